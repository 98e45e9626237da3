/** The SQL of bulk runs and of what became of each record. */
import { sql } from 'kysely';
import type { BulkObject, BulkRun } from '#contract/business/bulk';
import type { ProblemCode } from '#contract/problem';
import type { Db } from '#platform/database';

export type State = BulkRun['state'];

export interface RunRecord {
  id: string;
  object: BulkObject;
  change: Record<string, unknown>;
  state: State;
  total: number;
  scopes: string[];
  problem: ProblemCode | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;
const select = (db: Db) => db.selectFrom('bulk_runs').selectAll();

const fromRow = (row: Row): RunRecord => ({
  id: row.id,
  object: row.object as BulkObject,
  change: row.change as Record<string, unknown>,
  state: row.state as State,
  total: row.total,
  scopes: row.scopes,
  problem: row.problem as ProblemCode | null,
  createdBy: row.created_by,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});

export async function findRun(db: Db, id: string, lock = false): Promise<RunRecord | undefined> {
  const row = await select(db)
    .where('id', '=', id)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Somebody's runs that are under way or ended after an instant, newest first. */
export async function listRecentRuns(db: Db, personId: string, since: Date): Promise<RunRecord[]> {
  const rows = await select(db)
    .where('created_by', '=', personId)
    .where((e) => e.or([e('finished_at', 'is', null), e('finished_at', '>', since)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map(fromRow);
}

/** Writes a run down, with the records that it is about. */
export async function insertRun(
  db: Db,
  run: Omit<RunRecord, 'state' | 'total' | 'problem' | 'finishedAt'>,
  ids: readonly string[],
): Promise<void> {
  const records = [...new Set(ids)];
  await db
    .insertInto('bulk_runs')
    .values({
      id: run.id,
      object: run.object,
      change: JSON.stringify(run.change),
      state: 'running',
      total: records.length,
      scopes: run.scopes,
      created_by: run.createdBy,
      created_at: run.createdAt,
    })
    .execute();
  await sql`insert into bulk_changes (run_id, record_id) select ${run.id}, unnest(${records}::uuid[])`.execute(
    db,
  );
}

export async function setRun(
  db: Db,
  id: string,
  set: { state: State; finishedAt: Date | null; problem?: ProblemCode | null },
): Promise<void> {
  await db
    .updateTable('bulk_runs')
    .set({ state: set.state, finished_at: set.finishedAt, problem: set.problem ?? null })
    .where('id', '=', id)
    .execute();
}

/** How many records are in each state, failed ones by why. */
export async function countChanges(
  db: Db,
  runIds: readonly string[],
): Promise<{ runId: string; state: string; problem: ProblemCode | null; count: number }[]> {
  if (runIds.length === 0) return [];
  const rows = await db
    .selectFrom('bulk_changes')
    .select(['run_id', 'state', 'problem', sql<number>`count(*)::int`.as('count')])
    .where('run_id', 'in', runIds)
    .groupBy(['run_id', 'state', 'problem'])
    .orderBy('problem')
    .execute();
  return rows.map((row) => ({ ...row, runId: row.run_id, problem: row.problem as ProblemCode | null }));
}

export interface ChangeRow {
  recordId: string;
  before: unknown;
  versionAfter: number | null;
}

/** The next records of a run: those that wait for its change, or those that wait to be put back. */
export async function nextChanges(db: Db, run: RunRecord, limit: number): Promise<ChangeRow[]> {
  const rows = await db
    .selectFrom('bulk_changes')
    .select(['record_id', 'before', 'version_after'])
    .where('run_id', '=', run.id)
    .where('state', '=', run.state === 'undoing' ? 'done' : 'waiting')
    .$if(run.state === 'undoing', (q) => q.where('version_after', 'is not', null))
    .orderBy('record_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    recordId: row.record_id,
    before: row.before,
    versionAfter: row.version_after,
  }));
}

export interface Outcome {
  recordId: string;
  state: 'done' | 'failed' | 'undone' | 'kept';
  before?: object | undefined;
  versionAfter?: number | undefined;
  problem?: ProblemCode;
}

/** Notes what became of a batch. What an outcome doesn't say stays as it was noted. */
export async function noteOutcomes(db: Db, runId: string, outcomes: readonly Outcome[]): Promise<void> {
  await sql`
    update bulk_changes c set state = o.state, before = coalesce(o.before, c.before),
      version_after = coalesce(o."versionAfter", c.version_after), problem = o.problem
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      as o("recordId" uuid, state text, before jsonb, "versionAfter" int, problem text)
    where c.run_id = ${runId} and c.record_id = o."recordId"`.execute(db);
}

/** Locks one record for the rest of the transaction. @returns its version; undefined: it is gone for good */
export async function lockRecord(db: Db, table: string, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select version from ${sql.table(table)} where id = ${id} for update`.execute(db);
  return rows[0]?.version;
}

export async function listRunsUnderWay(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('bulk_runs')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets runs that ended before an instant: what they did stands in the histories. */
export async function forgetRuns(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('bulk_runs').where('finished_at', '<', before).execute();
}
