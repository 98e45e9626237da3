/**
 * Whether a new password is the old one with a touch of paint. Both must be there as typed, so this is for the change of
 * a password, where the present one is given. Former passwords are there as hashes only: trying every variant against
 * each would take minutes of Argon2, so those are compared whole (history.ts).
 */
import { fold } from '#platform/search-text';

const swapped: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '!': 'l',
  i: 'l',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
};
const unswap = (text: string) => [...text].map((sign) => swapped[sign] ?? sign);

/** Shorter remainders say nothing: `a1` and `a2` have a core of one letter. */
const shortestCore = 4;

/** True for: another case or width, letters swapped for look-alikes, reversed, counted up, a few signs changed or added. */
export function isNearCopy(old: string, next: string): boolean {
  const [a, b] = [fold(old), fold(next)];
  if (a === '' || b === '') return false;
  if (a === b || a === [...b].toReversed().join('')) return true;
  const [coreA, coreB] = [coreOf(a), coreOf(b)];
  if (coreA.length >= shortestCore && coreA === coreB) return true;
  const [plainA, plainB] = [unswap(a), unswap(b)];
  const allowed = Math.max(2, Math.floor(Math.min(plainA.length, plainB.length) / 5));
  return editDistance(plainA, plainB) <= allowed;
}

/** Without the digits and signs at both ends: of `2025Spring!` remains `spring`, as of `Spring2026?`. */
const coreOf = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** Fewest insertions, removals, replacements and swaps of neighbours that make one of the other (restricted Damerau). */
export function editDistance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
