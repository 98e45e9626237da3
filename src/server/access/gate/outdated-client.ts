/** A page older than this server accepts is told so, keeps its drafts and is loaded anew: it would only do harm. */
import { clientGeneration, oldestClient } from '#contract/client';
import { openLock } from '#access/locks';
import { dayMs, later } from '#platform/clock';
import type { Gate } from './gate.ts';
import { lockedBy } from './locked.ts';

/** @throws ProblemError `locked` with scope `client` */
export async function refuseOutdated(
  gate: Gate,
  said: string | string[] | undefined,
  now: Date,
): Promise<void> {
  if (said === undefined || !/^\d{1,6}$/.test(String(said))) return;
  const generation = Number(said);
  if (generation >= oldestClient) return;
  const lock = {
    scope: 'client',
    subject: `generation ${generation}`,
    personId: null,
    strength: 'closed',
    trigger: 'outdated-client',
    evidence: { generation, oldest: oldestClient, served: clientGeneration },
    reason: '',
    openedBy: null,
    endsAt: later(now, dayMs),
  } as const;
  const { id } = await openLock(gate.database.db, lock, now);
  throw lockedBy({ ...lock, id, opensAt: now, coveredBy: null });
}
