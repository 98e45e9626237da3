/** What happened with a customer: follow-ups, and what became of its contacts, opportunities and itself. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { TimelineItem } from '#contract/business/customers';
import { holds, type Ctx } from '#access/gate';
import { cutPage, page, sortValue, type Sort } from '#platform/paging';
import { notFound } from '#platform/problem';
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
  if (!(await findCustomerForPolicy(ctx.db, ctx.user, id))) throw notFound();
  const seen = (['contact', 'opportunity'] as const).filter((object) => holds(ctx.user, rightFor[object]));
  const followUps = holds(ctx.user, 'followUps.read') ? sql`true` : sql`false`;
  const events = sql<{
    id: string;
    at: Date;
    kind: Item['kind'];
    action: string;
    record_id: string;
    title: string;
    text: string;
    person_id: string | null;
  }>`(
    select f.id, f.at, 'followUp' as kind, f.kind as action, f.id as record_id, coalesce(k.name, '') as title,
      f.content as text, f.owner_id as person_id
    from follow_ups f left join contacts k on k.id = f.contact_id
    where f.customer_id = ${id} and f.deleted_at is null and ${followUps}
    union all
    select h.id, h.at, h.object, h.action, h.record_id, coalesce(k.name, o.name, ''),
      coalesce((select string_agg(x->>'field', ' ') from jsonb_array_elements(h.fields) x), ''), h.person_id
    from changes h
      left join contacts k on h.object = 'contact' and k.id = h.record_id
      left join opportunities o on h.object = 'opportunity' and o.id = h.record_id
    where h.customer_id = ${id} and h.object = any(${['customer', ...seen]}::text[]))`;
  const found = ctx.db
    .selectFrom(events.as('e'))
    .leftJoin('people as p', 'p.id', 'e.person_id')
    .selectAll('e')
    .select(['p.name as person_name', sortValue(byTime).as('sort_value')]);
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
    })),
    nextCursor: cut.nextCursor,
  };
}

const rightFor = { contact: 'contacts.read', opportunity: 'opportunities.read' } as const;
