import { expect, it } from 'vitest';
import { dayBefore } from './reminders.ts';

it('what was left undone is said again on the next working day, over a weekend too', () => {
  expect(dayBefore('2026-11-25')).toBe('2026-11-24');
  // Monday looks back to Friday; Saturday and Sunday look back to nothing.
  expect(dayBefore('2026-11-30')).toBe('2026-11-27');
  expect(dayBefore('2026-11-28')).toBeNull();
  expect(dayBefore('2026-11-29')).toBeNull();
});
