import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { envExample, readConfig } from './config.ts';
import { StartFault } from './start-fault.ts';

function faultOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartFault) return error.message;
    throw error;
  }
  return '';
}

test('nothing set is a good setting', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    trustedProxies: [],
    databaseUrl: undefined,
  });
});

test('every fault is told at once', () => {
  const fault = faultOf({
    PORT: 'http',
    LOG_LEVEL: 'loud',
    SMTP_URL: 'mail.example',
    TRUSTED_PROXIES: '10.0.0.0/33',
  });
  for (const name of ['PORT', 'LOG_LEVEL', 'SMTP_URL', 'TRUSTED_PROXIES'])
    expect(fault).toContain(`- ${name} must `);
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['mysql://u:p@h/d', 'must look like'],
  ['db.example', 'must look like'],
  ['postgresql://u:p@h', 'lacks the name of the database'],
  ['postgresql://h/d', 'lacks the user'],
  ['postgresql:///', 'lacks the host and the user and the name of the database'],
])('half an address of a database, %j, is a fault and not an empty database', (url, told) => {
  expect(faultOf({ DATABASE_URL: url })).toMatch(new RegExp(`DATABASE_URL .*${told}`));
});

test('parts of an address without the address are a fault too', () => {
  expect(faultOf({ DATABASE_HOST: 'db', DATABASE_PASSWORD: 'hush' })).toContain(
    "DATABASE_HOST, DATABASE_PASSWORD are set but DATABASE_URL isn't",
  );
});

test.each([
  'postgresql://u:p@h:5433/d?sslmode=require',
  'postgres://u@h/d',
  'postgresql:///d?host=/run/pg&user=u',
])('%s is a whole address', (url) => expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url));

test('proxies are addresses, ranges and words', () => {
  const { trustedProxies } = readConfig({ TRUSTED_PROXIES: 'loopback, 10.0.0.0/8 ::1,fd00::/8' });
  expect(trustedProxies).toEqual(['loopback', '10.0.0.0/8', '::1', 'fd00::/8']);
});

test.each([
  '0.0.0.0/0',
  '::/0',
  '0.0.0.0/1,128.0.0.0/1',
  '10.0.0.0/7',
  '2000::/3',
  '2000::/15',
  '::ffff:0:0/96',
  '::ffff:10.0.0.0/103',
  'fc00::/6',
  'loopback,0.0.0.0/0',
])('proxies that are everybody, %s, refuse to start', (proxies) =>
  expect(faultOf({ TRUSTED_PROXIES: proxies })).toContain('- TRUSTED_PROXIES must not trust everybody'),
);

test.each([
  '10.0.0.0/8',
  '2001::/16',
  '::ffff:10.0.0.0/104',
  'fc00::/7',
  'fe80::/10',
  '203.0.113.9',
  '2001:db8::1',
])('proxies may be %s', (proxies) =>
  expect(readConfig({ TRUSTED_PROXIES: proxies }).trustedProxies).toEqual([proxies]),
);

test('whatever the environment holds, it is read or refused with a sentence that tells no secret', () => {
  const names = [
    'PORT',
    'HOST',
    'DATABASE_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'PUBLIC_URL',
    'TRUSTED_PROXIES',
    'LOG_LEVEL',
  ];
  const value = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom('postgres://u:hush-hush@', 'smtp://u:hush-hush@h', 'postgres://u:hush-hush@h'),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (env) => {
      expect(faultOf(env)).not.toContain('hush-hush');
    }),
  );
});

test('.env.example is what the settings say, and good settings itself', () => {
  const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  expect(text).toBe(envExample());
  const all = parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
  expect(Object.keys(all)).toHaveLength(11);
  expect(faultOf(all as Record<string, string>)).toBe('');
});
