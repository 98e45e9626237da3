/** The rows of problems. */
import { sql, type Insertable, type Updateable } from 'kysely';
import { problemRules, type PassingReason, type ProblemEvent } from '#contract/access/problems';
import type { Db, DB } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';
import { countedLocks, isOf } from './causes.ts';

/** With the names of people, how many locks there are, and how many came while it was watched. */
export const selectProblems = (db: Db, now: Date) =>
  db
    .selectFrom('lock_problems')
    .leftJoin('people as person', 'person.id', 'lock_problems.person_id')
    .leftJoin('people as raiser', 'raiser.id', 'lock_problems.raised_by')
    .leftJoin('people as owner', 'owner.id', 'lock_problems.owner_id')
    .selectAll('lock_problems')
    .select(['person.name as person_name', 'raiser.name as raiser_name', 'owner.name as owner_name'])
    .select([
      sql<number>`(${behind(sql`count(*)`)})::int`.as('locks'),
      sql<number>`(${behind(sql`count(distinct l.person_id)`)})::int`.as('people'),
      sql<Date | null>`(${behind(sql`max(l.opens_at)`)})`.as('last_lock_at'),
      sql<number>`case when lock_problems.solved_at is null then 0 else
        (select count(*) from (${countedLocks(sql`lock_problems.solved_at`, now)}
          and l.opens_at <= lock_problems.solved_at + make_interval(days => ${sql.lit(problemRules.watchDays)})) l
        where ${isOf('lock_problems')}) end::int`.as('locks_since'),
    ]);
export type ProblemRow = Awaited<ReturnType<ReturnType<typeof selectProblems>['executeTakeFirstOrThrow']>>;

const behind = (what: ReturnType<typeof sql>) => sql`select ${what} from lock_problem_locks b
  join locks l on l.id = b.lock_id where b.problem_id = lock_problems.id`;

export const findProblem = (db: Db, id: string, now: Date): Promise<ProblemRow | undefined> =>
  selectProblems(db, now).where('lock_problems.id', '=', id).executeTakeFirst();

/** Holds a problem until the transaction ends. */
export const holdProblem = (db: Db, id: string) =>
  db.selectFrom('lock_problems').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export type HeldProblem = NonNullable<Awaited<ReturnType<typeof holdProblem>>>;

export async function findUnsolved(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('lock_problems')
    .select('id')
    .where('state', '<>', 'solved')
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Problems are raised and gathered for by one at a time, on however many servers. */
export const holdRaising = (db: Db) => sql`select pg_advisory_xact_lock(250025)`.execute(db);

export async function insertProblem(db: Db, row: Insertable<DB['lock_problems']>): Promise<void> {
  await db.insertInto('lock_problems').values(row).returning(saidLive('lock').as('told')).execute();
}

/** Changes a problem that is held; its version grows. */
export async function updateProblem(
  db: Db,
  id: string,
  change: Updateable<DB['lock_problems']>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('lock_problems')
    .set((eb) => ({ ...change, updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning(saidLive('lock').as('told'))
    .execute();
}

export interface NewEvent {
  act: ProblemEvent['act'];
  personId?: string | null;
  text?: string;
  ownerId?: string | null;
  day?: string | null;
  locks?: number | null;
  why?: PassingReason | null;
}

export async function addEvent(db: Db, problemId: string, event: NewEvent, now: Date): Promise<void> {
  await db
    .insertInto('lock_problem_events')
    .values({
      id: newId(),
      problem_id: problemId,
      at: now,
      act: event.act,
      person_id: event.personId ?? null,
      text: event.text ?? '',
      owner_id: event.ownerId ?? null,
      day: event.day ?? null,
      locks: event.locks ?? null,
      why: event.why ?? null,
    })
    .execute();
}

export const eventsOf = (db: Db, problemId: string) =>
  db
    .selectFrom('lock_problem_events as e')
    .leftJoin('people as person', 'person.id', 'e.person_id')
    .leftJoin('people as owner', 'owner.id', 'e.owner_id')
    .selectAll('e')
    .select(['person.name as person_name', 'owner.name as owner_name'])
    .where('e.problem_id', '=', problemId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute();

/** Newest first. */
export const locksOf = (db: Db, problemId: string, limit: number) =>
  db
    .selectFrom('lock_problem_locks as b')
    .innerJoin('locks', 'locks.id', 'b.lock_id')
    .leftJoin('people', 'people.id', 'locks.person_id')
    .selectAll('locks')
    .select('people.name as person_name')
    .where('b.problem_id', '=', problemId)
    .orderBy('locks.opens_at', 'desc')
    .orderBy('locks.id')
    .limit(limit)
    .execute();

export async function countLocks(db: Db, problemId: string): Promise<number> {
  const { n } = await db
    .selectFrom('lock_problem_locks')
    .select(db.fn.countAll<string>().as('n'))
    .where('problem_id', '=', problemId)
    .executeTakeFirstOrThrow();
  return Number(n);
}
