/** What an attack is, and what all of them do: guess from somewhere, at the pace that pays, and write down what came of it. */
import type { Answer } from '../doors/door.ts';
import { botAddress, rotatedV6 } from '../people/places.ts';
import type { Staff } from '../people/people.ts';
import type { Random } from '../random.ts';
import { note } from '../tally.ts';
import { dayMs, hourMs, minuteMs, secondMs, startMs, type Actor } from '../time.ts';
import { signIn, type World } from '../world.ts';

export interface Attack {
  /** M0 to M11, as the goals name them. */
  mix: string;
  /** Which of the mix's kinds; empty where there is one. */
  kind: string;
  /** What it does, for the report. */
  does: string;
  /** Sends the attackers in. */
  begin(world: World): Actor[];
}

/** The agent that most people have: there is no better disguise. */
const commonAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36';
/** SHA-256 hashes an attacker spends on a siege: ten rented graphics cards for a day. */
const hashBudget = 1e15;

export interface Origin {
  address: string;
  device?: string | null;
}

/** Where a botnet's next attempt comes from. @param size addresses it has; Infinity: a /48 of IPv6 */
export const botnet = (size: number, random: Random) => {
  let turn = random.whole(0, 1_000_000);
  return (): Origin => {
    turn++;
    return { address: size === Infinity ? rotatedV6(turn) : botAddress(turn % size) };
  };
};

/** One guess at one account, written down. */
export async function guess(world: World, account: string, from: Origin, password: string): Promise<Answer> {
  const { tally } = world;
  const client = { address: from.address, agent: commonAgent, device: from.device ?? null };
  const answer = await signIn(world, { account, client, password, pays: tally.hashes < hashBudget });
  tally.hashes += answer.hashes ?? 0;
  if (!answer.evaluated) return answer;
  note(tally.guessesMs, account, world.clock.nowMs());
  add(tally.hitChance, account, world.knowledge.share(password));
  add(tally.hitChanceWithFactor, account, world.knowledge.shareWithFactor(password));
  if (answer.outcome === 'in' || answer.outcome === 'challenge') tally.found.add(account);
  return answer;
}

const add = (sums: Map<string, number>, key: string, more: number) =>
  sums.set(key, (sums.get(key) ?? 0) + more);

/** Something that is certainly nobody's password, another each time. */
export const nonsense = (random: Random): string =>
  `n0-${random.whole(0, 2 ** 31)}-${random.whole(0, 2 ** 31)}`;

const longestWaitMs = 15 * minuteMs;

/**
 * Guesses at one account from the best on, never slower than the door allows and never idle for longer than it must.
 * @param guesses passwords in order; after them, nonsense @param untilMs when to stop @param effort attempts at most
 */
export async function* guessSteadily(
  world: World,
  victim: Staff,
  origin: () => Origin,
  guesses: readonly string[],
  { untilMs, effort, gapMs = world.door.pace.gapMs }: { untilMs: number; effort: number; gapMs?: number },
): Actor {
  const random = world.random(`guesses at ${victim.account}`);
  const { againMs } = world.door.pace;
  let waitMs = againMs;
  let at = 0;
  for (let tried = 0; world.clock.nowMs() < untilMs; tried++) {
    if (tried >= effort) {
      world.tally.isCutShort = true;
      return;
    }
    const { evaluated } = await guess(world, victim.account, origin(), guesses[at] ?? nonsense(random));
    if (evaluated) at++;
    waitMs = evaluated ? againMs : Math.min(waitMs * 1.5, Math.max(againMs, longestWaitMs));
    yield world.clock.nowMs() + (evaluated ? gapMs : waitMs);
  }
}

/** Working days of the siege, as midnights. */
export const workdays = (world: World): number[] =>
  Array.from({ length: world.days }, (_, day) => startMs + day * dayMs).filter((_, day) => day % 7 < 5);

/** Attackers know office hours: they begin before the first comes, and stop when the last is in. */
export const beforeWorkMs = 7 * hourMs + 10 * minuteMs;
export const afterArrivalMs = 10.5 * hourMs;
export const quickMs = 1.2 * secondMs;
