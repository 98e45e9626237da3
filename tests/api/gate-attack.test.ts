/** What somebody hostile would try at the gate, with the source in hand: each was a hole once. */
import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { policyPresets } from '../../src/contract/access/policy.ts';
import { accountKey, createGate, enter, enterBySecret } from '../../src/server/access/gate/gate.ts';
import { ProblemError } from '../../src/server/platform/problem.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, password, setPolicy, type Browser, type House } from '../harness/house.ts';
import { openMailbox, type Mailbox } from '../harness/mailbox.ts';

let house: House;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  house = await openHouse({ SMTP_URL: mailbox.url });
  await house.app.startJobs();
});

let strangers = 0;
/** Somebody from a network that nobody ever came from. */
const stranger = (): Browser =>
  Object.assign(house.stranger(), { address: `198.${18 + (++strangers >> 8)}.${strangers & 255}.7` });
const codeIn = (mail: string) => /\n\s+(\d{4} \d{4})\n/.exec(mail)?.[1] ?? '';

describe('a sign-in that waits for its second proof', () => {
  it('takes no code by mail from somebody who has a second factor', async () => {
    const email = 'reader@huaxin.example';
    const before = stranger();
    const early = (await before.signIn(email)).body.challenge;
    expect(early.methods).toEqual(['mail']);
    await before.post('/api/sign-in/mail', { challenge: early.token });
    const code = codeIn(await mailWith(email, '正用你的密码'));
    const { secret } = (await house.as.reader.post('/api/me/totp')).body;
    const totp = new TOTP({ secret });
    expect((await house.as.reader.post('/api/me/totp/confirm', { code: totp.generate() })).status).toBe(204);
    // A code mailed before there was one proves nothing after it, and another isn't sent, whatever the page offers.
    const proof = { challenge: early.token, proof: { method: 'mail', code } };
    expect((await before.post('/api/sign-in/proof', proof)).body.code).toBe('wrong_proof');
    const thief = stranger();
    const { challenge } = (await thief.signIn(email)).body;
    expect(challenge.methods).toEqual(['totp']);
    expect((await thief.post('/api/sign-in/mail', { challenge: challenge.token })).body.code).toBe(
      'wrong_state',
    );
    expect((await house.as.reader.send('DELETE', '/api/me/totp')).status).toBe(204);
  });

  it('is held against locks and networks again when it is proved', async () => {
    const codes = (await house.as.service.post('/api/me/recovery-codes')).body.codes as string[];
    const browser = stranger();
    const { token } = (await browser.signIn('service@huaxin.example')).body.challenge;
    const prove = (code: string | undefined) =>
      browser.post('/api/sign-in/proof', { challenge: token, proof: { method: 'recovery-code', code } });
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const close = {
      scope: 'account',
      subject: house.as.service.id,
      strength: 'closed',
      reason: '核实',
      endsAt,
    };
    const lock = (await house.as.admin.post('/api/locks', close)).body;
    expect((await prove(codes[0])).body.code).toBe('locked');
    await house.as.admin.post(`/api/locks/${lock.id}/lift`, {});
    await setPolicy(house, { allowedNetworks: ['127.0.0.0/8'] });
    expect((await prove(codes[1])).body.code).toBe('not_from_here');
    await setPolicy(house, {});
    expect((await prove(codes[2])).status).toBe(200);
  });
});

describe('what strangers spend is theirs', () => {
  it('wrong codes for a mail of their own leave the owner’s code as it was', async () => {
    const email = 'lead@huaxin.example';
    const asker = stranger();
    const { token } = (await asker.post('/api/devices/mail', { email })).body;
    const guess = () => asker.post('/api/devices/proof', { method: 'mail', token, code: '0000 0000' });
    for (let i = 0; i < 8; i++) expect((await guess()).body.code).toBe('wrong_proof');
    const owner = stranger();
    const { challenge } = (await owner.signIn(email)).body;
    await owner.post('/api/sign-in/mail', { challenge: challenge.token });
    const code = codeIn(await mailWith(email, '正用你的密码'));
    const proof = { challenge: challenge.token, proof: { method: 'mail', code } };
    expect((await owner.post('/api/sign-in/proof', proof)).status).toBe(200);
    // Theirs is spent: five tries, and the right code is one too many.
    const right = codeIn(await mailWith(email, '成为你信任的设备'));
    const late = await asker.post('/api/devices/proof', { method: 'mail', token, code: right });
    expect(late.body.code).toBe('wrong_proof');
  });

  it('wrong codes of an app leave the owner, who knows the password, theirs', async () => {
    const email = 'service@huaxin.example';
    const begun = (await house.as.service.post('/api/me/totp')).body;
    const totp = new TOTP({ secret: begun.secret });
    await house.as.service.post('/api/me/totp/confirm', { code: totp.generate() });
    for (let i = 0; i < 12; i++)
      await stranger().post('/api/devices/proof', { email, method: 'totp', code: '000000' });
    const owner = stranger();
    const { challenge } = (await owner.signIn(email)).body;
    const code = totp.generate({ timestamp: Date.now() + 30_000 });
    const proof = { challenge: challenge.token, proof: { method: 'totp', code } };
    expect((await owner.post('/api/sign-in/proof', proof)).status).toBe(200);
  });

  it('wrong recovery codes, however many, leave the right one as it was', async () => {
    const email = 'lead@huaxin.example';
    const codes = (await house.as.lead.post('/api/me/recovery-codes')).body.codes as string[];
    for (let i = 0; i < 30; i++)
      await stranger().post('/api/devices/proof', { email, method: 'recovery-code', code: newId() });
    const proof = { email, method: 'recovery-code', code: codes[0] };
    expect((await stranger().post('/api/devices/proof', proof)).status).toBe(204);
  });

  it('cookies of sessions that never were sign nobody else of their network out', async () => {
    const gate = createGate(house.database);
    for (const entrance of ['session', 'api-key', 'passkey'] as const) {
      await gate.secrets.consume(`${entrance} 127.0.0.0/24`, 10_000);
      const asked = enterBySecret(gate, { entrance, network: '127.0.0.0/24' }, () => Promise.resolve('in'));
      if (entrance === 'passkey') await expect(asked).rejects.toThrow(/attempts/i);
      else expect(await asked).toBe('in');
    }
  });

  it('an attempt turned away unseen, because too much is to be done, is no guess', async () => {
    const gate = createGate(house.database);
    const account = { key: accountKey(newId()), personId: null };
    const attempt = (prove: () => Promise<null>) =>
      enter(
        gate,
        {
          entrance: 'password',
          account,
          factor: 'password',
          client: { address: '192.0.2.9', network: '192.0.2.0/24', deviceId: null },
          policy: policyPresets.modern,
          now: new Date(),
          isPaid: true,
        },
        prove,
      );
    const busy = () => Promise.reject(new ProblemError('too_many_requests'));
    for (let i = 0; i < 9; i++) await expect(attempt(busy)).rejects.toThrow();
    expect(await attempt(() => Promise.resolve(null))).toMatchObject({ why: 'wrong' });
    // Any other fault stays counted: what was looked at nobody knows.
    const broken = () => Promise.reject(new Error('Connection terminated'));
    for (let i = 0; i < 4; i++) await expect(attempt(broken)).rejects.toThrow();
    expect(await attempt(() => Promise.resolve(null))).toMatchObject({ why: 'spent' });
  });

  it('mails cost their network work from the fourth on, and what isn’t paid for isn’t written down', async () => {
    const waiting = async () =>
      (await house.database.db.selectFrom('challenges').select('token_hash').execute()).length;
    const flooder = stranger();
    const before = await waiting();
    const ask = (path: string, name: string) => flooder.post(path, { email: `${name}@huaxin.example` });
    for (const who of ['a', 'b']) expect((await ask('/api/devices/mail', who)).status).toBe(200);
    expect((await ask('/api/password/forgot', 'c')).status).toBe(204);
    for (let i = 0; i < 5; i++) {
      expect((await ask('/api/devices/mail', `d${i}`)).body.code).toBe('work_required');
      expect((await ask('/api/password/forgot', `d${i}`)).body.code).toBe('work_required');
    }
    expect(await waiting()).toBe(before + 2);
  });
});

describe('an account', () => {
  it('closed and opened again takes its right password, tried meanwhile, as right', async () => {
    const { admin, other } = house.as;
    const state = async (to: string) => {
      const { version } = (await admin.get(`/api/people/${other.id}`)).body;
      expect((await admin.patch(`/api/people/${other.id}`, version, { state: to })).status).toBe(200);
    };
    await state('closed');
    expect((await house.stranger().signIn('other@huaxin.example')).status).toBe(401);
    await state('active');
    expect((await house.stranger().signIn('other@huaxin.example')).status).toBe(200);
    await other.signIn('other@huaxin.example');
  });

  it('whose address changes takes with it every link, code and sign-in that waits', async () => {
    const { admin, other } = house.as;
    const { url } = (await admin.post(`/api/people/${other.id}/device-link`)).body;
    const path = `/api/people/${other.id}`;
    const change = async (email: string) =>
      admin.patch(path, (await admin.get(path)).body.version, { email });
    expect((await change('moved@huaxin.example')).status).toBe(200);
    const link = { method: 'link', token: url.split('#')[1] };
    expect((await stranger().post('/api/devices/proof', link)).body.code).toBe('expired_link');
    expect((await change('other@huaxin.example')).status).toBe(200);
  });

  it('whose password changes ends the sign-ins begun with the old one', async () => {
    const { token } = (await stranger().signIn('other@huaxin.example')).body.challenge;
    const next = 'seven quiet harbours';
    expect((await house.as.other.post('/api/password/change', { current: password, next })).status).toBe(204);
    const proof = { challenge: token, proof: { method: 'mail', code: '12345678' } };
    expect((await stranger().post('/api/sign-in/proof', proof)).body.code).toBe('expired_link');
  });

  it('is no sieve for passwords to whoever holds a link to it', async () => {
    const { url } = (await house.as.admin.post(`/api/people/${house.as.other.id}/password-link`)).body;
    const token = url.split('#')[1];
    const reset = (typed: string) => stranger().post('/api/password/reset', { token, password: typed });
    for (let i = 0; i < 5; i++) expect((await reset('seven quiet harbours')).body.code).toBe('weak_password');
    expect((await reset('nine loud harbours at noon')).body.code).toBe('expired_link');
  });
});

describe('an open browser in an empty office', () => {
  it('makes no password link and changes no address without a fresh proof', async () => {
    const { admin, sales } = house.as;
    const { version } = (await admin.get(`/api/people/${sales.id}`)).body;
    const own = (await admin.get(`/api/people/${admin.id}`)).body.version;
    house.setNow(new Date(Date.now() + 11 * 60_000));
    const email = { email: 'mine@evil.example' };
    for (const attempt of [
      () => admin.post(`/api/people/${sales.id}/password-link`),
      () => admin.patch(`/api/people/${sales.id}`, version, email),
      () => admin.patch(`/api/people/${admin.id}`, own, email),
    ])
      expect((await attempt()).body.code).toBe('fresh_proof_needed');
    expect((await admin.get(`/api/people/${sales.id}`)).body.email).toBe('sales@huaxin.example');
    const csv = 'name,email\n王芳,mine@evil.example\n';
    const brought = await admin.send('POST', '/api/imports', csv, {
      query: { fileName: 'people.csv', object: 'person' },
    });
    expect(brought.status, brought.text).toBe(201);
    expect((await admin.post(`/api/imports/${brought.body.id}/run`)).body.code).toBe('fresh_proof_needed');
    const quiet = { mail: { account: false } };
    expect((await admin.send('PATCH', '/api/notices/preferences', quiet)).body.code).toBe(
      'fresh_proof_needed',
    );
    // Other facts of theirs go on as before.
    expect((await admin.patch(`/api/people/${sales.id}`, version, { title: '经理' })).status).toBe(200);
    house.setNow(null);
  });
});

describe('a session that is limited', () => {
  it('makes no key that would reach further', async () => {
    const browser = house.stranger();
    await browser.signIn('sales@huaxin.example');
    await browser.post('/api/sessions/open-wifi', { on: true });
    const key = { name: 'way out', scopes: ['customers.read'] };
    expect((await browser.post('/api/api-keys', key)).body.code).toBe('locked');
    expect((await house.as.sales.post('/api/api-keys', key)).status).toBe(201);
  });

  it('is closed in no case before its device’s cookie ends', async () => {
    await setPolicy(house, { devices: { trustedDays: 1, secondProofDays: 30 } });
    const browser = house.stranger();
    await browser.signIn('sales@huaxin.example');
    const { items } = (await browser.get('/api/sessions')).body;
    const { expiresAt } = items.find(({ current }: { current: boolean }) => current);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(86_400_000);
    house.setNow(new Date(Date.now() + 25 * 3_600_000));
    expect((await browser.get('/api/me')).body.code).toBe('not_signed_in');
    house.setNow(null);
    await setPolicy(house, {});
    const locks = (await house.as.admin.get('/api/locks', { trigger: 'stolen-session' })).body.items;
    expect(locks).toEqual([]);
  });
});

describe('another site', () => {
  it('has nobody refused, exporting or searching until they are locked', async () => {
    const { sales } = house.as;
    for (const site of ['cross-site', 'same-site'])
      for (const path of ['/api/locks', '/api/customers/export', '/api/customers', '/api/me']) {
        const sent = await sales.send('GET', path, undefined, { headers: { 'sec-fetch-site': site } });
        expect(sent.body.code, `${site} ${path}`).toBe('cross_site');
      }
    const open = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await house.stranger().send('GET', '/api/status', undefined, open)).status).toBe(200);
    for (const site of ['same-origin', 'none'])
      expect(
        (await sales.send('GET', '/api/me', undefined, { headers: { 'sec-fetch-site': site } })).status,
      ).toBe(200);
  });
});

describe('locks', () => {
  it('of a wide network, and of one address, close it', async () => {
    const endsAt = new Date(Date.now() + 3_600_000).toISOString();
    for (const [subject, inside, outside] of [
      ['100.64.0.0/16', '100.64.9.9', '100.65.9.9'],
      ['100.66.1.5', '100.66.1.5', '100.66.1.6'],
      ['2001:db8:5::/48', '2001:db8:5:1::9', '2001:db8:6:1::9'],
      ['100.67.0.0/16', '::ffff:100.67.1.1', '::ffff:100.68.1.1'],
    ] as const) {
      const lock = { scope: 'network', subject, strength: 'closed', reason: '攻击', endsAt };
      expect((await house.as.admin.post('/api/locks', lock)).status).toBe(201);
      const come = (address: string) =>
        Object.assign(house.stranger(), { address }).signIn('sales@huaxin.example');
      expect((await come(inside)).body.code, inside).toBe('wrong_credentials');
      expect((await come(outside)).body.challenge, outside).toBeDefined();
    }
  });

  it('that strangers pull as often as they like write no more than a line a minute', async () => {
    const lines = async () =>
      (await house.database.db.selectFrom('lock_events').select('id').execute()).length;
    const prober = stranger();
    for (let i = 0; i < 25; i++) await prober.get('/.env');
    await expect.poll(async () => (await locksOf('attack')).length).toBe(1);
    const before = await lines();
    const headers = { 'latchkey-client': '0' };
    for (let i = 0; i < 30; i++) {
      await prober.get('/.env');
      await prober.send('GET', '/api/status', undefined, { headers });
    }
    await expect.poll(async () => (await locksOf('outdated-client')).length).toBe(1);
    // The one of outdated pages is opened once.
    expect(await lines()).toBe(before + 1);
  });

  const locksOf = async (trigger: string) =>
    (await house.as.admin.get('/api/locks', { trigger })).body.items as unknown[];
});

it('the log names nobody whose address was only part of what was typed', async () => {
  const named = async () =>
    (
      await house.database.db
        .selectFrom('audit')
        .select('id')
        .where('action', '=', 'sign-in.refused')
        .where('record_id', '=', house.as.service.id)
        .execute()
    ).length;
  const before = await named();
  for (const email of [
    `service@huaxin.example${' '.repeat(300)}x`,
    'serv\0ice@huaxin.example',
    `${'\u0000'}service@huaxin.example`,
  ])
    expect((await stranger().signIn(email)).status).toBe(401);
  expect(await named()).toBe(before);
});

/** The newest mail to an address that holds a word; waits for it. */
async function mailWith(address: string, word: string): Promise<string> {
  for (let beyond = 0; ; beyond++) {
    const mail = await mailbox.next(address, beyond);
    if (mail.includes(word)) return mailbox.to(address).findLast((text) => text.includes(word)) ?? mail;
  }
}
