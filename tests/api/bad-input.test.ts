/** Bad input and attack at the entrances: what is typed, sent at once, set beforehand, forged, or cut off half-way. */
import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/api.ts';
import { policyPresets } from '../../src/contract/access/policy.ts';
import { accountKey, createGate, enter } from '../../src/server/access/gate/gate.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, password, type Answer, type Browser, type House } from '../harness/house.ts';
import { openMailbox, type Mailbox } from '../harness/mailbox.ts';

let house: House;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  house = await openHouse({ SMTP_URL: mailbox.url, PUBLIC_URL: 'http://crm.huaxin.example' });
  await house.app.startJobs();
});

let strangers = 0;
const stranger = (): Browser =>
  Object.assign(house.stranger(), { address: `198.${18 + (++strangers >> 8)}.${strangers & 255}.7` });
const attemptsOf = async (personId: string, lane = 'unknown') =>
  (
    await house.database.db
      .selectFrom('lane_budgets')
      .select('attempts')
      .where('account', '=', accountKey(personId))
      .where('lane', '=', lane)
      .execute()
  ).reduce((sum, { attempts }) => sum + attempts.length, 0);
const times = <T>(count: number, act: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => act(i)));
const won = (answers: readonly Answer[]) => answers.filter(({ status }) => status < 300).length;

describe('a name', () => {
  it.each([
    ['of 10,000 letters', 'x'.repeat(10_000)],
    ['of 10,000 letters that grow when folded', `${'ﷺ'.repeat(9_980)}@huaxin.example`],
    ['whose beginning is somebody’s', `sales@huaxin.example${' '.repeat(10_000)}x`],
    ['with a Cyrillic а', 'sаles@huaxin.example'],
    ['in full width', 'ｓａｌｅｓ@huaxin.example'],
    ['with a full-width dot', 'sales@huaxin．example'],
    ['with nothing between', 'sa\u200bles@huaxin.example'],
    ['with a soft hyphen', 'sa\u00adles@huaxin.example'],
    ['with an accent of its own', 'sales\u0301@huaxin.example'],
    ['with a dot at the end', 'sales@huaxin.example.'],
    ['with a dot before the @', 'sales.@huaxin.example'],
    ['written from right to left', '\u202esales@huaxin.example'],
    ['with NUL', 'sal\0es@huaxin.example'],
    ['with half a character', 'sales\ud800@huaxin.example'],
    ['with a second line', 'sales@huaxin.example\r\nBcc: x@evil.example'],
    ['with SQL', "sales@huaxin.example' or '1'='1"],
    ['of a pattern', '%@huaxin.example'],
    ['of two', 'sales@huaxin.example,other@huaxin.example'],
  ])('%s is nobody’s account, budget or mailbox', async (_what, email) => {
    const browser = stranger();
    const answers = [
      await browser.post('/api/sign-in', { email, password: newId() }),
      await browser.post('/api/password/forgot', { email }),
      await browser.post('/api/devices/mail', { email }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 204, 200]);
    const code = { email, method: 'recovery-code', code: email.slice(0, 90) };
    expect((await stranger().post('/api/devices/proof', code)).body.code).toBe('wrong_proof');
    expect(await attemptsOf(house.as.sales.id)).toBe(0);
    expect(mailbox.to('sales@huaxin.example')).toEqual([]);
  });

  it('too long, or no text at all, is refused before anything is done', async () => {
    for (const email of ['x'.repeat(20_001), 7, null, ['sales@huaxin.example'], { $ne: null }])
      for (const path of ['/api/sign-in', '/api/password/forgot', '/api/devices/mail'])
        expect((await stranger().post(path, { email, password })).status).toBe(422);
    const long = { email: 'sales@huaxin.example', password: 'x'.repeat(10_000) };
    expect((await stranger().post('/api/sign-in', long)).status).toBe(422);
    expect(await attemptsOf(house.as.sales.id)).toBe(0);
  });
});

describe('at once', () => {
  it('one challenge and one code open one session', async () => {
    const { codes } = (await house.as.lead.post('/api/me/recovery-codes')).body;
    const browser = stranger();
    const { token } = (await browser.signIn('lead@huaxin.example')).body.challenge;
    const proof = { challenge: token, proof: { method: 'recovery-code', code: codes[0] } };
    expect(won(await times(12, () => browser.post('/api/sign-in/proof', proof)))).toBe(1);
    // The code is used up in every other challenge too, also where several challenges wait.
    const waiting = await times(4, async () => {
      const one = stranger();
      return { one, token: (await one.signIn('lead@huaxin.example')).body.challenge.token };
    });
    const shared = await Promise.all(
      waiting.map(({ one, token: challenge }) =>
        one.post('/api/sign-in/proof', { challenge, proof: { method: 'recovery-code', code: codes[1] } }),
      ),
    );
    expect(won(shared)).toBe(1);
  });

  it('one code of an authenticator proves once', async () => {
    const { secret } = (await house.as.other.post('/api/me/totp')).body;
    const totp = new TOTP({ secret });
    await house.as.other.post('/api/me/totp/confirm', { code: totp.generate() });
    const code = totp.generate({ timestamp: Date.now() + 30_000 });
    const proof = { email: 'other@huaxin.example', method: 'totp', code };
    expect(won(await times(4, () => stranger().post('/api/devices/proof', proof)))).toBe(1);
  });

  it('one link makes one device trusted, one sets one password', async () => {
    const { admin, reader } = house.as;
    const device = (await admin.post(`/api/people/${reader.id}/device-link`)).body.url.split('#')[1];
    const link = { method: 'link', token: device };
    expect(won(await times(12, () => stranger().post('/api/devices/proof', link)))).toBe(1);
    const token = (await admin.post(`/api/people/${reader.id}/password-link`)).body.url.split('#')[1];
    const words = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord'];
    const reset = (i: number) =>
      stranger().post('/api/password/reset', { token, password: `${words[i]} lanterns over water` });
    expect(won(await times(6, reset))).toBe(1);
  });

  it('twenty networks have three mails sent to one mailbox, by whatever door', async () => {
    const email = 'service@huaxin.example';
    const answers = await times(20, (i) =>
      stranger().post(i % 2 === 0 ? '/api/devices/mail' : '/api/password/forgot', { email }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 204]));
    // Something sent after them comes last.
    await stranger().post('/api/password/forgot', { email: 'reader@huaxin.example' });
    await mailbox.next('reader@huaxin.example');
    await mailbox.next(email, 2);
    // Beside them one notice, that somebody keeps asking; notices of one kind rest for ten minutes.
    const proofs = /trust-device|reset-password/;
    expect(mailbox.to(email).filter((mail) => proofs.test(mail))).toHaveLength(3);
    expect(mailbox.to(email).filter((mail) => !proofs.test(mail)).length).toBeLessThanOrEqual(1);
  });
});

describe('set beforehand', () => {
  it('a session is never taken over, and ends', async () => {
    const thief = house.stranger();
    await thief.signIn('sales@huaxin.example');
    const victim = house.stranger();
    for (const [name, value] of thief.cookies) victim.cookies.set(name, value);
    expect((await victim.signIn('service@huaxin.example')).body.user.name).toBe('孙丽');
    expect(victim.cookie).not.toBe(thief.cookie);
    expect((await thief.get('/api/me')).status).toBe(401);
    const junk = house.stranger();
    junk.cookie = `latchkey=${'A'.repeat(43)}`;
    await junk.signIn('service@huaxin.example');
    expect(junk.cookie).not.toContain('AAAA');
  });

  it('a device is known only for whom it was trusted: whoever set it stays a stranger', async () => {
    const thief = house.stranger();
    await thief.signIn('sales@huaxin.example');
    const planted = thief.cookies.get('latchkey-device') ?? '';
    const victim = house.stranger();
    victim.cookies.set('latchkey-device', planted);
    await victim.signIn('service@huaxin.example');
    const later = stranger();
    later.cookies.set('latchkey-device', planted);
    expect((await later.signIn('service@huaxin.example')).body.challenge.reasons).toEqual(['unknown-device']);
  });
});

describe('headers', () => {
  const spoofed = (address: string) => ({
    'x-forwarded-for': address,
    'x-real-ip': address,
    forwarded: `for=${address};host=evil.example;proto=https`,
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-client-ip': address,
    'cf-connecting-ip': address,
    'true-client-ip': address,
  });

  it('make nobody familiar, and nobody’s price another’s', async () => {
    const browser = stranger();
    const sent = (headers: Record<string, string>, typed = password) =>
      browser.send('POST', '/api/sign-in', { email: 'reader@huaxin.example', password: typed }, { headers });
    for (let i = 0; i < 3; i++) await sent(spoofed(`203.0.113.${i}`), newId());
    expect((await sent(spoofed('127.0.0.1'))).body.code).toBe('work_required');
    const rows = await house.database.db
      .selectFrom('network_budgets')
      .select('network')
      .where('network', 'like', '203.0.113.%')
      .execute();
    expect(rows).toEqual([]);
  });

  it('write no address into a link', async () => {
    for (const host of ['evil.example', 'crm.huaxin.example@evil.example', 'evil.example:80']) {
      const headers = { ...spoofed('127.0.0.1'), host };
      const path = `/api/people/${house.as.reader.id}/device-link`;
      const made = await house.as.admin.send('POST', path, undefined, { headers });
      expect(made.body.url).toMatch(/^http:\/\/crm\.huaxin\.example\/trust-device#/);
    }
  });

  it('of another site are refused at every operation that acts', async () => {
    const acting = [...operations.values()].filter(({ method }) => method !== 'GET');
    expect(acting.length).toBeGreaterThan(50);
    for (const { method, path } of acting)
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ] as Record<string, string>[]) {
        const url = path.replace(/\{\w+\}/g, house.as.admin.id);
        const answer = await house.as.admin.send(method, url, {}, { headers });
        expect(answer.body.code, `${method} ${path} ${JSON.stringify(headers)}`).toBe('cross_site');
      }
  });
});

describe('a clock', () => {
  const at = (ms: number) => house.setNow(new Date(Date.now() + ms));
  const year = 365 * 86_400_000;

  it('set ahead and back keeps nobody out, and makes no proof fresh for longer', async () => {
    const { codes } = (await house.as.sales.post('/api/me/recovery-codes')).body;
    const prove = (who: Browser, code: string) =>
      who.post('/api/me/proof', { method: 'recovery-code', code });
    at(year);
    const ahead = house.stranger();
    // After a year no network is familiar any longer.
    const challenge = (await ahead.signIn('sales@huaxin.example')).body.challenge.token;
    const proof = { challenge, proof: { method: 'recovery-code', code: codes[0] } };
    expect((await ahead.post('/api/sign-in/proof', proof)).status).toBe(200);
    for (let i = 0; i < 8; i++)
      await stranger().post('/api/sign-in', { email: 'sales@huaxin.example', password: newId() });
    house.setNow(null);
    // The session goes on; what it proved a year from now is not fresh, and a code used then is used.
    expect((await ahead.get('/api/me')).status).toBe(200);
    expect((await ahead.post('/api/me/recovery-codes')).body.code).toBe('fresh_proof_needed');
    expect((await prove(ahead, codes[0])).body.code).toBe('wrong_proof');
    expect((await prove(ahead, codes[1])).status).toBe(200);
    expect((await ahead.post('/api/me/recovery-codes')).status).toBe(201);
    expect((await house.stranger().signIn('sales@huaxin.example')).body.user).toBeDefined();
    // The strangers’ lane was spent in the future: an hour after the next attempt it has room.
    expect((await stranger().signIn('sales@huaxin.example')).body.code).toBe('wrong_credentials');
    at(3_660_000);
    expect((await stranger().signIn('sales@huaxin.example')).body.challenge).toBeDefined();
    house.setNow(null);
  });

  it('set ahead ends sessions, challenges and locks, and takes none of them for stolen', async () => {
    const { sales, service, admin } = house.as;
    await sales.signIn('sales@huaxin.example');
    const { token } = (await stranger().signIn('lead@huaxin.example')).body.challenge;
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const lock = { scope: 'account', subject: service.id, strength: 'closed', reason: '核实', endsAt };
    await admin.post('/api/locks', lock);
    expect((await service.get('/api/customers')).status).toBe(423);
    at(120_000);
    expect((await service.get('/api/customers')).status).toBe(200);
    at(year);
    expect((await sales.get('/api/me')).body.code).toBe('not_signed_in');
    const proof = { challenge: token, proof: { method: 'mail', code: '00000000' } };
    expect((await stranger().post('/api/sign-in/proof', proof)).body.code).toBe('expired_link');
    house.setNow(null);
    expect((await sales.get('/api/me')).status).toBe(200);
    expect((await admin.get('/api/locks', { trigger: 'stolen-session' })).body.items).toEqual([]);
  });
});

describe('the database cut off', () => {
  const cut = () =>
    house.database.pool
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`,
      )
      .catch(() => {});

  it('half-way through an attempt lets no stranger in, and the attempt stays counted', async () => {
    const gate = createGate(house.database);
    const personId = newId();
    const now = new Date();
    const attempt = {
      entrance: 'password',
      account: { key: accountKey(personId), personId: null },
      factor: 'password',
      client: { address: '192.0.2.9', network: '192.0.2.0/24', deviceId: null },
      policy: policyPresets.modern,
      now,
      isPaid: true,
    } as const;
    await expect(
      enter(gate, attempt, async () => {
        await Promise.all([
          house.database.db
            .selectFrom('people')
            .select((eb) => eb.fn('pg_sleep', [eb.val(5)]).as('slept'))
            .execute(),
          house.database.pool.query('select 1').then(cut),
        ]);
        return 'in';
      }),
    ).rejects.toThrow(/terminat|connection/i);
    await expect.poll(() => attemptsOf(personId).catch(() => -1)).toBe(1);
  });

  it('again and again: strangers get a challenge, a refusal or 503; sessions go on without a restart', async () => {
    const seen = new Set<number>();
    for (let i = 0; i < 12; i++) {
      const [guess, right] = await Promise.all([
        stranger().post('/api/sign-in', { email: 'reader@huaxin.example', password: newId() }),
        stranger().post('/api/sign-in', { email: 'sales@huaxin.example', password }),
        cut(),
      ]);
      for (const answer of [guess, right]) {
        seen.add(answer.status);
        expect([200, 401, 503], answer.text).toContain(answer.status);
        expect(answer.body.user).toBeUndefined();
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    }
    expect(seen.size).toBeGreaterThan(1);
    await expect.poll(async () => (await house.as.service.get('/api/me')).status).toBe(200);
    await house.as.sales.signIn('sales@huaxin.example');
    expect((await house.as.sales.get('/api/customers')).status).toBe(200);
  });
});
