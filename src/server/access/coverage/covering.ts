/** What somebody covers now, as a part of their rights. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { awayNow } from './away.ts';

export interface CoveringNow {
  /** By the person covered: the coverage. */
  people: ReadonlyMap<string, string>;
  /** By customer, and by record that was due: the coverage. */
  customers: ReadonlyMap<string, string>;
  records: ReadonlyMap<string, string>;
  /** When an absence or lock of theirs ends by itself; null: none does. */
  until: Date | null;
}

const none: ReadonlyMap<string, string> = new Map();
export const coversNothing: CoveringNow = { people: none, customers: none, records: none, until: null };

/**
 * What this person covers. Locks and absences are looked at anew: what has ended counts no more, even where nobody has
 * handed anything back yet.
 */
export async function coveringOf(db: Db, personId: string, now: Date): Promise<CoveringNow> {
  const { rows: turns } = await sql<{ id: string; person_id: string; until: Date | null }>`
    select v.id, v.person_id, least(
      (select min(l.ends_at) from locks l where l.scope = 'account' and l.person_id = v.person_id and l.ended_at is null),
      -- The end of today: an absence goes by days.
      (select (((${now}::timestamptz at time zone o.time_zone)::date + 1)::timestamp at time zone o.time_zone)
        from organisation o)) as until
    from coverage_turns t
    join coverages v on v.id = t.coverage_id and v.ended_at is null
    join people p on p.id = v.person_id
    where t.cover_id = ${personId} and t.ended_at is null and ${awayNow(sql`v.person_id`, now)}`.execute(db);
  if (turns.length === 0) return coversNothing;
  const work = await db
    .selectFrom('coverage_work')
    .select(['coverage_id', 'record_id', 'customer_id'])
    .where(
      'coverage_id',
      'in',
      turns.map(({ id }) => id),
    )
    .execute();
  const ends = turns.flatMap(({ until }) => (until === null ? [] : [until.getTime()]));
  return {
    people: new Map(turns.map((turn) => [turn.person_id, turn.id])),
    customers: new Map(
      work.flatMap((row) => (row.customer_id === null ? [] : [[row.customer_id, row.coverage_id]])),
    ),
    records: new Map(work.map((row) => [row.record_id, row.coverage_id])),
    until: ends.length === 0 ? null : new Date(Math.min(...ends)),
  };
}
