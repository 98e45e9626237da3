/**
 * Administrators: who manages people and settings. Invariant (I7): the last two can't be locked, closed or demoted;
 * somebody must always be able to let the others in. Knows nothing of the gate, so that the gate can ask.
 */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';

/** The ids of those who manage people and settings, can sign in, and aren't locked. */
export async function administrators(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people p
    where p.state = 'active' and p.email is not null and p.password_hash is not null
      and exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'people.manage' = any(r.permissions))
      and exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'settings.manage' = any(r.permissions))
      and not exists (select from locks l where l.scope = 'account' and l.subject = p.id::text and l.lane is null
        and l.strength in ('closed', 'limited') and l.ended_at is null and coalesce(l.ends_at > ${now}, true))
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Everybody who manages people and settings, whether or not anything keeps them from coming in just now. */
export async function holdersOfAdministration(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from people p
    where p.state = 'active'
      and exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'people.manage' = any(r.permissions))
      and exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'settings.manage' = any(r.permissions))
    order by p.sort_name, p.id
  `.execute(db);
  return rows;
}

/**
 * To be called in the transaction of a change that could take an administrator away, after it.
 * @param before who they were before
 * @throws ProblemError `last_administrator` where none would be left; `last_administrators` where there would be fewer
 * than two, and fewer than before
 */
export async function keepTwoAdministrators(db: Db, before: readonly string[], now: Date): Promise<void> {
  const left = await administrators(db, now);
  if (left.length === 0) throw new ProblemError('last_administrator');
  if (left.length < 2 && left.length < before.length) throw new ProblemError('last_administrators');
}

/** Two changes at once could each leave the other's administrator as the last: they go one after the other. */
export async function lockAdministration(db: Db): Promise<void> {
  await sql`select 1 from organisation where id = 1 for update`.execute(db);
}
