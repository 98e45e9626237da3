/** A problem passes on from an owner who can't look after it: it lies with nobody. */
import { hindrances, chooseOwner } from './owner.ts';
import { addEvent, updateProblem, type HeldProblem } from './store.ts';
import { tellOwner, writeLine, type Telling } from './tell.ts';

/**
 * Whoever has it keeps it while they can; else the next on duty gets it. Where nobody can, it stays with whoever it was.
 * @returns whether somebody else has it now, who has been told
 */
export async function settleOwner(
  ctx: Telling,
  problem: Pick<HeldProblem, 'id' | 'owner_id' | 'person_id'>,
): Promise<boolean> {
  const { db, now } = ctx;
  const { id, owner_id: owner } = problem;
  const why = owner === null ? 'nobody' : ((await hindrances(db, [owner], now)).get(owner) ?? null);
  if (why === null) return false;
  const next = await chooseOwner(db, problem.person_id, now);
  if (next === null || next === owner) return false;
  await updateProblem(db, id, { owner_id: next }, now);
  await addEvent(db, id, { act: 'passed', personId: null, ownerId: next, why }, now);
  await writeLine(ctx, 'problem.changed', id);
  await tellOwner(ctx, id, 'passed');
  return true;
}
