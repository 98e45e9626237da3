/** The slow work of bulk runs: batch after batch, each a transaction of its own. One run is worked on by one at a time. */
import { sql } from 'kysely';
import type { ProblemCode } from '#contract/problem';
import { loadPrincipal, type Ctx, type Principal } from '#access/gate';
import { activeLocks } from '#access/locks';
import { dayMs, later, type Clock } from '#platform/clock';
import {
  allOf,
  apart,
  endsTransaction,
  isDatabaseAway,
  transact,
  type Database,
  type Db,
} from '#platform/database';
import { asProblem } from '#platform/http';
import type { Job } from '#platform/jobs';
import type { Logger } from '#platform/log';
import { ProblemError } from '#platform/problem';
import { bulkKinds, type BulkKind } from './kinds.ts';
import {
  findRun,
  forgetRuns,
  listRunsUnderWay,
  lockRecord,
  nextChanges,
  noteOutcomes,
  setRun,
  type ChangeRow,
  type Outcome,
  type RunRecord,
} from './store.ts';

interface Workshop {
  database: Database;
  clock: Clock;
  log: Logger;
}

export const bulkJob = 'bulk';
/** Small: its records are locked until it is through, and stopping waits for it. */
const batchSize = 100;
const keptForMs = 7 * dayMs;

export const bulkJobs = (workshop: Workshop): Job<never>[] => [
  {
    name: bulkJob,
    expireMinutes: 240,
    work: ({ runId }: { runId: string }) => workOn(workshop, runId),
  } as Job<never>,
  {
    // What a killed server left lying is taken up again.
    name: 'bulk-resume',
    cron: '* * * * *',
    async work() {
      const { db } = workshop.database;
      for (const id of await listRunsUnderWay(db)) await workOn(workshop, id);
      await forgetRuns(db, later(workshop.clock(), -keptForMs));
    },
  } as Job<never>,
];

async function workOn(workshop: Workshop, runId: string): Promise<void> {
  const { db } = workshop.database;
  try {
    while (await workOnBatch(workshop, runId));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const { code } = asProblem(error);
    if (code === 'internal') workshop.log.error({ err: error, runId }, 'a bulk run failed');
    await setRun(db, runId, { state: 'failed', finishedAt: workshop.clock(), problem: code });
  }
}

/** @returns false where nothing is left to do, or another is at it */
function workOnBatch({ database, clock, log }: Workshop, runId: string): Promise<boolean> {
  return transact(database.db, async (trx) => {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${runId}, 13)) as got`.execute(trx);
    if (rows[0]?.got !== true) return false;
    const run = await findRun(trx, runId, true);
    if (run?.state !== 'running' && run?.state !== 'undoing') return false;
    const ctx: Ctx = {
      db: trx,
      user: await whoRuns(trx, run, clock()),
      now: clock(),
      client: { address: 'jobs', network: 'unknown', userAgent: 'latchkey (bulk)', deviceCookie: null },
      log,
      enqueue: () => Promise.resolve(),
    };
    const batch = await nextChanges(trx, run, batchSize);
    if (batch.length > 0) await noteOutcomes(trx, runId, await workOnAll(ctx, run, batch));
    if (batch.length === batchSize) return true;
    await setRun(trx, runId, {
      state: run.state === 'undoing' ? 'undone' : 'done',
      finishedAt: ctx.now,
    });
    return false;
  });
}

/** Whoever made the run, with the rights they have now and had then. @throws ProblemError `forbidden`, `locked` */
async function whoRuns(db: Db, run: RunRecord, now: Date): Promise<Principal> {
  const person = await loadPrincipal(db, run.createdBy, null);
  if (!person) throw new ProblemError('forbidden');
  const locks = await activeLocks(db, [{ scope: 'account', subject: run.createdBy }], now);
  // Even a limited lock leaves no work on many at once; a challenge is for who sits there.
  if (locks.some(({ strength }) => strength !== 'challenge')) throw new ProblemError('locked');
  const then = new Set<string>(run.scopes);
  return { ...person, permissions: new Map([...person.permissions].filter(([right]) => then.has(right))) };
}

/**
 * Changes records, or puts them back, all at once: waiting for PostgreSQL takes longer than the work. Where one is refused
 * none of it has happened, and each half goes again, until that one is alone: what its module refuses concerns it only.
 */
async function workOnAll(ctx: Ctx, run: RunRecord, rows: readonly ChangeRow[]): Promise<Outcome[]> {
  const kind = bulkKinds[run.object];
  const work = (row: ChangeRow) =>
    run.state === 'undoing' ? putBack(ctx, kind, row) : apply(ctx, kind, row.recordId, run);
  try {
    return await apart(ctx.db, () => allOf(rows.map(work)));
  } catch (error) {
    // A deadlock is not about this record: the whole batch goes again.
    if (endsTransaction(error)) throw error;
    const [only] = rows;
    if (only && rows.length === 1) return [refused(ctx, run, only, error)];
    const half = rows.length >> 1;
    return [
      ...(await workOnAll(ctx, run, rows.slice(0, half))),
      ...(await workOnAll(ctx, run, rows.slice(half))),
    ];
  }
}

function refused(ctx: Ctx, run: RunRecord, { recordId }: ChangeRow, error: unknown): Outcome {
  const { code } = asProblem(error);
  if (code === 'internal') ctx.log.error({ err: error, recordId }, 'a bulk run failed at a record');
  return {
    recordId,
    state: run.state === 'undoing' ? 'kept' : 'failed',
    problem: code satisfies ProblemCode,
  };
}

async function apply(ctx: Ctx, kind: BulkKind, recordId: string, run: RunRecord): Promise<Outcome> {
  // Locked first: between looking and changing nobody is quicker.
  await lockRecord(ctx.db, kind.table, recordId);
  const done = await kind.apply(ctx, recordId, run.change);
  return { recordId, state: 'done', before: done?.before, versionAfter: done?.versionAfter };
}

async function putBack(
  ctx: Ctx,
  kind: BulkKind,
  { recordId, before, versionAfter }: ChangeRow,
): Promise<Outcome> {
  const version = await lockRecord(ctx.db, kind.table, recordId);
  if (version === undefined || version !== versionAfter) return { recordId, state: 'kept' };
  await kind.putBack(ctx, recordId, version, before);
  return { recordId, state: 'undone' };
}
