/** What is told of a lock to whoever stands before it. */
import type { LockTold } from '../problem.ts';
import { releaseRoutes, type ReleaseRoute } from './triggers.ts';

/** The ways that end this lock: what asks for a proof ends by one, whoever opened it; what has no end doesn't by waiting. */
export const waysBackFrom = (lock: Pick<LockTold, 'releases' | 'strength' | 'until'>): ReleaseRoute[] =>
  releaseRoutes.filter(
    (way) =>
      (lock.releases.includes(way) && (way !== 'time' || lock.until !== null)) ||
      (way === 'proof' && lock.strength === 'challenge'),
  );

/** Whether somebody's work waits for it: a key or an old page keeps nobody from theirs for long. */
export const keepsFromWork = ({ scope }: Pick<LockTold, 'scope'>): boolean =>
  scope === 'account' || scope === 'session' || scope === 'device';
