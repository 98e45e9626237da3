import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAfter, daysBetween, dueGroupOf, groupByDue, quickDays, snoozeDays } from './due.ts';
import { dayOf } from '#contract/format';

it('groups by the calendar, over the ends of months and years', () => {
  const today = '2026-12-31';
  const due = ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-07', '2027-01-08', null];
  expect(due.map((day) => dueGroupOf(day, today))).toEqual([
    'overdue',
    'today',
    'week',
    'week',
    'later',
    'undated',
  ]);
});

it('takes today from the time zone of the organisation', () => {
  // 17:00 UTC is already the next morning in Shanghai: what was due on the 24th is late there, not in London.
  const now = '2026-11-24T17:00:00Z';
  expect(dueGroupOf('2026-11-24', dayOf(now, 'Asia/Shanghai'))).toBe('overdue');
  expect(dueGroupOf('2026-11-24', dayOf(now, 'Europe/London'))).toBe('today');
});

it('loses no step, keeps the order within a group, and shows no empty group', () => {
  const offsets = fc.array(fc.option(fc.integer({ min: -400, max: 400 })), { maxLength: 40 });
  fc.assert(
    fc.property(offsets, (days) => {
      const today = '2026-03-01';
      const items = days.map((d) => ({ nextStepDue: d === null ? null : dayAfter(today, d), id: {} }));
      const groups = groupByDue(items, today);
      expect(new Set(groups.flatMap((g) => g.items))).toEqual(new Set(items));
      for (const group of groups) {
        expect(group.items.length).toBeGreaterThan(0);
        expect(group.items).toEqual(items.filter((i) => group.items.includes(i)));
      }
    }),
  );
});

it('counts days without stumbling over a change of the clocks', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29');
});

it('the usual days come once each, and next week is a Monday that is still to come', () => {
  // 2026-11-24 is a Tuesday.
  expect(quickDays('2026-11-24').map(({ day }) => day)).toEqual([
    '2026-11-24',
    '2026-11-25',
    '2026-11-27',
    '2026-11-30',
  ]);
  expect(quickDays('2026-11-27').map(({ name }) => name)).toEqual(['today', 'tomorrow', 'monday']);
  expect(snoozeDays('2026-11-29')).toEqual([{ name: 'monday', day: '2026-11-30' }]);
  expect(snoozeDays('2026-11-30').map(({ day }) => day)).toEqual(['2026-12-01', '2026-12-07']);
});
