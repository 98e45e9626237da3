/**
 * Which encoding a file is in, found while its bytes pass by: byte order mark, UTF-16 by its NULs, UTF-8 by its
 * grammar, else whichever of GBK, Big5 and Windows-1252 makes common characters of the bytes.
 */
import { isAscii } from 'node:buffer';

/** Names as `TextDecoder` knows them. GB18030 holds all of GBK and GB2312. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

const sampleBytes = 256 * 1024;

export interface EncodingSniffer {
  push(chunk: Uint8Array): void;
  /** The encoding, or `binary` where the bytes are no text at all. */
  result(): Encoding | 'binary';
}

/** Takes a file's bytes in chunks of any size; keeps at most 256 KiB of them. */
export function createEncodingSniffer(): EncodingSniffer {
  const utf8 = utf8Counter();
  const nul = { even: 0, odd: 0 };
  const sample: Uint8Array[] = [];
  let sampled = 0;
  let size = 0;
  let head = new Uint8Array(0);

  return {
    push(chunk) {
      if (head.length < 4) head = new Uint8Array(Buffer.concat([head, chunk.subarray(0, 4)]));
      const ascii = isAscii(chunk);
      if (chunk.includes(0)) countNuls(chunk, size, nul);
      if (!ascii) {
        utf8.push(chunk);
        if (sampled < sampleBytes) {
          // A chunk can begin inside a character, but no character goes across a line break.
          const from = size === 0 ? 0 : chunk.indexOf(0x0a) + 1;
          const piece = chunk.slice(from, from + sampleBytes - sampled);
          sample.push(piece);
          sampled += piece.length;
        }
      } else utf8.plain();
      size += chunk.length;
    },
    result() {
      const marked = byMark(head);
      if (marked !== null) return marked;
      const wide = byNuls(nul, size);
      if (wide !== null) return wide;
      const { good, bad } = utf8.end();
      // A few torn characters (a database that cut its texts by bytes) don't make it another encoding.
      if (bad === 0 || bad * 20 < good) return 'utf-8';
      return byCommonCharacters(Buffer.concat(sample));
    },
  };
}

function byMark(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

function countNuls(chunk: Uint8Array, offset: number, nul: { even: number; odd: number }): void {
  for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at + 1)) {
    if ((offset + at) % 2 === 0) nul.even++;
    else nul.odd++;
  }
}

/** UTF-16 writes ASCII with a NUL on one side. Chinese text has few of them, yet its commas and line ends are ASCII. */
function byNuls(nul: { even: number; odd: number }, size: number): Encoding | 'binary' | null {
  const all = nul.even + nul.odd;
  if (all === 0) return null;
  if (size % 2 === 0 && all / size > 0.03) {
    if (nul.odd / all > 0.95) return 'utf-16le';
    if (nul.even / all > 0.95) return 'utf-16be';
  }
  // A stray NUL in a long text is a fault of that row; many of them are no text.
  return all / size > 0.01 ? 'binary' : null;
}

/** Counts well and badly formed multi-byte sequences, across chunks. */
function utf8Counter() {
  let missing = 0;
  let good = 0;
  let bad = 0;
  const plain = () => {
    if (missing > 0) bad++;
    missing = 0;
  };
  return {
    plain,
    push(chunk: Uint8Array): void {
      for (const byte of chunk) {
        if (byte < 0x80) {
          if (missing > 0) plain();
        } else if (byte < 0xc0) {
          if (missing === 0) bad++;
          else if (--missing === 0) good++;
        } else {
          plain();
          if (byte >= 0xc2 && byte < 0xe0) missing = 1;
          else if (byte >= 0xe0 && byte < 0xf0) missing = 2;
          else if (byte >= 0xf0 && byte < 0xf5) missing = 3;
          else bad++;
        }
      }
    },
    end() {
      plain();
      return { good, bad };
    },
  };
}

/** Words that lists of customers are full of, in both writings. */
const frequent =
  /[的公司有限科技股份集团團中国國北京上海广廣深圳台湾灣市区區路号號客户戶名称稱电電话話邮郵箱联聯系絡人地址日期金额額产產品销銷售部门門经經理状狀态態备備注註]/gu;

/** Weighs byte pairs by how common the characters are that they would be; below six tenths it is Western text. */
function byCommonCharacters(bytes: Uint8Array): Encoding {
  const gbk = likelihood(bytes, 'gb18030');
  const big5 = likelihood(bytes, 'big5');
  if (Math.max(gbk, big5) < 0.6) return 'windows-1252';
  return gbk >= big5 ? 'gb18030' : 'big5';
}

function likelihood(bytes: Uint8Array, encoding: 'gb18030' | 'big5'): number {
  // First-level characters: GB2312 rows B0–D7 hold the 3,755 commonest, Big5 A4–C6 the 5,401. Rows A1–A3 are marks in both.
  const common = encoding === 'gb18030' ? { from: 0xb0, to: 0xd7 } : { from: 0xa4, to: 0xc6 };
  let pairs = 0;
  let good = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    const high = trail >= 0xa1 && trail <= 0xfe;
    const low = trail >= 0x40 && trail <= (encoding === 'gb18030' ? 0xa0 : 0x7e) && trail !== 0x7f;
    if (!high && !low) {
      pairs++;
      continue;
    }
    i++;
    if (lead >= 0xa1 && lead <= 0xa3) continue;
    pairs++;
    if (lead >= common.from && lead <= common.to && (high || encoding === 'big5')) good++;
  }
  if (pairs === 0) return 0;
  const words = new TextDecoder(encoding).decode(bytes).match(frequent)?.length ?? 0;
  return (good + words) / pairs;
}

/** What a file is that is no text, by its first bytes; null where nothing speaks against text. */
export function foreignFormat(
  head: Uint8Array,
): 'workbook' | 'archive' | 'picture' | 'pdf' | 'web_page' | null {
  const text = Buffer.from(head.subarray(0, 4096)).toString('latin1');
  if (text.startsWith('PK\u0003\u0004')) return /xl\/|\[Content_Types\]/.test(text) ? 'workbook' : 'archive';
  if (text.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'workbook';
  if (['\u001f\u008b', 'Rar!', '7z\u00bc\u00af', 'BZh', '\u00fd7zXZ'].some((magic) => text.startsWith(magic)))
    return 'archive';
  if (['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8'].some((magic) => text.startsWith(magic))) return 'picture';
  if (text.startsWith('%PDF')) return 'pdf';
  if (/^(\u00ef\u00bb\u00bf)?\s*<(!doctype html|html|\?xml|table|head|meta)/i.test(text)) return 'web_page';
  return null;
}
