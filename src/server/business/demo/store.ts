/** The SQL of the made-up company. */
import { sql, type RawBuilder } from 'kysely';
import type { DB, Db } from '#platform/database';

/** PostgreSQL takes 65,535 parameters in a statement; the widest of these tables has some thirty columns. */
const rowsAtOnce = 1000;

/** Inserts rows that all have the same columns. */
export async function insertMany(db: Db, table: keyof DB, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += rowsAtOnce)
    await db
      .insertInto(table)
      .values(rows.slice(i, i + rowsAtOnce) as never)
      .execute();
}

/** The id of the fill that is in force. Undefined: there is no made-up company. */
export async function findFillId(db: Db): Promise<string | undefined> {
  const fill = await db
    .selectFrom('demo_records')
    .select('record_id')
    .where('object', '=', 'fill')
    .executeTakeFirst();
  return fill?.record_id;
}

/** How many made-up records of each kind are there. */
export async function countMarked(db: Db) {
  const rows = await db
    .selectFrom('demo_records')
    .select((eb) => ['object', eb.fn.countAll<string>().as('count')])
    .groupBy('object')
    .execute();
  const count = (object: MarkedObject) => Number(rows.find((row) => row.object === object)?.count ?? 0);
  return {
    customers: count('customer'),
    contacts: count('contact'),
    followUps: count('followUp'),
    opportunities: count('opportunity'),
    products: count('product'),
    people: count('person'),
  };
}

/** By what `demo_records` calls them, in the order in which they can be removed. */
const tables = {
  followUp: 'follow_ups',
  contact: 'contacts',
  opportunity: 'opportunities',
  customer: 'customers',
  product: 'products',
  person: 'people',
  department: 'departments',
} as const;
type MarkedObject = keyof typeof tables;
const binned: ReadonlySet<MarkedObject> = new Set([
  'followUp',
  'contact',
  'opportunity',
  'customer',
  'product',
]);

/** Nobody changes what belongs to the company, or adds to it, until the transaction ends. */
export async function lockMarked(db: Db): Promise<void> {
  for (const [object, table] of Object.entries(tables))
    await sql`
      select 1 from ${sql.table(table)} t join demo_records d on d.record_id = t.id and d.object = ${object}
      order by t.id for update of t`.execute(db);
}

/**
 * Takes the mark off what stays, from the leaves to the root: what a person changed since (its history has an entry that
 * didn't come with the fill, and it isn't in the bin), and what something unmarked refers to.
 * @returns how many stay
 */
export async function unmarkKept(db: Db, fillId: string): Promise<number> {
  const unmark = async (
    object: MarkedObject,
    ...reasons: readonly RawBuilder<boolean>[]
  ): Promise<number> => {
    const { numAffectedRows } = await sql`
      delete from demo_records d where d.object = ${object}
        and (${sql.join([wasChanged(object, fillId), ...reasons], sql` or `)})`.execute(db);
    return Number(numAffectedRows ?? 0);
  };
  const kept = [
    await unmark('followUp'),
    await unmark('contact', isUsed('follow_ups', 'contact_id')),
    await unmark('opportunity', isUsed('follow_ups', 'opportunity_id')),
    await unmark('product', isUsed('opportunity_products', 'product_id', 'opportunity_id')),
    await unmark(
      'customer',
      ...['contacts', 'opportunities', 'follow_ups'].map((t) => isUsed(t, 'customer_id')),
    ),
    await unmark(
      'person',
      sql`exists (select from people p where p.id = d.record_id and p.password_hash is not null)`,
    ),
    await unmark('department', isUsed('people', 'department_id')),
  ];
  // Parents of what stays stay, and theirs.
  for (const [object, table] of [
    ['customer', 'customers'],
    ['department', 'departments'],
  ] as const)
    for (let more = 1; more > 0; kept.push(more)) more = await unmark(object, isUsed(table, 'parent_id'));
  return kept.reduce((sum, n) => sum + n, 0);
}

function wasChanged(object: MarkedObject, fillId: string): RawBuilder<boolean> {
  const isAlive = binned.has(object) ? sql`t.deleted_at is null` : sql`true`;
  return sql`(
    exists (select from changes h where h.record_id = d.record_id and h.import_id is distinct from ${fillId}::uuid)
    and exists (select from ${sql.table(tables[object])} t where t.id = d.record_id and ${isAlive}))`;
}

const isUsed = (table: string, column: string, id = 'id'): RawBuilder<boolean> => sql`exists (
  select from ${sql.table(table)} u where ${sql.ref(`u.${column}`)} = d.record_id
    and not exists (select from demo_records m where m.record_id = ${sql.ref(`u.${id}`)}))`;

/** Unmarked records whose owner goes, with that owner's name. */
export async function listOrphans(db: Db, table: 'customers' | 'opportunities' | 'follow_ups') {
  const customer =
    table === 'customers' ? sql`t.id` : table === 'opportunities' ? sql`t.customer_id` : sql`null::uuid`;
  const { rows } = await sql<{
    id: string;
    customer_id: string | null;
    owner_id: string;
    owner_name: string;
  }>`
    select t.id, ${customer} as customer_id, p.id as owner_id, p.name as owner_name
    from ${sql.table(table)} t
      join demo_records d on d.record_id = t.owner_id and d.object = 'person'
      join people p on p.id = t.owner_id
    where not exists (select from demo_records m where m.record_id = t.id)`.execute(db);
  return rows;
}

/** Gives records to somebody else. */
export async function setOwner(
  db: Db,
  table: 'customers' | 'opportunities' | 'follow_ups',
  ids: readonly string[],
  ownerId: string,
  now: Date,
): Promise<void> {
  await sql`update ${sql.table(table)} set owner_id = ${ownerId}, version = version + 1, updated_at = ${now}
    where id = any(${ids}::uuid[])`.execute(db);
}

/** Removes everything still marked, its history too, and the marks. @returns how many records went */
export async function removeMarked(db: Db): Promise<number> {
  const marked = (object: MarkedObject) => sql`(select record_id from demo_records where object = ${object})`;
  await sql`delete from changes where record_id in (select record_id from demo_records)`.execute(db);
  await sql`delete from customer_collaborators where person_id in ${marked('person')}`.execute(db);
  await sql`update changes set person_id = null where person_id in ${marked('person')}`.execute(db);
  await sql`update people set manager_id = null where manager_id in ${marked('person')}`.execute(db);
  let removed = 0;
  for (const [object, table] of Object.entries(tables) as [MarkedObject, string][]) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where id in ${marked(object)}`.execute(db);
    removed += Number(numAffectedRows ?? 0);
  }
  await db.deleteFrom('demo_records').execute();
  return removed;
}
