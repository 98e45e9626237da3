/**
 * A guardian's share as words, for paper: 28 of them. 25 hold the set (16 bits), the share's number (3) and its value (256);
 * the last three are a Reed–Solomon check over GF(2^11), which names the one word that was written or typed wrongly and
 * says which it should be. Two wrong words are noticed always, more nearly always.
 */
import { shareList } from './share-list.ts';

export interface Share {
  /** Which secret it is a part of: 1 to 65535. */
  set: number;
  /** 1 to 5. */
  number: number;
  /** 256 bits. */
  value: Uint8Array;
}

export const shareWordCount = 28;
const checkWords = 3;
const dataWords = shareWordCount - checkWords;
const valueBytes = 32;

/** A word that can't be right, counted from 0, and the one it should probably be. */
export interface Slip {
  at: number;
  typed: string;
  suggestion: string | null;
}
export type ReadShare =
  | { share: Share }
  /** Too few words, or too many. */
  | { fault: 'count'; count: number }
  | { fault: 'slips'; slips: Slip[] }
  /** All are words of the list, but several of them are wrong: nobody can say which. */
  | { fault: 'several' };

export function shareToWords({ set, number, value }: Share): string[] {
  let bits = (BigInt(set) << 259n) | (BigInt(number) << 256n) | BigInt(`0x${hex(value)}`);
  const data: number[] = [];
  for (let i = 0; i < dataWords; i++, bits >>= 11n) data.unshift(Number(bits & 2047n));
  return [...data, ...checkOf(data)].map((index) => shareList[index] ?? '');
}

/** The words of a text, whatever stands between them: numbers, commas, line breaks. */
export const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

/** Reads a share as it was typed; four letters of a word are enough. */
export function readShare(words: readonly string[]): ReadShare {
  if (words.length !== shareWordCount) return { fault: 'count', count: words.length };
  const indexes = words.map(indexOf);
  const unknown = indexes.flatMap((index, at) => (index === -1 ? [at] : []));
  // An unknown word may as well be any: the check says which one fits, if it is the only one that is wrong.
  const wrong = wrongWord(indexes.map((index) => Math.max(0, index)));
  if (unknown.length > 0) return { fault: 'slips', slips: slipsOf(words, unknown, wrong) };
  if (wrong === 'several') return { fault: 'several' };
  if (wrong !== null) {
    const suggestion = shareList[wrong.index] ?? null;
    return { fault: 'slips', slips: [{ at: wrong.at, typed: words[wrong.at] ?? '', suggestion }] };
  }
  const bits = indexes.slice(0, dataWords).reduce((all, index) => (all << 11n) | BigInt(index), 0n);
  const value = (bits & ((1n << 256n) - 1n)).toString(16).padStart(2 * valueBytes, '0');
  const share = {
    set: Number(bits >> 259n),
    number: Number((bits >> 256n) & 7n),
    value: Uint8Array.from({ length: valueBytes }, (_, i) =>
      Number.parseInt(value.slice(2 * i, 2 * i + 2), 16),
    ),
  };
  return { share };
}

function slipsOf(
  words: readonly string[],
  unknown: readonly number[],
  wrong: ReturnType<typeof wrongWord>,
): Slip[] {
  return unknown.map((at) => {
    const typed = words[at] ?? '';
    const fits =
      unknown.length === 1 && wrong !== 'several'
        ? wrong === null
          ? shareList[0]
          : wrong.at === at
            ? shareList[wrong.index]
            : undefined
        : undefined;
    return { at, typed, suggestion: fits ?? nearestWord(typed) };
  });
}

/** @returns the place in the list; -1: no word of it */
function indexOf(typed: string): number {
  const exact = shareList.indexOf(typed);
  if (exact !== -1 || typed.length < 4) return exact;
  return shareList.findIndex((word) => word.startsWith(typed));
}

/** The word of the list that is fewest slips away; null where none is near. */
export function nearestWord(typed: string): string | null {
  const far = 3;
  let [nearest, least]: [string | null, number] = [null, far + 1];
  for (const word of shareList) {
    if (Math.abs(word.length - typed.length) >= least) continue;
    const distance = distanceOf(typed, word);
    if (distance < least) [nearest, least] = [word, distance];
  }
  return nearest;
}

/** Letters changed, left out, put in, or two of them swapped. */
function distanceOf(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(change, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

// — The check: GF(2^11) with x^11 + x^2 + 1, whose roots are the powers of α = x —

const order = 2047;
const powers: number[] = [];
const logs: number[] = [];
for (let i = 0, power = 1; i < order; i++) {
  powers.push(power);
  logs[power] = i;
  power <<= 1;
  if (power > order) power ^= 0x805;
}
const alpha = (exponent: number): number => powers[((exponent % order) + order) % order] ?? 0;
const logOf = (element: number): number => logs[element] ?? 0;
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : alpha(logOf(a) + logOf(b)));

/** The remainder by (x + 1)(x + α)(x + α²), so that a whole share is zero at 1, α and α². */
function checkOf(data: readonly number[]): number[] {
  const generator = [alpha(0) ^ alpha(1) ^ alpha(2), alpha(1) ^ alpha(2) ^ alpha(3), alpha(3)];
  let rest = [0, 0, 0];
  for (const word of data) {
    const lead = word ^ (rest[0] ?? 0);
    rest = generator.map((factor, i) => (rest[i + 1] ?? 0) ^ times(lead, factor));
  }
  return rest;
}

/** @returns null: all are right; else the only one that is wrong, with the one it should be */
function wrongWord(indexes: readonly number[]): { at: number; index: number } | 'several' | null {
  const [s0 = 0, s1 = 0, s2 = 0] = [0, 1, 2].map((j) =>
    indexes.reduce((sum, index) => times(sum, alpha(j)) ^ index, 0),
  );
  if (s0 === 0 && s1 === 0 && s2 === 0) return null;
  if (s0 === 0 || s1 === 0 || times(s1, s1) !== times(s0, s2)) return 'several';
  const at = indexes.length - 1 - ((logOf(s1) - logOf(s0) + order) % order);
  return at < 0 ? 'several' : { at, index: (indexes[at] ?? 0) ^ s0 };
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
