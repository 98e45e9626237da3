/** What happened with a customer: follow-ups, and what became of its contacts, opportunities and itself. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { TimelineItem } from '#contract/business/customers';
import type { Permission } from '#contract/access/permissions';
import { ownedWithin, reach, type Ctx } from '#access/gate';
import { cutPage, page, sortValue, type Sort } from '#platform/paging';
import { notFound } from '#platform/problem';
import { may } from './policy.ts';
import { ref } from './present.ts';
import { findCustomerForPolicy } from './store.ts';

type Item = z.output<typeof TimelineItem>;
const byTime: Sort = { by: { column: 'at', type: 'timestamptz' }, descending: true, table: 'e' };

/** Newest first. Changes of single fields are in the history of the record; here stands that there were some. */
export async function customerTimeline(
  ctx: Ctx,
  id: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const customer = await findCustomerForPolicy(ctx.db, ctx.user, id);
  if (!customer) throw notFound();
  const here = (permission: Permission) => (may(ctx.user, permission, customer) ? sql`true` : sql`false`);
  const contacts = here('contacts.read');
  // A deal is also seen by whom its own owner's records reach.
  const ownDeals = ownedWithin(reach(ctx.user, 'opportunities.read'), sql.ref('o.owner_id'));
  const deals = sql`(${here('opportunities.read')} or ${ownDeals})`;
  const events = sql<{
    id: string;
    at: Date;
    kind: Item['kind'];
    action: string;
    record_id: string;
    title: string;
    text: string;
    person_id: string | null;
    coverage_id: string | null;
  }>`(
    select f.id, f.at, 'followUp' as kind, f.kind as action, f.id as record_id, coalesce(k.name, '') as title,
      f.content as text, f.owner_id as person_id, f.coverage_id
    from follow_ups f left join contacts k on k.id = f.contact_id and k.customer_id = ${id} and ${contacts}
    where f.customer_id = ${id} and f.deleted_at is null and ${here('followUps.read')}
    union all
    select h.id, h.at, h.object, h.action, h.record_id, coalesce(k.name, o.name, case
        -- A file that came or went is told by its name.
        when h.object = 'customer' and h.fields->0->>'field' = 'attachments'
          then coalesce(h.fields->0->>'to', h.fields->0->>'from') end, ''),
      coalesce((select string_agg(x->>'field' || case when x->>'field' = 'attachments' and x->>'to' is null
        then '.removed' else '' end, ' ') from jsonb_array_elements(h.fields) x), ''), h.person_id, h.coverage_id
    from changes h
      -- What belongs to another customer by now is theirs to tell: here it has no name any more.
      left join contacts k on h.object = 'contact' and k.id = h.record_id and k.customer_id = ${id}
      left join opportunities o on h.object = 'opportunity' and o.id = h.record_id and o.customer_id = ${id}
    where h.customer_id = ${id} and (h.object = 'customer'
      or (h.object = 'contact' and ${contacts}) or (h.object = 'opportunity' and ${deals})))`;
  const found = ctx.db
    .selectFrom(events.as('e'))
    .leftJoin('people as p', 'p.id', 'e.person_id')
    .leftJoin('coverages as v', 'v.id', 'e.coverage_id')
    .leftJoin('people as w', 'w.id', 'v.person_id')
    .selectAll('e')
    .select([
      'w.id as for_id',
      'w.name as for_name',
      'p.name as person_name',
      sortValue(byTime).as('sort_value'),
    ]);
  const rows = await page(found, byTime, query.limit, query.cursor).execute();
  const cut = cutPage(rows, byTime, query.limit);
  return {
    items: cut.rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      action: row.action,
      recordId: row.record_id,
      title: row.title,
      text: row.text,
      by: ref(row.person_id, row.person_name),
      for: ref(row.for_id, row.for_name),
    })),
    nextCursor: cut.nextCursor,
  };
}
