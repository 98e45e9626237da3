/** How a lock ends: by time, by a proof, or by a person. Ending one never opens a session (I8). */
import { sql } from 'kysely';
import type { ChosenRemedy } from '#contract/access/remedies';
import type { LockScope, ReleaseRoute } from '#contract/access/triggers';
import { beginAftercare } from '#access/aftercare';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';
import { noteSuggestion } from './cause.ts';

/** So long after a lift, an attack that runs on can't lock the person again. */
const shieldMs = dayMs;

export interface Lift {
  by: string | null;
  route: ReleaseRoute;
  rootCause?: string;
  /** More about the cause. */
  note?: string;
  /** What was done already. */
  remedy?: string;
  /** What is to be done so that it doesn't come back; left out: what is suggested for the cause. */
  remedies?: readonly ChosenRemedy[] | undefined;
}

/** Lifts an open lock; what comes after it begins. @returns false where it was over already */
export async function liftLock(db: Db, id: string, lift: Lift, now: Date): Promise<boolean> {
  const lifted = await db
    .updateTable('locks')
    .set((eb) => ({
      ended_at: now,
      ended_by: lift.by,
      end_route: lift.route,
      // It may have been named while the lock was open.
      ...(lift.rootCause !== undefined && { root_cause: lift.rootCause }),
      ...(lift.note !== undefined && { root_cause_note: lift.note }),
      remedy: lift.remedy ?? null,
      // What was lifted for a person: a key or a network shields nobody.
      shield_until: lift.route === 'approval' ? null : later(now, shieldMs),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(saidLive('lock').as('told'))
    .execute();
  if (lifted.length !== 1) return false;
  await writeEvent(db, id, 'lifted', lift.by, now, { route: lift.route });
  await noteSuggestion(db, id);
  await beginAftercare(db, { lockId: id, by: lift.by, remedies: lift.remedies }, now);
  return true;
}

/**
 * A person proved who they are: what only asked for that is over, in all lanes.
 * @param sessionId the session in which it was proved, where there is one
 * @returns how many locks ended
 */
export async function noteProof(
  db: Db,
  personId: string,
  sessionId: string | null,
  now: Date,
): Promise<number> {
  const subjects = [personId, ...(sessionId === null ? [] : [sessionId])];
  const ended = await db
    .updateTable('locks')
    .set((eb) => ({ ended_at: now, ended_by: personId, end_route: 'proof', version: eb('version', '+', 1) }))
    .where('person_id', '=', personId)
    .where('strength', '=', 'challenge')
    .where('lane', 'is', null)
    .where('subject', 'in', subjects)
    .where('ended_at', 'is', null)
    .returning(['id', saidLive('lock').as('told')])
    .execute();
  for (const { id } of ended) {
    await writeEvent(db, id, 'proved', personId, now);
    await noteSuggestion(db, id);
    await beginAftercare(db, { lockId: id, by: personId }, now);
  }
  return ended.length;
}

/** Writes down that locks are over whose time has come. They count no more from that time on, written down or not. */
export async function expireLocks(db: Db, now: Date): Promise<number> {
  return end(db, sql`ends_at <= ${now}`, now);
}

/** The same for one subject, so that a new lock can be opened beside what is over. */
export async function endExpired(db: Db, scope: LockScope, subject: string, now: Date): Promise<void> {
  await end(db, sql`ends_at <= ${now} and scope = ${scope} and subject = ${subject}`, now);
}

async function end(db: Db, which: ReturnType<typeof sql>, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update locks set ended_at = ends_at, end_route = 'time', version = version + 1
    where ended_at is null and ${which} returning id, ${saidLive('lock')} as told
  `.execute(db);
  for (const { id } of rows) {
    await writeEvent(db, id, 'expired', null, now);
    await noteSuggestion(db, id);
  }
  return rows.length;
}

export async function writeEvent(
  db: Db,
  lockId: string,
  act: 'opened' | 'prolonged' | 'proved' | 'lifted' | 'expired' | 'cause-named',
  personId: string | null,
  now: Date,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await db
    .insertInto('lock_events')
    .values({
      id: newId(),
      lock_id: lockId,
      at: now,
      act,
      person_id: personId,
      detail: JSON.stringify(detail),
    })
    .execute();
}

/**
 * Names the root cause, of an open lock too.
 * @param version the one that was seen; left out: whichever there is
 * @returns false where the lock has another version by now
 */
export async function nameCause(
  db: Db,
  id: string,
  named: { rootCause: string; note: string; by: string; version?: number },
  now: Date,
): Promise<boolean> {
  const written = await db
    .updateTable('locks')
    .set((eb) => ({
      root_cause: named.rootCause,
      root_cause_note: named.note,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .$if(named.version !== undefined, (q) => q.where('version', '=', named.version ?? 0))
    .returning(saidLive('lock').as('told'))
    .execute();
  if (written.length === 0) return false;
  await writeEvent(db, id, 'cause-named', named.by, now, { rootCause: named.rootCause });
  return true;
}
