/** Those who may answer, and so may be on duty: who looks after locks. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';

export interface Answerer {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
}

export async function answerers(db: Db): Promise<Answerer[]> {
  const { rows } = await sql<Answerer>`
    select p.id, p.name, p.email, p.phone from people p
    where p.state = 'active' and exists (select from person_roles pr join roles r on r.id = pr.role_id
      where pr.person_id = p.id and 'locks.manage' = any(r.permissions))
    order by p.sort_name, p.id`.execute(db);
  return rows;
}
