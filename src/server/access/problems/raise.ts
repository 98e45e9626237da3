/** Raising problems from rows: the same for everybody who looks, however often. */
import { sql } from 'kysely';
import { problemRules } from '#contract/access/problems';
import type { RootCause } from '#contract/access/unlocking';
import { workingDayFrom } from '#access/costs';
import { dayIn, dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';
import { countedLocks, isOf } from './causes.ts';
import { chooseOwner } from './owner.ts';
import { settleOwner } from './pass.ts';
import { addEvent, countLocks, holdProblem, holdRaising, insertProblem, updateProblem } from './store.ts';
import { tellOwner, tellWorse, writeLine, type Telling } from './tell.ts';

interface Due {
  cause: RootCause;
  personId: string | null;
}

/** Raises what the rules ask for, and gathers new locks for what is unsolved. To be called in a transaction. */
export async function raiseDue(ctx: Telling): Promise<void> {
  await holdRaising(ctx.db);
  for (const { cause, personId } of await dueProblems(ctx.db, ctx.now))
    await raise(ctx, { cause, personId, rule: personId === null ? 'many' : 'again' });
  await gather(ctx.db, ctx.now);
  await tellOfWorse(ctx);
}

const { againDays, manyDays, manyPeople, manyLocks, reopenDays, worseFrom, worseTimes } = problemRules;
const days = (n: number) => sql`make_interval(days => ${sql.lit(n)})`;

/**
 * What has come to pass: somebody was locked again for the same cause (a relock, or so soon after the last lock ended);
 * or so many people or locks were of one cause. Only locks count that came after the same was solved last.
 */
async function dueProblems(db: Db, now: Date): Promise<Due[]> {
  const since = later(now, -(manyDays + againDays) * dayMs);
  const { rows } = await sql<{ cause: RootCause; person_id: string | null }>`
    with counted as (${countedLocks(sql`${since}::timestamptz`, now)}),
    fresh as (select * from counted where opens_at > ${later(now, -manyDays * dayMs)}),
    due as (
      select a.cause, a.person_id, a.opens_at from fresh a
      where a.repeats_id is not null or exists (select from counted b
        where b.person_id = a.person_id and b.cause = a.cause and b.id <> a.id
          and b.over_at <= a.opens_at and b.over_at > a.opens_at - ${days(againDays)})
    )
    select distinct d.cause, d.person_id from due d
    where not exists (select from lock_problems p where p.cause = d.cause and p.person_id = d.person_id
      and (p.state <> 'solved' or p.solved_at >= d.opens_at))
    union all
    select f.cause, null from fresh f
    where f.opened_by is null and f.cause <> 'other' and not exists (select from lock_problems p
      where p.cause = f.cause and p.person_id is null and (p.state <> 'solved' or p.solved_at >= f.opens_at))
    group by f.cause having count(distinct f.person_id) >= ${sql.lit(manyPeople)} or count(*) >= ${sql.lit(manyLocks)}
    order by 1, 2`.execute(db);
  return rows.map((row) => ({ cause: row.cause, personId: row.person_id }));
}

export interface Raising extends Due {
  rule: 'again' | 'many' | 'hand';
  by?: { id: string; text: string };
}

/**
 * Raises a problem that isn't there unsolved; one that was solved lately is opened again, with its history. Whoever calls
 * holds the raising (`holdRaising`).
 * @returns its id
 */
export async function raise(ctx: Telling, { cause, personId, rule, by }: Raising): Promise<string> {
  const { db, now } = ctx;
  const last = await db
    .selectFrom('lock_problems')
    .select(['id', 'solved_at'])
    .where('cause', '=', cause)
    .where('person_id', 'is not distinct from', personId)
    .where('state', '=', 'solved')
    .orderBy('solved_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.solved_at && last.solved_at > later(now, -reopenDays * dayMs)) {
    await openAgain(ctx, { id: last.id, act: 'reopened', ...(by && { by }) });
    return last.id;
  }
  const id = newId();
  const owner = await chooseOwner(db, personId, now);
  const dueOn = await dueDay(db, now);
  await insertProblem(db, {
    id,
    cause,
    person_id: personId,
    rule,
    raised_by: by?.id ?? null,
    state: 'open',
    owner_id: owner,
    due_on: dueOn,
    gathers_from: later(now, -manyDays * dayMs),
    previous_id: last?.id ?? null,
    created_at: now,
    updated_at: now,
  });
  const locks = await begin(db, id, now);
  await addEvent(
    db,
    id,
    { act: 'raised', personId: by?.id ?? null, text: by?.text ?? '', ownerId: owner, day: dueOn, locks },
    now,
  );
  await writeLine(ctx, 'problem.raised', id, by?.id);
  await tellOwner(ctx, id, 'raised', by?.id);
  return id;
}

/**
 * Opens a problem again: with whoever had it if they can, and a new day.
 * @param opening.act `looked-again`: its day has come; `reopened`: it came again, or somebody says so
 */
export async function openAgain(
  ctx: Telling,
  opening: { id: string; act: 'reopened' | 'looked-again'; by?: { id: string; text: string } },
): Promise<void> {
  const { db, now } = ctx;
  const { id, act, by } = opening;
  const dueOn = await dueDay(db, now);
  await updateProblem(
    db,
    id,
    {
      state: 'open',
      solved_at: null,
      look_again_on: null,
      due_on: dueOn,
      reminded_of: null,
      overdue_told_of: null,
    },
    now,
  );
  const locks = await begin(db, id, now);
  await addEvent(db, id, { act, personId: by?.id ?? null, text: by?.text ?? '', day: dueOn, locks }, now);
  await writeLine(ctx, 'problem.reopened', id, by?.id);
  const problem = await holdProblem(db, id);
  if (problem && !(await settleOwner(ctx, problem))) await tellOwner(ctx, id, act, by?.id);
}

/** Gathers what is there, so that its owner hears of more only from here on. @returns how many locks there are */
async function begin(db: Db, id: string, now: Date): Promise<number> {
  await gather(db, now);
  const locks = await countLocks(db, id);
  await db.updateTable('lock_problems').set({ told_locks: locks }).where('id', '=', id).execute();
  return locks;
}

/** The organisation's day so many working days from now. */
async function dueDay(db: Db, now: Date): Promise<string> {
  const { time_zone: timeZone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .executeTakeFirstOrThrow();
  return workingDayFrom(db, dayIn(timeZone, now), problemRules.dueWorkingDays);
}

/** Puts the locks of what is unsolved behind it, and takes away those whose cause was named otherwise since. */
async function gather(db: Db, now: Date): Promise<void> {
  const first = sql`(select min(gathers_from) from lock_problems where state <> 'solved')`;
  const { rows } = await sql<{ problem_id: string }>`
    with counted as (${countedLocks(first, now)}),
    should as (select p.id as problem_id, l.id as lock_id from lock_problems p join counted l on ${isOf('p')}
      where p.state <> 'solved' and l.opens_at > p.gathers_from),
    gone as (delete from lock_problem_locks b using lock_problems p
      where p.id = b.problem_id and p.state <> 'solved'
        and not exists (select from should s where s.problem_id = b.problem_id and s.lock_id = b.lock_id)
      returning b.problem_id),
    come as (insert into lock_problem_locks (problem_id, lock_id) select problem_id, lock_id from should
      on conflict do nothing returning problem_id)
    select problem_id from come union select problem_id from gone`.execute(db);
  if (rows.length > 0) await sql`select ${saidLive('lock')}`.execute(db);
}

/** Owners hear of more locks once there are so many times as many as they heard of: not of each. */
async function tellOfWorse(ctx: Telling): Promise<void> {
  const { rows } = await sql<{ id: string; locks: number }>`
    select p.id, count(*)::int as locks from lock_problems p join lock_problem_locks b on b.problem_id = p.id
    where p.state <> 'solved' group by p.id
    having count(*) >= greatest(${sql.lit(worseTimes)} * p.told_locks, ${sql.lit(worseFrom)})`.execute(
    ctx.db,
  );
  for (const { id, locks } of rows) {
    await ctx.db.updateTable('lock_problems').set({ told_locks: locks }).where('id', '=', id).execute();
    await addEvent(ctx.db, id, { act: 'worse', locks }, ctx.now);
    await tellWorse(ctx, id, locks);
  }
}
