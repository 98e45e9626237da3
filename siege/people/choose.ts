/**
 * How people choose a password: they have a wish, and bend it until the rules take it. Attackers know this model and
 * guess by it, so rules are measured by what people do under them.
 *
 * The shares follow what studies of leaked lists agree on: a popular one for a third (Zipf's law over the list), one made
 * by a pattern for a quarter, something of one's own for a fifth, a manager's for the rest.
 */
import type { Random } from '../random.ts';
import { plainWords, popular } from './popular.ts';

const zipf = 0.7;
const list = popular(20_000);
const seasons = ['Spring', 'Summer', 'Autumn', 'Winter'];
const companies = ['Latchkey', 'Company', 'Acme', 'Welcome', 'Office', 'Login'];
const givenNames = [
  'Wei',
  'Fang',
  'Min',
  'Jing',
  'Lei',
  'Anna',
  'Peter',
  'Maria',
  'Thomas',
  'Laura',
  'Daniel',
  'Sara',
];
const marks = ['!', '!', '!', '@', '#', '.', '?'];
/** How likely somebody whose wish was refused leaves it and takes what a manager or four words give. */
const givesIn = 0.25;
const tries = 12;

/** Whose password it is: rules may look at both. */
export interface Owner {
  name: string;
  hasSecondFactor: boolean;
}

/** The rules of a door for new passwords. */
export type Accepts = (password: string, owner: Owner) => boolean | Promise<boolean>;

/** Some have a second factor: a passkey or an authenticator. */
const secondFactors = 0.47;

export const makeOwner = (random: Random): Owner => ({
  name: random.pick(givenNames),
  hasSecondFactor: random.chance(secondFactors),
});

/** @param random the person's own */
export async function choosePassword(random: Random, owner: Owner, accepts: Accepts): Promise<string> {
  const kind = random.next();
  if (kind < 0.78) {
    let wish =
      kind < 0.33 ? byPopularity(random) : kind < 0.58 ? byPattern(random) : ofOnesOwn(random, owner);
    for (let i = 0; i < tries; i++) {
      if (await accepts(wish, owner)) return wish;
      if (i > 2 && random.chance(givesIn)) break;
      wish = bend(wish, i, random);
    }
  }
  // Long, random and of all kinds: no rules refuse these, and nobody guesses them.
  return random.chance(0.5) ? byManager(random) : passphrase(random);
}

/** Zipf over the list: the inverse of the sum of r^-z. */
function byPopularity(random: Random): string {
  const rank = Math.floor(list.length * random.next() ** (1 / (1 - zipf)));
  return list[rank] ?? 'password';
}

function byPattern(random: Random): string {
  const year = random.pick(['2026', '2026', '2026', '2025', '2025', '2024']);
  const word = random.chance(0.6) ? random.pick(seasons) : random.pick(companies);
  const joined = random.pick(['', '', '', '@', '-']);
  return `${word}${joined}${year}${random.chance(0.7) ? random.pick(marks) : ''}`;
}

function ofOnesOwn(random: Random, { name }: Owner): string {
  const digits = random.pick([
    String(random.whole(1960, 2015)),
    String(random.whole(0, 99)),
    String(random.whole(0, 9999)),
  ]);
  return `${random.chance(0.5) ? name : random.pick(plainWords)}${digits}`;
}

/** What people do to a password that was refused, in the order in which they do it. */
function bend(wish: string, step: number, random: Random): string {
  const capital = wish.charAt(0).toUpperCase() + wish.slice(1);
  switch (step) {
    case 0:
      return /\d/.test(wish) ? capital : `${capital}1`;
    case 1:
      return `${capital}${random.pick(marks)}`;
    case 2:
      return capital.replace('a', '@').replace('o', '0');
    case 3:
      return `${wish}${random.pick(['123', '2026', '1234'])}`;
    case 4:
      return `${random.pick(companies)}${capital}`;
    default:
      return `${wish}${random.chance(0.5) ? random.pick(plainWords) : random.pick(marks)}`;
  }
}

function byManager(random: Random): string {
  const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#%+-_';
  const made = Array.from({ length: 16 }, () => letters.charAt(random.whole(0, letters.length - 1)));
  return `${made.join('')}aA7!`;
}

function passphrase(random: Random): string {
  const words = Array.from({ length: 4 }, () => random.pick(plainWords));
  return `${words.join('-')}-${random.whole(0, 9)}A`;
}
