import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInNetwork, kindOf, readNetworkLists, watchNetworkLists, type ListFault } from '../network.ts';
import { later, minuteMs } from '../clock.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'networks-'));
});
afterEach(() => rm(directory, { recursive: true }));
const write = (name: string, ...lines: string[]) => writeFile(join(directory, name), lines.join('\n'));

test('without lists everything is private or ordinary', async () => {
  const lists = await readNetworkLists(join(directory, 'missing'));
  expect(lists.faults).toEqual([]);
  for (const address of ['10.1.2.3', '::1', 'fd00::1', '100.64.0.1', '::ffff:192.168.1.1'])
    expect(kindOf(address, lists)).toBe('private');
  for (const address of ['203.0.113.1', '2001:db8::1', 'junk'])
    expect(kindOf(address, lists)).toBe('ordinary');
});

test('the lists name a network, the most telling first, and junk is told without harm', async () => {
  await write(
    'hosting.txt',
    '# our own remark',
    '198.51.100.0/24 # a host',
    '',
    'AS64496',
    '2001:db8::/32\r',
  );
  await write('vpn.txt', '198.51.100.128/25');
  await write('tor.txt', '198.51.100.200', '0.0.0.0/0');
  const lists = await readNetworkLists(directory);
  expect(kindOf('198.51.100.1', lists)).toBe('hosting');
  expect(kindOf('::ffff:198.51.100.1', lists)).toBe('hosting');
  expect(kindOf('2001:db8:ffff::1', lists)).toBe('hosting');
  expect(kindOf('198.51.100.199', lists)).toBe('vpn');
  expect(kindOf('198.51.100.200', lists)).toBe('tor');
  expect(kindOf('198.51.101.0', lists)).toBe('ordinary');
  expect(lists.faults).toEqual([
    { file: 'tor.txt', line: 2, text: '0.0.0.0/0' },
    { file: 'hosting.txt', line: 4, text: 'AS64496' },
  ]);
});

test('halving finds what looking at every range finds', async () => {
  // Few addresses and wide ranges, so that they meet, nest and touch.
  const address = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 255 }));
  const text = address.map(([a, b]) => `198.51.${a}.${b}`);
  const range = fc.tuple(text, fc.integer({ min: 20, max: 32 })).map(([base, bits]) => `${base}/${bits}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(range, { maxLength: 30 }),
      fc.array(text, { minLength: 20 }),
      async (ranges, asked) => {
        await write('vpn.txt', ...ranges);
        const lists = await readNetworkLists(directory);
        for (const one of asked)
          expect(kindOf(one, lists)).toBe(ranges.some((cidr) => isInNetwork(one, cidr)) ? 'vpn' : 'ordinary');
      },
    ),
    { numRuns: 50 },
  );
});

test('a changed file is read again, after a minute and no sooner', async () => {
  let now = new Date('2026-03-01T12:00:00Z');
  const told: (readonly ListFault[])[] = [];
  const current = watchNetworkLists(
    directory,
    () => now,
    (faults) => told.push(faults),
  );
  const kind = async () => kindOf('198.51.100.1', await current());
  expect(await kind()).toBe('ordinary');
  await write('tor.txt', '198.51.100.1', 'junk');
  expect(await kind()).toBe('ordinary');
  now = later(now, minuteMs);
  expect(await kind()).toBe('tor');
  now = later(now, minuteMs);
  expect(await kind()).toBe('tor');
  expect(told).toEqual([[{ file: 'tor.txt', line: 2, text: 'junk' }]]);
  await write('tor.txt', '198.51.100.2', 'junk');
  await utimes(join(directory, 'tor.txt'), now, now);
  now = later(now, minuteMs);
  expect(await kind()).toBe('ordinary');
});
