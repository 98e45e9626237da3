/** The watched days begin: with a lock that a person or a proof ended. */
import { sql } from 'kysely';
import { probationDaysAtMost, suggestedRemedies } from '#contract/access/aftercare';
import type { ChosenRemedy, RemedyKind } from '#contract/access/remedies';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';
import { findOffered } from './register.ts';
import { settle } from './settle.ts';
import { addRemedy, causeOf, listRemedies } from './store.ts';

export interface EndOfLock {
  lockId: string;
  /** Who lifted it; null: its owner by a proof, or the console. */
  by: string | null;
  /** What is to be done; left out: what is suggested, and what an earlier lock of this chain left undone. */
  remedies?: readonly ChosenRemedy[] | undefined;
}

/**
 * Begins what comes after a lock that has just ended. Nothing where it kept nobody out: a network, a key.
 * @param db the transaction in which the lock ends
 */
export async function beginAftercare(db: Db, { lockId, by, remedies }: EndOfLock, now: Date): Promise<void> {
  const lock = await db
    .selectFrom('locks')
    .innerJoin('people', 'people.id', 'locks.person_id')
    .select(['locks.id', 'locks.person_id', 'locks.opens_at', 'locks.repeats_id', 'people.password_hash'])
    .select(['root_cause', 'suggested_cause'])
    .where('locks.id', '=', lockId)
    .where('scope', 'in', ['account', 'session', 'device'])
    .executeTakeFirst();
  if (!lock || lock.person_id === null) return;
  // Two that end at once share one, and come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock.person_id}, 240024))`.execute(db);
  const cause = causeOf(lock);
  const left = await takeOver(db, lock, now);
  const suggested = suggestedRemedies[cause].filter(
    // Who signs in without a password has none to change.
    (kind) => findOffered().includes(kind) && (kind !== 'password-changed' || lock.password_hash !== null),
  );
  const careId =
    (await findShared(db, { personId: lock.person_id, openedAt: lock.opens_at, cause }, now)) ??
    (await insert(db, { personId: lock.person_id, lockedAt: lock.opens_at, by }, now));
  await db.updateTable('locks').set({ aftercare_id: careId }).where('id', '=', lockId).execute();
  for (const kind of remedies ?? suggested) await addRemedy(db, { careId, kind, by }, now);
  if (remedies === undefined)
    for (const { kind, text } of left) await addRemedy(db, { careId, kind, text, by }, now);
  await settle(db, careId, now);
}

/** What the same locks before left undone; those are over, as the watched days begin anew. */
async function takeOver(
  db: Db,
  lock: { id: string; repeats_id: string | null; person_id: string | null },
  now: Date,
): Promise<{ kind: RemedyKind; text: string }[]> {
  if (lock.repeats_id === null) return [];
  const over = await db
    .updateTable('aftercares')
    .set({ ended_at: now, outcome: 'relocked' })
    .where('person_id', '=', lock.person_id)
    .where('ended_at', 'is', null)
    .where('began_at', '<', now)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('locks')
          .select('locks.id')
          .whereRef('locks.aftercare_id', '=', 'aftercares.id')
          .where('locks.id', '<>', lock.id)
          .where(sql<boolean>`coalesce(locks.repeats_id, locks.id) = ${lock.repeats_id}`),
      ),
    )
    .returning('id')
    .execute();
  const points = await listRemedies(
    db,
    over.map(({ id }) => id),
  );
  return points
    .filter(({ done_at: done, dropped_at: dropped }) => done === null && dropped === null)
    .map(({ kind, text }) => ({ kind: kind as RemedyKind, text }));
}

/** One that began while this lock was open, by the same act or for the same cause. */
async function findShared(
  db: Db,
  lock: { personId: string; openedAt: Date; cause: string },
  now: Date,
): Promise<string | undefined> {
  const shared = await db
    .selectFrom('aftercares')
    .innerJoin('locks', 'locks.aftercare_id', 'aftercares.id')
    .select('aftercares.id')
    .where('aftercares.person_id', '=', lock.personId)
    .where('aftercares.began_at', '>=', lock.openedAt)
    .where((eb) =>
      eb.or([
        eb('aftercares.began_at', '=', now),
        eb.and([
          eb('aftercares.ended_at', 'is', null),
          eb(eb.fn.coalesce('locks.root_cause', 'locks.suggested_cause'), '=', lock.cause),
        ]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return shared?.id;
}

async function insert(
  db: Db,
  care: { personId: string; lockedAt: Date; by: string | null },
  now: Date,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('aftercares')
    .values({
      id,
      person_id: care.personId,
      locked_at: care.lockedAt,
      began_at: now,
      lifted_by: care.by === care.personId ? null : care.by,
      ends_at: later(now, probationDaysAtMost * dayMs),
    })
    .returning(saidLive('aftercare').as('told'))
    .execute();
  return id;
}
