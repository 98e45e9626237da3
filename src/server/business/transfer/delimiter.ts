/** Which character separates the cells of a file: the one that cuts its rows into as many cells as its header has. */
import { BrokenThroughout, createScanner } from './scanner.ts';

export const delimiters = [',', ';', '\t', '|', '，'] as const;
const rowsLookedAt = 60;

/** Excel's own way of saying it: a first line `sep=;`. */
const declared = /^\ufeff?"?sep=(.)"?\r?(\n|$)/i;

/** Takes the beginning of a file; a file of one column answers with a comma. */
export function delimiterOf(head: string): string {
  const said = declared.exec(head)?.[1];
  if (said !== undefined) return said;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = fit(head, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

export const isDeclaration = (cells: readonly string[]): boolean =>
  declared.test(cells.join('')) || (/^sep=$/i.test(cells[0] ?? '') && cells.slice(1).join('') === '');

/**
 * 0 where the header stays whole, else how many rows agree with the header, and a little for many columns. Decimal
 * commas and text with commas cut rows unevenly, or cut rows whose header stays whole.
 */
function fit(head: string, delimiter: string): number {
  const scanner = createScanner(delimiter);
  let rows;
  try {
    rows = [...scanner.push(head), ...scanner.end()];
  } catch (error) {
    if (error instanceof BrokenThroughout) return 0;
    throw error;
  }
  // The last row of the piece may be cut off.
  if (rows.length > 2) rows.pop();
  const header = rows[0]?.cells.length ?? 0;
  if (header < 2 || rows[0]?.fault !== null) return 0;
  const body = rows.slice(1, rowsLookedAt).filter((row) => row.fault === null);
  const agreeing = body.filter((row) => row.cells.length === header).length;
  const share = body.length === 0 ? 1 : agreeing / body.length;
  return share + Math.min(header, 50) / 200;
}
