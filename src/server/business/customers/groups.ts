/** The list of customers in groups: how many of all that match and may be seen belong to each. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { customers } from '#contract/business/customers';
import { groupsAtMost } from '#contract/paging';
import type { Ctx } from '#access/gate';
import { groupColumns, matching } from './store.ts';

type Query = z.output<typeof customers.groups.query>;
type Groups = z.output<typeof customers.groups.reply>;

/** Levels in their order, the others the largest first. */
export async function groupCustomers(ctx: Ctx, { by, ...query }: Query): Promise<Groups> {
  const key = sql<string | null>`${sql.ref(groupColumns[by])}`;
  const name = by === 'owner' ? sql<string | null>`p.name` : key;
  const count = sql<number>`count(*)::int`;
  const rows = await (
    await matching(ctx, query, 'customers.read')
  )
    .select([key.as('key'), name.as('name'), count.as('count')])
    .select(sql<number>`(count(*) over ())::int`.as('groups'))
    .groupBy([key, name])
    // Those without anything first, so that they are not among those left out.
    .orderBy(sql`${key} is not null`)
    .$if(by !== 'level', (q) => q.orderBy(count, 'desc'))
    .orderBy(name)
    .orderBy(key)
    .limit(groupsAtMost)
    .execute();
  const items = rows.map((row) => ({ key: row.key, name: row.name, count: row.count }));
  return {
    by,
    items: [
      ...items.filter(({ key: value }) => value !== null),
      ...items.filter(({ key: value }) => value === null),
    ],
    left: (rows[0]?.groups ?? 0) - items.length,
  };
}
