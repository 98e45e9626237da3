/** Reading addresses and ranges of them. One network has one text, so that texts can be keys. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A range of addresses, with no bit set behind its prefix. */
export interface Range {
  base: Address;
  bits: number;
}

/** What an access provider gives one customer, and so what one guesser has at hand without effort. */
const networkBits = { ipv4: 24, ipv6: 48 };
/** The largest blocks the registries ever gave to anybody. */
const widestBits = { ipv4: 8, ipv6: 19 };
const lengthBits = { ipv4: 32, ipv6: 128 };

/** @returns the address, IPv4 where it is one wrapped in IPv6 (::ffff:a.b.c.d, or 64:ff9b::/96 of a translator); null for junk */
export function readAddress(text: string): Address | null {
  const bare = text.split('%', 1)[0] ?? '';
  if (isIP(bare) === 0) return null;
  const address = ipaddr.parse(bare);
  if (!(address instanceof ipaddr.IPv6)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.range() === 'rfc6052' ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address;
}

/**
 * The network an address counts as: the /24 of IPv4, the /48 of IPv6.
 * @returns one text for one network, e.g. `203.0.113.0/24` or `2001:db8:1::/48`; `unknown` for what is no address
 */
export function networkOf(address: string): string {
  const read = readAddress(address);
  return read ? textOf(rangeOf(read, networkBits[read.kind()])) : 'unknown';
}

/**
 * Reads a range as people write it; a lone address is a range of one.
 * @returns its one text; null for junk, and for what is wider than /8 (IPv4) or /19 (IPv6)
 */
export function readCidr(text: string): string | null {
  const range = readRange(text);
  return range && textOf(range);
}

/** Whether an address lies in a range. Never for junk, nor for a range `readCidr` refuses. */
export function isInNetwork(address: string, cidr: string): boolean {
  const read = readAddress(address);
  const range = readRange(cidr);
  if (!read || !range || read.kind() !== range.base.kind()) return false;
  return read.match(range.base, range.bits);
}

/** As `readCidr`, for those who calculate with it. */
export function readRange(text: string): Range | null {
  const [addressText = '', bitsText, ...rest] = text.trim().split('/');
  const base = readAddress(addressText);
  if (!base || rest.length > 0) return null;
  const length = lengthBits[base.kind()];
  if (bitsText === undefined) return { base, bits: length };
  if (!/^\d{1,3}$/.test(bitsText)) return null;
  // Of an IPv4 address written as IPv6, the first 96 bits are the wrapping.
  const wrapped = base.kind() === 'ipv4' && addressText.includes(':') ? 96 : 0;
  const bits = Number(bitsText) - wrapped;
  return bits < widestBits[base.kind()] || bits > length ? null : rangeOf(base, bits);
}

function rangeOf(address: Address, bits: number): Range {
  const bytes = address.toByteArray().map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - 8 * index));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return { base: ipaddr.fromByteArray(bytes), bits };
}

const textOf = ({ base, bits }: Range): string =>
  `${base instanceof ipaddr.IPv6 ? base.toRFC5952String() : base.toString()}/${bits}`;
