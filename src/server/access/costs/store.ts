/** The SQL of costs: which locks, and how much working time lies within them. */
import { sql } from 'kysely';
import type { CostSettings } from '#contract/access/costs';
import type { Db } from '#platform/database';

export interface LockSpan {
  id: string;
  person_id: string;
  person: string;
  trigger: string;
  opens_at: Date;
  /** When it ended; now, while it is open. */
  until: Date;
  is_open: boolean;
  minutes: number;
  days: string[];
}

export async function readSettings(db: Db, lock = false): Promise<CostSettings> {
  const organisation = await db.selectFrom('organisation').select('currency').executeTakeFirstOrThrow();
  const row = await db
    .selectFrom('cost_settings')
    .selectAll()
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
  return {
    days: row?.days ?? [1, 2, 3, 4, 5],
    opens: row?.opens.slice(0, 5) ?? '09:00',
    closes: row?.closes.slice(0, 5) ?? '18:00',
    hourRate: row?.hour_amount ?? null,
    missedRate: row?.missed_amount ?? null,
    currency: organisation.currency,
    version: row?.version ?? 0,
  };
}

interface Which {
  /** `YYYY-MM`: locks that reach into it, and of them what lies within it. */
  month?: string;
  id?: string;
}

/**
 * Locks of people's accounts, oldest first, each with the working minutes within it and the days at whose closing time it
 * was open. A lane that is spent keeps nobody from working, and costs nothing.
 */
export async function findLocks(
  db: Db,
  which: Which,
  settings: CostSettings,
  now: Date,
): Promise<LockSpan[]> {
  const { rows } = await sql<LockSpan>`${spans(which, settings, now)}
    select s.id, s.person_id, s.person, s.trigger, s.opens_at, s.until, s.is_open,
      ${minutesIn(sql`tstzmultirange(s.span)`)} as minutes,
      coalesce((select array_agg(d.day::text order by d.day) from days d where s.span @> d.closes), '{}') as days
    from spans s order by s.opens_at, s.id`.execute(db);
  return rows;
}

/** The working minutes of all of them together: of two locks of one person at once, the time counts once. */
export async function sumMinutes(db: Db, month: string, settings: CostSettings, now: Date): Promise<number> {
  const { rows } = await sql<{ minutes: number }>`${spans({ month }, settings, now)}
    select coalesce(sum(${minutesIn(sql`p.locked`)}), 0)::int as minutes
    from (select range_agg(span) as locked from spans group by person_id) p`.execute(db);
  return rows[0]?.minutes ?? 0;
}

const minutesIn = (range: ReturnType<typeof sql>) => sql<number>`(
  select coalesce(round(sum(extract(epoch from upper(r) - lower(r))) / 60), 0)::int
  from unnest(${range} * coalesce((select range_agg(tstzrange(d.opens, d.closes)) from days d where d.works), '{}')) r)`;

function spans({ month, id }: Which, { days, opens, closes }: CostSettings, now: Date) {
  const bounds = month
    ? sql`select (${`${month}-01`}::date)::timestamp at time zone o.time_zone as first,
        (${`${month}-01`}::date + interval '1 month') at time zone o.time_zone as last, o.time_zone from organisation o`
    : sql`select '-infinity'::timestamptz as first, 'infinity'::timestamptz as last, o.time_zone from organisation o`;
  return sql`
    with bounds as (${bounds}),
    all_spans as (
      select l.id, l.person_id, p.name as person, l.trigger, l.opens_at,
        least(coalesce(l.ended_at, l.ends_at, ${now}), ${now}) as until,
        l.ended_at is null and coalesce(l.ends_at > ${now}, true) as is_open, b.first, b.last, b.time_zone
      from locks l join people p on p.id = l.person_id cross join bounds b
      where l.scope = 'account' and l.lane is null and l.opens_at < ${now}
        ${id ? sql`and l.id = ${id}` : sql``}),
    spans as (
      select s.*, tstzrange(greatest(s.opens_at, s.first), least(s.until, s.last)) as span
      from all_spans s
      where greatest(s.opens_at, s.first) <= least(s.until, s.last)
        and s.opens_at < s.last and s.until > s.first),
    days as (
      select d::date as day,
        (d::date + ${opens}::time) at time zone b.time_zone as opens,
        (d::date + ${closes}::time) at time zone b.time_zone as closes,
        extract(isodow from d)::int = any(${days}::int[]) and not exists (
          select from duty_absences h where h.person_id is null and d::date between h.from_day and h.to_day) as works
      from bounds b,
        generate_series(
          (select min(lower(span)) at time zone b.time_zone from spans)::date,
          (select max(upper(span)) at time zone b.time_zone from spans)::date, interval '1 day') d)`;
}
