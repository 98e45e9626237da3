/** The staff: who they are, where they sit, what they carry, what they can prove themselves by. */
import { createRandom, type Random } from '../random.ts';
import type { Person, Way } from '../doors/door.ts';
import { choosePassword, makeOwner, type Accepts } from './choose.ts';
import { browserAgent, homeAddress, officeAddress, phoneAgent } from './places.ts';

export interface Device {
  agent: string;
  isPhone: boolean;
  /** The cookie it holds, and whether it signed in fully before and still remembers it: the truth, whatever the door thinks. */
  cookie: string | null;
  known: boolean;
}

export interface Staff extends Person {
  index: number;
  random: Random;
  office: string | null;
  home: string;
  devices: Device[];
  /** When they begin to work, in ms after midnight. */
  startsMs: number;
  isDaily: boolean;
  usesVpn: boolean;
  /** Their browser forgets all cookies when it is closed. */
  clearsCookies: boolean;
  travels: boolean;
  onLeave: boolean;
  /** On this day they change the password, and a phone goes on trying the old one. */
  stalePhoneDay: number | null;
  newPhoneDay: number | null;
  /** Networks of their successes, and how often they came in during the siege. */
  networks: Set<string>;
  signIns: number;
  typo: number;
}

const hour = 3_600_000;

/** @param days of the siege: what happens once in it happens on one of them */
export async function makeStaff(
  seed: number,
  count: number,
  days: number,
  accepts: Accepts,
): Promise<Staff[]> {
  const offices = createRandom(seed, 'offices');
  const seats: number[] = [];
  for (let office = 0; seats.length < count; office++) {
    const size = Math.min(offices.whole(20, 200), Math.max(20, Math.floor(count / 2)));
    for (let seat = 0; seat < size; seat++) seats.push(office);
  }
  const staff: Staff[] = [];
  for (let index = 0; index < count; index++) {
    const random = createRandom(seed, `password ${index}`);
    const owner = makeOwner(random);
    const password = await choosePassword(random, owner, accepts);
    staff.push(makeOne(seed, index, seats[index] ?? 0, days, { ...owner, password }));
  }
  return staff;
}

function makeOne(
  seed: number,
  index: number,
  seat: number,
  days: number,
  own: { name: string; hasSecondFactor: boolean; password: string },
): Staff {
  const random = createRandom(seed, `person ${index}`);
  const isAdministrator = index < 3;
  const onceIn = (probability: number) => (random.chance(probability) ? random.whole(0, days - 1) : null);
  const devices = [makeDevice(random, false)];
  if (random.chance(0.7)) devices.push(makeDevice(random, true));
  if (random.chance(0.2)) devices.push(makeDevice(random, false));
  return {
    index,
    account: `person${index}@company.example`,
    name: own.name,
    password: own.password,
    isAdministrator,
    ways: waysOf(random, isAdministrator, own.hasSecondFactor),
    random,
    office: random.chance(0.8) ? officeAddress(seat) : null,
    home: homeAddress(index),
    devices,
    startsMs: 7.5 * hour + random.next() * 2 * hour,
    isDaily: random.chance(0.8),
    usesVpn: random.chance(0.05),
    clearsCookies: random.chance(0.03),
    travels: random.chance(0.03),
    onLeave: isAdministrator && index === 2,
    stalePhoneDay: devices.length > 1 ? onceIn(0.03) : null,
    newPhoneDay: onceIn(0.01 * (days / 7)),
    networks: new Set(),
    signIns: 0,
    typo: 0.03 + random.next() * 0.02,
  };
}

/** Second proofs: some have several, a few none, and those can only ask somebody. */
function waysOf(random: Random, isAdministrator: boolean, hasSecondFactor: boolean): Way[] {
  const ways: Way[] = [];
  const isKeyed = random.chance(0.6);
  if (isAdministrator || (hasSecondFactor && isKeyed)) ways.push('passkey');
  if (isAdministrator || (hasSecondFactor && (!isKeyed || random.chance(0.2)))) ways.push('totp');
  if (random.chance(0.92)) ways.push('mail');
  if (isAdministrator || (hasSecondFactor && random.chance(0.6))) ways.push('recovery');
  return ways;
}

export const makeDevice = (random: Random, isPhone: boolean): Device => ({
  agent: isPhone ? phoneAgent(random) : browserAgent(random),
  isPhone,
  cookie: null,
  known: false,
});
