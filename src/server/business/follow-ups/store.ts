/** The SQL of follow-ups. */
import { sql, type RawBuilder } from 'kysely';
import type { Ref } from '#contract/fields';
import type { FollowUpQuery } from '#contract/business/follow-ups';
import { listOwnedWithin, type Ctx, type Principal } from '#access/gate';
import { collaborates, customersWithin, customerWithin } from '#business/customers';
import type { Db } from '#platform/database';
import { countOf, cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';

export type FollowUpRow = NonNullable<Awaited<ReturnType<typeof findFollowUpRow>>>;

const sorts: Record<'at' | 'nextStepDue' | 'createdAt', SortColumn> = {
  at: { column: 'at', type: 'timestamptz' },
  nextStepDue: { column: 'next_step_due', type: 'date', nullable: true },
  createdAt: { column: 'created_at', type: 'timestamptz' },
};

/** Whom somebody covered for when they did it. */
const inPlaceOf = sql<Ref | null>`case when t.coverage_id is not null then (
  select json_build_object('id', w.id, 'name', w.name) from coverages v join people w on w.id = v.person_id
  where v.id = t.coverage_id) end`;

function selectFollowUps(db: Db, user: Principal) {
  return (
    db
      .selectFrom('follow_ups as t')
      .innerJoin('customers as c', 'c.id', 't.customer_id')
      // One that moved to another customer since is named there, not here.
      .leftJoin('contacts as k', (join) =>
        join.onRef('k.id', '=', 't.contact_id').onRef('k.customer_id', '=', 't.customer_id'),
      )
      .leftJoin('opportunities as o', (join) =>
        join.onRef('o.id', '=', 't.opportunity_id').onRef('o.customer_id', '=', 't.customer_id'),
      )
      .leftJoin('people as p', 'p.id', 't.owner_id')
      .selectAll('t')
      .select([
        'c.name as customer_name',
        'c.owner_id as customer_owner_id',
        collaborates(user, 'c').as('collaborates'),
      ])
      .select([
        'k.name as contact_name',
        'o.name as opportunity_name',
        'o.owner_id as opportunity_owner_id',
        'p.name as owner_name',
        inPlaceOf.as('in_place_of'),
      ])
      .where('t.deleted_at', 'is', null)
      .where('c.deleted_at', 'is', null)
  );
}

export async function listFollowUpRows(
  ctx: Pick<Ctx, 'db' | 'user'>,
  query: FollowUpQuery,
  permission: 'followUps.read' | 'records.export',
) {
  const sort = sortBy(sorts, 't', query.sort ?? '-at');
  const conditions: (RawBuilder<boolean> | null)[] = [
    await customersWithin(ctx, 'followUps.read', 'c'),
    permission === 'followUps.read' ? null : await customersWithin(ctx, permission, 'c'),
    query.q === undefined ? null : contains(query.q),
    query.customerId ? sql`t.customer_id = ${query.customerId}` : null,
    query.contactId ? sql`t.contact_id = ${query.contactId}` : null,
    query.opportunityId ? sql`t.opportunity_id = ${query.opportunityId}` : null,
    query.ownerId ? ofOwners(query) : null,
    query.kind ? sql`t.kind = any(${query.kind}::text[])` : null,
    query.outcome ? sql`t.outcome = any(${query.outcome}::text[])` : null,
    query.open === undefined ? null : query.open ? open : sql`not (${open})`,
    query.dueFrom ? sql`(${open} and t.next_step_due >= ${query.dueFrom})` : null,
    query.dueTo ? sql`(${open} and t.next_step_due <= ${query.dueTo})` : null,
    query.from ? sql`t.at >= ${query.from}::date` : null,
    query.to ? sql`t.at < ${query.to}::date + 1` : null,
  ];
  let found = selectFollowUps(ctx.db, ctx.user).select(sortValue(sort).as('sort_value'));
  for (const condition of conditions) if (condition) found = found.where(condition);
  const cut = cutPage(await page(found, sort, query.limit, query.cursor).execute(), sort, query.limit);
  return { ...cut, ...(query.count === true && { total: await countOf(found) }) };
}

/** What is still to be done is also of whoever looks after the customer by now: a hand-over loses no next step. */
function ofOwners({ ownerId = [], open: isOpen, dueFrom, dueTo }: FollowUpQuery): RawBuilder<boolean> {
  const recorded = listOwnedWithin(ownerId, sql.ref('t.owner_id'));
  if (!isOpen && dueFrom === undefined && dueTo === undefined) return recorded;
  return sql<boolean>`(${recorded} or ${listOwnedWithin(ownerId, sql.ref('c.owner_id'))})`;
}

const open = sql<boolean>`t.next_step is not null and t.next_step_done_at is null`;

function contains(typed: string): RawBuilder<boolean> {
  const like = `%${typed.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(t.content ilike ${like} or t.next_step ilike ${like} or c.name ilike ${like})`;
}

export function findFollowUpRow(db: Db, user: Principal, id: string, lock = false) {
  return selectFollowUps(db, user)
    .where('t.id', '=', id)
    .where(customerWithin(user, 'followUps.read', 'c'))
    .$if(lock, (q) => q.forUpdate('t'))
    .executeTakeFirst();
}

/** A follow-up moves its customer's and its opportunity's last activity forward. */
export async function markActivity(
  db: Db,
  followUp: { customerId: string; opportunityId: string | null; at: Date },
): Promise<void> {
  await sql`update customers set last_follow_up_at = greatest(last_follow_up_at, ${followUp.at})
    where id = ${followUp.customerId}`.execute(db);
  if (followUp.opportunityId === null) return;
  await sql`update opportunities set last_activity_at = greatest(last_activity_at, ${followUp.at})
    where id = ${followUp.opportunityId}`.execute(db);
}
