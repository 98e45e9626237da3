/** What belongs to new records but stands in tables of its own, or in others' columns. */
import { sql } from 'kysely';
import { numberOf } from './drafts.ts';
import type { ImportObject } from './fields.ts';
import type { Judged } from './judging.ts';
import type { Writing } from './targets.ts';

/** Records that were there before keep theirs: so an undo has nothing to guess. */
export async function writeParts(
  writing: Writing,
  object: ImportObject,
  all: readonly Judged[],
  news: readonly Judged[],
): Promise<void> {
  if (object === 'opportunity') await writeProductLines(writing, news);
  if (object === 'customer') await writeCollaborators(writing, news);
  if (object === 'contact') await keepOnePrimary(writing, all);
  if (object === 'followUp') await markActivity(writing, news);
}

/** A deal's product, at the price of the list. */
async function writeProductLines({ db, idOf }: Writing, judged: readonly Judged[]): Promise<void> {
  const selling = judged.flatMap(({ draft, recordId }) => {
    const product = idOf(draft, 'product');
    return product ? [{ draft, recordId, product }] : [];
  });
  if (selling.length === 0) return;
  await sql`
    insert into opportunity_products (opportunity_id, position, product_id, quantity, price_amount, price_currency)
    select v.opportunity_id, 1, p.id, v.quantity, p.price_amount, p.price_currency
    from unnest(${selling.map((s) => s.recordId)}::uuid[], ${selling.map((s) => s.product)}::uuid[],
      ${selling.map(({ draft }) => Math.max(1, numberOf(draft, 'quantity') ?? 1))}::int[])
      as v (opportunity_id, product_id, quantity)
    join products p on p.id = v.product_id`.execute(db);
}

async function writeCollaborators({ db }: Writing, judged: readonly Judged[]): Promise<void> {
  const pairs = judged.flatMap(({ draft, recordId }) =>
    draft.collaborators.flatMap((meaning) =>
      meaning.is === 'record' ? [[recordId, meaning.id] as const] : [],
    ),
  );
  if (pairs.length === 0) return;
  await sql`
    insert into customer_collaborators (customer_id, person_id)
    select * from unnest(${pairs.map(([customer]) => customer)}::uuid[], ${pairs.map(([, person]) => person)}::uuid[])
    on conflict do nothing`.execute(db);
}

/** Of a customer's contacts one is the main one at most: the one there was before, else the first of the file. */
async function keepOnePrimary({ db }: Writing, judged: readonly Judged[]): Promise<void> {
  const ids = judged.filter(({ draft }) => draft.values['primary'] === true).map((one) => one.recordId);
  if (ids.length === 0) return;
  await sql`
    update contacts as t set is_primary = false
    where t.id = any(${ids}::uuid[]) and exists (
      select from contacts o where o.customer_id = t.customer_id and o.is_primary and o.deleted_at is null and o.id <> t.id
        and (o.id < t.id or not o.id = any(${ids}::uuid[])))`.execute(db);
}

/** Follow-ups move the last activity of their customers and deals forward. */
async function markActivity({ db, idOf }: Writing, judged: readonly Judged[]): Promise<void> {
  const ids = judged.map((one) => one.recordId);
  if (ids.length === 0) return;
  await sql`
    update customers as c set last_follow_up_at = greatest(c.last_follow_up_at, f.at)
    from (select customer_id, max(at) as at from follow_ups
      where id = any(${ids}::uuid[]) and kind <> 'task' group by 1) as f
    where c.id = f.customer_id`.execute(db);
  if (judged.every(({ draft }) => !idOf(draft, 'opportunity'))) return;
  await sql`
    update opportunities as o set last_activity_at = greatest(o.last_activity_at, f.at)
    from (select opportunity_id, max(at) as at from follow_ups
      where id = any(${ids}::uuid[]) and opportunity_id is not null and kind <> 'task' group by 1) as f
    where o.id = f.opportunity_id`.execute(db);
}
