/** Which locks count for problems, and what lies behind each. */
import { sql, type RawBuilder } from 'kysely';
import { rootCauses, usualCause } from '#contract/access/unlocking';

/** The root cause that somebody named; else what most often lies behind its trigger; else `other`. */
export const causeOf: RawBuilder<string> = sql<string>`case
  when l.root_cause = any(${[...rootCauses]}::text[]) then l.root_cause
  else coalesce(${JSON.stringify(usualCause)}::jsonb ->> l.trigger, 'other') end`;

/** What kept a person out. A note that a lane is spent does so only once somebody said what lay behind it. */
const counts = sql<boolean>`l.person_id is not null and l.scope in ('account', 'session', 'device')
  and (l.lane is null or l.root_cause is not null)`;

/** The locks that count, after an instant and up to now. More conditions on `l` may follow. */
export const countedLocks = (since: RawBuilder<unknown>, now: Date) => sql`
  select l.id, l.person_id, l.opens_at, l.opened_by, l.repeats_id, coalesce(l.ended_at, l.ends_at) as over_at,
    ${causeOf} as cause
  from locks l where ${counts} and l.opens_at > ${since} and l.opens_at <= ${now}`;

/**
 * Whether a counted lock `l` belongs to a problem. What people lock by hand has its reason: it makes no problem of the
 * house, unless somebody raised that by hand.
 * @param problem the name under which the problem stands in the query
 */
export const isOf = (problem: string): RawBuilder<boolean> => {
  const at = (column: string) => sql.ref(`${problem}.${column}`);
  return sql<boolean>`l.cause = ${at('cause')} and case when ${at('person_id')} is null
    then l.opened_by is null or ${at('rule')} = 'hand' else l.person_id = ${at('person_id')} end`;
};
