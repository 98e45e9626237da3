/**
 * The gate: every entrance passes here (I3), and here alone it is decided whether a proof is looked at.
 *
 * An attempt comes by a lane: this account × how well we know this client × what is offered as proof. Strangers' failures
 * spend the strangers' lane; the owner's own devices, networks and other proofs go on. Read `enter` from top to bottom.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Policy } from '#contract/access/policy';
import type { Lane } from '#contract/access/triggers';
import { keyedHash } from '#access/keys';
import {
  createRepeats,
  giveBack,
  keyOf,
  laneOf,
  limitsOf,
  take,
  type Factor,
  type Repeats,
} from '#access/lanes';
import { minuteMs } from '#platform/clock';
import type { Database } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { fold } from '#platform/search-text';
import { isNetworkClosed, noteSpent, noteWrong, type Tell } from './alarms.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import { chargeNetwork, demandWork, isPaid } from './price.ts';

/** Every way in. A test holds this list against the routes. */
export type Entrance =
  | 'password'
  | 'current-password'
  | 'second-proof'
  | 'device-proof'
  | 'passkey'
  | 'single-sign-on'
  | 'forgot-password'
  | 'mail-proof'
  | 'password-link'
  | 'device-link'
  | 'unlock-request'
  | 'unlock-progress'
  | 'calendar-feed'
  | 'break-glass'
  | 'guardian-share'
  | 'contact-ask'
  | 'contact-code'
  | 'session'
  | 'api-key';

/** Who is meant: a person, or a name that nobody has, which counts and costs the same (I5). */
export interface Account {
  key: Buffer;
  personId: string | null;
}

export interface AttemptClient {
  address: string;
  /** The address's network, as `networkOf` says it. */
  network: string;
  /** The device that this client proved to be for this account; null: none. */
  deviceId: string | null;
}

export interface Attempt {
  entrance: Entrance;
  account: Account;
  factor: Factor;
  client: AttemptClient;
  policy: Policy;
  now: Date;
  /** Of passwords: what was typed, and what changes with the password that is right. */
  password?: { typed: string; state: string };
  /** A solved proof of work, where the price was named before. */
  work?: string | undefined;
  /** An earlier step has paid, or the person is signed in: this one costs no work. */
  isPaid?: boolean;
}

/** `spent` must look like `wrong` to whoever asks: same answer, same time. */
export type Passage<P> =
  | { proof: P; lane: Lane }
  | { proof: null; lane: Lane; why: 'wrong' | 'repeated' | 'spent' | 'closed' };

export interface Gate {
  database: Database;
  repeats: Repeats;
  /** How long looking at a proof of each kind took lately, ms. */
  took: Map<Factor, number[]>;
  /** Tells people what they should know; wired by the app. */
  tell: Tell;
  secrets: RateLimiterMemory;
  crowd: Crowd;
  /** Simulations count the work instead of doing it, and nobody measures their time. */
  isPaid: typeof isPaid;
  keepsTime: boolean;
}

export function createGate(
  database: Database,
  options: { tell?: Tell; isPaid?: typeof isPaid; keepsTime?: boolean } = {},
): Gate {
  return {
    database,
    repeats: createRepeats(),
    took: new Map(),
    tell: options.tell ?? (() => Promise.resolve()),
    // Nobody guesses 256 bits, and a whole office may be one address: here only the work is bounded.
    secrets: new RateLimiterMemory({ points: 10_000, duration: (15 * minuteMs) / 1000 }),
    crowd: createCrowd(database.db),
    isPaid: options.isPaid ?? isPaid,
    keepsTime: options.keepsTime ?? true,
  };
}

/**
 * Lets an attempt through if its lane has room, looks at the proof, and gives the attempt back if it holds.
 * @param prove looks at the proof, and uses up what counts once; null: it doesn't hold
 * @throws ProblemError `work_required` with the work that an attempt from this network costs now
 */
export async function enter<P>(
  gate: Gate,
  attempt: Attempt,
  prove: (lane: Lane) => Promise<P | null>,
): Promise<Passage<P>> {
  const { db } = gate.database;
  const { account, client, factor, policy, now, password } = attempt;
  const startedAt = performance.now();
  const fail = async (lane: Lane, why: 'repeated' | 'spent' | 'closed'): Promise<Passage<P>> => {
    await takeAsLong(gate, attempt, startedAt, () => prove(lane));
    return { proof: null, lane, why };
  };

  // A wrong password typed again is no guess: last month's, from a phone that was forgotten, costs its owner nothing.
  if (password && gate.repeats.isRepeat(account.key, password.state, password.typed, now)) {
    return fail(await laneOf(db, account.personId, client, now), 'repeated');
  }
  // A trusted device that failed too often is a stranger for an hour; every other lane is itself.
  const first = await laneOf(db, account.personId, client, now);
  for (const lane of first === 'trusted' ? (['trusted', 'unknown'] as const) : [first]) {
    // By network, never by name or lane: what is dear from here is dear for every name, so that the price tells nothing.
    if (lane !== 'trusted' && attempt.isPaid !== true) await demandWork(gate, attempt);
    // What is closed is closed to guessing: asking for help from there has a budget of its own (I2), and what is behind the
    // glass is there for when everything else is closed.
    const guesses = lane === 'unknown' && factor !== 'unlock-request' && factor !== 'share';
    if (guesses && (await isNetworkClosed(db, client.address, now))) return fail(lane, 'closed');
    const key = keyOf(account.key, lane, factor, client.deviceId);
    // Nobody guesses a recovery code or a share: a budget of it would only be one that strangers can spend for its owner (I2).
    const taken =
      factor === 'recovery-code' || factor === 'share'
        ? null
        : await take(db, key, limitsOf(policy, lane, factor), now);
    if (taken && !taken.allowed) {
      await noteSpent(gate, attempt, lane, taken);
      if (lane === 'trusted') continue;
      return fail(lane, 'spent');
    }
    const proof = await look(
      () => prove(lane),
      () => giveBack(db, key, now),
    );
    if (proof !== null) {
      // What calls on somebody is spent whatever comes of it: it is the calling that is limited, and strangers pay for it.
      if (callsByStrangers.has(factor) && lane !== 'trusted') await chargeNetwork(gate, attempt);
      if (!callsByStrangers.has(factor) && factor !== 'mail-after-password') await giveBack(db, key, now);
      return { proof, lane };
    }
    if (password) gate.repeats.remember(account.key, password.state, password.typed, now);
    await noteWrong(gate, attempt, lane);
    remember(gate, factor, performance.now() - startedAt);
    return { proof: null, lane, why: 'wrong' };
  }
  return fail('unknown', 'spent');
}

/** Not a proof, but a mailbox, a colleague or an administrator who is called. */
const callsByStrangers: ReadonlySet<Factor> = new Set(['mail', 'contact', 'unlock-request']);

/** An attempt that was turned away unseen, because too much is to be done, costs nobody a guess. */
async function look<P>(prove: () => Promise<P>, giveBackUnseen: () => Promise<void>): Promise<P> {
  try {
    return await prove();
  } catch (error) {
    if (error instanceof ProblemError) await giveBackUnseen();
    throw error;
  }
}

/**
 * Looks at a secret of 256 bits (a cookie, a key, a link): nobody guesses it, only the work is bounded, per network.
 * Sessions and keys aren't: finding none costs less than any open page, and a bound would let one client with junk
 * cookies sign out everybody else of its network (I2).
 * @throws ProblemError `too_many_attempts` with `retry-after`
 */
export async function enterBySecret<P>(
  gate: Gate,
  attempt: { entrance: Entrance; network: string },
  prove: () => Promise<P | null>,
): Promise<P | null> {
  if (attempt.entrance === 'session' || attempt.entrance === 'api-key') return prove();
  const key = `${attempt.entrance} ${attempt.network}`;
  const taken = await gate.secrets.consume(key).catch(() => null);
  if (!taken) throw new ProblemError('too_many_attempts', undefined, { headers: { 'retry-after': '900' } });
  const proof = await prove();
  if (proof !== null) await gate.secrets.reward(key);
  return proof;
}

/** The account of a name that was typed: the person's id where somebody has it, else a keyed hash of the name. */
export async function accountOf(gate: Gate, personId: string | null, name: string): Promise<Account> {
  // Hashed in any case, so that both take as long.
  const hash = await keyedHash(gate.database.db, 'name', fold(name).trim());
  return { personId, key: personId === null ? hash.subarray(0, 16) : accountKey(personId) };
}

/** The key of a person's lanes. */
export const accountKey = (personId: string): Buffer =>
  createHash('sha256').update(personId).digest().subarray(0, 16);

const takesAtMost = 64;

function remember({ took }: Gate, factor: Factor, ms: number): void {
  const times = took.get(factor) ?? [];
  times.push(ms);
  if (times.length > takesAtMost) times.shift();
  took.set(factor, times);
}

/** Where a proof isn't looked at, the answer takes as long as if it had been: as long as one of the last that were. */
async function takeAsLong(
  gate: Gate,
  { factor, password }: Attempt,
  startedAt: number,
  work: () => Promise<unknown>,
): Promise<void> {
  if (!gate.keepsTime) return;
  const times = gate.took.get(factor) ?? [];
  const sample = times[Math.floor(Math.random() * times.length)];
  if (sample !== undefined) return sleep(Math.max(0, sample - (performance.now() - startedAt)));
  // Nothing to go by yet: the work itself, of which nobody learns anything. A code it would use up, so that is left alone.
  if (password) await work();
}
