/** Who is on duty when: over midnight, over the change of the clocks, on holidays, while somebody is away. */
import { describe, expect, it } from 'vitest';
import { onDutyAt, segmentsOf, type Absence, type Roster, type Shift } from './roster.ts';

const shift = (personId: string, weekday: number, from: number, to: number, place: 1 | 2 = 1): Shift => ({
  personId,
  place,
  weekday,
  day: null,
  fromMinute: from * 60,
  toMinute: to * 60,
});
const dated = (personId: string, day: string, from: number, to: number): Shift => ({
  ...shift(personId, 1, from, to),
  weekday: null,
  day,
});
const of = (shifts: Shift[], absences: Absence[] = [], timeZone = 'Asia/Shanghai'): Roster => ({
  timeZone,
  shifts,
  absences,
});
/** 2026-11-30 is a Monday. */
const at = (time: string) => new Date(`2026-${time}:00+08:00`);

describe('on duty', () => {
  const office = of([shift('a', 1, 9, 18), shift('b', 1, 9, 18, 2), shift('n', 1, 18, 9)]);
  it.each<[string, Roster, Date, string | null, string | null]>([
    ['a minute before', office, at('11-30T08:59'), null, null],
    ['from the minute on', office, at('11-30T09:00'), 'a', 'b'],
    ['to the minute before its end', office, at('11-30T17:59'), 'a', 'b'],
    ['then the night', office, at('11-30T18:00'), 'n', null],
    ['over midnight', office, at('12-01T02:00'), 'n', null],
    ['until the morning', office, at('12-01T08:59'), 'n', null],
    ['and no longer', office, at('12-01T09:00'), null, null],
    ['all day', of([shift('a', 1, 0, 24)]), at('11-30T23:59'), 'a', null],
    ['all day, and not the next', of([shift('a', 1, 0, 24)]), at('12-01T00:00'), null, null],
    ['Sunday’s night on Monday', of([shift('s', 7, 22, 6)]), at('11-30T05:00'), 's', null],
    [
      'who is away: the second steps up',
      of([...office.shifts], [{ personId: 'a', fromDay: '2026-11-30', toDay: '2026-11-30' }]),
      at('11-30T10:00'),
      'b',
      null,
    ],
    [
      'who comes back',
      of([...office.shifts], [{ personId: 'a', fromDay: '2026-11-28', toDay: '2026-11-29' }]),
      at('11-30T10:00'),
      'a',
      'b',
    ],
    [
      'a holiday',
      of([...office.shifts], [{ personId: null, fromDay: '2026-11-30', toDay: '2026-11-30' }]),
      at('11-30T10:00'),
      null,
      null,
    ],
    [
      'a holiday with a shift of its own',
      of(
        [...office.shifts, dated('h', '2026-11-30', 8, 12)],
        [{ personId: null, fromDay: '2026-11-30', toDay: '2026-11-30' }],
      ),
      at('11-30T10:00'),
      'h',
      null,
    ],
    [
      'one day goes before every week',
      of([...office.shifts, dated('x', '2026-11-30', 8, 12)]),
      at('11-30T10:00'),
      'x',
      'b',
    ],
    [
      'after it, the week again',
      of([...office.shifts, dated('x', '2026-11-30', 8, 12)]),
      at('11-30T12:00'),
      'a',
      'b',
    ],
    [
      'who is both is first',
      of([shift('a', 1, 9, 18), shift('a', 1, 9, 18, 2)]),
      at('11-30T10:00'),
      'a',
      null,
    ],
    ['nobody on it', of([]), at('11-30T10:00'), null, null],
  ])('%s', (_, roster, instant, first, second) => {
    expect(onDutyAt(roster, instant)).toEqual({ first, second });
  });

  it('goes by the clock on the wall when the clocks change', () => {
    const berlin = of([shift('a', 7, 1, 4)], [], 'Europe/Berlin');
    // 2026-10-25: three o’clock comes twice. From one to four are four hours.
    const [, night] = segmentsOf(berlin, new Date('2026-10-24T20:00:00Z'), 1);
    expect(night).toEqual({
      first: 'a',
      second: null,
      from: new Date('2026-10-24T23:00:00Z'),
      to: new Date('2026-10-25T03:00:00Z'),
    });
  });

  it('is told as a whole, without gaps or overlaps, from now on', () => {
    const week = of([1, 2, 3, 4, 5].map((weekday) => shift('a', weekday, 9, 18)));
    const segments = segmentsOf(week, at('11-30T10:07'), 7);
    expect(segments[0]).toMatchObject({ first: 'a', from: at('11-30T10:07'), to: at('11-30T18:00') });
    for (const [i, segment] of segments.entries())
      if (i > 0) expect(segment.from).toEqual(segments[i - 1]?.to);
    const gaps = segments.filter(({ first }) => first === null);
    // Four nights, the weekend, and the last night up to the hour at which it began.
    expect(gaps).toHaveLength(5);
    expect(gaps.at(-1)).toMatchObject({ from: at('12-04T18:00'), to: at('12-07T09:00') });
  });
});
