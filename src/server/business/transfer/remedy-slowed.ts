/** Whether somebody imports and changes in bulk no more than an hour's ordinary work, after it had locked them. */
import { sql } from 'kysely';
import { probationDays } from '#contract/access/aftercare';
import { registerRemedy } from '#access/aftercare';
import { currentPolicy } from '#access/policies';
import { dayMs, later } from '#platform/clock';

/** A week without an hour of more rows than the policy takes for ordinary work. */
registerRemedy('import-slowed', async (db, { personId, since }, now) => {
  const { habits } = await currentPolicy(db, now);
  const limit = habits.recordsPerHour;
  const { rows } = await sql<{ most: number }>`
    select coalesce(max(total), 0)::int as most from (
      select sum(n) as total from (
        select finished_at as at, row_count as n from imports
        where created_by = ${personId} and finished_at > ${since} and finished_at <= ${now} and state in ('done', 'undone')
        union all
        select created_at, total from bulk_runs
        where created_by = ${personId} and created_at > ${since} and created_at <= ${now}
      ) run group by date_trunc('hour', at)
    ) hours`.execute(db);
  const count = rows[0]?.most ?? 0;
  const until = later(since, probationDays * dayMs);
  const found = { count, limit, until: until.toISOString() };
  return { done: count <= limit && now >= until ? until : null, found };
});
