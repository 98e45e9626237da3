/**
 * Bytes → a table: encoding, delimiter and header are found, then rows come in batches, so that a file of any size
 * passes through a few hundred kilobytes of memory. What is wrong with one row is a fault of that row; what makes the
 * file unreadable is an `UnreadableFile`.
 */
import { delimiterOf, isDeclaration } from './delimiter.ts';
import { createEncodingSniffer, type Encoding, foreignFormat } from './encoding.ts';
import { BrokenThroughout, createScanner, type ScannedRow } from './scanner.ts';

export const mostRows = 1_000_000;
export const mostColumns = 500;
const headBytes = 256 * 1024;
const longestName = 100;

const reasons = {
  empty_file: 'The file is empty.',
  workbook: 'This is an Excel workbook. Open it in Excel and save it as CSV (UTF-8), then upload that.',
  archive: 'This is a compressed archive. Unpack it and upload the CSV file in it.',
  picture: 'This is a picture, not a table.',
  pdf: 'This is a PDF document, not a table. Export the data as CSV instead.',
  web_page: 'This is a web page, not CSV (some programs call it .xls). Open it in Excel and save it as CSV.',
  binary: 'This is not a text file.',
  no_columns: 'The first row holds no column names.',
  too_many_columns: `The first row has more than ${mostColumns} columns. Is the delimiter right?`,
  too_many_rows: `The file has more than ${mostRows} rows. Split it and upload the parts.`,
  broken_quotes: 'The quotes in this file are broken in too many places.',
} as const;

/** Nothing can be made of the file; `reason` is a word of a closed list, the message a sentence. */
export class UnreadableFile extends Error {
  readonly reason: keyof typeof reasons;
  constructor(reason: keyof typeof reasons) {
    super(reasons[reason]);
    this.reason = reason;
  }
}

export interface Dialect {
  encoding: Encoding;
  delimiter: string;
}

export interface DialectSniffer {
  push(chunk: Uint8Array): void;
  /** How to read the file that passed by. Throws `UnreadableFile`. */
  result(): Dialect;
}

/** Finds out how to read a file while it is being stored. */
export function createDialectSniffer(): DialectSniffer {
  const encoding = createEncodingSniffer();
  const head: Uint8Array[] = [];
  let size = 0;
  return {
    push(chunk) {
      encoding.push(chunk);
      if (size < headBytes) head.push(chunk.slice(0, headBytes - size));
      size += chunk.length;
    },
    result() {
      const beginning = Buffer.concat(head);
      const foreign = foreignFormat(beginning);
      if (foreign !== null) throw new UnreadableFile(foreign);
      const found = encoding.result();
      if (found === 'binary') throw new UnreadableFile('binary');
      const text = new TextDecoder(found).decode(beginning);
      if (text.trim() === '') throw new UnreadableFile('empty_file');
      return { encoding: found, delimiter: delimiterOf(text) };
    },
  };
}

export const rowFaults = {
  broken_quotes: 'A quotation mark in this row is not closed, or closed too early.',
  too_long: 'This row is longer than a million characters.',
  too_few_cells: 'This row has fewer cells than there are columns.',
  too_many_cells: 'This row has more cells than there are columns.',
  unreadable_characters: 'Characters in this row cannot be read in the encoding of the file.',
} as const;
export type RowFault = keyof typeof rowFaults;

export interface TableRow {
  /** Place in the file as a spreadsheet counts it: the header is row 1. */
  row: number;
  line: number;
  /** One for each column. */
  cells: string[];
  fault: RowFault | null;
}

export interface Table {
  /** Names of the columns: unique, never empty, at most 100 characters. */
  columns: string[];
  /** The rows in batches. Throws `UnreadableFile` where there are too many of them. */
  batches: AsyncGenerator<TableRow[]>;
}

/** Opens a file as a table. Throws `UnreadableFile`. */
export async function openTable(bytes: AsyncIterable<Uint8Array>, dialect: Dialect): Promise<Table> {
  const batches = scan(bytes, dialect);
  let first: ScannedRow[] = [];
  while (first.length === 0) {
    const next = await batches.next();
    if (next.done === true) throw new UnreadableFile('no_columns');
    first = next.value;
    if (first[0] !== undefined && isDeclaration(first[0].cells)) first = first.slice(1);
  }
  const [header, ...rest] = first;
  if (header === undefined || header.fault === 'too_long') throw new UnreadableFile('no_columns');
  if (header.fault === 'broken_quotes') throw new UnreadableFile('broken_quotes');
  const columns = columnNames(header.cells);
  return { columns, batches: rowsOf(columns.length, rest, batches) };
}

async function* scan(bytes: AsyncIterable<Uint8Array>, dialect: Dialect): AsyncGenerator<ScannedRow[]> {
  const decoder = new TextDecoder(dialect.encoding);
  const scanner = createScanner(dialect.delimiter);
  try {
    for await (const chunk of bytes) {
      const rows = scanner.push(decoder.decode(chunk, { stream: true }));
      if (rows.length > 0) yield rows;
    }
    const rows = [...scanner.push(decoder.decode()), ...scanner.end()];
    if (rows.length > 0) yield rows;
  } catch (error) {
    if (error instanceof BrokenThroughout) throw new UnreadableFile('broken_quotes');
    throw error;
  }
}

async function* rowsOf(
  width: number,
  first: ScannedRow[],
  others: AsyncGenerator<ScannedRow[]>,
): AsyncGenerator<TableRow[]> {
  let count = first.length;
  if (first.length > 0) yield first.map((row) => fitted(row, width));
  for await (const batch of others) {
    count += batch.length;
    if (count > mostRows) throw new UnreadableFile('too_many_rows');
    yield batch.map((row) => fitted(row, width));
  }
}

/** Makes a row as wide as the header. Empty cells beyond it are Excel's habit; anything else moved the values. */
function fitted({ row, line, cells, fault: found }: ScannedRow, width: number): TableRow {
  let fault: RowFault | null = found;
  const clean = cells.map(cellText);
  if (fault === null && clean.some((cell) => cell.includes('\ufffd'))) fault = 'unreadable_characters';
  if (fault === null && clean.length < width) fault = 'too_few_cells';
  if (fault === null && clean.slice(width).some((cell) => cell !== '')) fault = 'too_many_cells';
  // Nothing is lost of a row that has too much: what stands beyond the last column is kept in it.
  if (fault !== null && clean.length > width) clean[width - 1] = clean.slice(width - 1).join(' ');
  clean.length = Math.min(clean.length, width);
  while (clean.length < width) clean.push('');
  return { row, line, cells: clean, fault };
}

/** An apostrophe that keeps a spreadsheet from computing a cell; our own exports put it there. */
const guarded = /^'[=+\-@\t\r']/;

/**
 * What a cell says: without Excel's `="0123"`, without the apostrophe that keeps a spreadsheet from computing it, and
 * with a mark in place of NUL, which no database stores.
 */
export function cellText(cell: string): string {
  const text = cell.replaceAll('\0', '\ufffd').trim();
  const asText = /^="([^"]*)"$/.exec(text)?.[1];
  if (asText !== undefined) return asText;
  return guarded.test(text) ? text.slice(1) : text;
}

/** Names that can be told apart: an empty one gets its number, a repeated one a number behind it. */
function columnNames(cells: readonly string[]): string[] {
  let width = cells.length;
  while (width > 0 && cells[width - 1]?.trim() === '') width--;
  if (width === 0) throw new UnreadableFile('no_columns');
  if (width > mostColumns) throw new UnreadableFile('too_many_columns');
  const taken = new Set<string>();
  return cells.slice(0, width).map((cell, i) => {
    const said = cellText(cell)
      .replace(/[\s\p{Cc}\ufeff]+/gu, ' ')
      .trim();
    const name = said.slice(0, longestName).toWellFormed() || `#${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}
