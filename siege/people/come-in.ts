/** How a person comes in: typing, mistyping, and what they do when they are asked for more or turned away. */
import type { Answer, Client, Way } from '../doors/door.ts';
import type { Lane, SignIn } from '../tally.ts';
import { minuteMs, secondMs } from '../time.ts';
import { serverMs, signIn, type World } from '../world.ts';
import type { Device, Staff } from './people.ts';
import { networkOf } from './places.ts';

export interface Occasion {
  device: Device;
  address: string;
  isProbe?: boolean;
  /** Settling in before the siege: nothing is written down. */
  isRehearsal?: boolean;
}

/** In the order in which people like them. */
const order: readonly Way[] = ['passkey', 'totp', 'mail', 'recovery'];
/** Until an administrator answers the telephone. */
const administratorMs = { least: 5 * minuteMs, most: 20 * minuteMs };
const isVpn = (address: string) => address.startsWith('45.76.');

/** Yields while they type and wait; returns when they are in or give up. */
export async function* comeIn(
  world: World,
  person: Staff,
  occasion: Occasion,
): AsyncGenerator<number, boolean, void> {
  const { random } = person;
  const { device, address } = occasion;
  const lane = laneOf(person, occasion);
  const isSettled = person.isDaily && person.signIns > 3;
  const pause = () => world.clock.nowMs() + random.whole(4, 10) * secondMs;
  if (occasion.isProbe !== true && occasion.isRehearsal !== true) {
    for (const typed of mistypings(person)) {
      await enterPassword(world, person, occasion, typed);
      yield pause();
    }
  }
  const startedMs = world.clock.nowMs();
  const answer = await enterPassword(world, person, occasion, person.password);
  const first = firstOf(answer);
  let by: SignIn['by'] | null = first === 'in' ? 'password' : null;
  if (by === null) by = yield* findAWay(world, person, occasion, answer);
  if (by !== null) settle(person, device, address);
  if (occasion.isRehearsal !== true) {
    world.tally.signIns.push({
      lane,
      first,
      isProbe: occasion.isProbe === true,
      isAttacked: world.attacked.has(person),
      isSettled,
      cameIn: by !== null,
      by: by ?? 'password',
      hasWay: waysOffered(world, person).length > 0,
      tookMs: world.clock.nowMs() - startedMs,
    });
  }
  return by !== null;
}

function firstOf({ outcome, reasons }: Answer): SignIn['first'] {
  if (outcome === 'in') return 'in';
  if (outcome !== 'challenge') return 'refused';
  return reasons?.every((reason) => reason === 'second-factor') === true ? 'second-factor' : 'challenge';
}

function laneOf(person: Staff, { device, address }: Occasion): Lane {
  if (device.known) return 'trusted';
  return person.networks.has(networkOf(address)) && !isVpn(address) ? 'familiar' : 'unknown';
}

function settle(person: Staff, device: Device, address: string): void {
  person.signIns++;
  device.known = true;
  if (!isVpn(address)) person.networks.add(networkOf(address));
}

/** One slip in twenty-five or so; some of them again and again, and now and then the caps lock is down. */
function mistypings({ random, password, typo }: Staff): string[] {
  if (random.chance(0.005)) return Array.from({ length: 4 }, () => swapCase(password));
  if (!random.chance(typo)) return [];
  const often = random.chance(0.1) ? random.whole(2, 3) : 1;
  return Array.from({ length: often }, (_, i) => slip(password, random.whole(0, password.length - 1), i));
}

const swapCase = (text: string) =>
  [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
/** One letter wrong, another one each time. */
const slip = (text: string, at: number, more: number) =>
  text.slice(0, at) + String.fromCodePoint((text.codePointAt(at) ?? 0) + 1 + more) + text.slice(at + 1);

async function enterPassword(
  world: World,
  person: Staff,
  occasion: Occasion,
  password: string,
): Promise<Answer> {
  const answer = await signIn(world, {
    account: person.account,
    client: clientOf(occasion),
    password,
    pays: true,
  });
  keepCookie(occasion.device, answer);
  return answer;
}

const clientOf = ({ device, address }: Occasion): Client => ({
  address,
  agent: device.agent,
  device: device.cookie,
});

function keepCookie(device: Device, answer: Answer): void {
  if (answer.device !== undefined) device.cookie = answer.device;
}

const waysOffered = (world: World, person: Staff): Way[] =>
  order.filter((way) => world.door.ways.includes(way) && person.ways.includes(way));

/** Once more, then each way there is, then an administrator. Null: they stay outside. */
async function* findAWay(
  world: World,
  person: Staff,
  occasion: Occasion,
  first: Answer,
): AsyncGenerator<number, SignIn['by'] | null, void> {
  let answer = first;
  if (answer.outcome !== 'challenge') {
    yield world.clock.nowMs() + 6 * secondMs;
    answer = await enterPassword(world, person, occasion, person.password);
    if (answer.outcome === 'in') return 'password';
  }
  const challenge = answer.challenge ?? null;
  for (const way of waysOffered(world, person)) {
    // No new mail? They look into the mailbox all the same: there may be an earlier one.
    if (way === 'mail')
      await world.door.askMail(person.account, clientOf(occasion), challenge, serverMs(world));
    yield world.clock.nowMs() + reactionMs(person, way);
    if (await proveBy(world, person, occasion, way, challenge)) return way;
  }
  yield world.clock.nowMs() + person.random.whole(administratorMs.least, administratorMs.most);
  const cookie = await world.door.lift(person.account, clientOf(occasion), serverMs(world));
  if (cookie !== null) occasion.device.cookie = cookie;
  yield world.clock.nowMs() + 30 * secondMs;
  return (await enterPassword(world, person, occasion, person.password)).outcome === 'in'
    ? 'administrator'
    : null;
}

/** Proves; where that opens no session, the password follows at once. */
async function proveBy(
  world: World,
  person: Staff,
  occasion: Occasion,
  way: Way,
  challenge: string | null,
): Promise<boolean> {
  const { account } = person;
  const proof = await world.door.prove({
    account,
    client: clientOf(occasion),
    way,
    challenge,
    nowMs: serverMs(world),
  });
  keepCookie(occasion.device, proof);
  if (proof.outcome !== 'trusted') return proof.outcome === 'in';
  return (await enterPassword(world, person, occasion, person.password)).outcome === 'in';
}

/** A passkey is a touch; a code is looked up; a mail takes a minute, and one in twenty two and a half. */
function reactionMs({ random }: Staff, way: Way): number {
  switch (way) {
    case 'passkey':
      return random.whole(4, 20) * secondMs;
    case 'totp':
      return random.whole(10, 45) * secondMs;
    case 'mail':
      return Math.round((30 - 40 * Math.log(1 - random.next())) * secondMs);
    case 'recovery':
      return random.whole(60, 300) * secondMs;
  }
}
