/** What happens to problems by the clock. Every minute, whatever was missed meanwhile; each word is given once. */
import { workingDayFrom } from '#access/costs';
import { dayIn, hourIn, type Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import type { Job } from '#platform/jobs';
import { settleOwner } from './pass.ts';
import { openAgain, raiseDue } from './raise.ts';
import { addEvent, findUnsolved, holdProblem, holdRaising, type HeldProblem } from './store.ts';
import { tellDue, tellOverdue, writeLine, type Telling } from './tell.ts';

export interface Rounds {
  database: Database;
  clock: Clock;
  enqueue(db: Db, job: string, data: object): Promise<void>;
}

/** Nobody is reminded before this hour of the organisation's day. */
const fromHour = 8;

export const problemJobs = (rounds: Rounds): Job<never>[] => [
  { name: 'lock-problems', cron: '* * * * *', work: () => lookAfterProblems(rounds) } as Job<never>,
];

/** Raises what is to be raised, and does what is due with each that is unsolved. */
export async function lookAfterProblems(rounds: Rounds): Promise<void> {
  const { db } = rounds.database;
  const now = rounds.clock();
  const organisation = await db.selectFrom('organisation').select('time_zone').executeTakeFirst();
  if (!organisation) return;
  const within = <T>(work: (ctx: Telling) => Promise<T>) =>
    transact(db, (trx) => work({ db: trx, now, enqueue: (job, data) => rounds.enqueue(trx, job, data) }));
  await within(raiseDue);
  const today = dayIn(organisation.time_zone, now);
  const isAwake = hourIn(organisation.time_zone, now) >= fromHour;
  const faults: unknown[] = [];
  for (const id of await findUnsolved(db))
    // One that fails keeps no other waiting; it is tried again the next minute.
    await within((ctx) => lookAfter(ctx, id, today, isAwake)).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'problems that could not be looked after');
}

/** @param today a day of the organisation's time zone */
async function lookAfter(ctx: Telling, id: string, today: string, isAwake: boolean): Promise<void> {
  await holdRaising(ctx.db);
  const problem = await holdProblem(ctx.db, id);
  if (!problem || problem.state === 'solved') return;
  if (problem.look_again_on !== null) {
    if (today >= problem.look_again_on) await openAgain(ctx, { id, act: 'looked-again' });
    return;
  }
  await settleOwner(ctx, problem);
  if (isAwake) await remind(ctx, problem, today);
}

/** The last working day before it is due, its owner is reminded; the day after, it is overdue. */
async function remind(
  ctx: Telling,
  { id, due_on: dueOn, reminded_of: remindedOf, overdue_told_of: toldOf }: HeldProblem,
  today: string,
): Promise<void> {
  const { db, now } = ctx;
  const note = (change: { reminded_of: string } | { overdue_told_of: string }) =>
    db.updateTable('lock_problems').set(change).where('id', '=', id).execute();
  if (today > dueOn) {
    if (toldOf === dueOn) return;
    await note({ overdue_told_of: dueOn });
    await addEvent(db, id, { act: 'overdue', day: dueOn }, now);
    await writeLine(ctx, 'problem.overdue', id);
    await tellOverdue(ctx, id);
  } else if (remindedOf !== dueOn && today >= (await workingDayFrom(db, dueOn, -1))) {
    await note({ reminded_of: dueOn });
    await tellDue(ctx, id);
  }
}
