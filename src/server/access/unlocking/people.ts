/** Who is called for a request, and who may answer it. */
import { administrators } from '#access/administrators';
import { answerers, onDutyNow } from '#access/duty';
import type { EscalationStep } from '#contract/access/unlocking';
import type { Db } from '#platform/database';

type Finder = (db: Db) => Promise<readonly string[]>;
const guardians: Finder[] = [];

/** Says who else is called at the last step. */
export const registerGuardians = (find: Finder): void => void guardians.push(find);

/**
 * Whom a step calls. Never whoever asked; where that leaves nobody, or nobody is on duty, all who may answer.
 * @param asker whose request it is
 */
export async function calledAt(db: Db, step: EscalationStep, asker: string, now: Date): Promise<string[]> {
  const all = (await answerers(db)).map(({ id }) => id);
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
