/** The SQL of imports and their rows. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { Details, KeptMend } from './details.ts';
import type { ImportObject } from './fields.ts';
import type { RowFault, TableRow } from './reading.ts';

const rowsAtOnce = 2000;

export type State = 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'failed';
export type OnMatch = 'skip' | 'update' | 'create';
export type Outcome = 'create' | 'update' | 'skip' | 'error';

export interface ImportRecord {
  id: string;
  object: ImportObject;
  fileName: string;
  encoding: string;
  delimiter: string;
  state: State;
  details: Details;
  mends: KeptMend[];
  matchBy: string | null;
  onMatch: OnMatch;
  rowCount: number;
  progress: number;
  failure: string | null;
  createdBy: { id: string; name: string } | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface RowProblem {
  column: string | null;
  field: string | null;
  code: string;
  detail: string;
}

export interface StoredRow {
  row: number;
  cells: string[];
  fault: RowFault | null;
  outcome: Outcome | null;
  problems: RowProblem[];
  recordId: string | null;
}

const select = (db: Db) =>
  db
    .selectFrom('imports as i')
    .leftJoin('people as p', 'p.id', 'i.created_by')
    .selectAll('i')
    .select('p.name as creator');
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function fromRow(row: Row): ImportRecord {
  return {
    id: row.id,
    object: row.object as ImportObject,
    fileName: row.file_name,
    encoding: row.encoding,
    delimiter: row.delimiter,
    state: row.state as State,
    details: Details.parse(row.columns),
    mends: KeptMend.array().parse(row.mends),
    matchBy: row.match_by,
    onMatch: row.on_match as OnMatch,
    rowCount: row.row_count,
    progress: row.progress,
    failure: row.failure,
    createdBy: row.created_by === null ? null : { id: row.created_by, name: row.creator ?? '' },
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

/** @param of only this person's; null: anybody's */
export async function findImport(
  db: Db,
  id: string,
  of: string | null,
  lock = false,
): Promise<ImportRecord | undefined> {
  const row = await select(db)
    .where('i.id', '=', id)
    .$if(of !== null, (q) => q.where('i.created_by', '=', of))
    .$if(lock, (q) => q.forUpdate('i'))
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Newest first, one more than asked for. @param before id of the last one seen */
export async function listImports(
  db: Db,
  of: string | null,
  limit: number,
  before: string | null,
): Promise<ImportRecord[]> {
  const rows = await select(db)
    .$if(of !== null, (q) => q.where('i.created_by', '=', of))
    .$if(before !== null, (q) => q.where('i.id', '<', before ?? ''))
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(fromRow);
}

export async function insertImport(
  db: Db,
  record: Omit<ImportRecord, 'createdBy' | 'finishedAt'> & { createdBy: string },
): Promise<void> {
  await db
    .insertInto('imports')
    .values({
      id: record.id,
      object: record.object,
      file_name: record.fileName,
      encoding: record.encoding,
      delimiter: record.delimiter,
      state: record.state,
      columns: JSON.stringify(record.details),
      mends: JSON.stringify(record.mends),
      match_by: record.matchBy,
      on_match: record.onMatch,
      row_count: record.rowCount,
      progress: record.progress,
      failure: record.failure,
      created_by: record.createdBy,
      created_at: record.createdAt,
    })
    .execute();
}

/**
 * Sets facts of an import if it is in one of the states given (and at that revision).
 * @returns false where it is not
 */
export async function setImport(
  db: Db,
  id: string,
  when: { states: readonly State[]; revision?: number },
  set: Partial<
    Pick<
      ImportRecord,
      | 'state'
      | 'object'
      | 'details'
      | 'mends'
      | 'matchBy'
      | 'onMatch'
      | 'rowCount'
      | 'progress'
      | 'failure'
      | 'finishedAt'
    >
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({
      state: set.state,
      object: set.object,
      columns: set.details && JSON.stringify(set.details),
      mends: set.mends && JSON.stringify(set.mends),
      match_by: set.matchBy,
      on_match: set.onMatch,
      row_count: set.rowCount,
      progress: set.progress,
      failure: set.failure,
      finished_at: set.finishedAt,
    })
    .where('id', '=', id)
    .where('state', 'in', when.states)
    .$if(when.revision !== undefined, (q) =>
      q.where(sql`(columns->>'revision')::int`, '=', when.revision ?? 0),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many rows have which outcome, by import. Rows not looked at yet count as none. */
export async function countOutcomes(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Record<Outcome, number>>> {
  const counts = new Map(ids.map((id) => [id, { create: 0, update: 0, skip: 0, error: 0 }]));
  if (ids.length === 0) return counts;
  const { rows } = await sql<{ import_id: string; outcome: Outcome; n: number }>`
    select import_id, outcome, count(*)::int as n from import_rows
    where import_id = any(${ids}::uuid[]) and outcome is not null group by 1, 2`.execute(db);
  for (const { import_id, outcome, n } of rows) {
    const count = counts.get(import_id);
    if (count) count[outcome] = n;
  }
  return counts;
}

/** How many records of an import that was undone are still there. */
export async function countKept(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select(sql<number>`count(distinct record_id)::int`.as('n'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.n;
}

const arrayLiteral = (cells: readonly string[]): string =>
  `{${cells.map((cell) => `"${cell.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** Adds rows as they were read. */
export async function insertRows(db: Db, importId: string, rows: readonly TableRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const part = rows.slice(i, i + rowsAtOnce);
    await sql`
      insert into import_rows (import_id, row, cells, reading_problem)
      select ${importId}, r.row, r.cells::text[], r.problem
      from unnest(${part.map((r) => r.row)}::int[], ${part.map((r) => arrayLiteral(r.cells))}::text[],
        ${part.map((r) => r.fault)}::text[]) as r (row, cells, problem)`.execute(db);
  }
}

interface RawRow {
  row: number;
  cells: string[];
  reading_problem: string | null;
  outcome: string | null;
  problems: unknown;
  record_id: string | null;
}
const stored = (r: RawRow): StoredRow => ({
  row: r.row,
  cells: r.cells,
  fault: r.reading_problem as RowFault | null,
  outcome: r.outcome as Outcome | null,
  problems: r.problems as RowProblem[],
  recordId: r.record_id,
});

/** Rows in their order, behind a row. */
export async function listRows(
  db: Db,
  importId: string,
  after: number,
  limit: number,
  outcomes?: readonly Outcome[],
): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom('import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .where('row', '>', after)
    .$if(outcomes !== undefined, (q) => q.where('outcome', 'in', outcomes ?? []))
    .orderBy('row')
    .limit(limit)
    .execute();
  return rows.map(stored);
}

/** All rows in their order, in batches. */
export async function* eachBatch(
  db: Db,
  importId: string,
  outcomes?: readonly Outcome[],
): AsyncGenerator<StoredRow[]> {
  let after = 0;
  for (;;) {
    const rows = await listRows(db, importId, after, rowsAtOnce, outcomes);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.row;
  }
}

export interface RowVerdict {
  row: number;
  outcome: Outcome;
  problems: RowProblem[];
  recordId: string | null;
}

/** Writes what became, or would become, of rows. */
export async function setVerdicts(db: Db, importId: string, verdicts: readonly RowVerdict[]): Promise<void> {
  await sql`
    update import_rows as r set outcome = v.outcome, problems = v.problems::jsonb, record_id = v.record_id
    from unnest(${verdicts.map((v) => v.row)}::int[], ${verdicts.map((v) => v.outcome)}::text[],
      ${verdicts.map((v) => JSON.stringify(v.problems))}::text[], ${verdicts.map((v) => v.recordId)}::uuid[])
      as v (row, outcome, problems, record_id)
    where r.import_id = ${importId} and r.row = v.row`.execute(db);
}

/** The different texts of a column with the number of their rows, most frequent first. @param index from 0 */
export async function distinctCells(
  db: Db,
  importId: string,
  index: number,
): Promise<{ text: string; rows: number }[]> {
  const { rows } = await sql<{ text: string; rows: number }>`
    select cells[${index + 1}::int] as text, count(*)::int as rows from import_rows
    where import_id = ${importId} and reading_problem is null and cells[${index + 1}::int] <> ''
    group by 1 order by 2 desc, 1 limit ${mostDistinct}`.execute(db);
  return rows;
}
/** Names in a column beyond these are looked for without a suggestion. */
export const mostDistinct = 200_000;
