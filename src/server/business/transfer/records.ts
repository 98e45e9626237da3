/** Records written and read many at once, as JSON that PostgreSQL takes apart: one statement for thousands of rows. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { newId } from '#platform/secrets';
import type { Columns, Table } from './targets.ts';
import type { Shape } from './targets.ts';

const list = (columns: readonly string[], prefix = '') =>
  sql.join(columns.map((column) => sql.ref(prefix + column)));

/** Adds records. Each must have all the columns that can't be null. */
export async function insertRecords(
  db: Db,
  table: Table | 'opportunity_products' | 'changes',
  rows: readonly Columns[],
) {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap(Object.keys))];
  await sql`
    insert into ${sql.table(table)} (${list(columns)})
    select ${list(columns)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}

/** Sets columns of records; all rows name the same columns. */
export async function updateRecords(
  db: Db,
  table: Table,
  rows: readonly (Columns & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((column) => column !== 'id');
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`v.${column}`)}`));
  await sql`
    update ${sql.table(table)} as t set ${set}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) as v
    where t.id = v.id`.execute(db);
}

/** Records as they are, locked for the rest of the transaction. */
export async function lockRecords(
  db: Db,
  table: Table,
  ids: readonly string[],
): Promise<Map<string, Columns>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; row: Columns }>`
    select t.id, to_jsonb(t) as row from ${sql.table(table)} t where t.id = any(${ids}::uuid[]) order by t.id for update`.execute(
    db,
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}

/** Names of records, for the history. */
export async function namesOf(
  db: Db,
  table: 'people' | 'customers' | 'departments' | 'stages' | 'products',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ${sql.table(table)} where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Names = ReadonlyMap<string, string>;

/** Ids that a row refers to, by the table they are in. */
export function refsIn(shapes: Readonly<Record<string, Shape>>, rows: readonly Columns[]) {
  const ids = {
    people: new Set<string>(),
    customers: new Set<string>(),
    departments: new Set<string>(),
    stages: new Set<string>(),
  };
  for (const shape of Object.values(shapes)) {
    if (typeof shape === 'string' || !('ref' in shape)) continue;
    for (const row of rows) {
      const id = row[shape.ref];
      if (typeof id === 'string') ids[shape.to].add(id);
    }
  }
  return ids;
}

/** A row's facts as the history tells them. */
export function factsOf(
  shapes: Readonly<Record<string, Shape>>,
  row: Columns,
  names: Names,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shapes).map(([field, shape]) => [field, factOf(shape, row, names)]),
  );
}

function factOf(shape: Shape, row: Columns, names: Names): unknown {
  if (typeof shape === 'string') return row[shape] ?? null;
  if ('ref' in shape) {
    const id = row[shape.ref];
    return typeof id === 'string' ? { id, name: names.get(id) ?? '' } : null;
  }
  const parts = Object.entries(shape.parts).map(
    ([part, column]) => [part, partOf(part, row[column])] as const,
  );
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
}

// Amounts come as numbers out of jsonb; the history has them as text with two places.
const partOf = (part: string, value: unknown): unknown =>
  value === null || value === undefined ? null : part === 'amount' ? Number(value).toFixed(2) : value;

/** The columns that a fact of the history stands for. */
export function columnsOfFact(shape: Shape, fact: unknown): Columns {
  if (typeof shape === 'string') return { [shape]: fact };
  const whole = (typeof fact === 'object' && fact !== null ? fact : {}) as Record<string, unknown>;
  if ('ref' in shape) return { [shape.ref]: whole['id'] ?? null };
  return Object.fromEntries(
    Object.entries(shape.parts).map(([part, column]) => [column, whole[part] ?? null]),
  );
}

export interface HistoryLine {
  object: string;
  recordId: string;
  customerId: string | null;
  action: 'created' | 'changed';
  fields: readonly { field: string; from: unknown; to: unknown }[];
}

/** Writes many acts into the history. @param importId null where an import is taken back */
export async function writeHistory(
  db: Db,
  by: string,
  now: Date,
  importId: string | null,
  lines: readonly HistoryLine[],
): Promise<void> {
  await insertRecords(
    db,
    'changes',
    lines.map((line) => ({
      id: newId(),
      at: now.toISOString(),
      person_id: by,
      object: line.object,
      record_id: line.recordId,
      customer_id: line.customerId,
      action: line.action,
      fields: line.fields,
      import_id: importId,
    })),
  );
}
