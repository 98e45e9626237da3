/** When next steps are due, seen from today. Days are days of the organisation's time zone. */

export const dueGroups = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type DueGroup = (typeof dueGroups)[number];

const dayMs = 86_400_000;
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** Days from one day to another, both `YYYY-MM-DD`; negative into the past. */
export const daysBetween = (from: string, to: string): number => serial(to) - serial(from);

/** The day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date((serial(day) + days) * dayMs).toISOString().slice(0, 10);

/** @param due the day a step is due, null where none was said */
export function dueGroupOf(due: string | null, today: string): DueGroup {
  if (due === null) return 'undated';
  const days = daysBetween(today, due);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 7 ? 'week' : 'later';
}

/** Steps by when they are due; the groups in the order of the day, empty ones left out. */
export function groupByDue<T extends { nextStepDue: string | null }>(
  items: readonly T[],
  today: string,
): { group: DueGroup; items: T[] }[] {
  return dueGroups
    .map((group) => ({ group, items: items.filter((i) => dueGroupOf(i.nextStepDue, today) === group) }))
    .filter((entry) => entry.items.length > 0);
}
