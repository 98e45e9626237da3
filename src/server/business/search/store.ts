/** The SQL of the search: one statement for each kind of record. */
import { sql, type RawBuilder } from 'kysely';
import { holds, reach, type Ctx, type Reach } from '#access/gate';
import { customersWithin } from '#business/customers';
import { opportunitiesWithin } from '#business/opportunities';
import { plannedAnew } from '#platform/database';
import { anywhere, sortKey } from '#platform/search-text';

export interface Sought {
  /** The condition that a table's `search_text` has it; null: nothing can. */
  in: (table: string) => RawBuilder<boolean> | null;
  /** No index tells what is close to a word: it is looked for among the latest records only. */
  amongLatest: boolean;
}

export interface FoundRow {
  id: string;
  name: string;
  search_text: string;
  customer_id?: string | null;
  customer_name?: string | null;
  owner_id?: string | null;
  owner_name?: string | null;
  phones?: string[];
  detail: string | null;
  amount?: string;
  currency?: string;
  at?: Date;
}

/** The newest of those that have it are ranked, and the first of those that begin with it. */
const newest = sql.lit(40);
const first = sql.lit(500);
/** Follow-ups have no index of their words: so many of the latest are read. */
const latest = 2000;

/** Where names that begin with what was typed stand in their order: Chinese ones by their sound. */
function beginning(column: string, typed: string): RawBuilder<boolean> {
  const key = sortKey(typed);
  return sql<boolean>`${sql.ref(column)} >= ${key} and ${sql.ref(column)} < ${`${key}\u{10ffff}`}`;
}

const nothing = Promise.resolve<FoundRow[]>([]);
const rowsOf = async (ctx: Ctx, statement: RawBuilder<FoundRow>) => (await statement.execute(ctx.db)).rows;

export async function findCustomers(ctx: Ctx, typed: string, sought: Sought): Promise<FoundRow[]> {
  const found = sought.in('c');
  if (!found || !holds(ctx.user, 'customers.read')) return nothing;
  const visible = await customersWithin(ctx, 'customers.read', 'c');
  return rowsOf(
    ctx,
    sql<FoundRow>`
      select c.id, c.name, c.search_text, c.phones, c.city as detail, c.owner_id, p.name as owner_name
      from customers c left join people p on p.id = c.owner_id
      where c.id in (${
        sought.amongLatest
          ? sql`
        select c.id from
          (select * from customers c where c.deleted_at is null and ${visible}
           order by c.created_at desc, c.id desc limit ${sql.lit(latest)}) c
        where ${found} limit ${newest}`
          : sql`
        (select c.id from customers c where c.deleted_at is null and ${visible} and ${found}
         order by c.created_at desc, c.id desc limit ${newest})
        union all
        (select c.id from
          (select * from customers c where c.deleted_at is null and ${beginning('c.sort_name', typed)}
           order by c.sort_name, c.id limit ${first}) c
         where ${visible} and ${found} limit ${newest})`
      })`,
  );
}

export async function findContacts(ctx: Ctx, typed: string, sought: Sought): Promise<FoundRow[]> {
  const found = sought.in('t');
  if (!found || !holds(ctx.user, 'contacts.read')) return nothing;
  const visible = await customersWithin(ctx, 'contacts.read', 'c');
  return rowsOf(
    ctx,
    sql<FoundRow>`
      select t.id, t.name, t.search_text, t.phones, t.title as detail, c.id as customer_id, c.name as customer_name,
        c.owner_id, p.name as owner_name
      from contacts t join customers c on c.id = t.customer_id left join people p on p.id = c.owner_id
      where t.id in (${
        sought.amongLatest
          ? sql`
        select t.id from
          (select * from contacts t where t.deleted_at is null
           order by t.created_at desc, t.id desc limit ${sql.lit(latest)}) t
        join customers c on c.id = t.customer_id
        where c.deleted_at is null and ${visible} and ${found} limit ${newest}`
          : sql`
        (select t.id from contacts t join customers c on c.id = t.customer_id
         where t.deleted_at is null and c.deleted_at is null and ${visible} and ${found}
         order by t.created_at desc, t.id desc limit ${newest})
        union all
        (select t.id from
          (select * from contacts t where t.deleted_at is null and ${beginning('t.sort_name', typed)}
           order by t.sort_name, t.id limit ${first}) t
         join customers c on c.id = t.customer_id
         where c.deleted_at is null and ${visible} and ${found} limit ${newest})`
      })`,
  );
}

export async function findOpportunities(ctx: Ctx, _typed: string, sought: Sought): Promise<FoundRow[]> {
  const found = sought.in('t');
  if (!found || !holds(ctx.user, 'opportunities.read')) return nothing;
  const visible = await opportunitiesWithin(ctx, 'opportunities.read', 't');
  return rowsOf(
    ctx,
    sql<FoundRow>`
      select t.id, t.name, t.search_text, s.name as detail, t.amount, t.currency, c.id as customer_id,
        c.name as customer_name, t.owner_id, p.name as owner_name
      from opportunities t join stages s on s.id = t.stage_id
      left join customers c on c.id = t.customer_id left join people p on p.id = t.owner_id
      where t.deleted_at is null and (t.customer_id is null or c.deleted_at is null) and ${visible} and ${found}
      order by t.created_at desc, t.id desc limit ${newest}`,
  );
}

/** Everybody sees the products. */
export async function findProducts(ctx: Ctx, _typed: string, sought: Sought): Promise<FoundRow[]> {
  const found = sought.in('t');
  if (!found) return nothing;
  return rowsOf(
    ctx,
    sql<FoundRow>`
      select t.id, t.name, t.search_text, t.code as detail, t.price_amount as amount, t.price_currency as currency
      from products t where t.deleted_at is null and ${found}
      order by t.active desc, t.sort_name limit ${newest}`,
  );
}

/** Everybody knows who works here. */
export async function findPeople(ctx: Ctx, _typed: string, sought: Sought): Promise<FoundRow[]> {
  const found = sought.in('t');
  if (!found) return nothing;
  return rowsOf(
    ctx,
    sql<FoundRow>`
      select t.id, t.name, t.search_text, array_remove(array[t.phone], null) as phones,
        coalesce(nullif(t.title, ''), d.name) as detail
      from people t left join departments d on d.id = t.department_id
      where t.state = 'active' and ${found} order by t.sort_name limit ${newest}`,
  );
}

/** Of a task without details, what is to be done. */
const said = sql`coalesce(nullif(f.content, ''), f.next_step, '')`;

/**
 * Those of the latest follow-ups that have all the words in their text, the newest first: the latest of all, or of the
 * people whose records this one reaches, each with an equal share.
 */
export async function findFollowUps(ctx: Ctx, typed: string): Promise<FoundRow[]> {
  if (!holds(ctx.user, 'followUps.read')) return nothing;
  const visible = await customersWithin(ctx, 'followUps.read', 'c');
  const words = typed.split(/\s+/).slice(0, 8).map(anywhere);
  return rowsOf(
    ctx,
    sql<FoundRow>`
      with latest as materialized (${latestOf(reach(ctx.user, 'followUps.read'))})
      select f.id, ${said} as name, '' as search_text, f.kind as detail, f.at, c.id as customer_id,
        c.name as customer_name, f.owner_id, p.name as owner_name
      from latest f join customers c on c.id = f.customer_id left join people p on p.id = f.owner_id
      where c.deleted_at is null and ${visible} and ${said} ilike all(${words}::text[]) ${plannedAnew}
      order by f.at desc, f.id desc limit ${newest}`,
  );
}

function latestOf(whose: Reach): RawBuilder<unknown> {
  if (whose === 'all')
    return sql`select * from follow_ups where deleted_at is null order by at desc, id desc limit ${sql.lit(latest)}`;
  const share = sql.lit(Math.ceil(latest / Math.max(1, whose.length)));
  return sql`
    select f.* from unnest(${whose}::uuid[]) as person cross join lateral (
      select * from follow_ups where owner_id = person and deleted_at is null
      order by at desc, id desc limit ${share}) f`;
}
