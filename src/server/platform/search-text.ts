/**
 * How names are found: by parts of them, by pinyin and its initials (`hwjs` finds 华为技术), by digits of a phone.
 * PostgreSQL's trigrams need three characters and most Chinese names have two, so pairs of 汉字 and beginnings of words
 * are indexed beside them.
 */
import { pinyin } from 'pinyin-pro';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { plannedAnew } from './database.ts';

export const han = /\p{Script=Han}/u;
const hanRuns = /\p{Script=Han}+/gu;

/** Text as it is compared: no case, no width, no accents. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC')
    .toLowerCase();

const sortKeyLength = 120;

/** How a text with 汉字 is read. */
export function spell(text: string): { full: string; initials: string } {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return {
    full: fold(syllables.join(' ')),
    initials: fold(syllables.map((syllable) => syllable.slice(0, 1)).join('')),
  };
}

/** What a name is sorted by: Chinese by its pinyin among the Latin ones. */
export function sortKey(name: string): string {
  const folded = fold(name);
  return sortKeyOf(folded, han.test(folded) ? spell(folded) : null);
}

const sortKeyOf = (folded: string, spelt: { full: string } | null): string =>
  (spelt?.full ?? folded).slice(0, sortKeyLength);

export interface SearchColumns {
  sort_name: string;
  search_text: string;
  search_grams: string[];
}

/**
 * The search columns of a record.
 * @param name what it is called: found by its parts, its pinyin and initials
 * @param more other words to be found by; phone numbers are also found by their digits
 */
export function searchColumns(
  name: string,
  more: readonly (string | null | undefined)[] = [],
): SearchColumns {
  const folded = fold(name);
  const words = [folded];
  const spelt = han.test(folded) ? spell(folded) : null;
  if (spelt) words.push(spelt.full.replaceAll(' ', ''), spelt.initials);
  for (const word of more) {
    if (!word) continue;
    words.push(fold(word));
    const digits = word.replace(/\D/g, '');
    if (/^[+\d(]/.test(word) && digits.length >= 3) words.push(digits);
  }
  return {
    sort_name: sortKeyOf(folded, spelt),
    search_text: [...new Set(words)].join('\n').slice(0, 2000),
    search_grams: grams(words),
  };
}

/** Pairs and single 汉字, and the first one and two letters of each word. */
function grams(words: readonly string[]): string[] {
  const found = new Set<string>();
  for (const word of words) {
    for (const run of word.match(hanRuns) ?? []) {
      const signs = [...run];
      signs.forEach((sign, i) => {
        found.add(sign);
        const next = signs[i + 1];
        if (next !== undefined) found.add(sign + next);
      });
    }
    for (const part of word.match(/[\p{L}\p{N}]+/gu) ?? []) {
      if (han.test(part)) continue;
      found.add(`^${part.slice(0, 1)}`);
      if (part.length > 1) found.add(`^${part.slice(0, 2)}`);
    }
  }
  return [...found].slice(0, 200);
}

/**
 * The condition that a record is found by what somebody typed; every word must be found. Null for nothing to search.
 * @param table alias whose `search_text` and `search_grams` are looked at
 */
export function matches(table: string, typed: string): RawBuilder<boolean> | null {
  const words = wordsOf(typed);
  if (words.length === 0) return null;
  const text = sql.ref(`${table}.search_text`);
  const indexed = sql.ref(`${table}.search_grams`);
  return sql<boolean>`(${sql.join(
    words.map((word) => {
      const sought = soughtOf(word);
      const found = gramsOf(sought);
      // Where grams find it, `like` would tempt PostgreSQL into the trigram index too, which for two characters means all of it.
      return found.length > 0
        ? sql`${indexed} @> ${found}::text[] and strpos(${text}, ${sought}) > 0`
        : sql`${text} like ${anywhere(sought)}`;
    }),
    sql` and `,
  )} ${plannedAnew})`;
}

/** The same for tables without grams, which are small: deals, products, people. */
export function matchesText(table: string, typed: string): RawBuilder<boolean> | null {
  const words = wordsOf(typed);
  if (words.length === 0) return null;
  const text = sql.ref(`${table}.search_text`);
  const likes = words.map((word) => sql`${text} like ${anywhere(soughtOf(word))}`);
  return sql<boolean>`(${sql.join(likes, sql` and `)} ${plannedAnew})`;
}

/** What was typed, as words to be found. */
export const wordsOf = (typed: string): string[] =>
  fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);

/** A phone number is found by its digits, however it is written. */
function soughtOf(word: string): string {
  const digits = /^[+\d(][\d\s().\-/]*$/.test(word) ? word.replace(/\D/g, '') : '';
  return digits.length >= 3 ? digits : word;
}

/** A pattern of `like` for a text anywhere. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The grams that find a word too short for trigrams; all pairs of a Chinese one, as together they are more exact. */
function gramsOf(word: string): string[] {
  const signs = [...word];
  if (signs.length < 3 && /^[\p{L}\p{N}]+$/u.test(word) && !han.test(word)) return [`^${word}`];
  const pairs = signs.flatMap((sign, i) => {
    const next = signs[i + 1];
    return han.test(sign) && next !== undefined && han.test(next) ? [sign + next] : [];
  });
  const single = signs.find((sign) => han.test(sign));
  return pairs.length === 0 && single !== undefined ? [single] : pairs.slice(0, 8);
}
