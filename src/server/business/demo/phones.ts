/**
 * Phone numbers that look right and ring nowhere: Chinese ones from ranges nobody was given (mobiles 154 and 194,
 * subscriber numbers beginning with 90 to 94), the others from the ranges kept for films and books: 555-01xx in
 * North America, Ofcom's drama numbers in Britain, 5550 xxxx in Australia.
 */
import type { Random } from './random.ts';
import type { EnglishPlace } from './words/places.ts';

const digits = (random: Random, count: number) => String(random.int(0, 10 ** count - 1)).padStart(count, '0');

export function chineseMobile(random: Random): string {
  const [start, middle, end] = [random.pick(['154', '194']), digits(random, 4), digits(random, 4)];
  return random.chance(0.7) ? `${start}${middle}${end}` : `${start} ${middle} ${end}`;
}

export const chineseLandline = (random: Random, areaCode: string): string =>
  `${areaCode}-9${random.int(0, 4)}${digits(random, 6)}`;

export function englishPhone(random: Random, place: EnglishPlace): string {
  switch (place.country) {
    case 'United States':
    case 'Canada':
      return `+1 ${place.code}-555-01${digits(random, 2)}`;
    case 'United Kingdom':
      return place.code === '020'
        ? `+44 20 7946 0${digits(random, 3)}`
        : `+44 ${place.code.slice(1)} 496 0${digits(random, 3)}`;
    case 'Australia':
      return `+61 ${place.code.slice(1)} 5550 ${digits(random, 4)}`;
  }
}

/** Britain has a range of its own for mobiles; elsewhere a number looks like any other. */
export const englishMobile = (random: Random, place: EnglishPlace): string =>
  place.country === 'United Kingdom' ? `+44 7700 900${digits(random, 3)}` : englishPhone(random, place);
