/** What the columns of a file look like, found while its rows pass by: samples, order of dates, decimal marks. */
import type { ImportColumn } from '#contract/business/transfer';
import {
  type DateProfile,
  type DaysByOrder,
  decideDateOrder,
  followTheOthers,
  newDateProfile,
  newPairProfile,
  type PairProfile,
  seeDate,
  seePair,
} from './date-order.ts';
import type { DateOrder } from './dates.ts';
import { decideDecimalMark, newNumberProfile, type NumberProfile, seeNumber } from './numbers.ts';

const samplesKept = 5;
const longestSample = 200;
/** A column without dates (or numbers) among its first values has none; only so many columns are compared in pairs. */
const patience = 200;
const datesCompared = 6;

interface ColumnProfile {
  samples: string[];
  dates: DateProfile;
  numbers: NumberProfile;
}

export interface TableProfile {
  see(cells: readonly string[]): void;
  result(): Pick<ImportColumn, 'name' | 'samples' | 'dates' | 'decimalMark'>[];
}

/**
 * @param dateOrders orders to fall back to where a column leaves them open, the likeliest first
 */
export function createProfile(
  names: readonly string[],
  delimiter: string,
  dateOrders: readonly DateOrder[],
  thisYear: number,
): TableProfile {
  const columns = names.map<ColumnProfile>(() => ({
    samples: [],
    dates: newDateProfile(),
    numbers: newNumberProfile(),
  }));
  const pairs = new Map<string, PairProfile>();

  return {
    see(cells) {
      const days: [number, DaysByOrder][] = [];
      for (const [i, column] of columns.entries()) {
        const cell = cells[i] ?? '';
        if (cell === '') continue;
        seeSample(column.samples, cell);
        if (!/\d/.test(cell) || cell.length > 60) {
          column.dates.values++;
          column.numbers.values++;
          continue;
        }
        if (goesOn(column.dates.values, column.dates.dates)) {
          const seen = seeDate(column.dates, cell, thisYear);
          if (seen !== null && days.length < datesCompared) days.push([i, seen]);
        }
        if (goesOn(column.numbers.values, column.numbers.numbers)) seeNumber(column.numbers, cell);
      }
      seePairs(pairs, days);
    },
    result() {
      const readings = columns.map(({ dates }, i) => {
        const own = [...pairs].filter(([key]) => key.split(' ').includes(String(i))).map(([, pair]) => pair);
        return decideDateOrder(dates, own, dateOrders);
      });
      const agreed = followTheOthers(
        readings,
        columns.map(({ dates }) => dates),
      );
      return columns.map(({ samples, numbers }, i) => ({
        name: names[i] ?? '',
        samples,
        dates: agreed[i] ?? null,
        decimalMark: numbers.numbers * 2 < numbers.values ? null : decideDecimalMark(numbers, delimiter),
      }));
    },
  };
}

const goesOn = (values: number, found: number): boolean => values < patience || found > 0;

function seeSample(samples: string[], cell: string): void {
  if (samples.length >= samplesKept) return;
  const sample = cell.slice(0, longestSample).toWellFormed();
  if (!samples.includes(sample)) samples.push(sample);
}

function seePairs(pairs: Map<string, PairProfile>, days: readonly [number, DaysByOrder][]): void {
  for (const [a, [i, one]] of days.entries()) {
    for (const [j, other] of days.slice(a + 1)) {
      const key = `${i} ${j}`;
      const pair = pairs.get(key) ?? newPairProfile();
      seePair(pair, one, other);
      pairs.set(key, pair);
    }
  }
}

/** Orders that a language writes dates in, the likeliest first. Americans alone put the month before the day. */
export function dateOrdersOf(locale: string, timeZone: string): readonly DateOrder[] {
  if (locale !== 'en') return ['ymd', 'mdy', 'dmy'];
  return /^America\/|^US\//.test(timeZone) ? ['mdy', 'ymd', 'dmy'] : ['dmy', 'ymd', 'mdy'];
}
