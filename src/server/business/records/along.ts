/** What hangs on a customer in the bin: out of sight with it, and back with it. */
import { sql } from 'kysely';
import type { Ctx } from '#access/gate';
import { kindOf } from './register.ts';

const kinds = ['contact', 'followUp', 'opportunity'] as const;
type Along = Record<(typeof kinds)[number], Map<string, number>>;

/** Counts by customer what this person may see; what is in the bin by itself doesn't come back. */
export async function goneAlong(ctx: Ctx, customers: readonly { id: string }[]): Promise<Along> {
  const ids = customers.map(({ id }) => id);
  const along: Along = { contact: new Map(), followUp: new Map(), opportunity: new Map() };
  for (const object of kinds) {
    const kind = kindOf(object);
    const { rows } = await sql<{ customer_id: string; count: number }>`
      select t.customer_id, count(*)::int as count
      from ${sql.table(kind.table)} t join customers c on c.id = t.customer_id
      where t.customer_id = any(${ids}) and t.deleted_at is null and ${kind.visible(ctx)}
      group by t.customer_id`.execute(ctx.db);
    for (const row of rows) along[object].set(row.customer_id, row.count);
  }
  return along;
}

export const countsOf = ({ contact, followUp, opportunity }: Along, id: string) => ({
  contact: contact.get(id) ?? 0,
  followUp: followUp.get(id) ?? 0,
  opportunity: opportunity.get(id) ?? 0,
});
