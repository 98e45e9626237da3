/** What is due while somebody is away, written down as it comes up. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { dueWorkKinds } from '#access/coverage';

/**
 * Holds what is written down against what is due: new work is added, what is due no more is marked.
 * @returns whether anything came up that wasn't there: rights follow from it
 */
export async function refreshWork(
  db: Db,
  coverage: { id: string; person_id: string },
  today: string,
  now: Date,
): Promise<boolean> {
  let isMore = false;
  for (const of of dueWorkKinds()) {
    const { kind } = of;
    const items = await of.due(db, coverage.person_id, today, now);
    const ids = items.map(({ recordId }) => recordId);
    await sql`update coverage_work set settled_at = ${now}
      where coverage_id = ${coverage.id} and kind = ${kind} and settled_at is null
        and not record_id = any(${ids}::uuid[])`.execute(db);
    for (const item of items) {
      const { rows } = await sql`
        insert into coverage_work (coverage_id, kind, record_id, customer_id, customer_name, title, due_on, seen_at)
        values (${coverage.id}, ${kind}, ${item.recordId}, ${item.customer?.id ?? null}, ${item.customer?.name ?? null},
          ${item.title}, ${item.dueOn}::date, ${now})
        on conflict (coverage_id, kind, record_id) do update
          set settled_at = null, title = excluded.title, due_on = excluded.due_on,
            customer_id = excluded.customer_id, customer_name = excluded.customer_name
          where (coverage_work.settled_at is not null or coverage_work.title is distinct from excluded.title
            or coverage_work.due_on is distinct from excluded.due_on
            or coverage_work.customer_id is distinct from excluded.customer_id
            or coverage_work.customer_name is distinct from excluded.customer_name)
        returning 1`.execute(db);
      // One that moved to another customer takes the right to see that one along, too.
      if (rows.length > 0) isMore = true;
    }
  }
  return isMore;
}

/** How much is still due, and how much was found done. */
export async function countWork(db: Db, coverageId: string): Promise<{ due: number; settled: number }> {
  const { rows } = await sql<{ due: number; settled: number }>`
    select count(*) filter (where settled_at is null)::int as due,
      count(*) filter (where settled_at is not null)::int as settled
    from coverage_work where coverage_id = ${coverageId}`.execute(db);
  return rows[0] ?? { due: 0, settled: 0 };
}
