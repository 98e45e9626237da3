/** What the engine takes for the cause of a lock, where nobody has said it: to begin with, never the last word. */
import { usualCause, type RootCause } from '#contract/access/unlocking';
import type { TriggerName } from '#contract/access/triggers';
import { dayMs } from '#platform/clock';
import type { Db } from '#platform/database';

export interface CauseSeen {
  trigger: TriggerName;
  lane: string | null;
  evidence: Record<string, unknown>;
  opensAt: Date;
  passwordChangedAt: Date | null;
}

/** What tells causes apart, for a lock as for an unlock request. */
export const causeSigns = {
  /** Refused so often since its lane was spent: that is no slip of its owner. */
  refusedOfAttack: 20,
  /** So long after a change somebody's other devices may still send the old password. */
  changedLatelyDays: 14,
} as const;

export function suggestCause(seen: CauseSeen): RootCause {
  const { trigger, lane, evidence, opensAt, passwordChangedAt: changed } = seen;
  if (trigger !== 'wrong-passwords') return usualCause[trigger] ?? 'other';
  const { refused, factor } = evidence;
  if (lane !== 'trusted' && typeof refused === 'number' && refused >= causeSigns.refusedOfAttack)
    return 'attack';
  if (factor === 'totp' || factor === 'recovery-code') return 'typing-slip';
  const daysSince = changed === null ? Infinity : (opensAt.getTime() - changed.getTime()) / dayMs;
  return daysSince >= 0 && daysSince <= causeSigns.changedLatelyDays
    ? 'old-password-kept'
    : 'forgotten-password';
}

/** The suggestion for a lock of a person; null for others. */
export async function suggestCauseOf(db: Db, lockId: string): Promise<RootCause | null> {
  const lock = await db
    .selectFrom('locks')
    .innerJoin('people', 'people.id', 'locks.person_id')
    .select(['trigger', 'lane', 'evidence', 'opens_at', 'people.password_changed_at'])
    .where('locks.id', '=', lockId)
    .where('scope', 'in', ['account', 'session', 'device'])
    .executeTakeFirst();
  if (!lock) return null;
  return suggestCause({
    trigger: lock.trigger as TriggerName,
    lane: lock.lane,
    evidence: (lock.evidence ?? {}) as Record<string, unknown>,
    opensAt: lock.opens_at,
    passwordChangedAt: lock.password_changed_at,
  });
}

/** Writes the suggestion down, as a lock ends. */
export async function noteSuggestion(db: Db, lockId: string): Promise<void> {
  const suggested = await suggestCauseOf(db, lockId);
  if (suggested === null) return;
  await db.updateTable('locks').set({ suggested_cause: suggested }).where('id', '=', lockId).execute();
}
