/** Whether somebody works within their habit again, once it had limited them. */
import { sql } from 'kysely';
import { probationDays } from '#contract/access/aftercare';
import { registerRemedy } from '#access/aftercare';
import { currentPolicy } from '#access/policies';
import { dayMs, later } from '#platform/clock';
import type { Doing } from './habit.ts';

const columns = {
  recordsRead: 'records_read',
  rowsExported: 'rows_exported',
  refusals: 'refusals',
} as const satisfies Record<keyof Doing, string>;
const floors = {
  recordsRead: 'recordsPerHour',
  rowsExported: 'exportedPerHour',
  refusals: 'refusalsPerHour',
} as const;
const isDoing = (what: unknown): what is keyof Doing => typeof what === 'string' && what in columns;

/** A week without an hour above what locked them. The hour in which they came back is left out: it holds what was before. */
registerRemedy('work-slowed', async (db, { personId, evidence, since }, now) => {
  const { habits } = await currentPolicy(db, now);
  const what = isDoing(evidence['what']) ? evidence['what'] : 'recordsRead';
  const busiest = typeof evidence['busiestHour'] === 'number' ? evidence['busiestHour'] : 0;
  const limit = Math.max(habits[floors[what]], habits.times * busiest);
  const { rows } = await sql<{ most: number }>`
    select coalesce(max(${sql.ref(columns[what])}), 0)::int as most from activity
    where person_id = ${personId} and hour > ${since} and hour <= ${now}`.execute(db);
  const count = rows[0]?.most ?? 0;
  const until = later(since, probationDays * dayMs);
  const found = { count, limit, until: until.toISOString() };
  return { done: count <= limit && now >= until ? until : null, found };
});
