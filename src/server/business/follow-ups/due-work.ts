/** What of follow-ups a colleague can cover: open next steps and tasks; and how customers hear who wait. */
import { sql } from 'kysely';
import { happenings } from '#contract/business/choices';
import type { Locale } from '#contract/fields';
import { registerDueWork, registerWaiting, registerWorkObject, type DueItem } from '#access/coverage';
import { changed, holds, loadPrincipal } from '#access/gate';
import type { Db } from '#platform/database';
import { newId } from '#platform/secrets';
import { listFollowUpRows } from './store.ts';

/** Whoever has more due than this has to be relieved otherwise. */
const dueAtMost = 500;

/** As the morning's reminder counts it: one's own, and of customers one looks after, as far as one may see them. */
async function dueSteps(db: Db, personId: string, today: string, tasks: boolean): Promise<DueItem[]> {
  const user = await loadPrincipal(db, personId, null);
  if (!user || !holds(user, 'followUps.read')) return [];
  const { rows } = await listFollowUpRows(
    { db, user },
    {
      ownerId: [personId],
      open: true,
      dueTo: today,
      kind: tasks ? ['task'] : [...happenings],
      sort: 'nextStepDue',
      limit: dueAtMost,
    },
    'followUps.read',
  );
  return rows.map((row) => ({
    recordId: row.id,
    title: row.next_step ?? '',
    customer: { id: row.customer_id, name: row.customer_name },
    dueOn: row.next_step_due,
  }));
}

registerDueWork({
  kind: 'step',
  name: { 'zh-Hans': '下一步', 'zh-Hant': '下一步', en: 'Next step' },
  object: 'followUp',
  due: (db, personId, today) => dueSteps(db, personId, today, false),
});
registerDueWork({
  kind: 'task',
  name: { 'zh-Hans': '待办', 'zh-Hant': '待辦', en: 'Task' },
  object: 'followUp',
  due: (db, personId, today) => dueSteps(db, personId, today, true),
});

registerWorkObject({
  object: 'followUp',
  name: { 'zh-Hans': '跟进', 'zh-Hant': '跟進', en: 'Follow-up' },
  path: (_, customerId) => (customerId === null ? '/follow-ups' : `/customers/${customerId}`),
  async describe(db, ids) {
    const rows = await db
      .selectFrom('follow_ups as t')
      .innerJoin('customers as c', 'c.id', 't.customer_id')
      .select(['t.id', 'c.id as customer_id', 'c.name as customer'])
      .select(sql<string>`left(concat_ws(' → ', nullif(t.content, ''), t.next_step), 200)`.as('title'))
      .where('t.id', 'in', ids)
      .execute();
    return new Map(
      rows.map(({ id, title, customer_id, customer }) => [
        id,
        { title, customer: { id: customer_id, name: customer } },
      ]),
    );
  },
});

const callFor: Record<Locale, (person: string) => string> = {
  'zh-Hans': (person) => `致电客户：${person}暂时无法联系，由您代班`,
  'zh-Hant': (person) => `致電客戶：${person}暫時無法聯絡，由您代理`,
  en: (person) => `Call the customer: ${person} can’t be reached, you cover`,
};

registerWaiting({
  async addresses(db, customerIds) {
    const { rows } = await sql<{ id: string; address: string }>`
      select c.id, coalesce(c.emails[1], (select k.emails[1] from contacts k
          where k.customer_id = c.id and k.deleted_at is null and cardinality(k.emails) > 0
          order by k.is_primary desc, k.id limit 1)) as address
      from customers c where c.id = any(${customerIds}::uuid[]) and c.deleted_at is null`.execute(db);
    return new Map(rows.filter(({ address }) => address !== null).map(({ id, address }) => [id, address]));
  },
  async askToCall(db, now, call) {
    const id = newId();
    await db
      .insertInto('follow_ups')
      .values({
        id,
        customer_id: call.customerId,
        owner_id: call.coverId,
        kind: 'task',
        at: now,
        content: '',
        outcome: 'none',
        next_step: callFor[call.locale](call.personName),
        next_step_due: call.today,
        coverage_id: call.coverageId,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await changed({ db, now, user: null }, 'followUp', id, { action: 'created' });
  },
});
