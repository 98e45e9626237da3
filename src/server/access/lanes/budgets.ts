/**
 * What is left in a lane. A budget is the list of the instants of the attempts let through, no counter: so it refills
 * steadily, one attempt at a time, with no cliff at the full hour that an attacker could wait for, and no window of an
 * hour ever holds more than it may.
 *
 * One statement checks and counts (I4): PostgreSQL lets parallel attempts at one row pass one after the other, on
 * however many servers. A clock that ran ahead and was put back leaves instants in the future; they count as now, and
 * are written down as now, so that no step of a clock locks anybody for longer than the window.
 */
import { sql } from 'kysely';
import type { Lane } from '#contract/access/triggers';
import { dayMs, hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';

/** Which proof is asked for; each has budgets of its own. */
export type Factor =
  | 'password'
  | 'totp'
  | 'totp-after-password'
  | 'recovery-code'
  | 'passkey'
  | 'share'
  | 'contact'
  | 'contact-code'
  | 'mail-code'
  | 'mail'
  | 'mail-after-password'
  | 'unlock-request';

export interface LaneKey {
  /** The person's id, or the keyed hash of a name that nobody has. */
  account: Buffer;
  lane: Lane;
  factor: Factor;
  /** In the trusted lane the device's id, so that each device has its own; elsewhere empty. */
  device: string;
}

export interface Limits {
  perHour: number;
  perDay: number;
  /** Failures in a row until the factor rests here; Infinity: never. */
  inARow: number;
}

/**
 * What counts as a day: two hours more than one, so that a clock that is an hour wrong, one way and then the other, wins
 * no guess beyond the day's number.
 */
const longDayMs = dayMs + 2 * hourMs;

/** After so long without an attempt, what was in a row counts no more: nothing the engine does is without an end (I6). */
export const restDays = 90;

export interface Taken {
  allowed: boolean;
  /** Attempts refused since the lane was spent, this one among them. */
  refused: number;
  /** When the next attempt will be let through; null while there is room now. */
  freeAt: Date | null;
}

/** Takes one attempt, if there is room. To be called before the proof is looked at. */
export async function take(db: Db, key: LaneKey, limits: Limits, now: Date): Promise<Taken> {
  const kept = sql`array(select least(t, ${now}) from unnest(b.attempts) t
    where least(t, ${now}) > ${later(now, -longDayMs)} order by 1)`;
  const within = (ms: number) =>
    sql`(select count(*) from unnest(b.attempts) t where least(t, ${now}) > ${later(now, -ms)})`;
  const inARow = sql`(case when b.last_at < ${later(now, -restDays * dayMs)} then 0 else b.in_a_row end)`;
  const room = sql`(${within(hourMs)} < ${bounded(limits.perHour)} and ${within(longDayMs)} < ${bounded(limits.perDay)}
    and ${inARow} < ${bounded(limits.inARow)})`;
  const { rows } = await sql<{ allowed: boolean; refused: number; attempts: Date[]; in_a_row: number }>`
    insert into lane_budgets as b (account, lane, factor, device, attempts, in_a_row, last_at)
    values (${key.account}, ${key.lane}, ${key.factor}, ${key.device}, array[${now}::timestamptz], 1, ${now})
    on conflict (account, lane, factor, device) do update set
      attempts = case when ${room} then ${kept} || ${now}::timestamptz else ${kept} end,
      in_a_row = case when ${room} then ${inARow} + 1 else ${inARow} end,
      refused = case when ${room} then 0 else b.refused + 1 end,
      last_at = case when ${room} then ${now} else least(b.last_at, ${now}) end,
      allowed = ${room}
    returning allowed, refused, attempts, in_a_row
  `.execute(db);
  const row = rows[0] as (typeof rows)[number];
  return {
    allowed: row.allowed,
    refused: row.refused,
    freeAt: freeAt(row.attempts, row.in_a_row, limits, now),
  };
}

/** PostgreSQL's integers know no infinity. */
const bounded = (limit: number): number => (Number.isFinite(limit) ? limit : 2_000_000_000);

/**
 * When a lane next lets an attempt through: never before the hour's and the day's room allow it.
 * @returns null: now
 */
export function freeAt(attempts: readonly Date[], inARow: number, limits: Limits, now: Date): Date | null {
  const last = attempts.at(-1);
  if (inARow >= limits.inARow && last) return later(last, restDays * dayMs);
  const times = attempts.map((at) => Math.min(at.getTime(), now.getTime())).toSorted((a, b) => a - b);
  const frees = [
    [limits.perHour, hourMs],
    [limits.perDay, longDayMs],
  ] as const satisfies [number, number][];
  const until = frees.map(([most, ms]) => {
    // The attempt that must grow old before there is room for another.
    const oldest = times.at(-most);
    return times.length < most || oldest === undefined ? 0 : oldest + ms;
  });
  const free = Math.max(...until);
  return free > now.getTime() ? new Date(free) : null;
}

/** When a lane that may be spent next has room. @returns null: it has now */
export async function roomAt(db: Db, key: LaneKey, limits: Limits, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('lane_budgets')
    .select(['attempts', 'in_a_row'])
    .where('account', '=', key.account)
    .where('lane', '=', key.lane)
    .where('factor', '=', key.factor)
    .where('device', '=', key.device)
    .executeTakeFirst();
  return row ? freeAt(row.attempts, row.in_a_row, limits, now) : null;
}

/** Gives an attempt back whose proof held: what was in a row is over. */
export async function giveBack(db: Db, key: LaneKey, takenAt: Date): Promise<void> {
  await sql`
    update lane_budgets as b set in_a_row = 0, refused = 0, allowed = true, attempts =
      coalesce(b.attempts[: array_position(b.attempts, ${takenAt}::timestamptz) - 1]
        || b.attempts[array_position(b.attempts, ${takenAt}::timestamptz) + 1 :], b.attempts)
    where account = ${key.account} and lane = ${key.lane} and factor = ${key.factor} and device = ${key.device}
  `.execute(db);
}

/** Gives the latest attempt back, whichever it was. */
export async function giveBackLatest(db: Db, key: LaneKey): Promise<void> {
  await sql`
    update lane_budgets as b set attempts = trim_array(b.attempts, least(1, cardinality(b.attempts)))
    where account = ${key.account} and lane = ${key.lane} and factor = ${key.factor} and device = ${key.device}
  `.execute(db);
}

/** Begins the lanes of one device anew, by all factors. */
export async function refill(db: Db, of: Pick<LaneKey, 'account' | 'lane' | 'device'>): Promise<void> {
  await db
    .deleteFrom('lane_budgets')
    .where('account', '=', of.account)
    .where('lane', '=', of.lane)
    .where('device', '=', of.device)
    .execute();
}

/** Begins all lanes of an account anew. @returns how many had something spent */
export async function refillAll(db: Db, account: Buffer): Promise<number> {
  const gone = await db.deleteFrom('lane_budgets').where('account', '=', account).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Forgets budgets that hold nothing any more. */
export async function sweepBudgets(db: Db, now: Date): Promise<void> {
  await sql`delete from lane_budgets where last_at < ${later(now, -longDayMs)} and in_a_row = 0`.execute(db);
  await sql`delete from lane_budgets where last_at < ${later(now, -restDays * dayMs)}`.execute(db);
  await sql`delete from network_budgets where last_at < ${later(now, -dayMs)}`.execute(db);
  await sql`delete from failures where at < ${later(now, -dayMs)}`.execute(db);
}
