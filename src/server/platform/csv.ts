/**
 * Lists → CSV that Excel opens right (UTF-8 with its mark, CRLF) and that comes back by importing with the same values.
 *
 * A cell that a spreadsheet would compute is kept from it by an apostrophe in front, which reading takes away again
 * (`cellText`). Cells of digits and the marks of numbers and telephone numbers alone (`-12.5`, `+86 138-0013-8000`)
 * stay as they are: without a letter nothing can be called or fetched, and other programs want them bare.
 */
import { stringify } from 'csv-stringify/sync';
import type { Locale } from '#contract/fields';

/** First characters that make a spreadsheet take a cell for a formula; and the apostrophe that we put before them. */
const formulaStart = /^[=+\-@\t\r']/;
const harmless = /^[+-][\d\s().,%/-]*$/;

/** A text as it may stand in a cell. */
export function csvCell(text: string): string {
  if (!formulaStart.test(text)) return text;
  return harmless.test(text) ? text : `'${text}`;
}

/** Several values in one cell, apart by semicolons; one that holds a separator stands in quotes. */
export const csvList = (values: readonly string[]): string =>
  values.map((v) => (/[;,|，；、\n\r"]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v)).join('; ');

export interface ExportColumn<T> {
  /** Stable key, the same in all languages. */
  key: string;
  names: Record<Locale, string>;
  value: (record: T, locale: Locale) => string | number | boolean | null | readonly string[];
}

const flags: Record<Locale, readonly [string, string]> = {
  en: ['yes', 'no'],
  'zh-Hans': ['是', '否'],
  'zh-Hant': ['是', '否'],
};

/**
 * Writes batches of records as CSV, batch by batch as they are read. `headers: 'keys'` writes the stable keys instead of
 * names in the person's language; importing knows both.
 */
export async function* writeCsv<T>(
  batches: AsyncIterable<readonly T[]>,
  columns: readonly ExportColumn<T>[],
  locale: Locale,
  headers: 'names' | 'keys' = 'names',
): AsyncGenerator<string> {
  yield `\ufeff${lines([columns.map((c) => (headers === 'keys' ? c.key : c.names[locale]))])}`;
  for await (const batch of batches) {
    if (batch.length > 0)
      yield lines(batch.map((record) => columns.map((c) => cellOf(c.value(record, locale), locale))));
  }
}

function cellOf(value: string | number | boolean | null | readonly string[], locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return flags[locale][value ? 0 : 1];
  if (typeof value === 'number') return String(value);
  return csvCell(typeof value === 'string' ? value : csvList(value));
}

/** Rows as they stand in a file; their cells are guarded already. */
const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: '\r\n', quoted_match: /^\s|\s$|\r|\n/ });
