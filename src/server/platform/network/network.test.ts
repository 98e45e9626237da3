import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { expect, test } from 'vitest';
import { isImpossibleTravel, isInNetwork, networkOf, placeOf, readCidr, travelSpeed } from '../network.ts';
import { hourMs, later } from '../clock.ts';
import { countries } from './countries.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const addressOf = (parts: Iterable<number>) => ipaddr.fromByteArray([...parts]);
const anyAddress = fc.oneof(bytes(4), bytes(16)).map((parts) => addressOf(parts));

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['2001:DB8:1:2:3::4', '2001:db8:1::/48'],
  ['2001:0db8:0001:ffff:0:0:0:1', '2001:db8:1::/48'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['::ffff:cb00:714d', '203.0.113.0/24'],
  ['64:ff9b::203.0.113.77', '203.0.113.0/24'],
  ['fe80::1%eth0', 'fe80::/48'],
  ['::1', '::/48'],
  ['', 'unknown'],
  ['1', 'unknown'],
  ['0x7f.1', 'unknown'],
  ['203.0.113.77:443', 'unknown'],
  ['203.0.113.256', 'unknown'],
])('%j counts as %s', (address, network) => expect(networkOf(address)).toBe(network));

test('two addresses have one text exactly if their first 24 or 48 bits are the same', () => {
  const pair = fc.oneof(
    fc.tuple(bytes(4), bytes(4), fc.constant(3)),
    fc.tuple(bytes(16), bytes(16), fc.constant(6)),
  );
  fc.assert(
    fc.property(pair, fc.integer({ min: 0, max: 16 }), ([a, b, prefix], shared) => {
      const other = [...a.slice(0, shared), ...b.slice(shared)];
      const [one, two] = [addressOf(a), addressOf(other)];
      // What wraps IPv4 counts as that.
      fc.pre([one, two].every((address) => !['ipv4Mapped', 'rfc6052'].includes(address.range())));
      const same = Buffer.from(a.slice(0, prefix)).equals(Buffer.from(other.slice(0, prefix)));
      expect(networkOf(one.toString()) === networkOf(two.toNormalizedString())).toBe(same);
    }),
  );
});

test('a network is a range as it would be read, and holds its address', () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      const network = networkOf(address.toString());
      expect(readCidr(network)).toBe(network);
      expect(isInNetwork(address.toNormalizedString(), network)).toBe(true);
    }),
  );
});

test('junk never fails', () => {
  const junk = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f.:/%]{0,40}$/), fc.ipV4Extended(), fc.ipV6());
  fc.assert(
    fc.property(junk, junk, (a, b) => {
      expect(networkOf(a)).toMatch(/^(?:unknown|[\d.]+\/24|[\da-f:]+\/48)$/);
      expect(typeof isInNetwork(a, b)).toBe('boolean');
      const cidr = readCidr(a);
      if (cidr !== null) expect(readCidr(cidr)).toBe(cidr);
      expect(placeOf(a)?.radiusKm ?? 1).toBeGreaterThan(0);
    }),
  );
});

test.each([
  ['203.0.113.77/24', '203.0.113.0/24'],
  [' 203.0.113.77 ', '203.0.113.77/32'],
  ['2001:DB8::1/32', '2001:db8::/32'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['::ffff:203.0.113.7/120', '203.0.113.0/24'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['2000::/19', '2000::/19'],
  ['8.0.0.0/7', null],
  ['0.0.0.0/0', null],
  ['::/0', null],
  ['2000::/18', null],
  ['::ffff:0:0/90', null],
  ['203.0.113.0/33', null],
  ['203.0.113.0/-1', null],
  ['203.0.113.0/24/24', null],
  ['203.0.113.0/', null],
  ['AS64496', null],
])('the range %j is %j', (text, cidr) => expect(readCidr(text)).toBe(cidr));

test('an address lies in the ranges its bits say, and in none of the other family', () => {
  expect(isInNetwork('203.0.113.77', '203.0.113.64/27')).toBe(true);
  expect(isInNetwork('203.0.113.97', '203.0.113.64/27')).toBe(false);
  expect(isInNetwork('::ffff:203.0.113.77', '203.0.113.0/24')).toBe(true);
  expect(isInNetwork('2001:db8::1', '203.0.113.0/24')).toBe(false);
  expect(isInNetwork('203.0.113.77', '0.0.0.0/0')).toBe(false);
});

test.each([
  ['114.114.114.114', 'CN'],
  ['::ffff:114.114.114.114', 'CN'],
  ['140.112.1.1', 'TW'],
  ['2400:3200::1', 'CN'],
  ['85.214.1.1', 'DE'],
])('%s is in %s', (address, country) => expect(placeOf(address)).toMatchObject({ country }));

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '::1',
  'fd00::1',
  '100.64.0.1',
  '169.254.1.1',
  '203.0.113.1',
  '',
  'home',
])('nobody knows where %j is', (address) => expect(placeOf(address)).toBeNull());

test('every country lies on the earth', () => {
  expect(countries.size).toBe(250);
  for (const [code, { latitude, longitude, radiusKm }] of countries) {
    expect(code).toMatch(/^[A-Z]{2}$/);
    expect(Math.abs(latitude), code).toBeLessThan(90);
    expect(Math.abs(longitude), code).toBeLessThanOrEqual(180);
    expect(radiusKm, code).toBeGreaterThanOrEqual(10);
    expect(radiusKm, code).toBeLessThan(4000);
  }
});

const noon = new Date('2026-03-01T12:00:00Z');
const seen = (address: string, hours: number) => ({
  place: placeOf(address),
  at: later(noon, hours * hourMs),
});
const [shanghai, berlin, taipei, helsinki, petersburg] = [
  '114.114.114.114',
  '85.214.1.1',
  '140.112.1.1',
  '128.214.1.1',
  '77.88.8.8',
];

test('Germany an hour after China is impossible, the next day it is a flight', () => {
  expect(isImpossibleTravel(seen(shanghai, 0), seen(berlin, 1))).toBe(true);
  expect(isImpossibleTravel(seen(shanghai, 0), seen(berlin, 24))).toBe(false);
});

test('neighbours are never far apart, however large: a centre is no address', () => {
  for (const [a, b] of [
    [helsinki, petersburg],
    [taipei, shanghai],
    [berlin, berlin],
  ] as const)
    expect(travelSpeed(seen(a, 0), seen(b, 0))).toBe(0);
});

test('what is missing is no signal', () => {
  expect(travelSpeed(seen('10.0.0.1', 0), seen(berlin, 0))).toBeNull();
  expect(isImpossibleTravel(seen(berlin, 0), seen('10.0.0.1', 0))).toBe(false);
});

test('the way back takes as long as the way there, and more time never makes faster', () => {
  const point = fc.record({
    country: fc.constant('XX'),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    radiusKm: fc.integer({ min: 0, max: 4000 }),
  });
  const hours = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(point, point, hours, hours, (a, b, sooner, more) => {
      const from = { place: a, at: noon };
      const to = { place: b, at: later(noon, sooner * hourMs) };
      const speed = travelSpeed(from, to) ?? -1;
      expect(speed).toBeGreaterThanOrEqual(0);
      expect(speed).toBeLessThanOrEqual(20_016 / 0.5);
      expect(travelSpeed(to, from)).toBeCloseTo(speed, 6);
      const longAfter = { place: b, at: later(noon, (sooner + more) * hourMs) };
      expect(travelSpeed(from, longAfter) ?? 0).toBeLessThanOrEqual(speed);
    }),
  );
});

test('the formula, by hand: a quarter of the equator in two hours', () => {
  const place = { country: 'XX', latitude: 0, longitude: 0, radiusKm: 200 };
  const to = { place: { ...place, longitude: 90, radiusKm: 300 }, at: later(noon, 2 * hourMs) };
  expect(travelSpeed({ place, at: noon }, to)).toBeCloseTo((10_007.54 - 200 - 300 - 100) / 2, 1);
});
