/** The SQL of first days. */
import { sql, type RawBuilder } from 'kysely';
import type { SeenStep } from '#contract/business/first-days';
import type { Db } from '#platform/database';

interface Facts {
  colleagues: boolean;
  customers: boolean;
  mail: boolean;
  follow_up: boolean;
  view: boolean;
  notices: boolean;
  seen: SeenStep[];
  dismissed: boolean;
}

const notMadeUp = (object: string): RawBuilder<unknown> => sql`not exists (
  select from demo_records d where d.object = ${object} and d.record_id = t.id)`;

/** What is so in the house and with a person, but for their proofs, which the gate keeps. */
export async function findFacts(db: Db, personId: string): Promise<Facts> {
  const { rows } = await sql<Facts>`select
    exists (select from people t where t.state = 'active' and t.id <> ${personId} and ${notMadeUp('person')})
      as colleagues,
    exists (select from customers t where t.deleted_at is null and ${notMadeUp('customer')}) as customers,
    -- A test that arrived, or anything else that went out.
    (exists (select from mail_tests where confirmed_at is not null)
      or exists (select from notices where mailed_at is not null and mail = 'sent')) as mail,
    exists (select from follow_ups t
      where t.owner_id = ${personId} and t.deleted_at is null and ${notMadeUp('followUp')}) as follow_up,
    exists (select from views where owner_id = ${personId}) as view,
    exists (select from notice_preferences where person_id = ${personId}) as notices,
    coalesce(f.seen, '{}') as seen, coalesce(f.dismissed, false) as dismissed
    from (values (1)) one left join first_days f on f.person_id = ${personId}`.execute(db);
  const [facts] = rows;
  if (!facts) throw new Error('A row of values is always there.');
  return facts;
}

/** @param change what is left out stays as it is */
export async function saveSeen(
  db: Db,
  personId: string,
  change: { dismissed?: boolean | undefined; seen?: SeenStep | undefined },
): Promise<void> {
  const seen = change.seen === undefined ? [] : [change.seen];
  await sql`insert into first_days (person_id, seen, dismissed)
    values (${personId}, ${seen}::text[], ${change.dismissed ?? false})
    on conflict (person_id) do update set
      seen = array(select distinct unnest(first_days.seen || excluded.seen)),
      dismissed = coalesce(${change.dismissed ?? null}::boolean, first_days.dismissed)`.execute(db);
}
