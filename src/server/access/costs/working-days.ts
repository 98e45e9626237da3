import { sql } from 'kysely';
import { dayAfter } from '#platform/clock';
import type { Db } from '#platform/database';
import { readSettings } from './store.ts';

/** A house that rests longer than this has no working days to count by. */
const lookAtDays = 400;

/**
 * The working day of the house so many working days after a day, or, negative, before it: by its own days of the week,
 * without its holidays. Where there are none, days of the calendar.
 * @param day `YYYY-MM-DD`, like what comes back
 */
export async function workingDayFrom(db: Db, day: string, days: number): Promise<string> {
  const { days: weekdays } = await readSettings(db);
  const direction = days < 0 ? -1 : 1;
  const { rows } = await sql<{ day: string }>`
    select d.day::text as day
    from (select ${day}::date + n * ${sql.lit(direction)} as day from generate_series(1, ${sql.lit(lookAtDays)}) n) d
    where extract(isodow from d.day)::int = any(${weekdays}::int[])
      and not exists (select from duty_absences h
        where h.person_id is null and d.day between h.from_day and h.to_day)
    order by abs(d.day - ${day}::date) offset ${sql.lit(Math.abs(days) - 1)} limit 1`.execute(db);
  return rows[0]?.day ?? dayAfter(day, days);
}
