/** What somebody is told who stands before a lock of their own. */
import { releasesOf } from '#contract/access/triggers';
import type { LockTold } from '#contract/problem';
import type { ActiveLock } from '#access/locks';
import { ProblemError } from '#platform/problem';

export function tellLock(lock: ActiveLock): LockTold {
  return {
    id: lock.id,
    scope: lock.scope,
    strength: lock.strength,
    trigger: lock.trigger,
    reason: lock.reason,
    since: lock.opensAt.toISOString(),
    until: lock.endsAt?.toISOString() ?? null,
    releases: releasesOf(lock.trigger, lock.strength),
    coveredBy: lock.coveredBy,
  };
}

/** 423, with the lock. */
export const lockedBy = (lock: ActiveLock): ProblemError =>
  new ProblemError('locked', undefined, { lock: tellLock(lock) });
