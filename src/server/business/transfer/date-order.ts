/**
 * In which order a column writes day, month and year, decided over all of its values: first by what is no date in an
 * order, then by what makes sense as a column of dates (years are few, days are many; dates stand in order; what ends
 * does not end before it began), at last by the language.
 */
import type { ImportColumn } from '#contract/business/transfer';
import { type DateOrder, inOrder, openDate, readDate } from './dates.ts';

const orders = ['ymd', 'dmy', 'mdy'] as const;
export type DateReading = NonNullable<ImportColumn['dates']>;

interface Evidence {
  misfits: number;
  /** The first value that is a date in another order only. */
  misfit: string | null;
  years: Set<number>;
  days: Set<number>;
  last: number | null;
  rising: number;
  falling: number;
}

/** What a column has shown so far. */
export interface DateProfile {
  values: number;
  /** Values that are dates in some order, or in themselves. */
  dates: number;
  open: number;
  evidence: Record<DateOrder, Evidence>;
}

const noEvidence = (): Evidence => ({
  misfits: 0,
  misfit: null,
  years: new Set(),
  days: new Set(),
  last: null,
  rising: 0,
  falling: 0,
});

export const newDateProfile = (): DateProfile => ({
  values: 0,
  dates: 0,
  open: 0,
  evidence: { ymd: noEvidence(), dmy: noEvidence(), mdy: noEvidence() },
});

/** Days since 1970 in each order, NaN where it is no date; what `seeDate` found, for comparing columns. */
export type DaysByOrder = Record<DateOrder, number>;

/** Takes one more value of the column into account; null where it is no date of any kind. */
export function seeDate(profile: DateProfile, value: string, thisYear: number): DaysByOrder | null {
  profile.values++;
  const open = openDate(value);
  if (open === null) {
    const date = readDate(value, 'ymd', thisYear);
    if (date === null) return null;
    profile.dates++;
    const day = Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
    return { ymd: day, dmy: day, mdy: day };
  }
  const days: DaysByOrder = { ymd: Number.NaN, dmy: Number.NaN, mdy: Number.NaN };
  const found = orders.map((order) => [order, inOrder(open, order, thisYear)] as const);
  if (found.every(([, date]) => date === null)) return null;
  profile.dates++;
  profile.open++;
  for (const [order, date] of found) {
    const e = profile.evidence[order];
    if (date === null) {
      e.misfits++;
      e.misfit ??= value;
      continue;
    }
    const day = Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
    days[order] = day;
    e.years.add(date.year);
    e.days.add(date.day);
    if (e.last !== null && day > e.last) e.rising++;
    if (e.last !== null && day < e.last) e.falling++;
    e.last = day;
  }
  return days;
}

/** How often the dates of one column lie before those of another, in each order. */
export interface PairProfile {
  before: Record<DateOrder, number>;
  after: Record<DateOrder, number>;
}
export const newPairProfile = (): PairProfile => ({
  before: { ymd: 0, dmy: 0, mdy: 0 },
  after: { ymd: 0, dmy: 0, mdy: 0 },
});

export function seePair(pair: PairProfile, one: DaysByOrder, other: DaysByOrder): void {
  for (const order of orders) {
    if (one[order] < other[order]) pair.before[order]++;
    else if (one[order] > other[order]) pair.after[order]++;
  }
}

/** Null where the column holds no dates: fewer than half of its values are any. */
export function decideDateOrder(
  profile: DateProfile,
  pairs: readonly PairProfile[],
  fallbacks: readonly DateOrder[],
): DateReading | null {
  if (profile.dates === 0 || profile.dates * 2 < profile.values) return null;
  if (profile.open === 0) return { order: 'ymd', because: null, certain: true };
  const fewest = Math.min(...orders.map((o) => profile.evidence[o].misfits));
  const candidates = orders.filter((o) => profile.evidence[o].misfits === fewest);
  const first = fallbacks.find((o) => candidates.includes(o)) ?? 'ymd';
  if (candidates.length === 1) {
    const rivals = orders.filter((o) => o !== first).map((o) => profile.evidence[o]);
    const closest = Math.min(...rivals.map((r) => r.misfits));
    const because = rivals.find((r) => r.misfits === closest)?.misfit ?? null;
    return { order: first, because, certain: fewest * 5 < closest };
  }
  const scored = candidates
    .map((order) => ({ order, score: plausibility(profile.evidence[order], order, pairs) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  // What already fell out by impossible values names the one that threw it out.
  const because = orders.map((o) => profile.evidence[o]).find((e) => e.misfits > fewest)?.misfit ?? null;
  if (best !== undefined && second !== undefined && best.score - second.score >= 0.5)
    return { order: best.order, because, certain: true };
  return { order: first, because: null, certain: false };
}

/** Between 0 and 3: one point for each way in which a column of dates usually looks like one. */
function plausibility(e: Evidence, order: DateOrder, pairs: readonly PairProfile[]): number {
  const few = e.days.size + e.years.size < 8;
  const spread = few ? 0 : e.days.size / (e.days.size + e.years.size);
  const sorted = oneWay(e.rising, e.falling);
  const together = pairs.some((pair) => oneWay(pair.before[order], pair.after[order]) === 1) ? 1 : 0;
  return spread + sorted + together;
}

/** 1 where of a dozen and more comparisons nearly all go the same way: chance does that once in two thousand. */
function oneWay(one: number, other: number): 0 | 1 {
  const all = one + other;
  return all >= 12 && Math.max(one, other) / all >= 0.95 ? 1 : 0;
}

/**
 * One file has mostly one way of writing dates: a column that leaves its order open follows the ones that don't.
 * @param profiles of the columns, in the order of `readings`
 */
export function followTheOthers(
  readings: readonly (DateReading | null)[],
  profiles: readonly DateProfile[],
): (DateReading | null)[] {
  const sure = readings.filter((r, i) => r?.certain === true && (profiles[i]?.open ?? 0) > 0);
  const [first] = sure;
  if (!first || sure.some((r) => r?.order !== first.order)) return [...readings];
  return readings.map((reading, i) => {
    if (reading === null || reading.certain) return reading;
    const evidence = profiles[i]?.evidence;
    const fits = evidence?.[first.order].misfits === evidence?.[reading.order].misfits;
    return fits ? first : reading;
  });
}
