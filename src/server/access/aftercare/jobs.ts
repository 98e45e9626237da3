/** What happens by the clock: points are looked at, days end, what is overdue is said once. */
import { probationDays } from '#contract/access/aftercare';
import { notify } from '#access/notices';
import { dayMs, later, type Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import type { Job } from '#platform/jobs';
import { settle, stillLookedAt } from './settle.ts';

export interface Rounds {
  database: Database;
  clock: Clock;
  enqueue: (db: Db, job: string, data: object) => Promise<void>;
}

/** Every five minutes: what an act of theirs does is looked at with the act. */
export const aftercareJobs = (rounds: Rounds): Job<never>[] =>
  [{ name: 'aftercare', cron: '*/5 * * * *', work: () => lookAtAll(rounds) }] as Job<never>[];

async function lookAtAll({ database, clock, enqueue }: Rounds): Promise<void> {
  const now = clock();
  const cares = await database.db
    .selectFrom('aftercares')
    .select('id')
    .where((eb) => stillLookedAt(eb, now))
    .orderBy('began_at')
    .execute();
  const faults: unknown[] = [];
  // One that can't be looked at keeps no other from it; it is tried again the next time.
  for (const { id } of cares)
    await transact(database.db, async (trx) => {
      await settle(trx, id, now);
      await tellOverdue({ db: trx, now, enqueue: (job, data) => enqueue(trx, job, data) }, id);
    }).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'aftercares that could not be looked at');
}

/** Once, after a week: to the person, and to whoever lifted the lock. */
async function tellOverdue(
  ctx: { db: Db; now: Date; enqueue(job: string, data: object): Promise<void> },
  id: string,
): Promise<void> {
  const { db, now } = ctx;
  const told = await db
    .updateTable('aftercares')
    .from('people')
    .set({ overdue_told_at: now })
    .whereRef('people.id', '=', 'aftercares.person_id')
    .where('aftercares.id', '=', id)
    .where('aftercares.ended_at', 'is', null)
    .where('aftercares.began_at', '<=', later(now, -probationDays * dayMs))
    .where('overdue_told_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('remedies')
          .select('remedies.id')
          .whereRef('remedies.aftercare_id', '=', 'aftercares.id')
          .where('done_at', 'is', null)
          .where('dropped_at', 'is', null),
      ),
    )
    .returning(['aftercares.person_id', 'aftercares.lifted_by', 'people.name', 'aftercares.ends_at'])
    .executeTakeFirst();
  if (!told) return;
  const left = await countLeft(db, id);
  const lock = await firstLock(db, id);
  const params = { left, until: told.ends_at.toISOString() };
  await notify(ctx, {
    to: told.person_id,
    kind: 'remedies-overdue',
    params: { ...params, person: null },
    link: '/account',
  });
  if (told.lifted_by !== null)
    await notify(ctx, {
      to: told.lifted_by,
      kind: 'remedies-overdue',
      params: { ...params, person: told.name },
      link: `/settings/locks?lock=${lock}`,
    });
}

async function countLeft(db: Db, careId: string): Promise<number> {
  const { left } = await db
    .selectFrom('remedies')
    .select((eb) => eb.fn.countAll<string>().as('left'))
    .where('aftercare_id', '=', careId)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(left);
}

async function firstLock(db: Db, careId: string): Promise<string> {
  const { id } = await db
    .selectFrom('locks')
    .select('id')
    .where('aftercare_id', '=', careId)
    .orderBy('opens_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}
