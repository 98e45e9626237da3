/**
 * Text → rows of cells (RFC 4180 as programs really write it). Our own, because `csv-parse` loses the rest of the file
 * behind a quote that is never closed: here such a row is handed out as broken, and reading goes on at the next line.
 */
export interface ScannedRow {
  /** Place in the file as a spreadsheet counts it: the first row is 1, empty rows count. */
  row: number;
  /** Line on which the row begins, as a text editor counts it. */
  line: number;
  cells: string[];
  fault: 'broken_quotes' | 'too_long' | null;
}

export interface Scanner {
  push(text: string): ScannedRow[];
  /** No more text: what is left is the last row. */
  end(): ScannedRow[];
}

/** Thrown where quotes are broken so thoroughly that reading would never end. */
export class BrokenThroughout extends Error {}

/** Characters; a longer row is a fault of that row. */
export const longestRow = 1_000_000;
/** Characters that may be read twice because a quote that opened did not close. */
const patience = 50_000_000;
const broken = Symbol('broken');
const more = Symbol('more');

interface Found {
  cells: string[];
  next: number;
  lines: number;
}

/** Reads text given in pieces of any size; blank rows are counted and left out. */
export function createScanner(delimiter: string): Scanner {
  let text = '';
  let row = 0;
  let line = 1;
  let skippingLine = false;
  let reread = 0;

  function scan(final: boolean): ScannedRow[] {
    const rows: ScannedRow[] = [];
    let at = 0;
    while (at < text.length) {
      if (skippingLine) {
        const next = afterLine(text, at, final);
        at = next ?? text.length;
        if (next === null) break;
        skippingLine = false;
        line++;
        continue;
      }
      const tooLong = text.length - at > longestRow;
      let found = rowAt(text, at, delimiter, '"', final, tooLong);
      const lineEnd = found === broken ? afterLine(text, at, final) : null;
      if (found === broken && lineEnd !== null && text.slice(at, lineEnd).includes('\\"')) {
        const escaped = rowAt(text, at, delimiter, '\\', final, tooLong);
        if (escaped !== broken) found = escaped;
      }
      // A broken row is its whole line: nothing is said of it before that has come.
      if (!tooLong && (found === more || (found === broken && lineEnd === null))) break;
      row++;
      if (found === more) {
        rows.push({ row, line, cells: [text.slice(at, at + 200)], fault: 'too_long' });
        skippingLine = true;
      } else if (found === broken) {
        const next = lineEnd ?? text.length;
        if (lineEnd === null || next - at > longestRow) {
          skippingLine = true;
          rows.push({ row, line, cells: [text.slice(at, at + 200)], fault: 'too_long' });
          continue;
        }
        reread += Math.min(text.length - at, longestRow);
        if (reread > patience) throw new BrokenThroughout();
        const raw = text.slice(at, next).replace(/[\r\n]+$/, '');
        rows.push({ row, line, cells: raw.split(delimiter), fault: 'broken_quotes' });
        line++;
        at = next;
      } else {
        if (found.cells.some((cell) => cell.trim() !== ''))
          rows.push({ row, line, cells: found.cells, fault: null });
        line += found.lines;
        at = found.next;
      }
    }
    text = text.slice(at);
    return rows;
  }

  return {
    push(piece) {
      text += piece;
      return scan(false);
    },
    end: () => scan(true),
  };
}

/** Position behind the line break that ends the line at `at`; null where the text ends before one is certain. */
function afterLine(text: string, at: number, final: boolean): number | null {
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) return i + 1;
    if (c !== 13) continue;
    if (i + 1 === text.length) return final ? i + 1 : null;
    return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return final ? text.length : null;
}

/** The row at `start`; `more` where it goes on behind the text, `broken` where its quotes don't add up. */
function rowAt(
  text: string,
  start: number,
  delimiter: string,
  escape: '"' | '\\',
  final: boolean,
  tooLong: boolean,
): Found | typeof more | typeof broken {
  const cells: string[] = [];
  const separator = delimiter.charCodeAt(0);
  let lines = 1;
  let at = start;
  for (;;) {
    let from = at;
    while (text.charCodeAt(from) === 32) from++;
    let end: number;
    if (text.charCodeAt(from) === 34) {
      const quoted = quotedAt(text, from, escape);
      // An open quote at the very end may still close, unless there is no more text or too much of it.
      if (quoted === null) return final || tooLong ? broken : more;
      if (quoted.end === text.length && !final) return more;
      cells.push(quoted.value);
      lines += quoted.lines;
      end = quoted.end;
      while (text.charCodeAt(end) === 32) end++;
    } else {
      end = at;
      for (; end < text.length; end++) {
        const c = text.charCodeAt(end);
        if (c === separator || c === 10 || c === 13) break;
      }
      if (end === text.length && !final) return more;
      cells.push(text.slice(at, end));
    }
    if (end >= text.length) return final ? { cells, next: text.length, lines } : more;
    const c = text.charCodeAt(end);
    if (c === separator) at = end + 1;
    else if (c === 10 || c === 13) {
      const next = afterLine(text, end, final);
      return next === null ? more : { cells, next, lines };
    } else return broken;
  }
}

/** The text between quotes that open at `open`; null where they don't close. */
function quotedAt(
  text: string,
  open: number,
  escape: '"' | '\\',
): { value: string; end: number; lines: number } | null {
  let value = '';
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    if (escape === '\\' && text[quote - 1] === '\\') {
      value += `${text.slice(from, quote - 1)}"`;
      from = quote + 1;
    } else if (text.charCodeAt(quote + 1) === 34) {
      value += text.slice(from, quote + 1);
      from = quote + 2;
    } else {
      value += text.slice(from, quote);
      return { value, end: quote + 1, lines: value.match(/\r\n|\r|\n/g)?.length ?? 0 };
    }
  }
}
