/** What OWASP ASVS 5.0 asks of authentication and sessions and no other test shows; docs/asvs.md has the whole table. */
import { readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashSecret } from '../../src/server/platform/secrets.ts';
import {
  openEmptyHouse,
  openHouse,
  password,
  setPolicy,
  type Browser,
  type House,
} from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const inDays = (days: number) => house.setNow(new Date(Date.now() + days * 86_400_000));
let strangers = 0;
const stranger = (): Browser => Object.assign(house.stranger(), { address: `198.51.${++strangers}.7` });

describe('accounts', () => {
  it('there are none before somebody sets the house up, and then theirs alone', async () => {
    const empty = await openEmptyHouse();
    for (const [i, email] of ['admin', 'root', 'admin@localhost', 'demo@example.com'].entries()) {
      const anybody = Object.assign(empty.stranger(), { address: `198.52.${i}.7` });
      expect((await anybody.post('/api/sign-in', { email, password: email })).status).toBe(401);
    }
    const people = () => empty.database.db.selectFrom('people').select('email').execute();
    expect(await people()).toEqual([]);
    const setUp = { organisation: 'Acme', locale: 'en', name: 'Ann', email: 'ann@acme.example', password };
    expect((await empty.stranger().post('/api/setup', setUp)).status).toBe(201);
    expect(await people()).toEqual([{ email: 'ann@acme.example' }]);
  });

  it('a link to a new password is no way around a second factor', async () => {
    const { other } = house.as;
    const { secret } = (await other.post('/api/me/totp')).body;
    await other.post('/api/me/totp/confirm', { code: new TOTP({ secret }).generate() });
    const { url } = (await house.as.admin.post(`/api/people/${other.id}/password-link`)).body;
    const browser = stranger();
    const next = { token: url.split('#')[1], password: 'seven grey pelicans' };
    expect((await browser.post('/api/password/reset', next)).status).toBe(204);
    expect((await browser.get('/api/me')).status).toBe(401);
    const asked = (await browser.signIn('other@huaxin.example', next.password)).body.challenge;
    expect(asked).toMatchObject({ reasons: ['second-factor'], methods: ['totp'] });
  });
});

describe('a password', () => {
  it('is compared to the letter: its case, its blanks and its end count', async () => {
    const long = `${'Seven Grey Pelicans '.repeat(6)}End`;
    expect([...long].length).toBeGreaterThan(64);
    const { url } = (await house.as.admin.post(`/api/people/${house.as.reader.id}/password-link`)).body;
    const set = { token: url.split('#')[1], password: long };
    expect((await house.stranger().post('/api/password/reset', set)).status).toBe(204);
    for (const typed of [long.toLowerCase(), long.slice(0, -1), `${long} `, ` ${long}`, long.slice(0, 72)])
      expect((await house.stranger().signIn('reader@huaxin.example', typed)).status, typed).toBe(401);
    expect((await house.stranger().signIn('reader@huaxin.example', long)).status).toBe(200);
  });

  it('is typed into fields that mask it, and may be pasted and filled in', () => {
    const field = readFileSync('src/web/kit/form/text.tsx', 'utf8');
    expect(field).toContain("type={seen ? 'text' : 'password'}");
    for (const file of ['shared/proof-ways.tsx', 'shared/password-meter.tsx'])
      expect(readFileSync(`src/web/access/${file}`, 'utf8')).toMatch(/autoComplete="(current|new)-password"/);
    expect(/onPaste|onCopy/.test(field)).toBe(false);
  });
});

describe('a session', () => {
  it('has a secret of 256 random bits, another one each time; a hash of it is kept', async () => {
    const secrets: string[] = [];
    for (let i = 0; i < 5; i++) {
      const browser = house.stranger();
      await browser.signIn('sales@huaxin.example');
      secrets.push(browser.cookies.get('latchkey') ?? '');
    }
    expect(new Set(secrets).size).toBe(5);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const rows = await house.database.db.selectFrom('sessions').select('token_hash').execute();
    expect(rows.some(({ token_hash }) => token_hash.equals(hashSecret(secrets[0] ?? '')))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(secrets[0]);
  });

  it('gets another secret with each proof, and the former one is worth nothing', async () => {
    const browser = house.stranger();
    await browser.signIn('service@huaxin.example');
    const former = house.stranger();
    for (const [name, value] of browser.cookies) former.cookies.set(name, value);
    expect((await browser.post('/api/me/proof', { method: 'password', password })).status).toBe(200);
    expect(browser.cookie).not.toBe(former.cookie);
    expect((await former.get('/api/me')).body.code).toBe('not_signed_in');
    expect((await browser.get('/api/me')).status).toBe(200);
    const before = browser.cookie;
    const next = 'eight slow glaciers';
    expect((await browser.post('/api/password/change', { current: password, next })).status).toBe(204);
    expect(browser.cookie).not.toBe(before);
    expect((await browser.get('/api/me')).status).toBe(200);
    // Two proofs at once: one renews, and its secret is the one that holds.
    const proof = { method: 'password', password: next };
    const twice = await Promise.all([1, 2].map(() => browser.post('/api/me/proof', proof)));
    expect(twice.some(({ status }) => status === 200)).toBe(true);
    expect(twice.filter(({ headers }) => headers['set-cookie'] !== undefined)).toHaveLength(1);
    expect((await browser.get('/api/me')).status).toBe(200);
  });

  it('ends when it is not used for as long as the policy says, and at last however much it is used', async () => {
    await setPolicy(house, { sessions: { days: 7, idleHours: 24, freshMinutes: 5 } });
    const idle = house.stranger();
    const busy = house.stranger();
    for (const browser of [idle, busy]) await browser.signIn('sales@huaxin.example');
    inDays(0.9);
    expect((await busy.get('/api/me')).status).toBe(200);
    inDays(1.1);
    expect((await idle.get('/api/me')).body.code).toBe('not_signed_in');
    for (let day = 1.5; day < 7; day += 0.9) {
      inDays(day);
      expect((await busy.get('/api/me')).status, `${day} days`).toBe(200);
    }
    inDays(7.01);
    expect((await busy.get('/api/me')).body.code).toBe('not_signed_in');
    house.setNow(null);
    await setPolicy(house, {});
  });

  it('of a person whom an administrator locks is worth nothing, on every device', async () => {
    const devices = [house.stranger(), house.stranger()];
    for (const browser of devices) await browser.signIn('lead@huaxin.example');
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const lock = { scope: 'account', subject: house.as.lead.id, strength: 'closed', reason: '离职', endsAt };
    expect((await house.as.admin.post('/api/locks', lock)).status).toBe(201);
    for (const browser of devices) expect((await browser.get('/api/customers')).body.code).toBe('locked');
  });

  it('has cookies that scripts, other sites and plain http can’t reach', async () => {
    const secure = await openEmptyHouse({ PUBLIC_URL: 'https://crm.acme.example' });
    const setUp = { organisation: 'Acme', locale: 'en', name: 'Ann', email: 'ann@acme.example', password };
    const made = await secure.stranger().post('/api/setup', setUp);
    const cookies = [made.headers['set-cookie'] ?? []].flat().map(String);
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies)
      expect(cookie).toMatch(/^__Host-latchkey(-device)?=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
  });
});
