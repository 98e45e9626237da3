/** The rules: who may change what comes after a lock, and what follows from it. */
import type { AfterLock, Aftercare } from '#contract/access/aftercare';
import {
  chosenRemedies,
  verifyingRemedies,
  type ChosenRemedy,
  type RemedyKind,
} from '#contract/access/remedies';
import type { RootCause } from '#contract/access/unlocking';
import { addRemedy, findOffered, settle, writeRemedyEvent } from '#access/aftercare';
import type { Ctx } from '#access/gate';
import { nameCause, suggestCauseOf } from '#access/locks';
import { demandOver, isOver } from '#access/people';
import { transact, type Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { chainOf, presentCares, selectCares } from './present.ts';

type Asking = Pick<Ctx, 'db' | 'user' | 'now'>;

/** Looked at now, so that what is shown is so. */
export async function listLookedAt(
  { db, now }: Pick<Asking, 'db' | 'now'>,
  rows: Awaited<ReturnType<ReturnType<typeof selectCares>['execute']>>,
): Promise<Aftercare[]> {
  for (const { id } of rows) {
    // Reading has no transaction of its own; writing is in one already.
    if (db.isTransaction) await settle(db, id, now);
    else await transact(db, (trx) => settle(trx, id, now));
  }
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const fresh = await selectCares(db).where('aftercares.id', 'in', ids).execute();
  return presentCares(
    db,
    ids.flatMap((id) => fresh.find((row) => row.id === id) ?? []),
    now,
  );
}

/** @throws ProblemError `not_found` where it is no lock that keeps a person out */
async function findLock(db: Db, id: string) {
  const lock = await db
    .selectFrom('locks')
    .select(['id', 'person_id', 'ended_at', 'ends_at', 'repeats_id', 'aftercare_id', 'version'])
    .where('id', '=', id)
    .where('person_id', 'is not', null)
    .where('scope', 'in', ['account', 'session', 'device'])
    .executeTakeFirst();
  if (!lock || lock.person_id === null) throw notFound();
  return { ...lock, person_id: lock.person_id };
}

export async function afterLock(ctx: Asking, id: string): Promise<AfterLock> {
  const { db, user } = ctx;
  const lock = await findLock(db, id);
  const [care = null] =
    lock.aftercare_id === null
      ? []
      : await listLookedAt(
          ctx,
          await selectCares(db).where('aftercares.id', '=', lock.aftercare_id).execute(),
        );
  const { chain, number } = await chainOf(db, { id, repeatsId: lock.repeats_id });
  return {
    suggestedCause: (await suggestCauseOf(db, id)) ?? 'other',
    offered: findOffered(),
    carried: lock.ended_at === null ? await carriedTo(db, lock.repeats_id) : [],
    care,
    chain,
    number,
    can: lock.person_id !== user.personId && (await isOver(ctx, lock.person_id)),
  };
}

/** What earlier locks of the chain left undone and is still watched. */
async function carriedTo(db: Db, firstId: string | null): Promise<ChosenRemedy[]> {
  if (firstId === null) return [];
  const rows = await db
    .selectFrom('remedies')
    .innerJoin('aftercares', 'aftercares.id', 'remedies.aftercare_id')
    .innerJoin('locks', 'locks.aftercare_id', 'aftercares.id')
    .select('remedies.kind')
    .distinct()
    .where((eb) => eb.or([eb('locks.id', '=', firstId), eb('locks.repeats_id', '=', firstId)]))
    .where('aftercares.ended_at', 'is', null)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();
  return chosenRemedies.filter((kind) => rows.some((row) => row.kind === kind));
}

/** Nobody says of their own lock why it came or that something was done about it, nor of somebody who may do more. */
async function demandOthers(ctx: Asking, personId: string): Promise<void> {
  if (personId === ctx.user.personId)
    throw invalid('/params/id', 'oneself', 'Somebody else looks after what locked you.');
  await demandOver(ctx, personId);
}

/** @throws ProblemError `wrong_state` while the lock is open, `stale` */
export async function correctCause(
  ctx: Asking,
  id: string,
  named: { rootCause: RootCause; note: string },
  version: number,
): Promise<AfterLock> {
  const { db, user, now } = ctx;
  const lock = await findLock(db, id);
  await demandOthers(ctx, lock.person_id);
  if (lock.ended_at === null && (lock.ends_at === null || lock.ends_at > now))
    throw new ProblemError('wrong_state', 'The cause is named as the lock is lifted.');
  if (!(await nameCause(db, id, { ...named, by: user.personId, version }, now)))
    throw new ProblemError('stale');
  return afterLock(ctx, id);
}

/** @throws ProblemError `duplicate` where there is such a point, `wrong_state` where the watched days are over */
export async function addPoint(
  ctx: Asking,
  careId: string,
  given: { kind: RemedyKind; text: string },
): Promise<Aftercare> {
  const { db, user, now } = ctx;
  const care = await lockedCare(db, careId);
  await demandOthers(ctx, care.person_id);
  demandWatched(care);
  if (given.kind !== 'free' && !findOffered().includes(given.kind))
    throw invalid('/body/kind', 'unknown', 'Nothing here can verify this.');
  const added = await addRemedy(db, { careId, ...given, by: user.personId }, now);
  if (added === null) throw new ProblemError('duplicate', 'This point is on the list already.');
  return settled(ctx, careId);
}

/** @throws ProblemError `wrong_state` for what verifies itself, was dropped, or is over; `stale` */
export async function tickPoint(ctx: Asking, id: string, done: boolean, version: number): Promise<Aftercare> {
  const { db, user, now } = ctx;
  const point = await lockedPoint(ctx, id);
  if ((verifyingRemedies as readonly string[]).includes(point.kind))
    throw new ProblemError('wrong_state', 'This verifies itself: nobody ticks it.');
  if (point.version !== version) throw new ProblemError('stale');
  await db
    .updateTable('remedies')
    .set({
      done_at: done ? now : null,
      done_by: done ? user.personId : null,
      undone_at: done ? null : point.done_at && now,
      version: version + 1,
    })
    .where('id', '=', id)
    .returning(saidLive('aftercare').as('told'))
    .execute();
  await writeRemedyEvent(db, id, done ? 'ticked' : 'unticked', user.personId, now);
  return settled(ctx, point.aftercare_id);
}

/** @throws ProblemError as above */
export async function dropPoint(
  ctx: Asking,
  id: string,
  reason: string,
  version: number,
): Promise<Aftercare> {
  const { db, user, now } = ctx;
  const point = await lockedPoint(ctx, id);
  if (point.version !== version) throw new ProblemError('stale');
  await db
    .updateTable('remedies')
    .set({ dropped_at: now, dropped_by: user.personId, drop_reason: reason, version: version + 1 })
    .where('id', '=', id)
    .returning(saidLive('aftercare').as('told'))
    .execute();
  await writeRemedyEvent(db, id, 'dropped', user.personId, now, { reason });
  return settled(ctx, point.aftercare_id);
}

/** Of two at once, the second waits here and finds what the first did. */
async function lockedCare(db: Db, id: string) {
  const care = await db
    .selectFrom('aftercares')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!care) throw notFound();
  return care;
}

async function lockedPoint(ctx: Asking, id: string) {
  const { db } = ctx;
  const found = await db
    .selectFrom('remedies')
    .select('aftercare_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound();
  const care = await lockedCare(db, found.aftercare_id);
  await demandOthers(ctx, care.person_id);
  demandWatched(care);
  const point = await db.selectFrom('remedies').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (point.dropped_at !== null) throw new ProblemError('wrong_state', 'This point was dropped.');
  return point;
}

/** While it can still come to life again it can be changed; what ran out, or went on with another lock, stays as it was. */
function demandWatched({ outcome }: { outcome: string | null }): void {
  if (outcome !== null && outcome !== 'verified')
    throw new ProblemError('wrong_state', 'The watched days after this lock are over.');
}

async function settled({ db, now }: Asking, careId: string): Promise<Aftercare> {
  await settle(db, careId, now);
  const [care] = await presentCares(
    db,
    await selectCares(db).where('aftercares.id', '=', careId).execute(),
    now,
  );
  if (!care) throw notFound();
  return care;
}
