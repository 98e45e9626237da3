/**
 * Takes an import back: what it made goes, what it changed is put back. A record that somebody changed since, or that
 * others refer to by now, stays as it is; how many stayed is told afterwards.
 */
import { sql, type RawBuilder } from 'kysely';
import { accessChanged, type FieldChange } from '#access/gate';
import type { Db } from '#platform/database';
import type { ImportObject } from './fields.ts';
import { columnsOfFact, lockRecords, updateRecords, writeHistory } from './records.ts';
import { type Columns, type Table, targetOf } from './targets.ts';

/** In the order in which they can go: what refers before what is referred to. */
const order: readonly (readonly [object: string, table: Table])[] = [
  ['followUp', 'follow_ups'],
  ['opportunity', 'opportunities'],
  ['contact', 'contacts'],
  ['customer', 'customers'],
  ['product', 'products'],
  ['person', 'people'],
  ['department', 'departments'],
];

/** Who else may refer to a record of a table: the referring row's id, which may be going too. */
const references: readonly (readonly [table: Table, query: RawBuilder<unknown>])[] = [
  ['customers', sql`select customer_id as id, id as by from contacts`],
  ['customers', sql`select customer_id as id, id as by from follow_ups`],
  ['customers', sql`select customer_id as id, id as by from opportunities`],
  ['customers', sql`select parent_id as id, id as by from customers`],
  ['contacts', sql`select contact_id as id, id as by from follow_ups`],
  ['opportunities', sql`select opportunity_id as id, id as by from follow_ups`],
  ['products', sql`select product_id as id, opportunity_id as by from opportunity_products`],
  ['people', sql`select owner_id as id, id as by from customers`],
  ['people', sql`select owner_id as id, id as by from opportunities`],
  ['people', sql`select owner_id as id, id as by from follow_ups`],
  ['people', sql`select person_id as id, customer_id as by from customer_collaborators`],
  ['people', sql`select manager_id as id, id as by from people`],
  ['people', sql`select person_id as id, record_id as by from changes`],
  ['people', sql`select id, null::uuid as by from people where password_hash is not null`],
  ['people', sql`select person_id as id, null::uuid as by from person_roles`],
  ['departments', sql`select department_id as id, id as by from people`],
  ['departments', sql`select parent_id as id, id as by from departments`],
];

export interface Undoing {
  db: Db;
  now: Date;
  /** Who takes it back. */
  by: string;
}

/** @param ctx its `db` is the transaction that everything happens in */
export async function undo(ctx: Undoing, importId: string, object: ImportObject): Promise<void> {
  await putBack(ctx, importId, object);
  await remove(ctx.db, importId);
  if (object === 'person') await accessChanged(ctx.db);
}

/** No act of anybody else's came after this one of the import's. */
const untouchedSince = sql`not exists (
  select from changes l where l.record_id = c.record_id and l.id > c.id and l.import_id is distinct from c.import_id)`;

async function putBack({ db, now, by }: Undoing, importId: string, object: ImportObject): Promise<void> {
  const target = await targetOf(db, object);
  const { rows: changes } = await sql<{
    id: string;
    record_id: string;
    customer_id: string | null;
    fields: FieldChange[];
  }>`
    select c.id, c.record_id, c.customer_id, c.fields from changes c
    where c.import_id = ${importId} and c.action = 'changed' and ${untouchedSince} order by c.id desc`.execute(
    db,
  );
  for (let i = 0; i < changes.length; i += 1000) {
    const part = changes.slice(i, i + 1000);
    const rows = await lockRecords(
      db,
      target.table,
      part.map((change) => change.record_id),
    );
    for (const change of part) {
      const row = rows.get(change.record_id);
      if (row === undefined) continue;
      for (const { field, from } of change.fields) {
        const shape = target.shapes[field];
        if (shape !== undefined) Object.assign(row, columnsOfFact(shape, from));
      }
      Object.assign(row, target.derived(row), {
        version: Number(row['version']) + 1,
        updated_at: now.toISOString(),
      });
    }
    await updateRecords(db, target.table, [...rows.values()] as (Columns & { id: string })[]);
    await writeHistory(
      db,
      by,
      now,
      null,
      part.map((change) => ({
        object,
        recordId: change.record_id,
        customerId: change.customer_id,
        action: 'changed',
        fields: change.fields.map(({ field, from, to }) => ({ field, from: to, to: from })),
      })),
    );
    await sql`update changes set import_id = null where id = any(${part.map((change) => change.id)}::uuid[])`.execute(
      db,
    );
  }
}

async function remove(db: Db, importId: string): Promise<void> {
  await sql`create temporary table going (object text, id uuid primary key) on commit drop`.execute(db);
  await sql`
    insert into going select distinct on (c.record_id) c.object, c.record_id from changes c
    where c.import_id = ${importId} and c.action = 'created' and ${untouchedSince}`.execute(db);
  await sql`analyze going`.execute(db);
  await keepWhatIsUsed(db);
  const gone = sql`select id from going`;
  const customers = await select(
    db,
    sql`select distinct customer_id as id from follow_ups where id in (${gone})`,
  );
  // Rows of one file refer to each other.
  await sql`update customers set parent_id = null where id in (${gone}) and parent_id is not null`.execute(
    db,
  );
  await sql`update people set manager_id = null where id in (${gone}) and manager_id is not null`.execute(db);
  for (const [object, table] of order)
    await sql`delete from ${sql.table(table)} where id in (select id from going where object = ${object})`.execute(
      db,
    );
  await sql`delete from changes where import_id = ${importId} and record_id in (${gone})`.execute(db);
  await sql`
    update customers c set last_follow_up_at =
      (select max(at) from follow_ups f where f.customer_id = c.id and f.kind <> 'task' and f.deleted_at is null)
    where c.id = any(${customers}::uuid[])`.execute(db);
  await sql`update import_rows set record_id = null where import_id = ${importId} and record_id in (${gone})`.execute(
    db,
  );
}

/** What is referred to by something that stays, stays; and so on, until nothing more has to. */
async function keepWhatIsUsed(db: Db): Promise<void> {
  const objects = new Map(order.map(([object, table]) => [table, object]));
  for (let kept = true; kept;) {
    kept = false;
    for (const [table, query] of references) {
      const { numAffectedRows } = await sql`
        delete from going where object = ${objects.get(table) ?? ''} and id in (
          select r.id from (${query}) r join going g on g.id = r.id
          where r.by is null or not exists (select from going s where s.id = r.by))`.execute(db);
      if ((numAffectedRows ?? 0n) > 0n) kept = true;
    }
  }
}

async function select(db: Db, query: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await query.execute(db);
  return (rows as { id: string }[]).map((row) => row.id);
}
