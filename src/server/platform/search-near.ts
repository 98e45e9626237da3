/**
 * Finding what was meant, where it isn't there as typed: one slip of the finger in a Latin word, or another 汉字 that
 * sounds the same. A similarity of trigrams would call two swapped letters in a short name far apart (hauwei, huawei:
 * 0.43) and much else near. Forty patterns are no work for an index: ask it of a bounded number of rows.
 */
import { sql, type RawBuilder } from 'kysely';
import { plannedAnew } from './database.ts';
import { anywhere, han, spell, wordsOf } from './search-text.ts';

/** In a shorter word one letter more or less makes another word. */
const shortestLetters = 5;
const longestLetters = 20;

/** The patterns of `like` for a word with one letter wrong, too many, missing, or swapped with the next. */
export function slips(word: string): string[] {
  const found = new Set<string>();
  for (let i = 0; i < word.length; i++) {
    const before = word.slice(0, i);
    const at = word.charAt(i);
    const next = word.charAt(i + 1);
    const after = word.slice(i + 1);
    found.add(`${before}_${after}`).add(`${before}${after}`);
    if (i > 0) found.add(`${before}_${at}${after}`);
    if (next !== '' && next !== at) found.add(`${before}${next}${at}${word.slice(i + 2)}`);
  }
  found.delete(word);
  return [...found];
}

function patternsOf(word: string): string[] {
  if (han.test(word)) return [anywhere(word), anywhere(spell(word).full.replaceAll(' ', ''))];
  const isWord = /^\p{L}+$/u.test(word) && word.length >= shortestLetters && word.length <= longestLetters;
  return [anywhere(word), ...(isWord ? slips(word).map((slip) => `%${slip}%`) : [])];
}

/**
 * The condition that a record is close to what somebody typed, every word as it is or nearly. Null where no word can be
 * meant otherwise.
 * @param table alias whose `search_text` is looked at
 */
export function nearly(table: string, typed: string): RawBuilder<boolean> | null {
  const words = wordsOf(typed).map(patternsOf);
  if (words.every((patterns) => patterns.length === 1)) return null;
  const text = sql.ref(`${table}.search_text`);
  const likes = words.map((patterns) => sql`${text} like any(${patterns}::text[])`);
  return sql<boolean>`(${sql.join(likes, sql` and `)} ${plannedAnew})`;
}
