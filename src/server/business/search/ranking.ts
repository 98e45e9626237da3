/** How close what was found is to what was typed. */
import { wordsOf } from '#platform/search-text';

export const near = 4;

/**
 * @param searchText as `searchColumns` wrote it: a name, its pinyin, its initials, numbers, addresses, one a line
 * @returns 0: all of it; 1: its start; 2: starts of words in it; 3: parts of it
 */
export function rankOf(searchText: string, typed: string): number {
  const lines = searchText.split('\n');
  const words = wordsOf(typed);
  const whole = words.join(' ');
  if (lines.includes(whole)) return 0;
  if (lines.some((line) => line.startsWith(whole))) return 1;
  const begins = (word: string) => lines.some((line) => isStartOfWord(line, word));
  return words.every(begins) ? 2 : 3;
}

function isStartOfWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(line.charAt(at - 1))) return true;
  }
  return false;
}

const before = 24;
const excerptLength = 120;

/** The part of a longer text around what was typed, in one line. */
export function excerpt(text: string, typed: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const word = typed.trim().split(/\s+/)[0] ?? '';
  const at = Math.max(0, line.toLowerCase().indexOf(word.toLowerCase()));
  const from = at > before ? at - before : 0;
  const part = new RegExp(`^.{0,${excerptLength}}`, 'su').exec(line.slice(from))?.[0] ?? '';
  return `${from > 0 ? '…' : ''}${part.toWellFormed()}${from + part.length < line.length ? '…' : ''}`;
}
