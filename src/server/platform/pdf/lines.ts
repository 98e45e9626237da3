/** Text into lines: between words, between Chinese signs, and inside a word only where it is wider than the line. */

/** Chinese, its punctuation, and what is as wide: a line may end after each. */
const wide = '\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF\\u{20000}-\\u{3FFFF}';
const pieces = new RegExp(`\\s+|[${wide}]|[^\\s${wide}]+`, 'gu');
/** These never begin a line. */
const closing = /^[、，。：；！？）」』】》〉’”…％%)\]},.;:!?]/u;

/**
 * @param text without line breaks of its own
 * @param widthOf how wide a piece of text is drawn
 * @returns at least one line; none is wider than the width, unless one sign is
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string) => {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line = line === '' ? piece.trimStart() : line + piece;
  };
  for (const piece of bound(text)) {
    if (widthOf(piece.trimEnd()) <= width) add(piece);
    else for (const sign of piece) add(sign);
  }
  return [...lines, line.trimEnd()];
}

/** Pieces that stay together: what closes goes with what stands before it. */
function bound(text: string): string[] {
  const all: string[] = [];
  for (const [piece] of text.matchAll(pieces)) {
    const last = all.length - 1;
    if (last >= 0 && closing.test(piece)) all[last] += piece;
    else all.push(piece);
  }
  return all;
}
