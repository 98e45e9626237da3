/** Who is called for a request, and who may answer it. */
import { sql } from 'kysely';
import { administrators } from '#access/administrators';
import { onDutyNow } from '#access/duty';
import type { EscalationStep } from '#contract/access/unlocking';
import type { Db } from '#platform/database';

type Finder = (db: Db) => Promise<readonly string[]>;
const guardians: Finder[] = [];

/** Says who else is called at the last step. */
export const registerGuardians = (find: Finder): void => void guardians.push(find);

/** Those who may answer: who looks after locks and can be reached at all. */
export async function answerers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people p
    where p.state = 'active' and exists (select from person_roles pr join roles r on r.id = pr.role_id
      where pr.person_id = p.id and 'locks.manage' = any(r.permissions))
    order by p.id`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Whom a step calls. Never whoever asked; where that leaves nobody, or nobody is on duty, all who may answer.
 * @param asker whose request it is
 */
export async function calledAt(db: Db, step: EscalationStep, asker: string, now: Date): Promise<string[]> {
  const all = await answerers(db);
  const others = (ids: readonly (string | null)[]) =>
    [...new Set(ids)].filter((id): id is string => id !== null && id !== asker);
  const may = new Set(all);
  const chosen = others(await ofStep(db, step, all, now)).filter((id) => step === 'owner' || may.has(id));
  return chosen.length > 0 ? chosen : others(all);
}

async function ofStep(
  db: Db,
  step: EscalationStep,
  all: readonly string[],
  now: Date,
): Promise<readonly (string | null)[]> {
  switch (step) {
    case 'first':
      return [(await onDutyNow(db, now)).first];
    case 'second':
      return [(await onDutyNow(db, now)).second];
    case 'administrators':
      return all;
    case 'owner': {
      const found = await Promise.all(guardians.map((find) => find(db)));
      return [...(await administrators(db, now)), ...found.flat()];
    }
  }
}
