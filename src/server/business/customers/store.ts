/** The SQL of customers. */
import { sql, type Insertable, type RawBuilder, type Selectable, type Updateable } from 'kysely';
import type { CustomerGrouping, CustomerQuery } from '#contract/business/customers';
import { listOwnedWithin, type Ctx, type Principal } from '#access/gate';
import type { DB, Db } from '#platform/database';
import { countOf, cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';
import { matches } from '#platform/search-text';
import { collaborates, customersWithin, customerWithin } from './policy.ts';

export type NewCustomerRow = Insertable<DB['customers']>;
export type CustomerColumns = Updateable<DB['customers']>;
export type LineRow = Awaited<ReturnType<typeof listCustomerRows>>['rows'][number];

const sorts: Record<
  'name' | 'createdAt' | 'updatedAt' | 'lastFollowUpAt' | 'level' | 'industry' | 'city',
  SortColumn
> = {
  name: { column: 'sort_name', type: 'text' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
  updatedAt: { column: 'updated_at', type: 'timestamptz' },
  lastFollowUpAt: { column: 'last_follow_up_at', type: 'timestamptz', nullable: true },
  level: { column: 'level', type: 'text', nullable: true },
  industry: { column: 'industry', type: 'text', nullable: true },
  city: { column: 'city', type: 'text', nullable: true },
};

type Filters = Omit<CustomerQuery, 'sort' | 'limit' | 'cursor' | 'count'>;

/** The column that each grouping is by. */
export const groupColumns = {
  owner: 'c.owner_id',
  level: 'c.level',
  city: 'c.city',
  industry: 'c.industry',
} as const satisfies Record<CustomerGrouping, string>;

/** The customers within reach of a permission that fit a list's filters; what to read of them is for the caller to say. */
export async function matching(ctx: Ctx, query: Filters, permission: 'customers.read' | 'records.export') {
  const conditions = [
    await customersWithin(ctx, 'customers.read', 'c', query.ownerId),
    ...(permission === 'customers.read' ? [] : [await customersWithin(ctx, permission, 'c', query.ownerId)]),
    ...filters(query),
  ];
  let found = ctx.db
    .selectFrom('customers as c')
    .leftJoin('people as p', 'p.id', 'c.owner_id')
    .where('c.deleted_at', 'is', null);
  for (const condition of conditions) found = found.where(condition);
  return found;
}

/** One page of customers within reach of a permission. */
export async function listCustomerRows(
  ctx: Ctx,
  query: CustomerQuery,
  permission: 'customers.read' | 'records.export',
) {
  const sort = sortBy(sorts, 'c', query.sort ?? '-createdAt');
  const found = (await matching(ctx, query, permission))
    .select([
      'c.id',
      'c.name',
      'c.kind',
      'c.industry',
      'c.source',
      'c.level',
      'c.tags',
      'c.phones',
      'c.emails',
      'c.city',
    ])
    .select([
      'c.owner_id',
      'p.name as owner_name',
      'c.last_follow_up_at',
      'c.version',
      'c.created_at',
      'c.updated_at',
    ])
    .select([collaborates(ctx.user, 'c').as('collaborates'), sortValue(sort).as('sort_value')]);
  const cut = cutPage(await page(found, sort, query.limit, query.cursor).execute(), sort, query.limit);
  return { ...cut, ...(query.count === true && { total: await countOf(found) }) };
}

/** The ids of all customers that match, up to a number of them. */
export async function findCustomerIds(ctx: Ctx, query: Filters, atMost: number): Promise<string[]> {
  const found = (await matching(ctx, query, 'customers.read')).select('c.id').limit(atMost);
  return (await found.execute()).map(({ id }) => id);
}

function filters(query: Filters): RawBuilder<boolean>[] {
  const conditions: (RawBuilder<boolean> | null)[] = [
    query.q === undefined ? null : matches('c', query.q),
    query.ownerId ? listOwnedWithin(query.ownerId, sql.ref('c.owner_id')) : null,
    query.departmentId ? ownedInDepartment('c.owner_id', query.departmentId) : null,
    query.kind ? sql`c.kind = ${query.kind}` : null,
    query.industry ? sql`c.industry = any(${query.industry}::text[])` : null,
    query.source ? sql`c.source = any(${query.source}::text[])` : null,
    query.level ? sql`c.level = any(${query.level}::text[])` : null,
    query.tag ? sql`c.tags && ${query.tag}::text[]` : null,
    query.city ? sql`c.city = ${query.city}` : null,
    query.createdFrom ? sql`c.created_at >= ${query.createdFrom}::date` : null,
    query.createdTo ? sql`c.created_at < ${query.createdTo}::date + 1` : null,
    query.quietSince
      ? sql`(c.last_follow_up_at is null or c.last_follow_up_at < ${query.quietSince}::date)`
      : null,
    query.unowned === undefined
      ? null
      : query.unowned
        ? sql`c.owner_id is null`
        : sql`c.owner_id is not null`,
    ...(query.without ?? []).map((field) => sql<boolean>`${sql.ref(groupColumns[field])} is null`),
  ];
  return conditions.filter((condition) => condition !== null);
}

/** The condition that an owner works in a department or below it. */
export const ownedInDepartment = (column: string, departmentId: string): RawBuilder<boolean> => sql<boolean>`
  ${sql.ref(column)} in (
    with recursive tree as (
      select id from departments where id = ${departmentId}
      union select d.id from departments d join tree on d.parent_id = tree.id)
    select people.id from people join tree on people.department_id = tree.id)`;

/** All columns but those that are only searched and sorted by. */
const shown = [
  'id',
  'name',
  'kind',
  'industry',
  'source',
  'level',
  'tags',
  'phones',
  'emails',
  'website',
  'employees',
  'revenue_amount',
  'revenue_currency',
  'founded_year',
  'country',
  'region',
  'city',
  'street',
  'postcode',
  'billing_title',
  'billing_tax_id',
  'billing_bank',
  'billing_account',
  'description',
  'parent_id',
  'owner_id',
  'last_follow_up_at',
  'version',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof DB['customers'])[];
const shownColumns = sql.raw(shown.map((column) => `c.${column}`).join(', '));

export interface CustomerRow extends Pick<Selectable<DB['customers']>, (typeof shown)[number]> {
  owner_name: string | null;
  parent_name: string | null;
  collaborates: boolean;
  collaborators: { id: string; name: string }[];
}

/** A whole customer, from a table or a statement named `c`. */
const whole = (user: Principal) => sql`
  select ${shownColumns}, p.name as owner_name, parent.name as parent_name, ${collaborates(user, 'c')} as collaborates,
    coalesce((select json_agg(json_build_object('id', q.id, 'name', q.name) order by q.sort_name)
      from customer_collaborators k join people q on q.id = k.person_id where k.customer_id = c.id), '[]') as collaborators`;
const withNames = sql`left join people p on p.id = c.owner_id left join customers parent on parent.id = c.parent_id`;

/** One customer that this person may see; locked for the rest of the transaction where it is going to be changed. */
export async function findCustomerRow(
  db: Db,
  user: Principal,
  id: string,
  lock = false,
): Promise<CustomerRow | undefined> {
  const { rows } = await sql<CustomerRow>`${whole(user)} from customers c ${withNames}
    where c.id = ${id} and c.deleted_at is null and ${customerWithin(user, 'customers.read', 'c')}
    ${lock ? sql`for update of c` : sql``}`.execute(db);
  return rows[0];
}

/** Some customers that this person may see, in the order asked for. */
export async function findCustomerRows(
  db: Db,
  user: Principal,
  ids: readonly string[],
): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`${whole(user)} from customers c ${withNames}
    where c.id = any(${ids}::uuid[]) and c.deleted_at is null and ${customerWithin(user, 'customers.read', 'c')}
    order by array_position(${ids}::uuid[], c.id)`.execute(db);
  return rows;
}

/** The facts that decide who may do what with what belongs to a customer. Undefined: invisible or in the bin. */
export function findCustomerForPolicy(db: Db, user: Principal, id: string) {
  return db
    .selectFrom('customers as c')
    .select(['c.id', 'c.name', 'c.owner_id', collaborates(user, 'c').as('collaborates')])
    .where('c.id', '=', id)
    .where('c.deleted_at', 'is', null)
    .where(customerWithin(user, 'customers.read', 'c'))
    .executeTakeFirst();
}

/**
 * Writes a new customer and reads it back, in one statement and one form of it, whatever is given.
 * @returns it as this person sees it
 */
export async function insertCustomer(db: Db, user: Principal, row: NewCustomerRow): Promise<CustomerRow> {
  const written = columnsWritten.map((column) => row[column] ?? defaults[column] ?? null);
  const { rows } = await sql<CustomerRow>`
    with c as (insert into customers (${columnList}) values (${sql.join(written)}) returning *)
    ${whole(user)} from c ${withNames}`.execute(db);
  const [made] = rows;
  if (!made) throw new Error('PostgreSQL inserted a customer and told nothing of it.');
  return made;
}
const defaults: Partial<NewCustomerRow> = { tags: [], phones: [], emails: [], description: '', version: 1 };
const columnsWritten = [...shown, 'sort_name', 'search_text', 'search_grams'] as const;
const columnList = sql.raw(columnsWritten.join(', '));

export async function updateCustomer(db: Db, id: string, columns: CustomerColumns): Promise<void> {
  await db.updateTable('customers').set(columns).where('id', '=', id).execute();
}

export async function setCollaborators(
  db: Db,
  customerId: string,
  personIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('customer_collaborators').where('customer_id', '=', customerId).execute();
  const rows = [...new Set(personIds)].map((person_id) => ({ customer_id: customerId, person_id }));
  if (rows.length > 0) await db.insertInto('customer_collaborators').values(rows).execute();
}

/** Sets `last_follow_up_at` from what there is. A task is not done yet. */
export async function refreshLastFollowUp(db: Db, customerId: string): Promise<void> {
  await sql`update customers set last_follow_up_at =
      (select max(at) from follow_ups where customer_id = ${customerId} and kind <> 'task' and deleted_at is null)
    where id = ${customerId}`.execute(db);
}

const facetSample = 5000;

/** The words in use at the customers made last that this person may see. */
export async function findFacets(ctx: Ctx) {
  const visible = await customersWithin(ctx, 'customers.read', 'c');
  const column = (name: string, list: string) =>
    sql`array(select distinct ${sql.ref(name)} from ${sql.raw(list)} where ${sql.ref(name)} is not null order by 1 limit 200)`;
  const { rows } = await sql<Record<'industries' | 'sources' | 'levels' | 'tags' | 'cities', string[]>>`
    with recent as materialized (
      select industry, source, level, tags, city from customers c
      where deleted_at is null and ${visible} order by created_at desc, id desc limit ${facetSample})
    select ${column('industry', 'recent')} as industries, ${column('source', 'recent')} as sources,
      ${column('level', 'recent')} as levels, ${column('city', 'recent')} as cities,
      array(select distinct tag from recent, unnest(tags) as tag order by 1 limit 200) as tags`.execute(
    ctx.db,
  );
  return rows[0];
}
