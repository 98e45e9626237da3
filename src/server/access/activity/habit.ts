/** What is far outside somebody's habit. */
import type { Policy } from '#contract/access/policy';

/** What somebody did within an hour. */
export interface Doing {
  recordsRead: number;
  rowsExported: number;
  refusals: number;
}

/**
 * What of it is far outside: more than so many times the busiest hour, and more than a floor that nobody reaches by
 * ordinary work (both set by the policy). Null: nothing.
 */
export function isFarOutside(now: Doing, busiest: Doing, habits: Policy['habits']): keyof Doing | null {
  const floors = {
    rowsExported: habits.exportedPerHour,
    recordsRead: habits.recordsPerHour,
    refusals: habits.refusalsPerHour,
  };
  for (const what of ['rowsExported', 'recordsRead', 'refusals'] as const) {
    if (now[what] > Math.max(floors[what], habits.times * busiest[what])) return what;
  }
  return null;
}
