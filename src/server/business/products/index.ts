/** Products: what we sell. Everybody sees them; changing them takes `products.manage`. Names and codes differ. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { products, type NewProduct, type Product, type ProductQuery } from '#contract/business/opportunities';
import { changed, difference, holds, route, type Ctx, type Route } from '#access/gate';
import { checkVersion, putIntoBin, registerRecord, takeOutOfBin } from '#business/records';
import { brokenConstraint, given, sqlState, type Db } from '#platform/database';
import { countOf, cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';
import { notFound, ProblemError } from '#platform/problem';
import { matchesText, searchColumns } from '#platform/search-text';
import { newId } from '#platform/secrets';

type Change = z.output<typeof products.change.body>;
type Row = NonNullable<Awaited<ReturnType<typeof findProductRow>>>;

const kind = registerRecord({
  object: 'product',
  table: 'products',
  label: sql.ref('t.name'),
  ofCustomer: false,
  visible: () => sql<boolean>`true`,
  deletable: ({ user }) => (holds(user, 'products.manage') ? sql<boolean>`true` : sql<boolean>`false`),
});

const sorts: Record<'name' | 'price' | 'createdAt', SortColumn> = {
  name: { column: 'sort_name', type: 'text' },
  price: { column: 'price_amount', type: 'numeric' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
};

function present(row: Row): Product {
  return {
    id: row.id,
    name: row.name,
    code: row.code,
    series: row.series,
    price: { amount: row.price_amount, currency: row.price_currency },
    active: row.active,
    description: row.description,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** One page of products. */
export async function listProducts(
  { db }: Ctx,
  query: ProductQuery,
): Promise<{ items: Product[]; nextCursor: string | null; total?: number }> {
  const sort = sortBy(sorts, 'products', query.sort ?? 'name');
  let found = db
    .selectFrom('products')
    .selectAll()
    .select(sortValue(sort).as('sort_value'))
    .where('deleted_at', 'is', null);
  const sought = query.q === undefined ? null : matchesText('products', query.q);
  if (sought) found = found.where(sought);
  if (query.active !== undefined) found = found.where('active', '=', query.active);
  if (query.series) found = found.where('series', '=', query.series);
  const cut = cutPage(await page(found, sort, query.limit, query.cursor).execute(), sort, query.limit);
  const total = query.count ? { total: await countOf(found) } : {};
  return { items: cut.rows.map(present), nextCursor: cut.nextCursor, ...total };
}

function findProductRow(db: Db, id: string) {
  return db
    .selectFrom('products')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

async function getProduct({ db }: Ctx, id: string): Promise<Product> {
  const row = await findProductRow(db, id);
  if (!row) throw notFound();
  return present(row);
}

async function addProduct(ctx: Ctx, input: z.output<typeof NewProduct>): Promise<Product> {
  const id = newId();
  const row = {
    ...given(columnsOf(input)),
    id,
    name: input.name,
    ...searched(input),
    ...priceOf(input.price),
  };
  await unique(() =>
    ctx.db
      .insertInto('products')
      .values({ ...row, created_at: ctx.now, updated_at: ctx.now })
      .execute(),
  );
  await changed(ctx, 'product', id, { action: 'created' });
  return getProduct(ctx, id);
}

async function changeProduct(ctx: Ctx, id: string, version: number, input: Change): Promise<Product> {
  const before = await getProduct(ctx, id);
  checkVersion(before, version);
  const { price } = input;
  const set = await unique(() =>
    ctx.db
      .updateTable('products')
      .set({ ...columnsOf(input), ...searched({ ...before, ...given(input) }), ...(price && priceOf(price)) })
      .set({ updated_at: ctx.now, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  );
  if (set.numUpdatedRows !== 1n) throw new ProblemError('stale');
  await changed(ctx, 'product', id, { action: 'changed', fields: difference({ ...before }, input) });
  return getProduct(ctx, id);
}

const columnsOf = (input: Change) => ({
  name: input.name,
  code: input.code,
  series: input.series,
  active: input.active,
  description: input.description,
});
const priceOf = (price: { amount: string; currency: string }) => ({
  price_amount: price.amount,
  price_currency: price.currency,
});
function searched(product: Pick<Change, 'code' | 'series'> & { name: string }) {
  const { sort_name, search_text } = searchColumns(product.name, [product.code, product.series]);
  return { sort_name, search_text };
}

async function unique<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const field = brokenConstraint(error) === 'products_code' ? 'code' : 'name';
    const detail = `There is a product with this ${field}.`;
    throw new ProblemError('duplicate', detail, {
      errors: [{ pointer: `/body/${field}`, code: 'taken', detail }],
    });
  }
}

export const productRoutes: Route[] = [
  route(products.list, 'signedIn', (ctx, { query }) => listProducts(ctx, query)),
  route(products.get, 'signedIn', (ctx, { params }) => getProduct(ctx, params.id)),
  route(products.create, 'products.manage', (ctx, { body }) => addProduct(ctx, body)),
  route(products.change, 'products.manage', (ctx, { params, body, version }) =>
    changeProduct(ctx, params.id, version, body),
  ),
  route(products.remove, 'products.manage', (ctx, { params, version }) =>
    putIntoBin(ctx, kind, params.id, version),
  ),
  route(products.restore, 'products.manage', async (ctx, { params }) => {
    await unique(() => takeOutOfBin(ctx, kind, params.id));
    return getProduct(ctx, params.id);
  }),
];
