/** A page older than this server accepts is told so, keeps its drafts and is loaded anew: it would only do harm. */
import { clientGeneration, oldestClient } from '#contract/client';
import { openLock } from '#access/locks';
import { dayMs, later } from '#platform/clock';
import type { Gate } from './gate.ts';
import { lockedBy } from './locked.ts';

/** The generation of the page that asks. Null: a program, which says none. */
export const readGeneration = (said: string | string[] | undefined): number | null =>
  said === undefined || !/^\d{1,6}$/.test(String(said)) ? null : Number(said);

/** @throws ProblemError `locked` with scope `client` */
export async function refuseOutdated(gate: Gate, generation: number | null, now: Date): Promise<void> {
  if (generation === null || generation >= oldestClient) return;
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
