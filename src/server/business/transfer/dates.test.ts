import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DateProfile,
  decideDateOrder,
  followTheOthers,
  newDateProfile,
  newPairProfile,
  seeDate,
  seePair,
} from './date-order.ts';
import { dayOf, instantOf, readDate } from './dates.ts';

const day = (text: string, order: 'ymd' | 'dmy' | 'mdy' = 'ymd') => {
  const date = readDate(text, order, 2026);
  return date === null ? null : dayOf(date, 'Asia/Shanghai');
};

describe('dates that say themselves what they are', () => {
  it.each([
    ['2016-10-20', '2016-10-20'],
    ['2016/1/2', '2016-01-02'],
    ['2016.10.20', '2016-10-20'],
    ['2016年10月20日', '2016-10-20'],
    ['2016年1月2日 星期六 下午3:05', '2016-01-02'],
    ['民國105年10月20日', '2016-10-20'],
    ['20161020', '2016-10-20'],
    ['20161020T101500Z', '2016-10-20'],
    ['2016-10-20 15:30:00', '2016-10-20'],
    ['2016-10-20T20:30:00Z', '2016-10-21'],
    ['2016-10-20T20:30:00.000+0000', '2016-10-21'],
    ['2016-10-20T20:30:00+08:00', '2016-10-20'],
    ['Oct 20, 2016', '2016-10-20'],
    ['Thu, 20 Oct 2016 10:00 AM', '2016-10-20'],
    ['20 October 2016', '2016-10-20'],
    ['20-Oct-16', '2016-10-20'],
    ['20. März 2016', '2016-03-20'],
    ['3 février 2016', '2016-02-03'],
    ['42663', '2016-10-20'],
    ['42663.5', '2016-10-20'],
    ['２０１６－１０－２０', '2016-10-20'],
    ['2016-02-30', null],
    ['2016-13-01', null],
    ['2016-10-20 25:00', null],
    ['1016-10-20', null],
    ['soon', null],
    ['12', null],
    ['2016-10-20-11', null],
  ])('%s', (text, expected) => expect(day(text)).toBe(expected));
});

describe('dates that depend on their column', () => {
  it.each([
    ['20-10-16', 'dmy', '2016-10-20'],
    ['20-10-16', 'ymd', '2020-10-16'],
    ['20-10-16', 'mdy', null],
    ['10/20/2016', 'mdy', '2016-10-20'],
    ['10/20/2016 3:15 PM', 'mdy', '2016-10-20'],
    ['3.4.2016', 'dmy', '2016-04-03'],
    ['3.4.2016', 'mdy', '2016-03-04'],
    ['31-02-17', 'dmy', null],
    ['05-06-79', 'dmy', '1979-06-05'],
  ] as const)('%s as %s', (text, order, expected) => expect(day(text, order)).toBe(expected));

  it('reads times into instants', () => {
    const at = (text: string, zone: string) => {
      const date = readDate(text, 'mdy', 2026);
      return date === null ? null : instantOf(date, zone);
    };
    expect(at('10/20/2016 3:15 PM', 'Asia/Shanghai')).toBe('2016-10-20T07:15:00.000Z');
    expect(at('2016-10-20 下午3:15', 'Asia/Shanghai')).toBe('2016-10-20T07:15:00.000Z');
    expect(at('2016-10-20 15:30:45', 'Asia/Shanghai')).toBe('2016-10-20T07:30:45.000Z');
    expect(at('2016-10-20', 'Asia/Shanghai')).toBe('2016-10-20T04:00:00.000Z');
    expect(at('2016-07-01 12:00', 'Europe/Berlin')).toBe('2016-07-01T10:00:00.000Z');
  });

  it('reads every day in every order as written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
        fc.constantFrom('-', '/', '.'),
        (date, mark) => {
          const iso = date.toISOString().slice(0, 10);
          const [y = '', m = '', d = ''] = iso.split('-');
          expect(day([y, m, d].join(mark), 'mdy')).toBe(iso);
          expect(day([d, m, y].join(mark), 'dmy')).toBe(iso);
          expect(day([m, d, y].join(mark), 'mdy')).toBe(iso);
        },
      ),
    );
  });
});

function column(values: readonly string[]): DateProfile {
  const profile = newDateProfile();
  for (const value of values) seeDate(profile, value, 2026);
  return profile;
}
const decide = (values: readonly string[], fallback: 'ymd' | 'dmy' | 'mdy' = 'ymd') =>
  decideDateOrder(column(values), [], [fallback, 'dmy', 'mdy']);

describe('the order of a column', () => {
  it('is decided by the value that is a date in one order only', () => {
    expect(decide(['01/02/2016', '03/04/2016', '10/20/2016'])).toEqual({
      order: 'mdy',
      because: '10/20/2016',
      certain: true,
    });
    expect(decide(['01/02/2016', '20/10/2016'])).toEqual({
      order: 'dmy',
      because: '20/10/2016',
      certain: true,
    });
  });

  it('is decided by years being few and days many', () => {
    const days = Array.from({ length: 28 }, (_, i) => `${String(i + 1).padStart(2, '0')}-10-16`);
    expect(decide(days)).toMatchObject({ order: 'dmy', certain: true });
    expect(decide(days.map((d) => d.split('-').toReversed().join('-')))).toMatchObject({
      order: 'ymd',
      certain: true,
    });
  });

  it('is decided by what stands in order', () => {
    const sorted = Array.from(
      { length: 24 },
      (_, i) => `${(i % 12) + 1}/${1 + Math.floor(i / 12)}/2020`,
    ).toSorted(
      (a, b) =>
        Number(a.split('/')[1]) - Number(b.split('/')[1]) ||
        Number(a.split('/')[0]) - Number(b.split('/')[0]),
    );
    expect(decide(sorted, 'mdy')).toMatchObject({ order: 'dmy', certain: true });
  });

  it('is decided by ends that come after their beginnings', () => {
    const begin = newDateProfile();
    const end = newDateProfile();
    const pair = newPairProfile();
    for (let i = 0; i < 40; i++) {
      const [d, m] = [(i * 7) % 12, (i * 5) % 11];
      const one = seeDate(begin, `${d + 1}/${m + 1}/2020`, 2026);
      const two = seeDate(end, `${((d + 3) % 12) + 1}/${m + 2}/2020`, 2026);
      if (one !== null && two !== null) seePair(pair, one, two);
    }
    expect(decideDateOrder(end, [pair], ['mdy'])).toMatchObject({ order: 'dmy', certain: true });
  });

  it('is the fallback, and says so, where nothing decides', () => {
    expect(decide(['01/02/2016', '05/05/2016'], 'mdy')).toEqual({
      order: 'mdy',
      because: null,
      certain: false,
    });
    expect(decide(['01/02/2016'], 'ymd')).toMatchObject({ order: 'dmy', certain: false });
  });

  it('is nothing where the column holds no dates', () => {
    expect(decide(['Acme', '12', 'x', '1/2/2016'])).toBeNull();
    expect(decide([])).toBeNull();
  });

  it('follows the other columns of the file where it is open itself', () => {
    const columns = [['3/31/2024', '2/14/2024'], ['1/5/2024', '2/2/2024'], ['2024-01-05']].map(column);
    const readings = columns.map((profile) => decideDateOrder(profile, [], ['dmy', 'ymd', 'mdy']));
    expect(readings.map((r) => r?.order)).toEqual(['mdy', 'dmy', 'ymd']);
    expect(followTheOthers(readings, columns).map((r) => r?.order)).toEqual(['mdy', 'mdy', 'ymd']);
  });

  it('keeps to the rule when a few rows break it', () => {
    const many = Array.from({ length: 50 }, (_, i) => `${(i % 28) + 1}/${(i % 12) + 1}/2016`);
    expect(decide([...many, '01/31/2016'])).toMatchObject({ order: 'dmy', certain: true });
  });
});
