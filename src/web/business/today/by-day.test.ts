import { expect, test } from 'vitest';
import { byDay } from './by-day.ts';

test('steps and closings stand under their day, days in order, over the end of a year', () => {
  const a = { nextStepDue: '2027-01-01' };
  const b = { nextStepDue: '2026-12-31' };
  const never = { nextStepDue: null };
  const deal = { expectedClose: '2026-12-31' };
  expect(byDay([a, b, never], [deal, { expectedClose: null }])).toEqual([
    { day: '2026-12-31', steps: [b], deals: [deal] },
    { day: '2027-01-01', steps: [a], deals: [] },
  ]);
});
