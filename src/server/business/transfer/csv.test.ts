import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDialectSniffer, openTable } from './reading.ts';
import { splitList } from './values.ts';
import { csvCell, csvList, type ExportColumn, writeCsv } from '#platform/csv';

type Line = { name: string; tags: string[]; note: string };
const columns: ExportColumn<Line>[] = [
  { key: 'name', names: { en: 'Name', 'zh-Hans': '姓名', 'zh-Hant': '姓名' }, value: (r) => r.name },
  { key: 'tags', names: { en: 'Tags', 'zh-Hans': '标签', 'zh-Hant': '標籤' }, value: (r) => r.tags },
  { key: 'note', names: { en: 'Note', 'zh-Hans': '备注', 'zh-Hant': '備註' }, value: (r) => r.note },
];

async function write(records: Line[], headers: 'names' | 'keys' = 'names'): Promise<string> {
  async function* batches() {
    for (const record of records) yield [record];
  }
  let text = '';
  for await (const piece of writeCsv(batches(), columns, 'zh-Hans', headers)) text += piece;
  return text;
}

async function readBack(text: string): Promise<string[][]> {
  async function* bytes() {
    yield Buffer.from(text);
  }
  const sniffer = createDialectSniffer();
  sniffer.push(Buffer.from(text));
  const table = await openTable(bytes(), sniffer.result());
  const cells: string[][] = [];
  for await (const batch of table.batches) cells.push(...batch.map((r) => r.cells));
  return cells;
}

describe('cells that a spreadsheet would compute', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ['-A1', "'-A1"],
    ['\tx', "'\tx"],
    ['-12.5', '-12.5'],
    ['+86 138-0013-8000', '+86 138-0013-8000'],
    ["'=1", "''=1"],
    ["'tis", "''tis"],
    ['Acme', 'Acme'],
  ])('%j is written %j', (text, cell) => expect(csvCell(text)).toBe(cell));
});

describe('files that we write', () => {
  it('begin with the mark that Excel needs, end lines with CRLF, and take headers in a language or as keys', async () => {
    const record = { name: '李雷', tags: ['a;b', 'c'], note: 'x\ny' };
    expect(await write([record])).toBe('\ufeff姓名,标签,备注\r\n李雷,"""a;b""; c","x\ny"\r\n');
    expect(await write([], 'keys')).toBe('\ufeffname,tags,note\r\n');
  });

  it('come back with the same values', async () => {
    // As records hold texts: trimmed, without control characters.
    const marks = fc.constantFrom(...'=+-@\'",;|，、；#ab12户\\ ');
    const text = fc.oneof(
      fc.string({ unit: marks, maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    const line = text
      .map((t) => t.replace(/[\p{Cc}\u2028\ufffd\ufeff]/gu, '').trim())
      .filter((t) => t !== '' && t.isWellFormed());
    const records = fc.array(
      fc.record({ name: line, tags: fc.uniqueArray(line, { maxLength: 4 }), note: line }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(records, async (written) => {
        const cells = await readBack(await write(written));
        expect(cells.map(([name, tags = '', note]) => ({ name, tags: splitList(tags), note }))).toEqual(
          written,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('write lists that split into the same parts', () => {
    const part = fc
      .string({ unit: fc.constantFrom(...'ab";, |，'), minLength: 1, maxLength: 6 })
      .map((t) => t.trim());
    fc.assert(
      fc.property(fc.uniqueArray(part.filter((t) => t !== '')), (parts) => {
        expect(splitList(csvList(parts))).toEqual(parts);
      }),
    );
  });
});
