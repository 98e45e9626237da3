/** What may stand in TRUSTED_PROXIES. Whoever is in there says where others come from, and is believed. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const words = ['loopback', 'linklocal', 'uniquelocal'];
/** Wider ranges than these hold strangers. */
const widestBits = { ipv4: 8, ipv6: 16 };
/** Of these the whole range is nobody's but one's own. */
const ownBits: Readonly<Record<string, number>> = { uniqueLocal: 7, linkLocal: 10 };

export function isProxy(text: string): boolean {
  if (words.includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Whether a range is so wide that strangers are in it: then anybody could forge their address, and spend others' budgets. */
export function trustsEverybody(text: string): boolean {
  const [addressText = '', bitsText] = text.split('/');
  if (bitsText === undefined || !isProxy(text)) return false;
  const address = ipaddr.parse(addressText);
  const bits = Number(bitsText);
  if (address instanceof ipaddr.IPv4) return bits < widestBits.ipv4;
  // Written as IPv6 it is IPv4 all the same, behind 96 bits.
  if (address.isIPv4MappedAddress()) return bits - 96 < widestBits.ipv4;
  return bits < (ownBits[address.range()] ?? widestBits.ipv6);
}
