/** Working days: who comes in when, from where, on what. */
import { dayMs, hourMs, minuteMs, startMs, type Actor } from '../time.ts';
import { serverMs, signIn, type World } from '../world.ts';
import { comeIn, type Occasion } from './come-in.ts';
import { makeDevice, type Device, type Staff } from './people.ts';
import { hotelAddress, mobileAddress, vpnAddress } from './places.ts';

/** Before the siege everybody has come in with each device from where they usually are. */
export async function* settleIn(world: World, person: Staff): Actor {
  const { random, devices, office, home } = person;
  const [main, ...others] = devices;
  const places = office === null ? [home] : [office, home];
  for (const occasion of [
    ...places.map((address) => ({ device: main, address })),
    ...others.map((device) => ({ device, address: home })),
  ]) {
    if (occasion.device === undefined) continue;
    yield world.clock.nowMs() + random.whole(hourMs, 20 * hourMs);
    const { device, address } = occasion;
    yield* comeIn(world, person, { device, address, isRehearsal: true });
  }
}

/** The days of the siege. */
export async function* work(world: World, person: Staff): Actor {
  for (let day = 0; day < world.days; day++) {
    const weekday = day % 7 < 5;
    if (person.onLeave || !weekday) continue;
    if (!person.isDaily && !person.random.chance(0.3)) continue;
    const midnightMs = startMs + day * dayMs;
    const beginMs = midnightMs + person.startsMs + (person.random.next() - 0.5) * 40 * minuteMs;
    for (const { atMs, occasion } of plan(world, person, day, beginMs)) {
      yield atMs;
      if (person.clearsCookies || person.random.chance(0.01)) forgetCookies(occasion.device);
      yield* comeIn(world, person, occasion);
    }
  }
}

interface Planned {
  atMs: number;
  occasion: Occasion;
}

function plan(world: World, person: Staff, day: number, beginMs: number): Planned[] {
  const { random, devices } = person;
  const [main, second, third] = devices;
  const plans: Planned[] = [];
  const add = (afterMs: number, device: Device | undefined, address: string) => {
    if (device) plans.push({ atMs: beginMs + afterMs, occasion: { device, address } });
  };
  const isAway = person.travels && random.chance(0.3);
  const hotel = isAway ? hotelAddress(random) : null;
  add(0, main, hotel ?? usualPlace(person));
  if (random.chance(0.2)) add(4 * hourMs, second, random.chance(0.5) ? person.home : mobileAddress(random));
  if (random.chance(0.1)) add(10 * hourMs, third ?? main, person.home);
  if (hotel !== null && random.chance(0.1)) add(2 * hourMs, makeDevice(random, false), hotel);
  if (person.newPhoneDay === day) {
    const phone = makeDevice(random, true);
    devices[1] = phone;
    add(5 * hourMs, phone, random.chance(0.5) ? person.home : mobileAddress(random));
  }
  if (person.stalePhoneDay === day) world.clock.add(changePassword(world, person, beginMs + hourMs));
  return plans.toSorted((a, b) => a.atMs - b.atMs);
}

function usualPlace(person: Staff): string {
  if (person.usesVpn) return vpnAddress(person.random);
  return person.office !== null && person.random.chance(0.75) ? person.office : person.home;
}

function forgetCookies(device: Device): void {
  device.cookie = null;
  device.known = false;
}

/** A new password, and a phone that tries the old one every five minutes until somebody finds out. */
async function* changePassword(world: World, person: Staff, atMs: number): Actor {
  yield atMs;
  const old = person.password;
  person.password = `${old}-new`;
  await world.door.changePassword(person.account, person.password, serverMs(world));
  const phone = person.devices[1];
  if (!phone) return;
  const times = person.random.whole(12, 60);
  for (let i = 0; i < times; i++) {
    yield world.clock.nowMs() + 5 * minuteMs;
    const client = { address: person.home, agent: phone.agent, device: phone.cookie };
    await signIn(world, { account: person.account, client, password: old, pays: false });
  }
}

/** A victim of an attack on the road with a device nobody knows: what they must put up with. */
export async function* probe(world: World, person: Staff, atMs: number): Actor {
  yield atMs;
  const device = makeDevice(person.random, false);
  yield* comeIn(world, person, { device, address: hotelAddress(person.random), isProbe: true });
}
