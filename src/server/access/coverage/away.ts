/** Who is away: by a lock of their account, or an absence that was noted. */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/database';

/** The condition that somebody's account is locked. A lane that is spent keeps nobody from working (I2). */
export const lockedNow = (person: RawBuilder<unknown>, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from locks l where l.scope = 'account' and l.person_id = ${person} and l.lane is null
    and l.ended_at is null and (l.ends_at is null or l.ends_at > ${now}))`;

/** The condition that they are on leave or ill, by the organisation's days. */
export const absentNow = (person: RawBuilder<unknown>, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from absences b, organisation o where b.person_id = ${person} and b.ended_at is null
    and b.from_day <= (${now}::timestamptz at time zone o.time_zone)::date
    and (b.until_day is null or b.until_day >= (${now}::timestamptz at time zone o.time_zone)::date))`;

export const awayNow = (person: RawBuilder<unknown>, now: Date): RawBuilder<boolean> =>
  sql<boolean>`(${lockedNow(person, now)} or ${absentNow(person, now)})`;

/** Whether a coverage of theirs is open: what reminds them goes to the cover. */
export async function isCovered(db: Db, personId: string): Promise<boolean> {
  const open = await db
    .selectFrom('coverages')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}

/**
 * How long somebody was away since an instant, for clocks that count time against them: deals that stand still, and
 * whatever else has a target.
 */
export const timeAway = (
  person: RawBuilder<unknown>,
  since: RawBuilder<unknown>,
  now: Date,
): RawBuilder<string> => sql<string>`time_away(${person}, ${since}, ${now}::timestamptz)`;
