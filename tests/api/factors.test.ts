/** Second factors as people have them: fresh proofs, secrets shown once, owners told, administrators who help. */
import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Authenticator } from '../harness/authenticator.ts';
import { openHouse, password, type House } from '../harness/house.ts';

const origin = 'https://crm.huaxin.example';
let house: House;
let now: Date;
const pass = (seconds: number) => house.setNow((now = new Date(now.getTime() + seconds * 1000)));
const codeOf = (secret: string) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now.getTime() });

beforeAll(async () => {
  house = await openHouse({ PUBLIC_URL: origin });
  now = new Date();
});
/** Nobody has anything yet, and everybody has just proved who they are. */
beforeEach(async () => {
  pass(0);
  const { db } = house.database;
  for (const table of ['passkeys', 'totp_secrets', 'recovery_codes', 'notices', 'policies'] as const)
    await db.deleteFrom(table).execute();
  for (const who of ['admin', 'sales', 'other'] as const)
    expect((await house.as[who].post('/api/me/proof', { method: 'password', password })).status).toBe(200);
});

const addTotp = async (who = house.as.sales): Promise<string> => {
  const begun = await who.post('/api/me/totp');
  expect(begun.status, begun.text).toBe(201);
  const confirmed = await who.post('/api/me/totp/confirm', { code: codeOf(begun.body.secret) });
  expect(confirmed.status, confirmed.text).toBe(204);
  return begun.body.secret;
};
const addPasskey = async (who = house.as.sales, key = new Authenticator(origin)) => {
  const asked = await who.post('/api/me/passkeys/options');
  expect(asked.status, asked.text).toBe(200);
  const { token } = asked.body;
  const body = { token, response: key.create(asked.body), name: '手机' };
  return { key, body, answer: await who.post('/api/me/passkeys', body) };
};
const mine = async (who = house.as.sales) => (await who.get('/api/me/factors')).body;
const noticesOf = async (who = house.as.sales) =>
  (await who.get('/api/notices')).body.items.map((notice: { kind: string }) => notice.kind);

describe('one’s own factors', () => {
  it('are none at first, then an app, a passkey, codes; each is told to its owner', async () => {
    expect(await mine()).toEqual({ totp: null, passkeys: [], recoveryCodes: null, origin });
    await addTotp();
    const { answer } = await addPasskey();
    expect(answer.status, answer.text).toBe(201);
    const made = await house.as.sales.post('/api/me/recovery-codes');
    expect(made.body.codes).toHaveLength(10);
    expect(await mine()).toMatchObject({
      totp: { since: now.toISOString() },
      passkeys: [{ name: '手机', lastUsedAt: null }],
      recoveryCodes: { left: 10 },
    });
    expect(await noticesOf()).toEqual(['factor-added', 'factor-added', 'factor-added']);
  });

  it('take a fresh proof to be added or removed', async () => {
    const secret = await addTotp();
    const id = (await addPasskey()).answer.body.id;
    pass(11 * 60);
    const calls: [string, string][] = [
      ['POST', '/api/me/totp'],
      ['DELETE', '/api/me/totp'],
      ['POST', '/api/me/passkeys/options'],
      ['DELETE', `/api/me/passkeys/${id}`],
      ['POST', '/api/me/recovery-codes'],
    ];
    for (const [method, path] of calls) {
      const answer = await house.as.sales.send(method, path);
      expect(answer.body.code, `${method} ${path}`).toBe('fresh_proof_needed');
    }
    expect(await mine()).toMatchObject({ passkeys: [{ id }], recoveryCodes: null });
    // Who has a second factor proves with it: a watched password and an open browser must not take it away.
    const weak = await house.as.sales.post('/api/me/proof', { method: 'password', password });
    expect(weak.body.code).toBe('wrong_proof');
    const proved = await house.as.sales.post('/api/me/proof', { method: 'totp', code: codeOf(secret) });
    expect(proved.status, proved.text).toBe(200);
    expect((await house.as.sales.send('DELETE', '/api/me/totp')).status).toBe(204);
    expect((await house.as.sales.send('DELETE', `/api/me/passkeys/${id}`)).status).toBe(204);
    expect(await mine()).toMatchObject({ totp: null, passkeys: [] });
    expect((await noticesOf()).slice(0, 2)).toEqual(['factor-removed', 'factor-removed']);
  });

  it('are used up one by one, and who has two codes left is told', async () => {
    const { codes } = (await house.as.sales.post('/api/me/recovery-codes')).body;
    const use = async (code: string) =>
      (await house.as.sales.post('/api/me/proof', { method: 'recovery-code', code })).status;
    for (const code of codes.slice(0, 7)) expect(await use(code)).toBe(200);
    expect(await noticesOf()).toEqual(['factor-added']);
    expect(await use(codes[7])).toBe(200);
    expect((await noticesOf())[0]).toBe('recovery-codes-low');
    expect(await use(codes[7])).toBe(401);
  });

  it('show a secret once: a replay of the call is refused', async () => {
    const first = await house.as.sales.post('/api/me/recovery-codes', undefined, { key: 'once' });
    const again = await house.as.sales.post('/api/me/recovery-codes', undefined, { key: 'once' });
    expect([first.status, again.status]).toEqual([201, 409]);
    expect(again.text).not.toContain(first.body.codes[0]);
    expect((await mine()).recoveryCodes.left).toBe(10);
  });

  it('a wrong first code, a long one, none: the app is not in use', async () => {
    const begun = await house.as.sales.post('/api/me/totp');
    const wrong = String((Number(codeOf(begun.body.secret)) + 1) % 1_000_000).padStart(6, '0');
    for (const code of [wrong, 'x'.repeat(101), '', null, 123456]) {
      const answer = await house.as.sales.post('/api/me/totp/confirm', { code });
      expect(answer.status, String(code)).toBe(422);
    }
    expect((await mine()).totp).toBeNull();
  });

  it('a passkey is named anew by its owner alone, and taken in once', async () => {
    const { answer, body } = await addPasskey();
    const path = `/api/me/passkeys/${answer.body.id}`;
    const named = await house.as.sales.send('PATCH', path, { name: 'YubiKey' });
    expect(named.body.name).toBe('YubiKey');
    expect((await house.as.other.send('PATCH', path, { name: 'mine' })).status).toBe(404);
    expect((await house.as.other.send('DELETE', path)).status).toBe(404);
    expect((await house.as.sales.post('/api/me/passkeys', body)).body.code).toBe('expired_link');
    expect((await house.as.sales.post('/api/me/passkeys', { ...body, response: {} })).status).toBe(422);
  });

  it('are out of an API key’s reach', async () => {
    const made = await house.as.admin.post('/api/api-keys', { name: 'k', scopes: ['people.manage'] });
    const headers = { authorization: `Bearer ${made.body.secret}` };
    const stranger = house.stranger();
    expect((await stranger.send('GET', '/api/me/factors', undefined, { headers })).status).toBe(403);
    const path = `/api/people/${house.as.sales.id}/factors`;
    expect((await stranger.send('DELETE', path, undefined, { headers })).status).toBe(403);
  });
});

describe('somebody who lost everything', () => {
  it('is helped by an administrator, who proves freshly, and is told by whom', async () => {
    await addTotp();
    await addPasskey();
    const path = `/api/people/${house.as.sales.id}/factors`;
    expect((await house.as.lead.send('DELETE', path)).status).toBe(403);
    expect((await house.as.admin.send('DELETE', path)).status).toBe(204);
    expect(await mine()).toMatchObject({ totp: null, passkeys: [] });
    const { items } = (await house.as.sales.get('/api/notices')).body;
    expect(items[0]).toMatchObject({ kind: 'factor-removed', params: { by: '陈静' } });
    pass(11 * 60);
    expect((await house.as.admin.send('DELETE', path)).body.code).toBe('fresh_proof_needed');
    expect((await house.as.admin.send('DELETE', `/api/people/${crypto.randomUUID()}/factors`)).status).toBe(
      404,
    );
  });

  it('is not stripped of a factor by who may less', async () => {
    const roles = await house.as.admin.post('/api/roles', {
      name: '人事',
      scope: 'own',
      permissions: ['people.manage'],
    });
    const person = (await house.as.admin.get(`/api/people/${house.as.service.id}`)).body;
    const changed = await house.as.admin.patch(`/api/people/${person.id}`, person.version, {
      roleIds: [roles.body.id],
    });
    expect(changed.status, changed.text).toBe(200);
    await addTotp(house.as.admin);
    const path = `/api/people/${house.as.admin.id}/factors`;
    expect((await house.as.service.send('DELETE', path)).body.code).toBe('forbidden');
    expect((await mine(house.as.admin)).totp).not.toBeNull();
  });
});

describe('where everybody must have a second factor', () => {
  beforeEach(async () => {
    const value = JSON.stringify({ secondFactor: 'everybody' });
    await house.database.db
      .insertInto('policies')
      .values({ id: crypto.randomUUID(), value, saved_at: new Date(now.getTime() - 1000) })
      .execute();
  });

  it('the last one stays, until there is another', async () => {
    await addTotp(house.as.admin);
    const last = await house.as.admin.send('DELETE', '/api/me/totp');
    expect(last.body.code).toBe('wrong_state');
    const all = await house.as.admin.send('DELETE', `/api/people/${house.as.admin.id}/factors`);
    expect(all.body.code).toBe('wrong_state');
    expect((await mine(house.as.admin)).totp).not.toBeNull();
    await addPasskey(house.as.admin);
    expect((await house.as.admin.send('DELETE', '/api/me/totp')).status).toBe(204);
  });
});

describe('signing in with a passkey alone', () => {
  const ask = async () => (await house.stranger().post('/api/sign-in/passkey-options', {})).body;

  it('opens a session, once for each question', async () => {
    const { key } = await addPasskey();
    const asked = await ask();
    const body = { token: asked.token, response: key.get(asked) };
    const browser = house.stranger();
    const came = await browser.post('/api/sign-in/passkey', body);
    expect(came.status, came.text).toBe(200);
    expect(came.body.user.id).toBe(house.as.sales.id);
    expect((await browser.get('/api/me')).status).toBe(200);
    const replayed = await house.stranger().post('/api/sign-in/passkey', body);
    expect(replayed.status).toBe(401);
  });

  it('refuses another page, no finger, a copy, and junk alike', async () => {
    const { key } = await addPasskey();
    const copy = key.copy();
    const come = async (response: unknown, token: string) =>
      (await house.stranger().post('/api/sign-in/passkey', { token, response })).status;
    const asked = await ask();
    expect(await come(key.get(asked, { origin: 'https://evil.example' }), asked.token)).toBe(401);
    const again = await ask();
    expect(await come(key.get(again, { verified: false }), again.token)).toBe(401);
    const good = await ask();
    expect(await come(key.get(good), good.token)).toBe(200);
    const cloned = await ask();
    expect(await come(copy.get(cloned), cloned.token)).toBe(401);
    expect((await mine()).passkeys[0].suspectAt).not.toBeNull();
    expect(await come({ id: 'x' }, (await ask()).token)).toBe(422);
    expect(await come(key.get(await ask()), 'no such token')).toBe(401);
  });
});
