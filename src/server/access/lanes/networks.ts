/**
 * What a network may still do, and what it has to pay. A network's failures never touch an account's lane: they only
 * make attempts from there dearer, or end them there, and never for a device that is trusted.
 */
import { sql } from 'kysely';
import { dayMs, hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';

/**
 * Takes one of so many within a window, in one statement.
 * @param kind what is counted, e.g. `failures`, `probes`, `session`
 * @returns how many there are in the window now; null where there was no room
 */
export async function takeOf(
  db: Db,
  network: string,
  kind: string,
  limit: { most: number; windowMs: number },
  now: Date,
): Promise<number | null> {
  const since = later(now, -limit.windowMs);
  const kept = sql`array(select least(t, ${now}) from unnest(b.attempts) t where least(t, ${now}) > ${since} order by 1)`;
  const room = sql`(select count(*) from unnest(b.attempts) t where least(t, ${now}) > ${since}) < ${limit.most}`;
  const { rows } = await sql<{ allowed: boolean; count: number }>`
    insert into network_budgets as b (network, kind, attempts, last_at)
    values (${network}, ${kind}, array[${now}::timestamptz], ${now})
    on conflict (network, kind) do update set
      attempts = case when ${room} then ${kept} || ${now}::timestamptz else ${kept} end,
      allowed = ${room}, last_at = ${now}
    returning allowed, cardinality(attempts) as count
  `.execute(db);
  const row = rows[0] as (typeof rows)[number];
  return row.allowed ? row.count : null;
}

/** How many there are in the window, without taking one. */
export async function countOf(
  db: Db,
  network: string,
  kind: string,
  windowMs: number,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from unnest(attempts) t where least(t, ${now}) > ${later(now, -windowMs)})::int as count
    from network_budgets where network = ${network} and kind = ${kind}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export interface Suspicion {
  /** Distinct accounts that failed with this password within a day. */
  accountsOfPassword: number;
  /** Distinct names that failed from this network within an hour. */
  namesOfNetwork: number;
}

/**
 * Notes a failure for what one account's budget can't see, and says what is known.
 * @param tag the password's keyed hash, cut short: too short to find the password by, long enough to see it repeated
 */
export async function noteFailure(
  db: Db,
  failure: { account: Buffer; network: string; tag: string | null },
  now: Date,
): Promise<Suspicion> {
  const marks = [`network:${failure.network}`, ...(failure.tag === null ? [] : [`password:${failure.tag}`])];
  const { rows } = await sql<{ accounts: number; names: number }>`
    with noted as (
      insert into failures (mark, account, at)
      select mark, ${failure.account}, ${now} from unnest(${marks}::text[]) mark
      on conflict (mark, account) do update set at = excluded.at
    )
    select
      (select count(*) from failures where mark = ${marks[1] ?? ''} and account <> ${failure.account}
        and at > ${later(now, -dayMs)})::int + 1 as accounts,
      (select count(*) from failures where mark = ${marks[0]} and account <> ${failure.account}
        and at > ${later(now, -hourMs)})::int + 1 as names
  `.execute(db);
  return { accountsOfPassword: rows[0]?.accounts ?? 1, namesOfNetwork: rows[0]?.names ?? 1 };
}

/** From how many networks somebody failed within an hour. */
export async function networksFailing(db: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ networks: number }>`
    select count(distinct mark)::int as networks from failures
    where mark like 'network:%' and at > ${later(now, -hourMs)}
  `.execute(db);
  return rows[0]?.networks ?? 0;
}
