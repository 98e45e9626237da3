/** Opening a lock. */
import { sql } from 'kysely';
import { probationDays } from '#contract/access/aftercare';
import type { Lane, LockScope, Strength, TriggerName } from '#contract/access/triggers';
import { usualCause } from '#contract/access/unlocking';
import { dayMs, later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';
import { endExpired, writeEvent } from './end.ts';

export interface NewLock {
  scope: LockScope;
  subject: string;
  /** Whom it keeps from working. */
  personId: string | null;
  /** A note that this lane is spent, nothing more. */
  lane?: Lane;
  strength: Strength;
  trigger: TriggerName;
  evidence: Record<string, unknown>;
  /** Who opened it; null: the engine, and then there must be an end. */
  openedBy: string | null;
  reason?: string;
  endsAt: Date | null;
  reviewAt?: Date | null;
}

/** An end that moves by less than this stays: strangers pull some triggers as often as they like. */
const prolongedByMs = minuteMs;

/**
 * Opens a lock, or prolongs the one that is open: its end moves later, never earlier, and the newest evidence counts.
 * @returns the lock, whether it is new, how many times it locked in a row where it repeats others, and whether the same happened to this person within a week, or while
 * they were on probation for it
 */
export async function openLock(
  db: Db,
  lock: NewLock,
  now: Date,
): Promise<{ id: string; isNew: boolean; isRepeat: boolean; again: number | undefined }> {
  await endExpired(db, lock.scope, lock.subject, now);
  const id = newId();
  const repeats = await repeated(db, lock, now);
  const opened = await db
    .insertInto('locks')
    .values({
      id,
      scope: lock.scope,
      subject: lock.subject,
      person_id: lock.personId,
      lane: lock.lane ?? null,
      strength: lock.strength,
      trigger: lock.trigger,
      evidence: JSON.stringify(lock.evidence),
      opened_by: lock.openedBy,
      reason: lock.reason ?? '',
      opens_at: now,
      ends_at: lock.endsAt,
      review_at: lock.reviewAt ?? null,
      repeats_id: repeats,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(saidLive('lock').as('told'))
    .execute();
  if (opened.length === 1) {
    await writeEvent(db, id, 'opened', lock.openedBy, now);
    return { id, isNew: true, isRepeat: repeats !== null, again: await countChain(db, repeats) };
  }
  return { id: await prolong(db, lock, now), isNew: false, isRepeat: repeats !== null, again: undefined };
}

async function prolong(db: Db, lock: NewLock, now: Date): Promise<string> {
  const open = await db
    .selectFrom('locks')
    .select(['id', 'ends_at'])
    .where('scope', '=', lock.scope)
    .where('subject', '=', lock.subject)
    .where('trigger', '=', lock.trigger)
    .where('lane', 'is not distinct from', lock.lane ?? null)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  const longer =
    open.ends_at !== null && (lock.endsAt === null || lock.endsAt > later(open.ends_at, prolongedByMs));
  await db
    .updateTable('locks')
    .set((eb) => ({
      evidence: JSON.stringify(lock.evidence),
      version: eb('version', '+', 1),
      ...(longer && { ends_at: lock.endsAt }),
    }))
    .where('id', '=', open.id)
    .execute();
  if (longer) await writeEvent(db, open.id, 'prolonged', lock.openedBy, now);
  return open.id;
}

/** @returns the first of the locks that this one repeats: of the same trigger, or of the cause that usually pulls it */
async function repeated(db: Db, lock: NewLock, now: Date): Promise<string | null> {
  if (lock.personId === null) return null;
  const cause = usualCause[lock.trigger] ?? null;
  const { rows } = await sql<{ id: string; repeats_id: string | null }>`
    select l.id, l.repeats_id from locks l left join aftercares a on a.id = l.aftercare_id
    where l.person_id = ${lock.personId}
      and (l.trigger = ${lock.trigger} or coalesce(l.root_cause, l.suggested_cause) = ${cause})
      and l.ended_at is not null and (l.ended_at > ${later(now, -probationDays * dayMs)}
        or (a.ended_at is null and a.ends_at > ${now}))
    order by l.trigger = ${lock.trigger} desc, l.opens_at desc limit 1`.execute(db);
  const [last] = rows;
  return last ? (last.repeats_id ?? last.id) : null;
}

/** Those that opened at the same moment count once. */
async function countChain(db: Db, firstId: string | null): Promise<number | undefined> {
  if (firstId === null) return undefined;
  const { rows } = await sql<{ count: number }>`
    select count(distinct opens_at)::int as count from locks where id = ${firstId} or repeats_id = ${firstId}`.execute(
    db,
  );
  const { count = 0 } = rows[0] ?? {};
  return count > 1 ? count : undefined;
}
