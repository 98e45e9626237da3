/** Dangerous acts ask for a proof that isn't old: an open browser in an empty office must not be enough for them. */
import { currentPolicy } from '#access/policies';
import { minuteMs } from '#platform/clock';
import { ProblemError } from '#platform/problem';
import type { Ctx } from './context.ts';

/** @throws ProblemError `fresh_proof_needed`: prove once more (`POST /api/me/proof`), then do it again */
export async function demandFresh({ db, user, now }: Pick<Ctx, 'db' | 'user' | 'now'>): Promise<void> {
  // Whoever broke the glass may have lost every proof: it is short, and everybody was told.
  if (user.breakGlassUntil !== null) return;
  const { sessions } = await currentPolicy(db, now);
  // A proof from the future was given under a wrong clock.
  const age = user.provedAt === null ? Infinity : Math.abs(now.getTime() - user.provedAt.getTime());
  if (age > sessions.freshMinutes * minuteMs) throw new ProblemError('fresh_proof_needed');
}
