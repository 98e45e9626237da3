/**
 * The gate: every entrance passes here, and here alone it is decided whether a proof is looked at. For now a plain
 * budget per account and per client; the lock engine takes its place.
 *
 * An attempt is counted before the proof is checked, in one atomic statement, and given back where the proof holds: a
 * thousand guesses at once win nothing over one after the other.
 */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { later, minuteMs } from '#platform/clock';
import { ProblemError } from '#platform/problem';
import { fold } from '#platform/search-text';

/** Every way in. A test holds this list against the routes. */
export type Entrance =
  | 'password'
  | 'current-password'
  | 'forgot-password'
  | 'password-link'
  | 'session'
  | 'api-key';

export interface Attempt {
  entrance: Entrance;
  /** Who it claims to be, as typed or as known; null where the proof alone says who (a link, a key). */
  account: string | null;
  /** The client's address. */
  client: string;
  now: Date;
}

/** Attempts within a window: enough for tired fingers, far too few for guessing. */
const windowMs = 15 * minuteMs;
const perAccount = 10;
const perClient = 100;
/**
 * Nobody guesses 256 bits, but browsers go on sending the cookies of sessions that ended, and a whole office may be one
 * address: here only the work is bounded.
 */
const perClientOfSecrets = 10_000;

/**
 * Lets an attempt through if its budgets allow, looks at the proof, and gives the attempt back if it holds.
 * @param db the pool, never a transaction: what was counted stays counted
 * @param prove looks at the proof; null: it doesn't hold
 * @throws ProblemError `too_many_attempts` with `retry-after`, without having looked at the proof
 */
export async function enter<P>(db: Db, attempt: Attempt, prove: () => Promise<P | null>): Promise<P | null> {
  const budgets = budgetsOf(attempt);
  for (const [i, budget] of budgets.entries()) {
    if (await take(db, budget, attempt.now)) continue;
    await giveBack(db, budgets.slice(0, i));
    const seconds = Math.ceil(windowMs / 1000);
    throw new ProblemError('too_many_attempts', undefined, { headers: { 'retry-after': String(seconds) } });
  }
  const proof = await prove();
  // A mail asked for is spent whatever comes of it: it is the sending that is limited.
  if (proof !== null && attempt.entrance !== 'forgot-password') await giveBack(db, budgets);
  return proof;
}

interface Budget {
  key: Buffer;
  max: number;
}

function budgetsOf({ entrance, account, client }: Attempt): Budget[] {
  const max = entrance === 'session' || entrance === 'api-key' ? perClientOfSecrets : perClient;
  const budgets = [{ key: budgetKey(`client ${entrance} ${client}`), max }];
  if (account !== null)
    budgets.push({ key: budgetKey(`account ${entrance} ${fold(account).trim()}`), max: perAccount });
  return budgets;
}

// Names are never kept as typed. Not a secret: only equal names must give equal keys, on every server.
const budgetKey = (text: string): Buffer => createHmac('sha256', 'latchkey budget').update(text).digest();

async function take(db: Db, budget: Budget, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into attempt_budgets as b (key, used, refills_at) values (${budget.key}, 1, ${later(now, windowMs)})
    on conflict (key) do update set
      used = case when b.refills_at <= ${now} then 1 else b.used + 1 end,
      refills_at = case when b.refills_at <= ${now} then excluded.refills_at else b.refills_at end
    where b.refills_at <= ${now} or b.used < ${budget.max}
    returning 1
  `.execute(db);
  return rows.length > 0;
}

async function giveBack(db: Db, budgets: readonly Budget[]): Promise<void> {
  for (const { key } of budgets) {
    await sql`update attempt_budgets set used = greatest(used - 1, 0) where key = ${key}`.execute(db);
  }
}

/** Forgets budgets that have refilled. */
export async function sweepBudgets(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('attempt_budgets').where('refills_at', '<=', now).execute();
}
