/** The SQL of contacts. */
import { sql, type RawBuilder, type Updateable } from 'kysely';
import type { ContactQuery } from '#contract/business/contacts';
import { listOwnedWithin, type Ctx, type Principal } from '#access/gate';
import { collaborates, customersWithin, customerWithin } from '#business/customers';
import type { DB, Db } from '#platform/database';
import { countOf, cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';
import { matches } from '#platform/search-text';

export type ContactRow = NonNullable<Awaited<ReturnType<typeof findContactRow>>>;
export type ContactColumns = Updateable<DB['contacts']>;

const sorts: Record<'name' | 'createdAt' | 'updatedAt', SortColumn> = {
  name: { column: 'sort_name', type: 'text' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
  updatedAt: { column: 'updated_at', type: 'timestamptz' },
};

function selectContacts(db: Db, user: Principal) {
  return db
    .selectFrom('contacts as t')
    .innerJoin('customers as c', 'c.id', 't.customer_id')
    .selectAll('t')
    .select(['c.name as customer_name', 'c.owner_id', collaborates(user, 'c').as('collaborates')])
    .where('t.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null);
}

type Filters = Omit<ContactQuery, 'sort' | 'limit' | 'cursor' | 'count'>;

/** The contacts within reach of a permission that fit a list's filters. */
async function matching(ctx: Ctx, query: Filters, permission: 'contacts.read' | 'records.export') {
  const conditions: (RawBuilder<boolean> | null)[] = [
    await customersWithin(ctx, 'contacts.read', 'c'),
    permission === 'contacts.read' ? null : await customersWithin(ctx, permission, 'c'),
    query.q === undefined ? null : matches('t', query.q),
    query.customerId ? sql`t.customer_id = ${query.customerId}` : null,
    query.ownerId ? listOwnedWithin(query.ownerId, sql.ref('c.owner_id')) : null,
    query.primary === undefined ? null : sql`t.is_primary = ${query.primary}`,
  ];
  let found = selectContacts(ctx.db, ctx.user);
  for (const condition of conditions) if (condition) found = found.where(condition);
  return found;
}

export async function listContactRows(
  ctx: Ctx,
  query: ContactQuery,
  permission: 'contacts.read' | 'records.export',
) {
  const sort = sortBy(sorts, 't', query.sort ?? 'name');
  const found = (await matching(ctx, query, permission)).select(sortValue(sort).as('sort_value'));
  const cut = cutPage(await page(found, sort, query.limit, query.cursor).execute(), sort, query.limit);
  return { ...cut, ...(query.count === true && { total: await countOf(found) }) };
}

/** The ids of all contacts that match, up to a number of them. */
export async function findContactIds(ctx: Ctx, query: Filters, atMost: number): Promise<string[]> {
  const found = (await matching(ctx, query, 'contacts.read')).clearSelect().select('t.id').limit(atMost);
  return (await found.execute()).map(({ id }) => id);
}

export function findContactRow(db: Db, user: Principal, id: string, lock = false) {
  return selectContacts(db, user)
    .where('t.id', '=', id)
    .where(customerWithin(user, 'contacts.read', 'c'))
    .$if(lock, (q) => q.forUpdate('t'))
    .executeTakeFirst();
}

/** A contact of a customer, by id; undefined where it isn't one of theirs. */
export function findContactOf(db: Db, customerId: string, id: string) {
  return db
    .selectFrom('contacts')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Makes one contact the primary one: the others of its customer aren't any more. */
export async function clearPrimary(db: Db, customerId: string, but: string): Promise<void> {
  // Two made primary at once don't see each other yet: they go one after the other.
  await sql`select from customers where id = ${customerId} for no key update`.execute(db);
  await db
    .updateTable('contacts')
    .set({ is_primary: false })
    .where('customer_id', '=', customerId)
    .where('is_primary', '=', true)
    .where('id', '<>', but)
    .execute();
}
