/** Holding what is to be done against what is: points are found done, or no more; the watched days end. */
import { isDeepStrictEqual } from 'node:util';
import { sql, type ExpressionBuilder } from 'kysely';
import { probationDays, probationDaysAtMost, type AftercareOutcome } from '#contract/access/aftercare';
import { dayMs, later, minuteMs } from '#platform/clock';
import type { DB, Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { checkOf, type RemedyAbout } from './register.ts';
import {
  causeOf,
  firstLocks,
  listRemedies,
  writeRemedyEvent,
  type CareRow,
  type RemedyRow,
} from './store.ts';

/** When a look found nothing new, the time of it is written no oftener than this. */
const checkedMs = 5 * minuteMs;

/** Looks at what somebody has to do: after an act of theirs that may have done it. @param db the transaction of the act */
export async function lookAfter(db: Db, personId: string, now: Date): Promise<void> {
  const cares = await db
    .selectFrom('aftercares')
    .select('id')
    .where('person_id', '=', personId)
    .where((eb) => stillLookedAt(eb, now))
    .execute();
  for (const { id } of cares) await settle(db, id, now);
}

/** Open, or found done and still within its longest days: what is undone then opens it again. */
export const stillLookedAt = (eb: ExpressionBuilder<DB, 'aftercares'>, now: Date) =>
  eb.or([
    eb('aftercares.ended_at', 'is', null),
    eb.and([
      eb('aftercares.outcome', '=', 'verified'),
      eb('aftercares.began_at', '>', later(now, -probationDaysAtMost * dayMs)),
    ]),
  ]);

/** Looks at each point of one aftercare, and whether its days are over. @param db a transaction */
export async function settle(db: Db, id: string, now: Date): Promise<void> {
  const care = await db
    .selectFrom('aftercares')
    .selectAll()
    .where('id', '=', id)
    .where((eb) => stillLookedAt(eb, now))
    .forUpdate()
    .executeTakeFirst();
  if (!care) return;
  const first = (await firstLocks(db, [id])).get(id);
  if (!first) return;
  const about: RemedyAbout = {
    personId: care.person_id,
    cause: causeOf(first),
    evidence: (first.evidence ?? {}) as Record<string, unknown>,
    lockedAt: care.locked_at,
    since: care.began_at,
  };
  const points = (await listRemedies(db, [id])).filter(({ dropped_at: dropped }) => dropped === null);
  let left = 0;
  for (const point of points) if (!(await look(db, point, about, now))) left += 1;
  await settleDays(db, care, { points: points.length, left }, now);
}

/** @returns whether the point is done */
async function look(db: Db, point: RemedyRow, about: RemedyAbout, now: Date): Promise<boolean> {
  const check = checkOf(point.kind);
  if (!check) return point.done_at !== null;
  const { done, found } = await check(db, about, now);
  const was = point.done_at !== null;
  const is = done !== null;
  const isNews = was !== is || !isDeepStrictEqual(found, point.found);
  const isOld = point.checked_at === null || point.checked_at <= later(now, -checkedMs);
  if (!isNews && !isOld) return is;
  await db
    .updateTable('remedies')
    .set((eb) => ({
      found: JSON.stringify(found),
      checked_at: now,
      // Stamped once, with the moment that was found then.
      ...(is && !was && { done_at: done, undone_at: null }),
      ...(!is && was && { done_at: null, undone_at: now }),
      ...(is !== was && { version: eb('version', '+', 1) }),
    }))
    .where('id', '=', point.id)
    .execute();
  if (is !== was) {
    await writeRemedyEvent(db, point.id, is ? 'verified' : 'undone', null, now, found);
    await sql`select ${saidLive('aftercare')}`.execute(db);
  }
  return is;
}

/** With points, until all are done, thirty days at most; without any, seven days. */
async function settleDays(
  db: Db,
  care: CareRow,
  { points, left }: { points: number; left: number },
  now: Date,
): Promise<void> {
  const ends = later(care.began_at, (points > 0 ? probationDaysAtMost : probationDays) * dayMs);
  const outcome: AftercareOutcome | null =
    points > 0 && left === 0 ? 'verified' : now < ends ? null : points > 0 ? 'unverified' : 'quiet';
  if (outcome === care.outcome && ends.getTime() === care.ends_at.getTime()) return;
  const endedAt = outcome === null ? null : outcome === 'verified' ? (care.ended_at ?? now) : ends;
  await db
    .updateTable('aftercares')
    .set({ outcome, ended_at: endedAt, ends_at: ends })
    .where('id', '=', care.id)
    .returning(saidLive('aftercare').as('told'))
    .execute();
}
