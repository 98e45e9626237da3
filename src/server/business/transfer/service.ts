/** The rules of imports: upload, mapping, mending, running, taking back. */
import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Import, ImportRow, imports } from '#contract/business/transfer';
import { demandFresh, type Ctx, type File } from '#access/gate';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import type { Upload } from '#platform/upload';
import { guessObject, missingFields, suggestMapping } from './columns.ts';
import { type ExportColumn, writeCsv } from '#platform/csv';
import type { Details } from './details.ts';
import { fieldOf, fieldsOf, type ImportObject } from './fields.ts';
import { demandImport, seesAllImports } from './policy.ts';
import { createProfile, dateOrdersOf } from './profile.ts';
import { createDialectSniffer, type Dialect, openTable, UnreadableFile } from './reading.ts';
import {
  countKept,
  countOutcomes,
  eachBatch,
  findImport,
  type ImportRecord,
  insertImport,
  insertRows,
  listImports,
  listRows,
  setImport,
  type StoredRow,
} from './store.ts';
import { matchChoicesOf } from './targets.ts';
import { importJob } from './work.ts';

type Change = z.output<typeof imports.change.body>;
type Counts = Import['counts'];

/**
 * Takes a file in and has it checked; nothing of it is written as records yet.
 * @throws ProblemError `unreadable_file`, `too_large`, `forbidden`
 */
export async function uploadImport(
  ctx: Ctx,
  input: { object?: ImportObject | undefined; fileName: string; file: Upload },
): Promise<Import> {
  if (input.object !== undefined) demandImport(ctx.user, input.object);
  const id = newId();
  try {
    await readIn(ctx, id, input, await sniff(input.file));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new ProblemError('unreadable_file', error.message, {
      errors: [{ pointer: '/body', code: error.reason, detail: error.message }],
    });
  }
  await ctx.enqueue(importJob, { importId: id, personId: ctx.user.personId });
  return getImport(ctx, id);
}

/** How a file is encoded is only known at its end: it is read once for that, and once for its rows. */
async function sniff(file: Upload): Promise<Dialect> {
  const sniffer = createDialectSniffer();
  for await (const chunk of file.bytes()) sniffer.push(chunk);
  return sniffer.result();
}

async function readIn(
  ctx: Ctx,
  id: string,
  input: { object?: ImportObject | undefined; fileName: string; file: Upload },
  dialect: Dialect,
): Promise<void> {
  const { locale, organisation, permissions, personId } = ctx.user;
  const table = await openTable(input.file.bytes(), dialect);
  const profile = createProfile(
    table.columns,
    dialect.delimiter,
    dateOrdersOf(locale, organisation.timeZone),
    ctx.now.getUTCFullYear(),
  );
  await insertImport(ctx.db, {
    id,
    object: input.object ?? 'customer',
    fileName: input.fileName,
    ...dialect,
    state: 'checking',
    details: { columns: [], revision: 0, scopes: [] },
    mends: [],
    matchBy: null,
    onMatch: 'skip',
    rowCount: 0,
    progress: 0,
    failure: null,
    createdBy: personId,
    createdAt: ctx.now,
  });
  let rowCount = 0;
  for await (const rows of table.batches) {
    for (const row of rows) if (row.fault === null) profile.see(row.cells);
    await insertRows(ctx.db, id, rows);
    rowCount += rows.length;
  }
  const columns = profile.result();
  const object = input.object ?? guessObject(columns) ?? 'customer';
  demandImport(ctx.user, object);
  const mapping = suggestMapping(object, columns);
  const details: Details = {
    columns: columns.map((column, i) => ({ ...column, field: mapping[i] ?? null })),
    revision: 1,
    scopes: [...permissions.keys()],
  };
  // A deal without a name gets one of customer and product: many share it, so it finds nobody again by itself.
  const matchBy =
    matchChoicesOf(object, new Set(mapping)).find(
      (field) => object !== 'opportunity' || mapping.includes(field),
    ) ?? null;
  await setImport(ctx.db, id, { states: ['checking'] }, { object, details, matchBy, rowCount });
}

/** @throws ProblemError `not_found` for somebody else's, too */
async function demandOwn(ctx: Ctx, id: string, lock = false): Promise<ImportRecord> {
  const record = await findImport(ctx.db, id, seesAllImports(ctx) ? null : ctx.user.personId, lock);
  if (!record) throw notFound();
  return record;
}

export async function getImport(ctx: Ctx, id: string): Promise<Import> {
  const record = await demandOwn(ctx, id);
  const counts = await countOutcomes(ctx.db, [id]);
  const kept = record.state === 'undone' ? await countKept(ctx.db, id) : 0;
  return present(record, counts.get(id), kept);
}

export async function findImports(
  ctx: Ctx,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: Import[]; nextCursor: string | null }> {
  const before = query.cursor === undefined ? null : readCursor(query.cursor, /^[\da-f-]{36}$/);
  const found = await listImports(
    ctx.db,
    seesAllImports(ctx) ? null : ctx.user.personId,
    query.limit,
    before,
  );
  const page = found.slice(0, query.limit);
  const counts = await countOutcomes(
    ctx.db,
    page.map((record) => record.id),
  );
  const items = await Promise.all(
    page.map(async (record) =>
      present(
        record,
        counts.get(record.id),
        record.state === 'undone' ? await countKept(ctx.db, record.id) : 0,
      ),
    ),
  );
  return { items, nextCursor: found.length > page.length ? writeCursor(page.at(-1)?.id ?? '') : null };
}

function present(record: ImportRecord, outcomes: Omit<Counts, 'rows'> | undefined, kept: number): Import {
  const { object, details } = record;
  return {
    id: record.id,
    object,
    fileName: record.fileName,
    encoding: record.encoding,
    delimiter: record.delimiter,
    state: record.state,
    columns: details.columns.map((column) => {
      const kind = column.field === null ? undefined : fieldOf(object, column.field)?.kind;
      const dated = kind === 'day' || kind === 'instant';
      const numeric = kind === 'money' || kind === 'integer' || kind === 'percent';
      return {
        ...column,
        dates: dated ? column.dates : null,
        decimalMark: numeric ? (column.decimalMark ?? '.') : null,
      };
    }),
    fields: fieldsOf(object).map(({ field, required }) => ({ field, required })),
    matchBy: record.matchBy,
    matchChoices: matchChoicesOf(object, new Set(details.columns.map((column) => column.field))),
    onMatch: record.onMatch,
    mends: record.mends.map(({ decided: _, ...mend }) => mend),
    counts: { rows: record.rowCount, ...(outcomes ?? { create: 0, update: 0, skip: 0, error: 0 }) },
    kept,
    progress: record.progress,
    failure: record.failure,
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    finishedAt: record.finishedAt?.toISOString() ?? null,
  };
}

/**
 * Changes mapping, habits, matching or mends, and has everything checked anew.
 * @throws ProblemError `wrong_state` once it has run, `invalid_input`
 */
export async function changeImport(ctx: Ctx, id: string, change: Change): Promise<Import> {
  const record = await demandOwn(ctx, id, true);
  demandImport(ctx.user, record.object);
  const columns = changedColumns(record, change);
  const choices = matchChoicesOf(record.object, new Set(columns.map((column) => column.field)));
  const matchBy =
    change.matchBy === undefined
      ? record.matchBy !== null && !choices.includes(record.matchBy)
        ? (choices[0] ?? null)
        : record.matchBy
      : change.matchBy;
  if (matchBy !== null && !choices.includes(matchBy))
    throw invalid(
      '/body/matchBy',
      'unknown',
      `With this mapping it can be ${choices.join(', ') || 'nothing'}.`,
    );
  const set = await setImport(
    ctx.db,
    id,
    { states: ['checking', 'checked', 'failed'] },
    {
      state: 'checking',
      progress: 0,
      failure: null,
      details: { ...record.details, columns, revision: record.details.revision + 1 },
      matchBy,
      onMatch: change.onMatch ?? record.onMatch,
      mends: decidedMends(record, change),
    },
  );
  if (!set) throw new ProblemError('wrong_state', 'This import has run already.');
  await ctx.enqueue(importJob, { importId: id, personId: ctx.user.personId });
  return getImport(ctx, id);
}

/** What was said of a column; one may be called `constructor`. */
const saidOf = <T>(part: Readonly<Record<string, T>> | undefined, column: string): T | undefined =>
  part !== undefined && Object.hasOwn(part, column) ? part[column] : undefined;

function changedColumns(record: ImportRecord, change: Change): Details['columns'] {
  const { columns } = record.details;
  for (const [part, named] of Object.entries({
    mapping: change.mapping,
    dates: change.dates,
    decimalMarks: change.decimalMarks,
  })) {
    const unknown = Object.keys(named ?? {}).find((name) => !columns.some((column) => column.name === name));
    if (unknown !== undefined) throw invalid(`/body/${part}`, 'unknown', `There is no column “${unknown}”.`);
  }
  const taken = new Map<string, number>();
  const changed = columns.map((column) => {
    const said = saidOf(change.mapping, column.name);
    const field = said === undefined ? column.field : said;
    if (field !== null && fieldOf(record.object, field) === undefined)
      throw invalid(`/body/mapping`, 'unknown', `There is no field “${field}”.`);
    if (field !== null) taken.set(field, (taken.get(field) ?? 0) + 1);
    const order = saidOf(change.dates, column.name);
    return {
      ...column,
      field,
      dates: order === undefined ? column.dates : { order, because: null, certain: true },
      decimalMark: saidOf(change.decimalMarks, column.name) ?? column.decimalMark,
    };
  });
  const twice = [...taken].find(
    ([field, n]) => n > 1 && fieldOf(record.object, field)?.several !== true,
  )?.[0];
  if (twice !== undefined) throw invalid('/body/mapping', 'twice', `Two columns go to ${twice}.`);
  return changed;
}

function decidedMends(record: ImportRecord, change: Change): ImportRecord['mends'] {
  const mends = record.mends.filter((mend) => mend.decided);
  for (const { field, value, use } of change.mends ?? []) {
    const known = record.mends.find((mend) => mend.field === field && mend.value === value);
    if (known === undefined)
      throw invalid('/body/mends', 'unknown', `There is nothing to mend about “${value}”.`);
    const there = mends.findIndex((mend) => mend.field === field && mend.value === value);
    mends.splice(there === -1 ? mends.length : there, there === -1 ? 0 : 1, { ...known, use, decided: true });
  }
  return mends;
}

/** Has the rows written. Of two at once the second is told that it is under way. */
export async function runImport(ctx: Ctx, id: string): Promise<Import> {
  const record = await demandOwn(ctx, id);
  demandImport(ctx.user, record.object);
  const missing = missingFields(
    record.object,
    record.details.columns.map((column) => column.field),
  );
  if (record.state === 'checked' && missing.length > 0)
    throw new ProblemError('invalid_input', `No column goes to ${missing.join(', ')}.`, {
      errors: missing.map((field) => ({ pointer: '/body/mapping', code: 'required', detail: field })),
    });
  // It may change addresses to which links to sign in are sent.
  if (record.object === 'person') await demandFresh(ctx);
  if (!(await setImport(ctx.db, id, { states: ['checked'] }, { state: 'running', progress: 0 })))
    throw new ProblemError('wrong_state', `This import is ${record.state}, not checked.`);
  await ctx.enqueue(importJob, { importId: id, personId: ctx.user.personId });
  return getImport(ctx, id);
}

export async function undoImport(ctx: Ctx, id: string): Promise<Import> {
  const record = await demandOwn(ctx, id);
  demandImport(ctx.user, record.object);
  if (
    !(await setImport(
      ctx.db,
      id,
      { states: ['done'] },
      { state: 'undoing', failure: null, finishedAt: null },
    ))
  )
    throw new ProblemError('wrong_state', `This import is ${record.state}, not done.`);
  await ctx.enqueue(importJob, { importId: id, personId: ctx.user.personId });
  return getImport(ctx, id);
}

export async function getRows(
  ctx: Ctx,
  id: string,
  query: {
    outcome?: ('create' | 'update' | 'skip' | 'error')[] | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ items: z.output<typeof ImportRow>[]; nextCursor: string | null }> {
  const record = await demandOwn(ctx, id);
  const after = query.cursor === undefined ? 0 : Number(readCursor(query.cursor, /^\d{1,9}$/));
  const rows = await listRows(ctx.db, id, after, query.limit + 1, query.outcome);
  const page = rows.slice(0, query.limit);
  return {
    items: page.map((row) => ({
      row: row.row,
      outcome: row.outcome ?? 'skip',
      values: Object.fromEntries(record.details.columns.map(({ name }, i) => [name, row.cells[i] ?? ''])),
      problems: row.problems,
      recordId: row.recordId,
    })),
    nextCursor: rows.length > page.length ? writeCursor(String(page.at(-1)?.row)) : null,
  };
}

const reasonNames = { en: 'Why not', 'zh-Hans': '未导入原因', 'zh-Hant': '未匯入原因' };

/** The rows that stay out, with the reason, as a file that can be mended and uploaded again. */
export async function errorFile(ctx: Ctx, id: string): Promise<File> {
  const record = await demandOwn(ctx, id);
  const columns: ExportColumn<StoredRow>[] = record.details.columns.map(({ name }, i) => ({
    key: name,
    names: { en: name, 'zh-Hans': name, 'zh-Hant': name },
    value: (row) => row.cells[i] ?? '',
  }));
  const why = (row: StoredRow) =>
    row.problems.map(({ column, detail }) => (column === null ? detail : `${column}: ${detail}`)).join(' ');
  columns.push({ key: 'reason', names: reasonNames, value: why });
  const content = Readable.from(writeCsv(eachBatch(ctx.db, id, ['error']), columns, ctx.user.locale));
  return { name: `${record.fileName.replace(/\.[a-z]{1,4}$/i, '')}-errors.csv`, content };
}

const writeCursor = (text: string): string => Buffer.from(text).toString('base64url');
function readCursor(cursor: string, shape: RegExp): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!shape.test(text)) throw new ProblemError('invalid_cursor');
  return text;
}
