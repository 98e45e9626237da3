/** M4 and M5: many accounts, few passwords each. */
import type { Knowledge } from '../knowledge.ts';
import { dayMs, hourMs, minuteMs, secondMs, startMs, type Actor } from '../time.ts';
import { victims, type World } from '../world.ts';
import { beforeWorkMs, botnet, guess, type Attack } from './attack.ts';

const bots = 20_000;
/** Once all are shut, a sprayer comes back after this, then after twice as long, and so on. */
const shutMs = { least: 15 * minuteMs, most: 4 * hourMs };
const betweenPassesMs = 2 * minuteMs;

/** Goes over all accounts with one password after the other, as often as the door looks at them. */
async function* spray(world: World, accounts: readonly string[], words: readonly string[]): Actor {
  const origin = botnet(bots, world.random('spray'));
  const next = new Map(accounts.map((account) => [account, 0]));
  const endMs = startMs + world.days * dayMs;
  let left = world.effort;
  let waitMs = shutMs.least;
  for (yield startMs; world.clock.nowMs() < endMs;) {
    let lookedAt = 0;
    for (const account of accounts) {
      const at = next.get(account) ?? 0;
      const word = words[at];
      if (word === undefined) continue;
      if (left-- <= 0) {
        world.tally.isCutShort = true;
        return;
      }
      const { evaluated } = await guess(world, account, origin(), word);
      if (evaluated) {
        next.set(account, at + 1);
        lookedAt++;
      }
      yield world.clock.nowMs() + 20;
    }
    const isShut = lookedAt < accounts.length / 2;
    yield world.clock.nowMs() + (isShut ? waitMs : betweenPassesMs);
    waitMs = isShut ? Math.min(2 * waitMs, shutMs.most) : shutMs.least;
  }
}

function spraying(kind: string, does: string, words: (knowledge: Knowledge) => readonly string[]): Attack {
  return {
    mix: 'M4',
    kind,
    does,
    begin(world) {
      // As many accounts as can be sprayed for the whole of the siege: all of them, if the effort allows.
      const many = Math.max(10, Math.floor(world.effort / (25 * world.days)));
      const accounts = victims(world, many).map(({ account }) => account);
      return [spray(world, accounts, words(world.knowledge))];
    },
  };
}

/** Of that many pairs in a leaked list, one is right here. */
const rightAmong = 100;

/** Tries each pair of the list once, and a right one again from elsewhere; then looks whether the owner heard of it. */
async function* stuff(world: World): Actor {
  const random = world.random('leaked list');
  const origin = botnet(200_000, random);
  const people = world.staff.filter(({ isAdministrator }) => !isAdministrator);
  const right = new Set(victims(world, Math.max(3, Math.floor(people.length / rightAmong))));
  yield startMs + beforeWorkMs;
  for (const person of people.slice(0, world.effort)) {
    yield world.clock.nowMs() + random.whole(1, 20) * secondMs;
    if (!right.has(person)) await guess(world, person.account, origin(), `leaked-elsewhere-${person.index}`);
  }
  for (const person of right) {
    for (let again = 0; again < 4; again++) {
      yield world.clock.nowMs() + random.whole(5, 60) * minuteMs;
      yield* tryLeaked(world, person.account, person.password, origin().address);
    }
  }
}

async function* tryLeaked(world: World, account: string, password: string, address: string): Actor {
  const { leaked } = world.tally;
  const sinceMs = world.clock.nowMs();
  const { outcome } = await guess(world, account, { address }, password);
  leaked.tried++;
  if (outcome === 'in') leaked.sessions++;
  if (outcome !== 'in' && outcome !== 'challenge') return;
  yield sinceMs + minuteMs;
  const toldMs = await world.door.toldAtMs(account, sinceMs);
  leaked.toldMs.push(toldMs === null ? null : toldMs - sinceMs);
}

export const lists: readonly Attack[] = [
  spraying('popular', 'spraying what most people have, under these very rules', ({ best }) => best),
  spraying('rule-shaped', 'spraying Season+Year+! and its kin', ({ patterned }) => patterned),
  spraying('rare', 'spraying what few people have', ({ rare }) => rare),
  {
    mix: 'M5',
    kind: '',
    does: 'stuffing a leaked list from residential proxies, one pair in a hundred right',
    begin: (world) => [stuff(world)],
  },
];
