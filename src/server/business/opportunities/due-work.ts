/** What of opportunities a colleague can cover: open ones that should be closed by now, or stand still. */
import { sql } from 'kysely';
import { registerDueWork, registerWorkObject } from '#access/coverage';
import { holds, loadPrincipal } from '#access/gate';
import { ref } from '#business/customers';
import { selectOpportunities, standingStill } from './store.ts';

const dueAtMost = 500;

registerDueWork({
  kind: 'opportunity',
  name: { 'zh-Hans': '商机', 'zh-Hant': '商機', en: 'Opportunity' },
  object: 'opportunity',
  async due(db, personId, today, now) {
    const user = await loadPrincipal(db, personId, null);
    if (!user || !holds(user, 'opportunities.read')) return [];
    const rows = await selectOpportunities(db, now)
      .where('t.owner_id', '=', personId)
      .where('s.kind', '=', 'open')
      .where(sql<boolean>`(t.expected_close <= ${today}::date or ${standingStill(now)})`)
      .orderBy('t.expected_close')
      .limit(dueAtMost)
      .execute();
    return rows.map((row) => ({
      recordId: row.id,
      title: row.name,
      customer: ref(row.customer_id, row.customer_name),
      dueOn: row.expected_close,
    }));
  },
});

registerWorkObject({
  object: 'opportunity',
  name: { 'zh-Hans': '商机', 'zh-Hant': '商機', en: 'Opportunity' },
  path: (id) => `/opportunities/${id}`,
  async describe(db, ids) {
    const rows = await db
      .selectFrom('opportunities as t')
      .leftJoin('customers as c', 'c.id', 't.customer_id')
      .select(['t.id', 't.name as title', 'c.id as customer_id', 'c.name as customer'])
      .where('t.id', 'in', ids)
      .execute();
    return new Map(
      rows.map(({ id, title, customer_id, customer }) => [
        id,
        { title, customer: ref(customer_id, customer) },
      ]),
    );
  },
});
