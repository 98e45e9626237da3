/**
 * Values that several rows share and that look wrong: a suggestion is the word closest to it, and it is used of itself
 * only where the two differ in spaces, case, marks, or a letter or two of a longer word. 汉字 and digits carry too much
 * each to be a slip: they are suggested, never taken.
 */
import { folded, isHan } from './folding.ts';

/**
 * Steps from one text to the other by inserting, deleting, replacing one character or exchanging two neighbours
 * (Damerau–Levenshtein, no part changed twice). Gives up beyond `limit` and answers `limit + 1`.
 */
export function distance(a: string, b: string, limit: number): number {
  const s = [...a];
  const t = [...b];
  if (Math.abs(s.length - t.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: t.length + 1 }, (_, j) => j);
  for (let i = 1; i <= s.length; i++) {
    const row = [i];
    for (let j = 1; j <= t.length; j++) {
      const same = s[i - 1] === t[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[t.length] ?? 0;
}

/** Letters that may differ: none in a word of three, one up to seven, two in longer ones. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

export interface Suggestion {
  word: string;
  /** Close enough to be taken unless somebody says otherwise. */
  sure: boolean;
}

export interface Dictionary {
  /** The word that a text most likely means; null where none is near, or two are equally near. */
  suggest(text: string): Suggestion | null;
}

/**
 * Makes a dictionary of the words that there are; it is put in order when it is first asked. `names` are other names of
 * a word, in other languages say.
 */
export function dictionary(words: Iterable<readonly [word: string, ...names: string[]]>): Dictionary {
  let index: Index | null = null;
  return {
    suggest(text) {
      index ??= indexOf(words);
      const fold = folded(text);
      const exact = index.byFold.get(fold);
      if (exact !== undefined) return exact === null ? null : { word: exact, sure: true };
      return nearest(fold, index.byLength);
    },
  };
}

interface Index {
  /** Null where several words are written the same. */
  byFold: Map<string, string | null>;
  byLength: Map<number, Map<string, string>>;
}

function indexOf(words: Iterable<readonly [word: string, ...names: string[]]>): Index {
  const byFold: Index['byFold'] = new Map();
  const byLength: Index['byLength'] = new Map();
  for (const [word, ...names] of words) {
    for (const name of [word, ...names]) {
      const fold = folded(name);
      const there = byFold.get(fold);
      byFold.set(fold, there === undefined || there === word ? word : null);
      const size = [...fold].length;
      const sameLength = byLength.get(size) ?? new Map<string, string>();
      if (!sameLength.has(fold)) sameLength.set(fold, word);
      byLength.set(size, sameLength);
    }
  }
  return { byFold, byLength };
}

function nearest(
  fold: string,
  byLength: ReadonlyMap<number, ReadonlyMap<string, string>>,
): Suggestion | null {
  const size = [...fold].length;
  const reach = Math.max(slips(size), isHan(fold) && size >= 3 ? 1 : 0);
  let least = reach + 1;
  let found: { word: string; name: string } | null = null;
  let tied = false;
  for (let length = size - reach; length <= size + reach; length++) {
    for (const [name, word] of byLength.get(length) ?? []) {
      const steps = distance(fold, name, Math.min(reach, least));
      if (steps > reach || steps > least) continue;
      if (steps === least && found !== null && found.word !== word) tied = true;
      if (steps < least) {
        least = steps;
        found = { word, name };
        tied = false;
      }
    }
  }
  if (found === null || tied) return null;
  const digits = (s: string) => s.replace(/\P{N}+/gu, '');
  const letters = !isHan(fold) && !isHan(found.name) && digits(fold) === digits(found.name);
  return { word: found.word, sure: letters && least <= slips(Math.min(size, [...found.name].length)) };
}
