/** Somebody must always be able to let the others in. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';

/**
 * To be called in the transaction of a change that could take rights away, after it.
 * @throws ProblemError `last_administrator` where nobody who can sign in would be left to manage people and settings
 */
export async function keepAnAdministrator(db: Db): Promise<void> {
  const { rows } = await sql`
    select 1 from people p
    where p.state = 'active' and p.email is not null and p.password_hash is not null
      and exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'people.manage' = any(r.permissions))
      and exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'settings.manage' = any(r.permissions))
    limit 1
  `.execute(db);
  if (rows.length === 0) throw new ProblemError('last_administrator');
}

/** Two changes at once could each leave the other's administrator as the last: they go one after the other. */
export async function lockAdministration(db: Db): Promise<void> {
  await sql`select 1 from organisation where id = 1 for update`.execute(db);
}
