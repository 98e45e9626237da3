/** Follow-ups that a lock made somebody miss. */
import { sql } from 'kysely';
import { registerCost } from '#access/costs';

registerCost({
  kind: 'missed',
  name: { 'zh-Hans': '错过的跟进', 'zh-Hant': '錯過的跟進', en: 'Follow-ups missed' },
  object: 'followUp',
  isMissed: true,
  /** Due on a day at whose closing time the person was locked, and not done on that day by anybody. */
  async find(db, { personId, days, timeZone }) {
    if (days.length === 0) return [];
    const rows = await db
      .selectFrom('follow_ups as t')
      .innerJoin('customers as c', 'c.id', 't.customer_id')
      .select(['t.id', 't.next_step', 't.next_step_due', 'c.id as customer_id', 'c.name as customer'])
      .where('t.owner_id', '=', personId)
      .where('t.deleted_at', 'is', null)
      .where('c.deleted_at', 'is', null)
      .where('t.next_step', 'is not', null)
      .where(sql<boolean>`t.next_step_due = any(${days}::date[])`)
      .where(
        sql<boolean>`(t.next_step_done_at is null
          or (t.next_step_done_at at time zone ${timeZone})::date > t.next_step_due)`,
      )
      .orderBy('t.next_step_due')
      .orderBy('t.id')
      .execute();
    return rows.map((row) => ({
      recordId: row.id,
      title: row.next_step ?? '',
      customer: { id: row.customer_id, name: row.customer },
      dueOn: row.next_step_due,
    }));
  },
});
