/** One siege of one door: the clock, the staff, the attack, and what is written down of it. */
import type { Answer, Attempt, Door } from './doors/door.ts';
import type { Knowledge } from './knowledge.ts';
import type { Staff } from './people/people.ts';
import { createRandom, type Random } from './random.ts';
import { createTally, type Tally } from './tally.ts';
import { createClock, type Clock } from './time.ts';

export interface World {
  seed: number;
  days: number;
  /** How many attempts an attack may make, so that a run ends. */
  effort: number;
  door: Door;
  clock: Clock;
  staff: Staff[];
  tally: Tally;
  /** What attackers know of the passwords people choose here. */
  knowledge: Knowledge;
  /** Whom the attack is aimed at. */
  attacked: Set<Staff>;
  /** How far the server's clock is from the truth. */
  skewMs: number;
  random(name: string): Random;
}

export function createWorld(
  parts: Pick<World, 'seed' | 'days' | 'effort' | 'door' | 'staff' | 'knowledge'>,
  fromMs: number,
): World {
  return {
    ...parts,
    clock: createClock(fromMs),
    tally: createTally(),
    attacked: new Set(),
    skewMs: 0,
    random: (name) => createRandom(parts.seed, name),
  };
}

/** What the server's clock says. */
export const serverMs = (world: World): number => world.clock.nowMs() + world.skewMs;

export const signIn = (world: World, attempt: Omit<Attempt, 'nowMs'>): Promise<Answer> =>
  world.door.signIn({ ...attempt, nowMs: serverMs(world) });

/** Marks people as aimed at. */
export function aimAt(world: World, people: readonly Staff[]): readonly Staff[] {
  for (const person of people) world.attacked.add(person);
  return people;
}

/**
 * People to attack: such as come every day, the same for every door; in turn one who can prove themselves by mail alone,
 * by passkey, by a code, and by nothing at all.
 */
export function victims(world: World, count: number): readonly Staff[] {
  const random = world.random('victims');
  const daily = world.staff.filter(
    ({ isDaily, onLeave, isAdministrator }) => isDaily && !onLeave && !isAdministrator,
  );
  const order = daily.map((person) => ({ person, kind: person.ways[0] ?? 'none', at: random.next() }));
  order.sort((a, b) => a.at - b.at);
  const seen = new Map<string, number>();
  const inTurn = order.map(({ person, kind }) => {
    const turn = seen.get(kind) ?? 0;
    seen.set(kind, turn + 1);
    return { person, rank: turn + kinds.indexOf(kind) / 10 };
  });
  inTurn.sort((a, b) => a.rank - b.rank);
  return aimAt(
    world,
    inTurn.slice(0, Math.max(1, count)).map(({ person }) => person),
  );
}

const kinds: readonly string[] = ['mail', 'passkey', 'totp', 'none', 'recovery'];
