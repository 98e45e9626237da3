/** What is written down during a siege: facts, from which the measures are taken afterwards. */
import type { Entrance, Way } from './doors/door.ts';
import { dayMs, hourMs } from './time.ts';

/** How well the person's client is known, in truth: whatever a door makes of it. */
export type Lane = 'trusted' | 'familiar' | 'unknown';

/** One sign-in of an honest person: from the first right password to the end. */
export interface SignIn {
  lane: Lane;
  /** The answer to their right password; `second-factor` where nothing but a factor of their own was asked for. */
  first: 'in' | 'challenge' | 'second-factor' | 'refused';
  /** Set up by the siege to see how the victim of an attack fares; not a habit. */
  isProbe: boolean;
  /** Somebody an attack is aimed at. */
  isAttacked: boolean;
  /** They come every day and came in more than three times before. */
  isSettled: boolean;
  cameIn: boolean;
  /** What helped in the end, where the password alone didn't. */
  by: Way | 'password' | 'administrator';
  tookMs: number;
  /** They can prove themselves otherwise, and the door takes it. */
  hasWay: boolean;
}

export interface Tally {
  signIns: SignIn[];
  /** When guesses of attackers were looked at, per account, and whether the attack ended only as its attempts were used up. */
  guessesMs: Map<string, number[]>;
  isCutShort: boolean;
  /** The passwords tried at each account that were looked at, as a sum of how many people have them. */
  hitChance: Map<string, number>;
  /** The same for people whom a second factor protects as well. */
  hitChanceWithFactor: Map<string, number>;
  found: Set<string>;
  hashes: number;
  leaked: { sessions: number; tried: number; toldMs: (number | null)[] };
  lifted: { people: number; relocks: number };
  parallel: { together: number; oneByOne: number } | null;
  mailsMs: Map<string, number[]>;
  /** When administrators were called in somebody's name by whoever attacks. */
  callsMs: Map<string, number[]>;
  /** Requests of owners on a device of theirs meanwhile, and those for which nobody was called. */
  asked: { unheard: number; all: number };
  entrancesMs: Map<Entrance, Map<string, number[]>>;
}

export const createTally = (): Tally => ({
  signIns: [],
  guessesMs: new Map(),
  isCutShort: false,
  hitChance: new Map(),
  hitChanceWithFactor: new Map(),
  found: new Set(),
  hashes: 0,
  leaked: { sessions: 0, tried: 0, toldMs: [] },
  lifted: { people: 0, relocks: 0 },
  parallel: null,
  mailsMs: new Map(),
  callsMs: new Map(),
  asked: { unheard: 0, all: 0 },
  entrancesMs: new Map(),
});

export function note(times: Map<string, number[]>, key: string, atMs: number): void {
  const list = times.get(key);
  if (list) list.push(atMs);
  else times.set(key, [atMs]);
}

/** The most that fell into any window of that length, for any key. */
export function mostWithin(times: ReadonlyMap<string, readonly number[]>, windowMs: number): number {
  let most = 0;
  for (const list of times.values()) {
    const sorted = list.toSorted((a, b) => a - b);
    let from = 0;
    for (const [to, atMs] of sorted.entries()) {
      while (atMs - (sorted[from] ?? atMs) >= windowMs) from++;
      most = Math.max(most, to - from + 1);
    }
  }
  return most;
}

export const mostADay = (times: ReadonlyMap<string, readonly number[]>): number => mostWithin(times, dayMs);
export const mostAnHour = (times: ReadonlyMap<string, readonly number[]>): number =>
  mostWithin(times, hourMs);
