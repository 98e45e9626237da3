/** Networks and programs: where people and attackers come from. */
import type { Random } from '../random.ts';

/** One address behind which an office stands; a home with its own; a carrier whose few addresses many share. */
export const officeAddress = (office: number): string => `58.32.${office % 250}.10`;
export const homeAddress = (person: number): string =>
  `${114 + (Math.floor(person / 62_500) % 5)}.${80 + (Math.floor(person / 250) % 100)}.${person % 250}.${20 + (person % 200)}`;
export const mobileAddress = (random: Random): string =>
  `117.136.${random.whole(0, 7)}.${random.whole(1, 250)}`;
/** A data centre's: ends of virtual private networks. */
export const vpnAddress = (random: Random): string => `45.76.${random.whole(0, 3)}.${random.whole(1, 250)}`;
export const hotelAddress = (random: Random): string =>
  `${random.pick([81, 86, 92, 151])}.${random.whole(1, 240)}.${random.whole(0, 250)}.${random.whole(1, 250)}`;

/** An attacker's own: spread over the world's residential networks, one network each. */
export function botAddress(bot: number): string {
  const mixed = Math.imul(bot + 1, 0x9e3779b1) >>> 0;
  return `${[73, 79, 95, 98, 177, 187, 189, 201][mixed % 8]}.${(mixed >>> 3) & 127}.${(mixed >>> 10) & 255}.${(mixed >>> 18) & 255}`;
}

/** Somebody with a /48 of their own takes another /64 and another address each time. */
export const rotatedV6 = (at: number): string =>
  `2a02:8108:9a40:${(at % 65_535).toString(16)}::${(at + 1).toString(16)}`;

/** As familiarity sees it: IPv4 /24, IPv6 /48. */
export const networkOf = (address: string): string =>
  address.split(address.includes(':') ? ':' : '.', 3).join('.');

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36 Edg/144.0.0.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0',
];
const phones = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Mobile Safari/537.36',
];

export const browserAgent = (random: Random): string => random.pick(browsers);
export const phoneAgent = (random: Random): string => random.pick(phones);
