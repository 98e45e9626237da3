/** Who covers: the first of those named who can. */
import { sql } from 'kysely';
import type { Policy } from '#contract/access/policy';
import type { Db } from '#platform/database';
import { awayNow } from '#access/coverage';

/**
 * The first cover, in the person's order, who accepted (or need not), is here and isn't away themselves. Covers of covers
 * are never asked: nobody gets at work they didn't accept, and a circle of two who are both away ends at once.
 */
export async function chooseCover(
  db: Db,
  personId: string,
  today: string,
  { coverage }: Policy,
  now: Date,
): Promise<string | null> {
  const states = coverage.mustAccept ? ['accepted'] : ['accepted', 'asked'];
  const { rows } = await sql<{ cover_id: string }>`
    select c.cover_id from covers c join people p on p.id = c.cover_id
    where c.person_id = ${personId} and p.state = 'active' and c.state = any(${states}::text[])
      and (c.from_day is null or c.from_day <= ${today}::date) and not ${awayNow(sql`c.cover_id`, now)}
    order by c.position limit 1`.execute(db);
  return rows[0]?.cover_id ?? null;
}

/** Whether somebody who covers still can: they work here and aren't away, and the person still names them. */
export async function canCover(db: Db, personId: string, coverId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from covers c join people p on p.id = c.cover_id
    where c.person_id = ${personId} and c.cover_id = ${coverId} and c.state <> 'refused' and p.state = 'active'
      and not ${awayNow(sql`p.id`, now)}`.execute(db);
  return rows.length > 0;
}

/** Their manager, where there is one who can be told. */
export async function leadOf(db: Db, personId: string): Promise<string | null> {
  const lead = await db
    .selectFrom('people as p')
    .innerJoin('people as m', 'm.id', 'p.manager_id')
    .where('p.id', '=', personId)
    .where('m.state', '=', 'active')
    .select('m.id')
    .executeTakeFirst();
  return lead?.id ?? null;
}
