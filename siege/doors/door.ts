/** A door: whatever stands between a password and a session. Latchkey's own, and the rules of its peers. */
import type { Accepts } from '../people/choose.ts';

export interface Client {
  address: string;
  agent: string;
  /** The device cookie this client holds for this account. */
  device: string | null;
}

export interface Attempt {
  account: string;
  client: Client;
  password: string;
  nowMs: number;
  /** Whether it does the work asked for (a browser does; an attacker while the hashes last). */
  pays: boolean;
}

/**
 * `in`: a session. `challenge`: the password was right, a second proof is asked for. `trusted`: no session, but this
 * device is known from now on. `wrong`: told that it is wrong. `refused`: told, or not told, that nothing is looked at.
 */
export type Outcome = 'in' | 'challenge' | 'trusted' | 'wrong' | 'refused';

export interface Answer {
  outcome: Outcome;
  /** Whether the proof was really compared: what an attacker is after. The siege sees it, an attacker may not. */
  evaluated: boolean;
  device?: string;
  /** Names the challenge to `prove`. */
  challenge?: string;
  /** Why a second proof is asked for. */
  reasons?: readonly string[];
  /** Hashes that were paid for it. */
  hashes?: number;
}

/** Ways other than the password. */
export type Way = 'passkey' | 'totp' | 'mail' | 'recovery';

/** The other entrances at which can be guessed: secrets of 256 bits (sessions, keys, links) are none. */
export const entrances = ['mail-proof', 'totp', 'recovery-code'] as const;
export type Entrance = (typeof entrances)[number];

export interface Proof {
  account: string;
  client: Client;
  way: Way;
  /** The challenge it answers; null: it is given before the password. */
  challenge: string | null;
  nowMs: number;
}

export interface Person {
  account: string;
  name: string;
  password: string;
  isAdministrator: boolean;
  ways: readonly Way[];
}

/** What an attacker who read the source knows of the pace that pays best. */
export interface Pace {
  /** Between two guesses at one account that are both looked at. */
  gapMs: number;
  /** After a guess that wasn't looked at, until the next that may be. */
  againMs: number;
  /** Whether only addresses are counted: many of them, and nothing slows one down. */
  byAddress: boolean;
}

export interface Door {
  name: string;
  title: string;
  /** Where the rules are taken from, with the version. */
  source: string;
  pace: Pace;
  /** What helps beside the password here. */
  ways: readonly Way[];
  /** Whether a person may choose this password here. */
  accepts: Accepts;
  /** Opens the accounts. */
  settle(people: readonly Person[]): Promise<void>;
  signIn(attempt: Attempt): Promise<Answer>;
  /** A true proof of the owner's. */
  prove(proof: Proof): Promise<Answer>;
  /** Asks for a mail that helps back in. @param challenge that it answers; null: before the password @returns whether one was sent */
  askMail(account: string, client: Client, challenge: string | null, nowMs: number): Promise<boolean>;
  /** Asks whoever is on duty for help. @returns whether anybody is called for it; null: these rules know no such thing */
  askHelp(account: string, client: Client, nowMs: number): Promise<boolean | null>;
  /** What an administrator does for somebody who stands outside. @returns the device cookie, where there are any */
  lift(account: string, client: Client, nowMs: number): Promise<string | null>;
  /** Guesses at another entrance. Null: these rules know no such entrance. */
  guessAt(entrance: Entrance, account: string, client: Client, nowMs: number): Promise<Answer | null>;
  /** When the owner was told of a sign-in, or of an attempt with the right password, since then. */
  toldAtMs(account: string, sinceMs: number): Promise<number | null>;
  changePassword(account: string, password: string, nowMs: number): Promise<void>;
  /** Everything kept in memory alone is lost. */
  restart(): Promise<void>;
  close(): Promise<void>;
}
