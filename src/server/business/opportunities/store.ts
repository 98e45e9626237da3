/** The SQL of opportunities. */
import { sql, type RawBuilder, type Updateable } from 'kysely';
import type { OpportunityQuery } from '#contract/business/opportunities';
import { timeAway } from '#access/coverage';
import { listOwnedWithin, type Ctx, type FieldChange, type Principal } from '#access/gate';
import { ownedInDepartment } from '#business/customers';
import type { DB, Db } from '#platform/database';
import { countOf, cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';
import { matches, matchesText } from '#platform/search-text';
import { opportunitiesWithin, opportunityWithin } from './policy.ts';

export type OpportunityRow = NonNullable<Awaited<ReturnType<typeof findOpportunityRow>>>;
export type OpportunityColumns = Updateable<DB['opportunities']>;

type Filters = Omit<Partial<OpportunityQuery>, 'sort' | 'limit' | 'cursor' | 'count'>;

const sorts = {
  name: { column: 'sort_name', type: 'text' },
  amount: { column: 'amount', type: 'numeric' },
  expectedClose: { column: 'expected_close', type: 'date', nullable: true },
  createdAt: { column: 'created_at', type: 'timestamptz' },
  updatedAt: { column: 'updated_at', type: 'timestamptz' },
  openedOn: { column: 'opened_on', type: 'date' },
  closedOn: { column: 'closed_on', type: 'date', nullable: true },
  stageSince: { column: 'stage_since', type: 'timestamptz' },
} satisfies Record<string, SortColumn>;

/**
 * A deal stands still when neither moved nor followed up for longer than its stage allows; the time that its owner was
 * away doesn't count. Asked only of those that would stand still otherwise.
 */
export const standingStill = (
  now: Date,
): RawBuilder<boolean> => sql<boolean>`(s.kind = 'open' and s.standing_still_days is not null
  and t.last_activity_at < ${now}::timestamptz - make_interval(days => s.standing_still_days)
  and t.last_activity_at < ${now}::timestamptz - make_interval(days => s.standing_still_days)
    - ${timeAway(sql`t.owner_id`, sql`t.last_activity_at`, now)})`;

/** By what a column of the board is ordered. */
export const boardKey = (table: string): RawBuilder<string> =>
  sql<string>`board_key(${sql.ref(`${table}.board_order`)}, ${sql.ref(`${table}.stage_since`)}, ${sql.ref(`${table}.id`)})`;

export function selectOpportunities(db: Db, now: Date) {
  return (
    db
      .selectFrom('opportunities as t')
      .innerJoin('stages as s', 's.id', 't.stage_id')
      .leftJoin('customers as c', 'c.id', 't.customer_id')
      .leftJoin('people as p', 'p.id', 't.owner_id')
      .where('t.deleted_at', 'is', null)
      // A customer in the bin takes its deals along.
      .where((eb) => eb.or([eb('t.customer_id', 'is', null), eb('c.deleted_at', 'is', null)]))
      .selectAll('t')
      .select(['s.name as stage_name', 's.kind as stage_kind', 's.probability as stage_probability'])
      .select(['c.name as customer_name', 'p.name as owner_name', standingStill(now).as('standing_still')])
      .select(
        sql<
          {
            product: { id: string; name: string };
            quantity: number;
            price: { amount: string; currency: string };
          }[]
        >`coalesce((
        select json_agg(json_build_object('product', json_build_object('id', d.id, 'name', d.name), 'quantity', l.quantity,
          'price', json_build_object('amount', l.price_amount::text, 'currency', l.price_currency)) order by l.position)
        from opportunity_products l join products d on d.id = l.product_id where l.opportunity_id = t.id), '[]'::json)`.as(
          'products',
        ),
      )
  );
}

export function filters(query: Filters, now: Date): RawBuilder<boolean>[] {
  const conditions: (RawBuilder<boolean> | null)[] = [
    query.q === undefined ? null : found(query.q),
    query.customerId ? sql`t.customer_id = ${query.customerId}` : null,
    query.ownerId ? listOwnedWithin(query.ownerId, sql.ref('t.owner_id')) : null,
    query.departmentId ? ownedInDepartment('t.owner_id', query.departmentId) : null,
    query.pipelineId ? sql`t.pipeline_id = ${query.pipelineId}` : null,
    query.stageId ? sql`t.stage_id = any(${query.stageId}::uuid[])` : null,
    query.state ? sql`s.kind = any(${query.state}::text[])` : null,
    query.productId
      ? sql`exists (select from opportunity_products l where l.opportunity_id = t.id and l.product_id = any(${query.productId}::uuid[]))`
      : null,
    query.standingStill === undefined
      ? null
      : query.standingStill
        ? standingStill(now)
        : sql`not ${standingStill(now)}`,
    query.closeFrom ? sql`coalesce(t.closed_on, t.expected_close) >= ${query.closeFrom}` : null,
    query.closeTo ? sql`coalesce(t.closed_on, t.expected_close) <= ${query.closeTo}` : null,
    query.without ? sql`t.owner_id is null` : null,
  ];
  return conditions.filter((condition) => condition !== null);
}

/** By its own name, or its customer's. */
function found(typed: string): RawBuilder<boolean> | null {
  const own = matchesText('t', typed);
  const customer = matches('c', typed);
  return own && customer && sql<boolean>`(${own} or (${customer}))`;
}

/** The deals within reach of a permission that fit a list's filters. */
export async function matching(
  ctx: Ctx,
  query: Filters,
  permission: 'opportunities.read' | 'records.export',
) {
  const conditions = [
    await opportunitiesWithin(ctx, 'opportunities.read', 't'),
    ...(permission === 'opportunities.read' ? [] : [await opportunitiesWithin(ctx, permission, 't')]),
    ...filters(query, ctx.now),
  ];
  let rows = selectOpportunities(ctx.db, ctx.now);
  for (const condition of conditions) rows = rows.where(condition);
  return rows;
}

export async function listOpportunityRows(
  ctx: Ctx,
  query: OpportunityQuery,
  permission: 'opportunities.read' | 'records.export',
) {
  const sort = sortBy(sorts, 't', query.sort ?? '-createdAt');
  const rows = (await matching(ctx, query, permission)).select(sortValue(sort).as('sort_value'));
  const cut = cutPage(await page(rows, sort, query.limit, query.cursor).execute(), sort, query.limit);
  return { ...cut, ...(query.count === true && { total: await countOf(rows) }) };
}

/** The ids of all deals that match, up to a number of them. */
export async function findOpportunityIds(ctx: Ctx, query: Filters, atMost: number): Promise<string[]> {
  const found = (await matching(ctx, query, 'opportunities.read')).clearSelect().select('t.id').limit(atMost);
  return (await found.execute()).map(({ id }) => id);
}

/** Count, sum and weighted sum of all deals that match, per currency. */
export async function sumOpportunities(ctx: Ctx, query: Filters) {
  return (await matching(ctx, query, 'opportunities.read'))
    .clearSelect()
    .select(['t.currency', sql<number>`count(*)::int`.as('count'), ...sums])
    .groupBy('t.currency')
    .orderBy('t.currency')
    .execute();
}

/** Exact sums of deals `t` in stages `s`, as the contract's `Sums` has them. */
export const sums = [
  sql<string>`sum(t.amount)::text`.as('amount'),
  sql<string>`round(sum(t.amount * coalesce(t.probability, s.probability) / 100), 2)::text`.as('weighted'),
] as const;

export function findOpportunityRow(db: Db, user: Principal, id: string, now: Date, lock = false) {
  return selectOpportunities(db, now)
    .where('t.id', '=', id)
    .where(opportunityWithin(user, 'opportunities.read', 't'))
    .$if(lock, (q) => q.forUpdate('t'))
    .executeTakeFirst();
}

/** A deal of a customer, by id; undefined where it isn't one of theirs. */
export function findOpportunityOf(db: Db, customerId: string, id: string) {
  return db
    .selectFrom('opportunities')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** What one move of a deal in its history replaced; the last one unless said. */
export async function findMove(
  db: Db,
  id: string,
  changeId?: string,
): Promise<readonly FieldChange[] | undefined> {
  const row = await db
    .selectFrom('changes')
    .select('fields')
    .where('object', '=', 'opportunity')
    .where('record_id', '=', id)
    .where('action', '=', 'moved')
    .$if(changeId !== undefined, (q) => q.where('id', '=', changeId ?? ''))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (row.fields as unknown as FieldChange[]);
}

export async function writeProducts(
  db: Db,
  opportunityId: string,
  lines: readonly { productId: string; quantity: number; price: { amount: string; currency: string } }[],
): Promise<void> {
  await db.deleteFrom('opportunity_products').where('opportunity_id', '=', opportunityId).execute();
  if (lines.length === 0) return;
  const rows = lines.map((line, position) => ({
    opportunity_id: opportunityId,
    position,
    product_id: line.productId,
    quantity: line.quantity,
    price_amount: line.price.amount,
    price_currency: line.price.currency,
  }));
  await db.insertInto('opportunity_products').values(rows).execute();
}
