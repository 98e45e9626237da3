/** The board: each figure is a count of rows, and the list of locks shows just those (`locks/routes/filters.ts`). */
import { sql, type RawBuilder } from 'kysely';
import { lockBoard, type Board, type Verdict } from '#contract/access/board';
import { lockScopes, type ReleaseRoute, type Strength, type TriggerName } from '#contract/access/triggers';
import { route, type Ctx, type Route } from '#access/gate';
import { dayAfter, dayIn, hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { midnight } from '#platform/days';
import { placeOf } from '#platform/network';
import { cameAgain, lifted } from './relock.ts';
import { verdictOf } from './verdict.ts';

export { cameAgain, lifted } from './relock.ts';
export { verdictOf } from './verdict.ts';

const networksAtMost = 20;
type Instant = RawBuilder<Date>;

/** What keeps a person out, notes of spent lanes left out. */
const ofPeople = sql<boolean>`l.person_id is not null and l.lane is null and l.scope in ('account', 'session', 'device')`;
const isOpen = (now: Date) => sql<boolean>`l.ended_at is null and (l.ends_at is null or l.ends_at > ${now})`;

export const boardRoutes: Route[] = [
  route(lockBoard.read, 'locks.manage', (ctx, { query }) => readBoard(ctx, Number(query.days))),
];

async function readBoard({ db, now, user }: Ctx, days: number): Promise<Board> {
  const { timeZone } = user.organisation;
  const to = dayIn(timeZone, now);
  const from = dayAfter(to, 1 - days);
  const since = midnight(from, timeZone);
  const [open, requests, routes, unlocks, answers, verdicts, relocks, causes, networks] = await Promise.all([
    countOpen(db, now),
    waitingRequests(db),
    lengthsByRoute(db, since, now),
    lengths(
      db,
      sql`select ended_at - opens_at as took from locks l where ${ofPeople} and ${endedIn(since, now)}`,
    ),
    lengths(
      db,
      sql`select ended_at - created_at as took from unlock_requests
        where person_id is not null and answer is not null and ended_at >= ${since} and ended_at <= ${now}`,
    ),
    countVerdicts(db, since, now),
    countRelocks(db, since, now),
    countCauses(db, { from, to }, now, timeZone),
    attackedNetworks(db, now),
  ]);
  return {
    from,
    to,
    ...open,
    requests,
    unlocks,
    byRoute: routes,
    answers,
    verdicts,
    relocks,
    causes,
    networks,
  };
}

/** Those over by time count from then on, written down or not. */
const endedIn = (since: Instant, now: Date) => sql<boolean>`l.ended_at >= ${since} and l.ended_at <= ${now}`;

async function countOpen(db: Db, now: Date) {
  const { rows } = await sql<{ scope: string; lane: string | null; strength: Strength; count: number }>`
    select case when scope = 'network' then 'network' else 'person' end as scope,
      case when lane is null then null else 'lane' end as lane, strength, count(*)::int as count
    from locks l where ${isOpen(now)} and (scope = 'network' or person_id is not null and scope <> 'api-key')
    group by 1, 2, 3`.execute(db);
  const sum = (some: typeof rows) => some.reduce((all, row) => all + row.count, 0);
  const people = rows.filter(({ scope, lane }) => scope === 'person' && lane === null);
  return {
    open: people.map(({ strength, count }) => ({ strength, count })),
    spentLanes: sum(rows.filter(({ lane }) => lane !== null)),
    closedNetworks: sum(rows.filter(({ scope }) => scope === 'network')),
  };
}

async function waitingRequests(db: Db): Promise<Board['requests']> {
  const row = await db
    .selectFrom('unlock_requests')
    .select((eb) => [eb.fn.countAll<number>().as('waiting'), eb.fn.min('created_at').as('oldest')])
    .where('person_id', 'is not', null)
    .where('state', 'in', ['open', 'needs-information'])
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), oldestAt: (row.oldest as Date | null)?.toISOString() ?? null };
}

interface LengthRow {
  count: number;
  median: number | null;
  p95: number | null;
}
const seconds = (share: number) =>
  sql`percentile_cont(${sql.lit(share)}) within group (order by extract(epoch from took))`;
const present = ({ count, median, p95 }: LengthRow) => ({ count, medianSeconds: median, p95Seconds: p95 });

async function lengths(db: Db, taken: ReturnType<typeof sql>): Promise<Board['unlocks']> {
  const { rows } = await sql<LengthRow>`
    select count(*)::int as count, ${seconds(0.5)}::float8 as median, ${seconds(0.95)}::float8 as p95
    from (${taken}) t`.execute(db);
  return present(rows[0] ?? { count: 0, median: null, p95: null });
}

async function lengthsByRoute(db: Db, since: Instant, now: Date): Promise<Board['byRoute']> {
  const { rows } = await sql<LengthRow & { route: ReleaseRoute }>`
    select end_route as route, count(*)::int as count, ${seconds(0.5)}::float8 as median,
      ${seconds(0.95)}::float8 as p95
    from (select end_route, ended_at - opens_at as took from locks l
      where ${ofPeople} and ${endedIn(since, now)} and end_route is not null) t
    group by end_route order by count desc`.execute(db);
  return rows.map((row) => ({ route: row.route, ...present(row) }));
}

async function countVerdicts(db: Db, since: Instant, now: Date): Promise<Board['verdicts']> {
  const { rows } = await sql<{ verdict: Verdict; count: number }>`
    select verdict, count(*)::int as count from (
      select ${verdictOf('l')} as verdict from locks l where ${ofPeople} and ${endedIn(since, now)}) t
    where verdict is not null group by 1`.execute(db);
  const of = (verdict: Verdict) => rows.find((row) => row.verdict === verdict)?.count ?? 0;
  return { wrong: of('wrong'), right: of('right'), unknown: of('unknown') };
}

async function countRelocks(db: Db, since: Instant, now: Date): Promise<Board['relocks']> {
  const { rows } = await sql<{ count: number; of: number }>`
    select count(*)::int as of,
      count(*) filter (where ${cameAgain('l')})::int as count
    from locks l where ${lifted('l')} and ${endedIn(since, now)}`.execute(db);
  return rows[0] ?? { count: 0, of: 0 };
}

async function countCauses(
  db: Db,
  { from, to }: Pick<Board, 'from' | 'to'>,
  now: Date,
  timeZone: string,
): Promise<Board['causes']> {
  const { rows } = await sql<{ trigger: TriggerName; days: number[] }>`
    with days as (
      select generate_series(${from}::date, ${to}::date, interval '1 day')::date as day
    ), pulled as (
      select trigger, (opens_at at time zone ${timeZone})::date as day, count(*)::int as count from locks l
      where opens_at >= ${midnight(from, timeZone)} and opens_at <= ${now} and scope = any(${[...lockScopes]}::text[])
      group by 1, 2
    )
    select t.trigger, array_agg(coalesce(p.count, 0) order by d.day) as days
    from (select distinct trigger from pulled) t cross join days d
      left join pulled p on p.trigger = t.trigger and p.day = d.day
    group by t.trigger`.execute(db);
  return rows
    .map(({ trigger, days }) => ({ trigger, days, count: days.reduce((sum, n) => sum + n, 0) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

async function attackedNetworks(db: Db, now: Date): Promise<Board['networks']> {
  const { rows } = await sql<{ network: string; failures: number; id: string | null; until: Date | null }>`
    with failing as (
      select network, (select count(*)::int from unnest(attempts) t where t > ${later(now, -hourMs)} and t <= ${now}) as failures
      from network_budgets where kind = 'failures' and last_at > ${later(now, -hourMs)}
    ), closed as (
      select subject as network, id, ends_at as until from locks l where scope = 'network' and ${isOpen(now)}
    )
    select coalesce(f.network, c.network) as network, coalesce(f.failures, 0) as failures, c.id, c.until
    from failing f full join closed c on c.network = f.network
    where c.id is not null or f.failures > 0
    order by c.id is null, failures desc, network limit ${sql.lit(networksAtMost)}`.execute(db);
  return rows.map(({ network, failures, id, until }) => ({
    network,
    country: placeOf(network.split('/')[0] ?? '')?.country ?? null,
    failuresLastHour: failures,
    lockId: id,
    closedUntil: until?.toISOString() ?? null,
  }));
}
