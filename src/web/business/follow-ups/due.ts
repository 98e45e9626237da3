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

/** The Monday after a day: what “next week” means for something that has to be done. */
export const mondayAfter = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, 7 - ((weekday + 6) % 7));
};

/** The days that are chosen most: each once, also on a Friday, when in three days is Monday. */
export const quickDays = (today: string) =>
  (
    [
      { name: 'today', day: today },
      { name: 'tomorrow', day: dayAfter(today, 1) },
      { name: 'inThree', day: dayAfter(today, 3) },
      { name: 'monday', day: mondayAfter(today) },
    ] as const
  ).filter(({ day }, i, all) => all.findLastIndex((other) => other.day === day) === i);

/** Where a step is put off to; on a Sunday both are the same day. */
export const snoozeDays = (today: string) =>
  quickDays(today).filter((one) => one.name === 'tomorrow' || one.name === 'monday');
