/** The SQL of aftercares, their remedies and what happened to these. */
import type { Selectable } from 'kysely';
import type { RemedyKind } from '#contract/access/remedies';
import type { remedyActs } from '#contract/access/aftercare';
import type { RootCause } from '#contract/access/unlocking';
import type { DB, Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';

export type CareRow = Selectable<DB['aftercares']>;
export type RemedyRow = Selectable<DB['remedies']>;

export const causeOf = (row: { root_cause: string | null; suggested_cause: string | null }): RootCause =>
  (row.root_cause ?? row.suggested_cause ?? 'other') as RootCause;

/** The first lock of each aftercare: it is named by it, and gives its cause. */
export async function firstLocks(db: Db, careIds: readonly string[]) {
  if (careIds.length === 0) return new Map<string, FirstLock>();
  const rows = await db
    .selectFrom('locks')
    .select(['id', 'aftercare_id', 'trigger', 'evidence', 'root_cause', 'suggested_cause', 'shield_until'])
    .where('aftercare_id', 'in', careIds)
    .distinctOn('aftercare_id')
    .orderBy('aftercare_id')
    .orderBy('opens_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.aftercare_id ?? '', row]));
}
export type FirstLock = Pick<
  Selectable<DB['locks']>,
  'id' | 'aftercare_id' | 'trigger' | 'evidence' | 'root_cause' | 'suggested_cause' | 'shield_until'
>;

/** Dropped ones too, in the order in which they came. */
export const listRemedies = (db: Db, careIds: readonly string[]): Promise<RemedyRow[]> =>
  careIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('remedies')
        .selectAll()
        .where('aftercare_id', 'in', careIds)
        .orderBy('added_at')
        .orderBy('id')
        .execute();

/** @returns its id; null where there is a point of this kind already */
export async function addRemedy(
  db: Db,
  remedy: { careId: string; kind: RemedyKind; text?: string; by: string | null },
  now: Date,
): Promise<string | null> {
  const id = newId();
  const added = await db
    .insertInto('remedies')
    .values({
      id,
      aftercare_id: remedy.careId,
      kind: remedy.kind,
      text: remedy.text ?? '',
      added_by: remedy.by,
      added_at: now,
    })
    .onConflict((clash) => clash.doNothing())
    .returning(saidLive('aftercare').as('told'))
    .execute();
  if (added.length === 0) return null;
  await writeRemedyEvent(db, id, 'added', remedy.by, now);
  return id;
}

export async function writeRemedyEvent(
  db: Db,
  remedyId: string,
  act: (typeof remedyActs)[number],
  personId: string | null,
  now: Date,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await db
    .insertInto('remedy_events')
    .values({
      id: newId(),
      remedy_id: remedyId,
      at: now,
      act,
      person_id: personId,
      detail: JSON.stringify(detail),
    })
    .execute();
}
