/** M1 and M2: wrong passwords on purpose, so that the owner stays outside. */
import { probe } from '../people/life.ts';
import type { Staff } from '../people/people.ts';
import { comeIn } from '../people/come-in.ts';
import { makeDevice } from '../people/people.ts';
import { hotelAddress } from '../people/places.ts';
import { hourMs, minuteMs, secondMs, type Actor } from '../time.ts';
import { aimAt, serverMs, victims, type World } from '../world.ts';
import {
  afterArrivalMs,
  beforeWorkMs,
  botnet,
  guess,
  nonsense,
  quickMs,
  workdays,
  type Attack,
} from './attack.ts';

const addresses = 20_000;

/** When to try on a day, in ms after midnight. */
type Rhythm = () => Generator<number>;

function* fast(): Generator<number> {
  for (let i = 0; i < 40; i++) yield beforeWorkMs + i * quickMs;
  for (let at = beforeWorkMs + 2 * minuteMs; at < afterArrivalMs; at += minuteMs) yield at;
}

function* slow(): Generator<number> {
  for (let at = beforeWorkMs; at < afterArrivalMs; at += 61 * secondMs) yield at;
}

function* pulsed(): Generator<number> {
  for (let at = beforeWorkMs; at < afterArrivalMs; at += 15 * minuteMs) {
    for (let i = 0; i < 12; i++) yield at + i * quickMs;
  }
}

async function* lockOut(world: World, victim: Staff, rhythm: Rhythm): Actor {
  const random = world.random(`lockout of ${victim.account}`);
  const origin = botnet(addresses, random);
  for (const midnightMs of workdays(world)) {
    for (const at of rhythm()) {
      yield midnightMs + at;
      await guess(world, victim.account, origin(), nonsense(random));
    }
  }
}

/** On each day of the attack the victim also turns up somewhere else with a device that nobody knows. */
const probes = (world: World, victim: Staff): Actor[] =>
  workdays(world).map((midnightMs) =>
    probe(world, victim, midnightMs + 8 * hourMs + victim.random.whole(0, 120) * minuteMs),
  );

const besiege = (world: World, people: readonly Staff[], rhythm: Rhythm): Actor[] =>
  people.flatMap((victim) => [lockOut(world, victim, rhythm), ...probes(world, victim)]);

function lockout(kind: string, does: string, rhythm: Rhythm): Attack {
  return {
    mix: 'M1',
    kind,
    does,
    begin(world) {
      const each = [...rhythm()].length * workdays(world).length;
      return besiege(world, victims(world, Math.floor(world.effort / each)), rhythm);
    },
  };
}

/**
 * Somebody is let back in by an administrator while the attack runs on, and comes in again every hour of the next day:
 * each time their right password is turned away there is a relock.
 */
async function* liftedPerson(world: World, person: Staff, fromMs: number): Actor {
  yield fromMs;
  const device = makeDevice(person.random, false);
  const address = hotelAddress(person.random);
  const client = { address, agent: device.agent, device: null };
  device.cookie = await world.door.lift(person.account, client, serverMs(world));
  world.tally.lifted.people++;
  const { signIns } = world.tally;
  for (let hour = 0; hour < 24; hour++) {
    yield fromMs + hour * hourMs + minuteMs;
    const before = signIns.length;
    yield* comeIn(world, person, { device, address, isProbe: true });
    if (signIns[before]?.first === 'refused') world.tally.lifted.relocks++;
  }
}

/** Of the effort: a day at one person takes six times as much, but of one alone little could be said. */
const aPerson = 250;
/** Often enough to spend what any door gives back, and the thirty in a row that Keycloak bears, between two of their sign-ins. */
const everyMs = minuteMs;

async function* withoutEnd(world: World, victim: Staff, fromMs: number): Actor {
  const random = world.random(`relock of ${victim.account}`);
  const origin = botnet(addresses, random);
  for (let i = 0; i < 40; i++) {
    yield fromMs + i * quickMs;
    await guess(world, victim.account, origin(), nonsense(random));
  }
  for (let at = fromMs + minuteMs; at < fromMs + 26 * hourMs; at += everyMs) {
    yield at;
    await guess(world, victim.account, origin(), nonsense(random));
  }
}

const relock: Attack = {
  mix: 'M1',
  kind: 'relock',
  does: 'an attack that goes on for a day after the administrator let the person back in',
  begin(world) {
    const [midnightMs = 0] = workdays(world);
    return victims(world, Math.floor(world.effort / aPerson)).flatMap((victim) => [
      withoutEnd(world, victim, midnightMs + beforeWorkMs),
      liftedPerson(world, victim, midnightMs + beforeWorkMs + hourMs),
    ]);
  },
};

const administrators: Attack = {
  mix: 'M2',
  kind: '',
  does: 'the fast lockout attack at every administrator, one of them on leave',
  begin(world) {
    const all = aimAt(
      world,
      world.staff.filter(({ isAdministrator }) => isAdministrator),
    );
    return besiege(world, all, fast);
  },
};

export const lockouts: readonly Attack[] = [
  lockout('fast', 'forty wrong passwords before work, then one a minute, from 20,000 addresses', fast),
  lockout('slow', 'one wrong password every 61 seconds, from 20,000 addresses', slow),
  lockout('pulsed', 'twelve wrong passwords every quarter of an hour, from 20,000 addresses', pulsed),
  relock,
  administrators,
];
