/** The siege: each policy under each attack, all of it again for the next policy, and the measures beside each other. */
import { attacks, type Attack } from './attackers/index.ts';
import type { Door } from './doors/door.ts';
import { learn, type Knowledge } from './knowledge.ts';
import { measure, type Measures, type Report } from './measures.ts';
import type { Accepts } from './people/choose.ts';
import { makeStaff } from './people/people.ts';
import { settleIn, work } from './people/life.ts';
import { dayMs, startMs } from './time.ts';
import { createWorld } from './world.ts';

export interface SiegeOptions {
  seed: number;
  accounts: number;
  days: number;
  /** Attempts each attack may make. */
  effort: number;
  /** `M1`, or one of its kinds: `M1 slow`. */
  mixes: readonly string[];
  policies: readonly Policy[];
  say?: (sentence: string) => void;
}

export interface Policy {
  name: string;
  title: string;
  source: string;
  /** How many people attackers learn from: rules that think hard take long. */
  learnsFrom: number;
  /** Whether people with a second factor are asked for it. */
  asksFactor: boolean;
  /** Attacks under way at once, each with a door of its own. */
  atOnce: number;
  accepts: Accepts;
  open(): Promise<Door>;
}

export interface Result {
  policy: Pick<Policy, 'name' | 'title' | 'source'>;
  measures: Measures;
  /** The same for each attack by itself. */
  attacks: { mix: string; kind: string; does: string; attempts: number; measures: Measures }[];
}

/** Settling in takes three days at most: three devices, and nobody waits longer than one for the next. */
const settlingMs = 4 * dayMs;

/** Runs it. The same options give the same results. */
export async function siege(options: SiegeOptions): Promise<Result[]> {
  const chosen = attacks.filter(
    ({ mix, kind }) => options.mixes.includes(mix) || options.mixes.includes(`${mix} ${kind}`),
  );
  const results: Result[] = [];
  for (const policy of options.policies) {
    options.say?.(`${policy.title}: ${chosen.length} attacks.`);
    const knowledge = await learn(options.seed, policy.learnsFrom, policy.accepts, policy.asksFactor);
    const reports = await inTurns(chosen, policy.atOnce, (attack) =>
      besiege(options, policy, knowledge, attack),
    );
    results.push({
      policy: { name: policy.name, title: policy.title, source: policy.source },
      measures: measure(reports),
      attacks: reports.map((report, i) => ({
        mix: report.mix,
        kind: report.kind,
        does: chosen[i]?.does ?? '',
        attempts: [...report.tally.guessesMs.values()].reduce((sum, list) => sum + list.length, 0),
        measures: measure([report]),
      })),
    });
  }
  return results;
}

async function besiege(
  { seed, accounts, days, effort }: SiegeOptions,
  policy: Policy,
  knowledge: Knowledge,
  attack: Attack,
): Promise<Report> {
  const door = await policy.open();
  try {
    // Other people each time: the same few twenty times over would say no more of honest sign-ins than once.
    const staff = await makeStaff(seed * 1000 + attacks.indexOf(attack), accounts, days, policy.accepts);
    await door.settle(staff);
    const world = createWorld({ seed, days, effort, door, staff, knowledge }, startMs - settlingMs);
    for (const person of staff) world.clock.add(settleIn(world, person));
    await world.clock.run(startMs);
    for (const person of staff) world.clock.add(work(world, person));
    for (const attacker of attack.begin(world)) world.clock.add(attacker);
    await world.clock.run(startMs + days * dayMs);
    return { mix: attack.mix, kind: attack.kind, days, people: staff.length, tally: world.tally };
  } finally {
    await door.close();
  }
}

/** Does all of it, so many at once; what comes of it stands in the order of the list. */
async function inTurns<T, R>(
  list: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = list.entries();
  const worker = async () => {
    for (const [i, item] of queue) results.set(i, await work(item));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return list.flatMap((_, i) => {
    const result = results.get(i);
    return result === undefined ? [] : [result];
  });
}
