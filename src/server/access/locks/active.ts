/** Which locks are open now. */
import { strengths, type LockScope, type Strength, type TriggerName } from '#contract/access/triggers';
import type { Db } from '#platform/database';

export interface ActiveLock {
  id: string;
  scope: LockScope;
  strength: Strength;
  trigger: TriggerName;
  /** Why a person locked it; empty: the engine did. */
  reason: string;
  opensAt: Date;
  endsAt: Date | null;
  /** Who does the work that is due meanwhile, where somebody does. */
  coveredBy: string | null;
}

/** The locks that are open on any of these subjects. Notes of spent lanes aren't among them. */
export async function activeLocks(
  db: Db,
  subjects: readonly { scope: LockScope; subject: string }[],
  now: Date,
): Promise<ActiveLock[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('locks')
    .select(['id', 'scope', 'strength', 'trigger', 'reason', 'opens_at', 'ends_at'])
    .select((eb) =>
      eb
        .selectFrom('coverages as v')
        .innerJoin('coverage_turns as t', 't.coverage_id', 'v.id')
        .innerJoin('people as p', 'p.id', 't.cover_id')
        .whereRef('v.person_id', '=', 'locks.person_id')
        .where('v.ended_at', 'is', null)
        .where('t.ended_at', 'is', null)
        .select('p.name')
        .limit(1)
        .as('covered_by'),
    )
    .where((eb) =>
      eb.or(
        subjects.map(({ scope, subject }) => eb.and([eb('scope', '=', scope), eb('subject', '=', subject)])),
      ),
    )
    .where('ended_at', 'is', null)
    .where('lane', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope as LockScope,
    strength: row.strength as Strength,
    trigger: row.trigger as TriggerName,
    reason: row.reason,
    opensAt: row.opens_at,
    endsAt: row.ends_at,
    coveredBy: row.covered_by,
  }));
}

/** The lock that allows least; of equals the one that lasts longest. */
export function worstOf(locks: readonly ActiveLock[]): ActiveLock | null {
  const end = (lock: ActiveLock) => lock.endsAt?.getTime() ?? Infinity;
  const [worst = null] = locks.toSorted(
    (a, b) => strengths.indexOf(b.strength) - strengths.indexOf(a.strength) || end(b) - end(a),
  );
  return worst;
}

/** True for a day after a person was let back in: an attack that runs on can't lock them again. */
export async function isShielded(db: Db, personId: string, now: Date): Promise<boolean> {
  const shield = await db
    .selectFrom('locks')
    .select('id')
    .where('person_id', '=', personId)
    .where('shield_until', '>', now)
    .limit(1)
    .executeTakeFirst();
  return shield !== undefined;
}
