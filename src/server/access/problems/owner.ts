/** Whose a problem is: whoever is on duty, else the administrator who has been here longest. */
import { sql } from 'kysely';
import type { PassingReason } from '#contract/access/problems';
import { holdersOfAdministration } from '#access/administrators';
import { absentNow } from '#access/coverage';
import { onDutyNow } from '#access/duty';
import { currentPolicy } from '#access/policies';
import { later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';

export type Hindrance = Exclude<PassingReason, 'nobody'>;

/**
 * What keeps people from looking after a problem; whoever isn't in it can. A lock counts once it has lasted as long as
 * it takes until a colleague covers: who proves themselves in a minute keeps their problems.
 * @param ids whom is asked about
 */
export async function hindrances(
  db: Db,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Hindrance>> {
  const { coverage } = await currentPolicy(db, now);
  const { rows } = await sql<{ id: string; why: Hindrance }>`
    select p.id, case
      when p.state <> 'active' then 'closed'
      when not exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'locks.manage' = any(r.permissions)) then 'no-right'
      when exists (select from locks l where l.scope = 'account' and l.person_id = p.id and l.lane is null
        and l.ended_at is null and (l.ends_at is null or l.ends_at > ${now})
        and l.opens_at <= ${later(now, -coverage.afterMinutes * minuteMs)}) then 'locked'
      when ${absentNow(sql`p.id`, now)} or exists (select from duty_absences a, organisation o
        where a.person_id = p.id and (${now}::timestamptz at time zone o.time_zone)::date
          between a.from_day and a.to_day) then 'away'
      end as why
    from people p where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.filter(({ why }) => why !== null).map(({ id, why }) => [id, why]));
}

/**
 * Who looks after a problem from now on: first or second on duty, else an administrator, else whoever looks after locks;
 * of these the one who has been here longest.
 * @param about whose locks it is about: never they
 * @returns null where nobody can just now
 */
export async function chooseOwner(db: Db, about: string | null, now: Date): Promise<string | null> {
  const { first, second } = await onDutyNow(db, now);
  const administrators = new Set((await holdersOfAdministration(db)).map(({ id }) => id));
  const people = await db.selectFrom('people').select('id').orderBy('created_at').orderBy('id').execute();
  const longest = people.map(({ id }) => id);
  const inTurn = [first, second, ...longest.filter((id) => administrators.has(id)), ...longest];
  const able = [...new Set(inTurn)].filter((id): id is string => id !== null && id !== about);
  const hindered = await hindrances(db, able, now);
  return able.find((id) => !hindered.has(id)) ?? null;
}
