/** Deals that began to stand still while a lock kept their owner from them. */
import { sql } from 'kysely';
import { registerCost } from '#access/costs';

registerCost({
  kind: 'stood-still',
  name: { 'zh-Hans': '停滞的商机', 'zh-Hant': '停滯的商機', en: 'Deals that stood still' },
  object: 'opportunity',
  isMissed: false,
  /** Open deals whose last move or follow-up before the lock's end was so long ago that their stage's time ran out within it. */
  async find(db, { personId, from, until }) {
    const { rows } = await sql<{
      id: string;
      name: string;
      customer_id: string | null;
      customer: string | null;
    }>`
      select t.id, t.name, c.id as customer_id, c.name as customer
      from opportunities t
      join stages s on s.id = t.stage_id and s.kind = 'open' and s.standing_still_days is not null
      left join customers c on c.id = t.customer_id
      cross join lateral (select greatest(t.created_at,
        (select max(f.at) from follow_ups f where f.opportunity_id = t.id and f.deleted_at is null and f.at <= ${until}),
        (select max(h.at) from changes h where h.record_id = t.id and h.action = 'moved' and h.at <= ${until})) as at) last
      where t.owner_id = ${personId} and t.deleted_at is null and c.deleted_at is null
        and last.at + make_interval(days => s.standing_still_days) between ${from} and ${until}
      order by t.id`.execute(db);
    return rows.map((row) => ({
      recordId: row.id,
      title: row.name,
      customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer ?? '' },
      dueOn: null,
    }));
  },
});
