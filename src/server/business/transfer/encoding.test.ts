import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createEncodingSniffer, foreignFormat } from './encoding.ts';

function sniff(bytes: Uint8Array, chunk = 7): string {
  const sniffer = createEncodingSniffer();
  for (let i = 0; i < bytes.length; i += chunk) sniffer.push(bytes.subarray(i, i + chunk));
  return sniffer.result();
}

const chinese =
  '客户名称,行业,电话,备注\n杭州云栖科技有限公司,软件,13800138000,老客户，每年续约\n上海喆昊贸易有限公司,贸易,021-66667777,\n';
const traditional =
  '客戶名稱,產業,電話,備註\n台灣積體電路製造股份有限公司,半導體,03-5636688,重要客戶\n鴻海精密,電子,02-22683466,\n';
const german =
  'Firma;Straße;Ort\nMüller & Söhne GmbH;Hauptstraße 5;Köln\nBäckerei Groß;Schloßallee 1;München\n';
const french =
  'Société;Ville;Téléphone\nÉlectricité Générale;Orléans;02 38 00 00 00\nCafé à la crème;Besançon;03 81 00 00 00\n';

describe('encoding of a file', () => {
  it.each([
    ['utf-8', Buffer.from(chinese), 'utf-8'],
    ['utf-8 with mark', Buffer.from(`\ufeff${chinese}`), 'utf-8'],
    ['ascii', Buffer.from('a,b\n1,2\n'), 'utf-8'],
    ['GBK', iconv.encode(chinese, 'gbk'), 'gb18030'],
    ['GBK, header only', iconv.encode('客户名称,联系人,电话\n', 'gbk'), 'gb18030'],
    ['GBK, one name', iconv.encode('name\n李雷\n', 'gbk'), 'gb18030'],
    ['GB18030', iconv.encode(`${chinese}𠮷野家,餐饮,,\n`, 'gb18030'), 'gb18030'],
    ['Big5', iconv.encode(traditional, 'big5'), 'big5'],
    ['Big5, header only', iconv.encode('客戶名稱,聯絡人,電話\n', 'big5'), 'big5'],
    ['Windows-1252, German', iconv.encode(german, 'win1252'), 'windows-1252'],
    ['Windows-1252, French', iconv.encode(french, 'win1252'), 'windows-1252'],
    ['Windows-1252, one letter', iconv.encode('name\nZoë Smith\n', 'win1252'), 'windows-1252'],
    ['UTF-16 LE with mark', iconv.encode(chinese, 'utf16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 BE with mark', iconv.encode(chinese, 'utf16be', { addBOM: true }), 'utf-16be'],
    ['UTF-16 LE, no mark', iconv.encode(chinese, 'utf16le', { addBOM: false }), 'utf-16le'],
    ['UTF-16 BE, no mark', iconv.encode('name,phone\nAcme,1\n', 'utf16be', { addBOM: false }), 'utf-16be'],
    ['zeros', new Uint8Array(1000), 'binary'],
  ])('%s', (_, bytes, encoding) => {
    expect(sniff(bytes)).toBe(encoding);
    expect(sniff(bytes, 64 * 1024)).toBe(encoding);
  });

  it('takes UTF-8 for UTF-8 when a database has torn a character', () => {
    const torn = Buffer.concat([
      Buffer.from(chinese.repeat(10)),
      Buffer.from('云').subarray(0, 2),
      Buffer.from(',\n'),
    ]);
    expect(sniff(torn)).toBe('utf-8');
  });

  it('finds every text with characters beyond ASCII in UTF-8, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (text, chunk) => {
          fc.pre(!text.includes('\0') && text.isWellFormed() && !/^[\ufeff\ufffe]/.test(text));
          expect(sniff(Buffer.from(text), chunk)).toBe('utf-8');
        },
      ),
    );
  });

  it('answers for any bytes at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => sniff(bytes) !== ''));
  });
});

describe('files that are no text', () => {
  it.each([
    ['PK\u0003\u0004......[Content_Types].xml', 'workbook'],
    ['PK\u0003\u0004......readme.txt', 'archive'],
    ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', 'workbook'],
    ['\u0089PNG\r\n', 'picture'],
    ['\u00ff\u00d8\u00ff\u00e0', 'picture'],
    ['%PDF-1.7', 'pdf'],
    ['\n<html><table>', 'web_page'],
    ['name,phone\n', null],
  ])('%j', (text, format) => expect(foreignFormat(Buffer.from(text, 'latin1'))).toBe(format));
});
