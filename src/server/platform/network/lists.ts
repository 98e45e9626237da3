/**
 * Networks nobody lives in: hosting, VPN and Tor. There is no list of them that is free, offline and right for
 * long, so the operator lays their own into `<data>/networks/`: `hosting.txt`, `vpn.txt`, `tor.txt`, one range or
 * address a line, `#` before a remark. Without them every network is an ordinary one.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { minuteMs, type Clock } from '../clock.ts';
import { readAddress, readRange, type Address, type Range } from './address.ts';

export type NetworkKind = 'private' | 'hosting' | 'tor' | 'vpn' | 'ordinary';

/** The first that holds an address names it: the most telling first. */
const listed = ['tor', 'vpn', 'hosting'] as const;
type Listed = (typeof listed)[number];

/** Ranges that don't touch each other, lowest first. */
type Ranges = readonly { first: bigint; last: bigint }[];

/** A line that says nothing, or (line 0) a file that can't be read. */
export interface ListFault {
  file: string;
  line: number;
  text: string;
}

export interface NetworkLists extends Readonly<Record<Listed, Ranges>> {
  /** The first hundred of each file. */
  faults: readonly ListFault[];
}

const faultsTold = 100;
/** So many lines are read at a stretch: with a hundred thousand of them, people mustn't wait for the last. */
const linesAtOnce = 2000;
const privateRanges = [
  'private',
  'loopback',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
  'unspecified',
] as const satisfies readonly ReturnType<Address['range']>[];

/** What sort of network an address belongs to. What is no address at all is ordinary: it tells nothing. */
export function kindOf(address: string, lists: NetworkLists): NetworkKind {
  const read = readAddress(address);
  if (!read) return 'ordinary';
  if ((privateRanges as readonly string[]).includes(read.range())) return 'private';
  const number = numberOf(read);
  return listed.find((kind) => holds(lists[kind], number)) ?? 'ordinary';
}

/** Reads the operator's lists. A file that isn't there is an empty list; a line that is junk is told and passed over. */
export async function readNetworkLists(directory: string): Promise<NetworkLists> {
  const [tor, vpn, hosting] = await Promise.all([
    readList(directory, 'tor'),
    readList(directory, 'vpn'),
    readList(directory, 'hosting'),
  ]);
  return {
    tor: tor.ranges,
    vpn: vpn.ranges,
    hosting: hosting.ranges,
    faults: [...tor.faults, ...vpn.faults, ...hosting.faults],
  };
}

/**
 * The operator's lists, kept up to date: looked at when asked for, at most once a minute, and read again when a file
 * was changed.
 * @param tell told the faults of every reading that has some
 */
export function watchNetworkLists(
  directory: string,
  clock: Clock,
  tell: (faults: readonly ListFault[]) => void,
): () => Promise<NetworkLists> {
  let lists: Promise<NetworkLists> | undefined;
  let lookedAt = 0;
  let seen = '';
  const look = async (before: Promise<NetworkLists> | undefined): Promise<NetworkLists> => {
    const state = await stateOf(directory);
    if (before && state === seen) return before;
    const read = await readNetworkLists(directory);
    seen = state;
    if (read.faults.length > 0) tell(read.faults);
    return read;
  };
  return () => {
    const now = clock().getTime();
    // A clock that was put back must not keep old lists for as long.
    if (lists && Math.abs(now - lookedAt) < minuteMs) return lists;
    lookedAt = now;
    lists = look(lists);
    return lists;
  };
}

async function readList(
  directory: string,
  kind: Listed,
): Promise<{ ranges: Ranges; faults: readonly ListFault[] }> {
  const file = `${kind}.txt`;
  let text = '';
  try {
    text = await readFile(join(directory, file), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return { ranges: [], faults: code === 'ENOENT' ? [] : [{ file, line: 0, text: code }] };
  }
  const ranges: Range[] = [];
  const faults: ListFault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await setImmediate();
    const said = line.replace(/#.*/, '').trim();
    if (said === '') continue;
    const range = readRange(said);
    if (range) ranges.push(range);
    else if (faults.length < faultsTold) faults.push({ file, line: index + 1, text: said.slice(0, 100) });
  }
  return { ranges: sorted(ranges), faults };
}

/** Changes when a file does. */
async function stateOf(directory: string): Promise<string> {
  const states = await Promise.all(
    listed.map((kind) =>
      stat(join(directory, `${kind}.txt`)).then(
        ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
        () => '-',
      ),
    ),
  );
  return states.join(',');
}

/** One number for each address there is: IPv4 lies where IPv6 wraps it, so that the two never meet. */
const numberOf = (address: Address): bigint =>
  BigInt(`0x${Buffer.from(address.toByteArray()).toString('hex')}`) +
  (address.kind() === 'ipv4' ? 0xffff_0000_0000n : 0n);

function sorted(ranges: readonly Range[]): Ranges {
  const all = ranges
    .map(({ base, bits }) => {
      const first = numberOf(base);
      return { first, last: first + (1n << BigInt((base.kind() === 'ipv4' ? 32 : 128) - bits)) - 1n };
    })
    .toSorted((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)));
  const joined: { first: bigint; last: bigint }[] = [];
  for (const range of all) {
    const before = joined.at(-1);
    if (!before || range.first > before.last) joined.push(range);
    else if (range.last > before.last) before.last = range.last;
  }
  return joined;
}

/** By halving: of the ranges that begin at or before the number, only the last can hold it. */
function holds(ranges: Ranges, number: bigint): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.first <= number) low = middle + 1;
    else high = middle;
  }
  const last = ranges[low - 1];
  return last !== undefined && number <= last.last;
}
