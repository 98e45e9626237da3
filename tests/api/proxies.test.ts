/** Whose word on an address is taken: budgets, lanes and places all stand on it. */
import { expect, test } from 'vitest';
import { openEmptyHouse, password } from '../harness/house.ts';

const proxy = '10.0.0.9';
const setUp = { organisation: 'Acme', locale: 'en', name: 'Ann', email: 'ann@acme.example', password };

/** The address a session is kept with, for somebody who reaches the server from `remoteAddress` with this header. */
async function addressSeen(settings: Record<string, string>, remoteAddress: string, forwardedFor: string) {
  const { app } = await openEmptyHouse(settings);
  const headers = { 'x-forwarded-for': forwardedFor, 'x-real-ip': '192.0.2.66', forwarded: 'for=192.0.2.66' };
  const made = await app.http.inject({
    method: 'POST',
    url: '/api/setup',
    payload: setUp,
    headers,
    remoteAddress,
  });
  expect(made.statusCode, made.payload).toBe(201);
  // The session's and the device's: a session without its device would be taken for stolen.
  const cookies = Object.fromEntries(made.cookies.map(({ name, value }) => [name, value]));
  const list = await app.http.inject({
    url: '/api/sessions',
    cookies,
    remoteAddress,
  });
  return list.json<{ items: { address: string }[] }>().items[0]?.address;
}

test.each([
  ['no proxy is trusted: the header is not read', {}, proxy, '203.0.113.7', proxy],
  ['a trusted proxy is believed', { TRUSTED_PROXIES: '10.0.0.9' }, proxy, '203.0.113.7', '203.0.113.7'],
  [
    'what a stranger wrote to the left of it is not',
    { TRUSTED_PROXIES: '10.0.0.9' },
    proxy,
    '192.0.2.1, 10.0.0.9, 203.0.113.7',
    '203.0.113.7',
  ],
  [
    'a chain of proxies is gone through from the right',
    { TRUSTED_PROXIES: '10.0.0.0/24' },
    proxy,
    '192.0.2.1, 203.0.113.7, 10.0.0.1, 10.0.0.2',
    '203.0.113.7',
  ],
  [
    'a stranger who comes past the proxy is himself',
    { TRUSTED_PROXIES: '10.0.0.9' },
    '203.0.113.99',
    '192.0.2.1',
    '203.0.113.99',
  ],
])('%s', async (_what, settings, remoteAddress, header, address) => {
  expect(await addressSeen(settings, remoteAddress, header)).toBe(address);
});
