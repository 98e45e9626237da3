/**
 * The slow work of imports: checking, running, taking back. One import is worked on by one at a time, on any server;
 * a run and an undo are one transaction each, so that nothing half done is ever seen, whatever is killed.
 */
import { sql } from 'kysely';
import { accessChanged, loadPrincipal, type Principal } from '#access/gate';
import { demandNotWidened } from '#access/people';
import type { Clock } from '#platform/clock';
import { type Database, type Db, isDatabaseAway, transact } from '#platform/database';
import type { Job } from '#platform/jobs';
import { saidLive } from '#platform/live';
import type { Logger } from '#platform/log';
import { ProblemError } from '#platform/problem';
import { createJudge, type Judged } from './judging.ts';
import { eachBatch, findImport, type ImportRecord, setImport, setVerdicts, type State } from './store.ts';
import { targetOf } from './targets.ts';
import { understand } from './understanding.ts';
import { undo } from './undoing.ts';
import type { ReadingHouse } from './values.ts';
import { createWriter } from './writing.ts';

export interface Workshop {
  database: Database;
  clock: Clock;
  log: Logger;
}

export const importJob = 'import';
export interface ImportJob {
  importId: string;
  /** Who asked for it. */
  personId: string;
}

export const importJobs = (workshop: Workshop): Job<never>[] => [
  {
    name: importJob,
    expireMinutes: 240,
    work: (job: ImportJob) => workOn(workshop, job.importId, job.personId),
  } as Job<never>,
  {
    // What a killed server left lying is taken up again.
    name: 'import-resume',
    cron: '* * * * *',
    work: () => resume(workshop),
  } as Job<never>,
];

async function resume(workshop: Workshop): Promise<void> {
  const rows = await workshop.database.db
    .selectFrom('imports')
    .select(['id', 'created_by'])
    .where('state', 'in', ['checking', 'running', 'undoing'])
    .execute();
  for (const { id, created_by } of rows) if (created_by !== null) await workOn(workshop, id, created_by);
}

/** Does what the state of an import asks for; nothing where another is at it already. */
export async function workOn(workshop: Workshop, importId: string, personId: string): Promise<void> {
  const { db } = workshop.database;
  for (;;) {
    const record = await findImport(db, importId, null);
    if (record === undefined || !isWork(record.state)) return;
    try {
      const done = await workOnce(workshop, record, personId);
      if (!done) return;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      if (error instanceof Superseded) continue;
      workshop.log.error({ err: error, importId }, 'an import failed');
      await setImport(
        db,
        importId,
        { states: [record.state], revision: record.details.revision },
        // What could not be taken back is still done.
        {
          state: record.state === 'undoing' ? 'done' : 'failed',
          failure: sentence(error),
          finishedAt: workshop.clock(),
        },
      );
      return;
    }
  }
}

const isWork = (state: State): state is 'checking' | 'running' | 'undoing' =>
  state === 'checking' || state === 'running' || state === 'undoing';

function sentence(error: unknown): string {
  return error instanceof ProblemError
    ? error.message
    : 'Something went wrong on our side; nothing was written. The log of the server says more.';
}

/** @returns false where another holds the import */
function workOnce(workshop: Workshop, record: ImportRecord, personId: string): Promise<boolean> {
  return transact(workshop.database.db, async (trx) => {
    const lock = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${record.id}, 0)) as got`.execute(trx);
    if (lock.rows[0]?.got !== true) return false;
    // Many statements of a large import take longer than a request's may.
    await sql`set local statement_timeout = '15min'`.execute(trx);
    // PostgreSQL's statistics know nothing of the rows added here: it would look through them all for each batch.
    await sql`set local enable_seqscan = off`.execute(trx);
    if (record.state === 'undoing') await takeBack(workshop, trx, record, personId);
    else await goThrough(workshop, trx, record);
    if (record.state !== 'checking') await sql`select ${saidLive(record.object)}`.execute(trx);
    return true;
  });
}

/** Judges all rows; in a run, writes those that are right. */
async function goThrough({ database, clock }: Workshop, trx: Db, record: ImportRecord): Promise<void> {
  const { id, state, object } = record;
  const working = { states: [state], revision: record.details.revision };
  const now = clock();
  const user = await whoImports(trx, record);
  const house: ReadingHouse = { ...user.organisation, thisYear: now.getUTCFullYear() };
  const target = await targetOf(trx, object);
  const understanding = await understand({ db: trx, user }, record, house);
  const judge = createJudge({ db: trx, user }, record, target, understanding, house);
  const writer = state === 'running' ? createWriter({ db: trx, user, now }, id, object, target, house) : null;
  let progress = 0;
  for await (const rows of eachBatch(trx, id)) {
    const judged = await judge(rows);
    await writer?.write(judged);
    await setVerdicts(trx, id, judged.map(verdictOf));
    progress += rows.length;
    // Told at once, outside of the transaction; where the import was changed meanwhile, this work is in vain.
    if (!(await setImport(database.db, id, working, { progress }))) throw new Superseded();
  }
  const circles = (await writer?.finish()) ?? [];
  await noteCircles(trx, id, circles);
  if (writer && object === 'person') {
    await demandNotWidened({ db: trx, user }, await peopleMadeBy(trx, id));
    await accessChanged(trx);
  }
  const set = writer
    ? ({ state: 'done', finishedAt: now } as const)
    : ({ state: 'checked', mends: understanding.mends } as const);
  if (!(await setImport(trx, id, working, { ...set, progress, failure: null }))) throw new Superseded();
}

/** The import was changed while it was worked on. */
class Superseded extends Error {}

/** Whoever began it, with the rights they have now and had then. */
async function whoImports(db: Db, { createdBy, details }: ImportRecord): Promise<Principal> {
  const person = createdBy && (await loadPrincipal(db, createdBy.id, null));
  if (!person) throw new ProblemError('forbidden', 'Whoever began this import may not sign in any more.');
  const then = new Set<string>(details.scopes);
  return { ...person, permissions: new Map([...person.permissions].filter(([right]) => then.has(right))) };
}

/** The people that an import made. */
async function peopleMadeBy(trx: Db, importId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('changes')
    .select('record_id')
    .where('import_id', '=', importId)
    .where('object', '=', 'person')
    .where('action', '=', 'created')
    .execute();
  return rows.map((row) => row.record_id);
}

const verdictOf = ({ draft, outcome, recordId }: Judged) => ({
  row: draft.row,
  outcome,
  problems: draft.problems,
  recordId,
});

async function noteCircles(db: Db, importId: string, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  const note = [
    { column: null, field: null, code: 'circle', detail: 'It would lie above itself: left empty.' },
  ];
  await sql`
    update import_rows set problems = problems || ${JSON.stringify(note)}::jsonb
    where import_id = ${importId} and row = any(${rows}::int[])`.execute(db);
}

async function takeBack({ clock }: Workshop, trx: Db, record: ImportRecord, personId: string): Promise<void> {
  const now = clock();
  await undo({ db: trx, now, by: personId }, record.id, record.object);
  await setImport(
    trx,
    record.id,
    { states: ['undoing'] },
    { state: 'undone', finishedAt: now, failure: null },
  );
}
