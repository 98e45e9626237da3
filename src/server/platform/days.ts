/** Calendar days in SQL. */
import { sql, type RawBuilder } from 'kysely';

/**
 * The instant at which a calendar day begins in a time zone.
 * @param day `YYYY-MM-DD`
 * @param days so many days after it, e.g. 1 for its end
 */
export const midnight = (day: string, timeZone: string, days = 0): RawBuilder<Date> =>
  sql<Date>`((${day}::date + ${days}::int)::timestamp at time zone ${timeZone})`;
