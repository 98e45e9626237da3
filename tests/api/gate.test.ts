/** The gate's invariants (I1–I8), each by what people and attackers see. Addresses stand for clients: 127.0.0.1 is the office. */
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/api.ts';
import { accountKey } from '../../src/server/access/gate/gate.ts';
import { take } from '../../src/server/access/lanes/index.ts';
import { openLock } from '../../src/server/access/locks/index.ts';
import { openDatabase } from '../../src/server/platform/database.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { doWork, openHouse, password, statuses, type Browser, type House } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const emailOf = (who: string) => `${who}@huaxin.example`;
let strangers = 0;
/** Somebody at an address that nobody ever came from; each call is another network. */
function stranger(): Browser {
  const browser = house.stranger();
  strangers++;
  browser.address = `198.${18 + (strangers >> 8)}.${strangers & 255}.7`;
  return browser;
}
const guess = (email: string, typed = `wrong ${newId()}`) =>
  stranger().post('/api/sign-in', { email, password: typed });

/** Everything of an answer that somebody could tell names apart by; the request's id differs always. */
function shape({ status, body, headers }: Awaited<ReturnType<typeof guess>>): unknown {
  const { instance: _, ...rest } = body;
  const { date: __, 'content-length': ___, ...others } = headers;
  return { status, rest, others };
}

describe('lanes', () => {
  it('I1: failures of strangers leave every other lane as it was', async () => {
    for (let i = 0; i < 30; i++) await guess(emailOf('sales'));
    const trusted = await house.as.sales.signIn(emailOf('sales'));
    expect(trusted.status, trusted.text).toBe(200);
    const sameOffice = house.stranger();
    expect((await sameOffice.signIn(emailOf('sales'))).body.user.name).toBe('王芳');
    const { db } = house.database;
    const lanes = await db
      .selectFrom('lane_budgets')
      .select(['lane', 'in_a_row'])
      .where('account', '=', accountKey(house.as.sales.id))
      .where('factor', '=', 'password')
      .execute();
    expect(lanes.find(({ lane }) => lane === 'unknown')?.in_a_row).toBe(5);
    expect(lanes.filter(({ lane }) => lane !== 'unknown').every((row) => row.in_a_row === 0)).toBe(true);
  });

  it('I2: with the strangers’ lane spent, sessions, codes, links and requests go on', async () => {
    expect((await house.as.sales.get('/api/me')).status).toBe(200);
    const codes = (await house.as.sales.post('/api/me/recovery-codes')).body.codes as string[];
    const abroad = stranger();
    const refused = await abroad.post('/api/sign-in', { email: emailOf('sales'), password });
    expect(refused.body.code).toBe('wrong_credentials');
    const proof = { email: emailOf('sales'), method: 'recovery-code', code: codes[0] };
    expect((await abroad.post('/api/devices/proof', proof)).status).toBe(204);
    expect((await abroad.get('/api/me')).status).toBe(401);
    expect((await abroad.signIn(emailOf('sales'))).status).toBe(200);
    const other = stranger();
    const { url } = (await house.as.admin.post(`/api/people/${house.as.sales.id}/device-link`)).body;
    const link = { method: 'link', token: url.split('#')[1] };
    expect((await other.post('/api/devices/proof', link)).status).toBe(204);
    expect((await stranger().post('/api/devices/proof', link)).body.code).toBe('expired_link');
    expect((await other.signIn(emailOf('sales'))).status).toBe(200);
  });

  it('I3: every operation that needs no session is one of the known doors', () => {
    const open = [...operations].filter(([, endpoint]) => endpoint.access === 'open').map(([id]) => id);
    const doors = {
      'access.signIn': 'password',
      'access.proveSignIn': 'second-proof',
      'access.mailSignIn': 'mail-proof',
      'access.passkeyOptions': 'passkey',
      'access.passkeySignIn': 'passkey',
      'access.forgotPassword': 'forgot-password',
      'access.resetPassword': 'password-link',
      'devices.askMail': 'mail-proof',
      'devices.prove': 'device-proof, device-link',
      'access.waitingSignIn': 'second-proof',
      'sso.start': 'single-sign-on',
      'sso.return': 'single-sign-on',
      'breakGlass.open': 'break-glass',
      'breakGlass.typeShare': 'guardian-share',
      'recoveryContacts.ask': 'contact-ask',
      'recoveryContacts.prove': 'contact-code',
      'calendar.feed': 'calendar-feed',
      'unlockRequests.ask': 'unlock-request',
      'unlockRequests.progress': 'unlock-progress',
      'unlockRequests.say': 'unlock-progress',
      'unlockRequests.withdraw': 'unlock-progress',
      'unlockRequests.take': 'unlock-progress',
      'unlockRequests.bringFile': 'unlock-progress',
      'unlockRequests.ownFile': 'unlock-progress',
      // Prove nothing and let nobody in.
      'sso.providers': '',
      'access.status': '',
      'access.setUp': 'works once',
      'passwords.judge': '',
      'checkUp.server': '',
      'checkUp.download': '',
      'checkUp.upload': '',
      'passwords.rules': '',
    };
    expect(open.toSorted()).toEqual(Object.keys(doors).toSorted());
  });

  it('I4: a thousand guesses at once win none over one after the other, on two servers', async () => {
    const { pool } = house.database;
    const second = openDatabase(pool.options as never, { max: 4 });
    const key = { account: Buffer.alloc(16, 7), lane: 'unknown', factor: 'password', device: '' } as const;
    const limits = { perHour: 5, perDay: 20, inARow: 100 };
    const now = new Date();
    const taken = await Promise.all(
      Array.from({ length: 1000 }, (_, i) =>
        take(i % 2 === 0 ? house.database.db : second.db, key, limits, now),
      ),
    );
    await second.close();
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(5);
    const answers = await Promise.all(Array.from({ length: 100 }, () => guess(emailOf('other'))));
    // Some are told to come back: a crowd of strangers is served a few at a time.
    expect(statuses(answers).every((status) => status === 401 || status === 429)).toBe(true);
    const row = await house.database.db
      .selectFrom('lane_budgets')
      .select('attempts')
      .where('account', '=', accountKey(house.as.other.id))
      .where('lane', '=', 'unknown')
      .executeTakeFirstOrThrow();
    expect(row.attempts).toHaveLength(5);
  });

  it('I5: what counts is the person, however the name is written; names that nobody has count the same', async () => {
    for (const email of [' READER@huaxin.example', 'ｒeader@huaxin.example', 'reader@HUAXIN.example '])
      await guess(email);
    const counted = async (account: Buffer) =>
      (
        await house.database.db
          .selectFrom('lane_budgets')
          .select('attempts')
          .where('account', '=', account)
          .where('lane', '=', 'unknown')
          .executeTakeFirst()
      )?.attempts.length;
    // The full-width one is nobody's address, and never somebody else's budget.
    expect(await counted(accountKey(house.as.reader.id))).toBe(2);
    const before = await rows();
    for (const email of ['nobody@huaxin.example', ' NOBODY@huaxin.example', 'nobody@huaxin.example'])
      await guess(email);
    expect(await rows()).toBe(before + 1);
    async function rows() {
      const found = await house.database.db
        .selectFrom('lane_budgets')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(found.n);
    }
  });

  it('existing, unknown, spent and closed names answer alike', async () => {
    const close = { scope: 'account', subject: house.as.service.id, strength: 'closed', reason: '测试' };
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const locked = await house.as.admin.post('/api/locks', { ...close, endsAt });
    expect(locked.status, locked.text).toBe(201);
    const seen = [];
    for (const who of ['lead', 'nobody-at-all', 'sales', 'service'])
      seen.push(shape(await guess(emailOf(who))));
    for (const other of seen) expect(other).toEqual(seen[0]);
    expect((await house.as.admin.post(`/api/locks/${locked.body.id}/lift`, {})).status).toBe(200);
  });

  it('refill steadily: an hour’s room comes back one attempt at a time, a day holds twenty', async () => {
    const key = { account: Buffer.alloc(16, 9), lane: 'unknown', factor: 'password', device: '' } as const;
    const limits = { perHour: 5, perDay: 20, inARow: 100 };
    const { db } = house.database;
    const start = Date.parse('2026-03-01T00:00:00Z');
    const allowed: number[] = [];
    for (let minute = 0; minute < 48 * 60; minute += 7) {
      const now = new Date(start + minute * 60_000);
      if ((await take(db, key, limits, now)).allowed) allowed.push(minute);
    }
    const most = (window: number) =>
      Math.max(...allowed.map((from) => allowed.filter((at) => at >= from && at < from + window).length));
    expect(most(60)).toBe(5);
    expect(most(24 * 60)).toBe(20);
    expect(allowed.length).toBe(40);
  });

  it('a hundred in a row rest until a proof, and no step of the clock locks longer than its window', async () => {
    const { db } = house.database;
    const key = { account: Buffer.alloc(16, 11), lane: 'unknown', factor: 'password', device: '' } as const;
    const limits = { perHour: 5, perDay: 20, inARow: 100 };
    let now = new Date('2026-03-01T00:00:00Z');
    let count = 0;
    for (let day = 0; day < 20; day++)
      for (let hour = 0; hour < 24; hour++) {
        now = new Date(Date.parse('2026-03-01T00:00:00Z') + (day * 24 + hour) * 3_600_000);
        for (let i = 0; i < 2; i++) if ((await take(db, key, limits, now)).allowed) count++;
      }
    expect(count).toBe(100);
    const later = new Date(now.getTime() + 91 * 86_400_000);
    expect((await take(db, key, limits, later)).allowed).toBe(true);

    const jumping = { ...key, account: Buffer.alloc(16, 12) };
    const ahead = new Date('2027-03-01T00:00:00Z');
    for (let i = 0; i < 5; i++) await take(db, jumping, limits, ahead);
    const back = new Date('2026-03-01T00:00:00Z');
    expect((await take(db, jumping, limits, back)).allowed).toBe(false);
    expect((await take(db, jumping, limits, new Date(back.getTime() + 3_700_000))).allowed).toBe(true);
  });

  it('a wrong password typed again costs nothing: a forgotten phone doesn’t spend its owner’s lane', async () => {
    const phone = stranger();
    for (let i = 0; i < 40; i++)
      await phone.post('/api/sign-in', { email: emailOf('lead'), password: 'last month’s password' });
    const row = await house.database.db
      .selectFrom('lane_budgets')
      .select('attempts')
      .where('account', '=', accountKey(house.as.lead.id))
      .where('lane', '=', 'unknown')
      .executeTakeFirstOrThrow();
    // One for the phone, one for the guess of another test.
    expect(row.attempts.length).toBeLessThanOrEqual(2);
  });
});

describe('the price', () => {
  it('is named after a network’s third failure, paid once, and only from there', async () => {
    const browser = stranger();
    const attempt = (more: object = {}) =>
      browser.post('/api/sign-in', { email: 'nobody@x.example', password: newId(), ...more });
    for (let i = 0; i < 3; i++) expect((await attempt()).body.code).toBe('wrong_credentials');
    const asked = await attempt();
    expect(asked.body).toMatchObject({ status: 429, code: 'work_required' });
    expect(asked.headers['retry-after']).toBe('20');
    const work = await doWork(asked.body.work);
    const elsewhere = stranger();
    for (let i = 0; i < 3; i++)
      await elsewhere.post('/api/sign-in', { email: 'nobody@x.example', password: newId() });
    const stolen = { email: 'nobody@x.example', password: newId(), work };
    expect((await elsewhere.post('/api/sign-in', stolen)).body.code).toBe('work_required');
    expect((await attempt({ work })).body.code).toBe('wrong_credentials');
    expect((await attempt({ work })).body.code).toBe('work_required');
    for (const junk of ['', 'x', 'wait.1.x', 'wait.9999999999999.AAAA', Buffer.from('{}').toString('base64')])
      expect((await attempt({ work: junk })).body.code).toBe('work_required');
  });

  it('can be waited for, one at a time', async () => {
    const browser = stranger();
    const attempt = (work?: string) =>
      browser.post('/api/sign-in', { email: 'nobody@x.example', password: newId(), work });
    for (let i = 0; i < 3; i++) await attempt();
    const { ticket } = (await attempt()).body.work.wait;
    expect((await attempt(ticket)).body.code).toBe('work_required');
    house.setNow(new Date(Date.now() + 21_000));
    const another = (await attempt()).body.work.wait.ticket;
    expect((await attempt(ticket)).body.code).toBe('wrong_credentials');
    expect((await attempt(ticket)).body.code).toBe('work_required');
    expect((await attempt(another)).body.code).toBe('work_required');
    house.setNow(null);
  });
});

describe('a stranger with the right password', () => {
  it('is asked for a second proof, gets no session, and the owner hears of it', async () => {
    const thief = stranger();
    const answer = await thief.signIn(emailOf('reader'));
    expect(answer.status).toBe(200);
    expect(answer.body.challenge).toMatchObject({ reasons: ['unknown-device'], methods: [], mailTo: null });
    expect((await thief.get('/api/me')).status).toBe(401);
    const { items } = (await house.as.reader.get('/api/notices')).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toContain('sign-in-challenged');
    const proof = { challenge: answer.body.challenge.token, proof: { method: 'mail', code: '12345678' } };
    expect((await thief.post('/api/sign-in/proof', proof)).body.code).toBe('wrong_proof');
    for (const challenge of ['x', answer.body.challenge.token.slice(1)])
      expect((await thief.post('/api/sign-in/proof', { ...proof, challenge })).body.code).toBe(
        'expired_link',
      );
  });

  it('is let in with a code of the owner’s, once', async () => {
    const codes = (await house.as.reader.post('/api/me/recovery-codes')).body.codes as string[];
    const browser = stranger();
    const { challenge } = (await browser.signIn(emailOf('reader'))).body;
    expect(challenge.methods).toContain('recovery-code');
    const give = (code: string) =>
      browser.post('/api/sign-in/proof', {
        challenge: challenge.token,
        proof: { method: 'recovery-code', code },
      });
    const twice = await Promise.all([give(codes[0] ?? ''), give(codes[1] ?? '')]);
    expect(statuses(twice)[0]).toBe(200);
    expect(statuses(twice)[1]).toBeGreaterThanOrEqual(400);
    expect((await browser.get('/api/me')).body.name).toBe('Anna Reed');
    const again = stranger();
    const second = (await again.signIn(emailOf('reader'))).body.challenge.token;
    const reused = { challenge: second, proof: { method: 'recovery-code', code: codes[0] } };
    expect((await again.post('/api/sign-in/proof', reused)).body.code).toBe('wrong_proof');
  });
});

describe('device cookies', () => {
  it('hold for one person, not forged, not after being forgotten', async () => {
    const mine = house.as.lead.cookies.get('latchkey-device') ?? '';
    const forged = Buffer.from(mine.split('.')[0] ?? '', 'base64url');
    forged[30] = (forged[30] ?? 0) ^ 1;
    const cases = {
      'another person’s': house.as.sales.cookies.get('latchkey-device') ?? '',
      forged: forged.toString('base64url'),
      junk: 'A'.repeat(60),
      long: `${mine}.${mine}`.repeat(8).slice(0, 590),
    };
    for (const [what, cookie] of Object.entries(cases)) {
      const browser = stranger();
      browser.cookies.set('latchkey-device', cookie);
      const answer = await browser.signIn(emailOf('lead'));
      if (what === 'long') expect(answer.body.user, what).toBeDefined();
      else expect(answer.body.challenge?.reasons, what).toEqual(['unknown-device']);
    }
    const copied = stranger();
    copied.cookies.set('latchkey-device', mine);
    expect((await copied.signIn(emailOf('lead'))).body.user).toBeDefined();
    const { items } = (await house.as.lead.get('/api/devices')).body;
    const current = items.find((device: { current: boolean }) => device.current);
    expect((await house.as.lead.send('DELETE', `/api/devices/${current.id}`)).status).toBe(204);
    const after = stranger();
    after.cookies.set('latchkey-device', mine);
    expect((await after.signIn(emailOf('lead'))).body.challenge).toBeDefined();
    expect((await house.as.lead.signIn(emailOf('lead'))).status).toBe(200);
  });

  it('a session used without its device is closed, and its owner has to prove who they are', async () => {
    const victim = house.stranger();
    await victim.signIn(emailOf('other'));
    const thief = stranger();
    thief.cookie = victim.cookie;
    expect((await thief.get('/api/me')).status).toBe(401);
    expect((await victim.get('/api/me')).status).toBe(401);
    const again = await victim.signIn(emailOf('other'));
    // Nothing stronger is theirs: on their own device the password is the proof.
    expect(again.status).toBe(200);
    const { items } = (await victim.get('/api/me/locks')).body;
    const stolen = items.filter(({ trigger }: { trigger: string }) => trigger === 'stolen-session');
    expect(stolen.map(({ scope }: { scope: string }) => scope).toSorted()).toEqual(['account', 'session']);
    const account = stolen.find(({ scope }: { scope: string }) => scope === 'account');
    expect(account).toMatchObject({ open: false, endRoute: 'proof' });
    const told = (await victim.get('/api/notices')).body.items;
    expect(told.map(({ kind }: { kind: string }) => kind)).toContain('session-stolen');
  });
});

describe('locks', () => {
  const lock = (who: keyof House['as'], strength: string, more: object = {}) =>
    house.as.admin.post('/api/locks', {
      scope: 'account',
      subject: house.as[who].id,
      strength,
      reason: '核实身份',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      ...more,
    });

  it('of each strength keep exactly what they say, everywhere, at once, and end when lifted', async () => {
    const { service } = house.as;
    const customer = (await service.get('/api/customers')).status;
    expect(customer).toBe(200);
    const expected = {
      challenge: { me: 200, list: 423, create: 423, export: 423 },
      limited: { me: 200, list: 200, create: 403, export: 403 },
      closed: { me: 200, list: 423, create: 423, export: 423 },
    };
    for (const [strength, seen] of Object.entries(expected)) {
      const opened = await lock('service', strength);
      expect(opened.status, opened.text).toBe(201);
      expect((await service.get('/api/me')).status).toBe(seen.me);
      expect((await service.get('/api/me')).body.lock).toMatchObject({ strength });
      const list = await service.get('/api/customers');
      expect(list.status, strength).toBe(seen.list);
      if (seen.list === 423)
        expect(list.body.lock).toMatchObject({ trigger: 'administrators-act', scope: 'account' });
      expect((await service.post('/api/customers', { name: 'x' })).status).toBe(seen.create);
      expect((await service.get('/api/customers/export')).status).toBe(seen.export);
      expect((await house.as.admin.post(`/api/locks/${opened.body.id}/lift`, {})).status).toBe(200);
      expect((await service.get('/api/customers')).status).toBe(200);
    }
  });

  it('a challenge over a running session ends with a proof, not with time alone', async () => {
    const opened = await lock('service', 'challenge');
    const { service } = house.as;
    expect((await service.get('/api/me/proof')).body.methods).toEqual(['password']);
    const wrong = await service.post('/api/me/proof', { method: 'password', password: 'wrong' });
    expect(wrong.body.code).toBe('wrong_proof');
    expect((await service.post('/api/me/proof', { method: 'password', password })).status).toBe(200);
    expect((await service.get('/api/customers')).status).toBe(200);
    const told = (await house.as.admin.get(`/api/locks/${opened.body.id}`)).body;
    expect(told).toMatchObject({ open: false, endRoute: 'proof' });
    expect(told.events.map(({ act }: { act: string }) => act)).toEqual(['opened', 'proved']);
  });

  it('I6: the engine’s own always end; a person’s without an end has a review', async () => {
    const { db } = house.database;
    const engine = await db.selectFrom('locks').select('ends_at').where('opened_by', 'is', null).execute();
    expect(engine.length).toBeGreaterThan(2);
    expect(engine.every(({ ends_at }) => ends_at !== null)).toBe(true);
    const endless = {
      scope: 'account',
      subject: house.as.sales.id,
      personId: house.as.sales.id,
      strength: 'closed',
      trigger: 'attack',
      evidence: {},
      openedBy: null,
      endsAt: null,
    } as const;
    await expect(openLock(db, endless, new Date())).rejects.toThrow(/check/);
    for (const more of [
      { endsAt: undefined },
      { reviewAt: new Date(Date.now() + 86_400_000).toISOString() },
      { reason: ' ' },
      { endsAt: '2020-01-01T00:00:00Z' },
      { endsAt: undefined, reviewAt: new Date(Date.now() + 200 * 86_400_000).toISOString() },
      { subject: newId() },
      { subject: 'junk' },
      { subject: house.as.admin.id },
    ])
      expect((await lock('sales', 'closed', more)).status, JSON.stringify(more)).toBeGreaterThanOrEqual(400);
  });

  it('I7: the last two administrators can be neither locked, closed nor demoted', async () => {
    const { admin } = house.as;
    const roles = (await admin.get('/api/roles')).body.items;
    const made = await admin.post('/api/people', {
      name: '副管理员',
      email: 'second@huaxin.example',
      roleIds: [roles[0].id],
    });
    const { url } = (await admin.post(`/api/people/${made.body.id}/password-link`)).body;
    const second = house.stranger();
    const link = { token: url.split('#')[1], password: 'a second fine password' };
    expect((await second.post('/api/password/reset', link)).status).toBe(204);
    expect((await second.signIn('second@huaxin.example', link.password)).status).toBe(200);
    for (const strength of ['limited', 'closed']) {
      const refused = await lock('admin', strength, { subject: made.body.id });
      expect(refused.body.code, strength).toBe('last_administrators');
    }
    const person = (await admin.get(`/api/people/${made.body.id}`)).body;
    for (const change of [{ state: 'closed' }, { roleIds: [] }]) {
      const refused = await admin.patch(`/api/people/${person.id}`, person.version, change);
      expect(refused.body.code, JSON.stringify(change)).toBe('last_administrators');
    }
    expect((await second.get('/api/people')).status).toBe(200);
  });

  it('I8: lifting yields no session and touches no password; a day of shield follows', async () => {
    const opened = await lock('sales', 'closed');
    const signedOut = house.stranger();
    const { db } = house.database;
    const hashOf = () =>
      db
        .selectFrom('people')
        .select(['password_hash', 'password_changed_at'])
        .where('id', '=', house.as.sales.id)
        .executeTakeFirstOrThrow();
    const before = await hashOf();
    expect(before.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const sessions = await db.selectFrom('sessions').select('id').execute();
    const lifted = await house.as.admin.post(`/api/locks/${opened.body.id}/lift`, {
      rootCause: 'typing-slip',
    });
    expect(lifted.headers['set-cookie']).toBeUndefined();
    expect(lifted.body).toMatchObject({ open: false, endRoute: 'administrator', rootCause: 'typing-slip' });
    expect(Date.parse(lifted.body.shieldUntil) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(await db.selectFrom('sessions').select('id').execute()).toEqual(sessions);
    expect(await hashOf()).toEqual(before);
    expect((await signedOut.get('/api/me')).status).toBe(401);
    const again = await house.as.admin.post(`/api/locks/${opened.body.id}/lift`, {});
    expect(again.body.code).toBe('wrong_state');
  });

  it('nobody lifts their own, and only those lock and lift who may', async () => {
    const opened = await lock('lead', 'limited');
    const id = opened.body.id as string;
    for (const who of ['lead', 'sales', 'reader'] as const) {
      expect((await house.as[who].post(`/api/locks/${id}/lift`, {})).status, who).toBe(403);
      expect((await house.as[who].get('/api/locks')).status, who).toBe(403);
    }
    house.setNow(new Date(Date.now() + 3_601_000));
    expect((await house.as.lead.get('/api/me')).body.lock).toBeNull();
    house.setNow(null);
  });
});
