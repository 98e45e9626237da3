/** The locks that a request is about. */
import { releasesOf, type LockScope, type Strength, type TriggerName } from '#contract/access/triggers';
import type { Db } from '#platform/database';

/** What keeps a person out now, notes of spent lanes among it, and an administrator can lift. Their keys are another matter. */
export async function liftable(db: Db, personId: string, now: Date) {
  const rows = await db
    .selectFrom('locks')
    .select(['id', 'scope', 'subject', 'trigger', 'strength', 'lane', 'opens_at', 'ends_at', 'evidence'])
    .select(['opened_by', 'repeats_id'])
    .where('person_id', '=', personId)
    .where('scope', 'in', ['account', 'session', 'device'] satisfies LockScope[])
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('opens_at', 'desc')
    .execute();
  return rows
    .map((row) => ({ ...row, trigger: row.trigger as TriggerName, strength: row.strength as Strength }))
    .filter(({ trigger, strength }) => releasesOf(trigger, strength).includes('administrator'));
}
export type LiftableLock = Awaited<ReturnType<typeof liftable>>[number];
