/** Unlock requests: asked by people and strangers, answered by somebody else, once; by the clock, without any mail. */
import { beforeAll, describe, expect, it } from 'vitest';
import { accountKey } from '../../src/server/access/gate/gate.ts';
import { callAll } from '../../src/server/access/unlocking/escalation.ts';
import { sweepAttachments } from '../../src/server/business/attachments/sweep.ts';
import { dayAfter, dayIn } from '../../src/server/platform/clock.ts';
import { createFileStore } from '../../src/server/platform/files.ts';
import { hashSecret } from '../../src/server/platform/secrets.ts';
import { openHouse, statuses, type Answer, type Browser, type House } from '../harness/house.ts';

let house: House;
let second: Browser & { id: string };
const emailOf = (name: string) => `${name}@huaxin.example`;
const lift = { answer: 'lift', rootCause: 'typing-slip' };
const trust = { answer: 'trust-device', rootCause: 'new-device' };

beforeAll(async () => {
  house = await openHouse();
  // A second one who looks after locks.
  const { items } = (await house.as.admin.get('/api/roles')).body;
  const role = items.find(({ permissions }: { permissions: string[] }) =>
    permissions.includes('locks.manage'),
  );
  second = house.as.other;
  const { version } = (await house.as.admin.get(`/api/people/${second.id}`)).body;
  const changed = await house.as.admin.patch(`/api/people/${second.id}`, version, { roleIds: [role.id] });
  expect(changed.status, changed.text).toBe(200);
});

let strangers = 0;
/** Somebody at a network of their own. */
const stranger = (): Browser =>
  Object.assign(house.stranger(), { address: `198.${18 + (++strangers >> 8)}.${strangers & 255}.7` });
const ask = (by: Browser, email: string, message = '') => by.post('/api/unlock-requests', { email, message });
const progress = (by: Browser, secret: string) => by.post('/api/unlock-requests/progress', { secret });
const answer = (by: Browser, id: string, body: object) => by.post(`/api/unlock-requests/${id}/answer`, body);
const open = async () =>
  (await house.as.admin.get('/api/unlock-requests', { state: 'open', limit: 200 })).body.items;
const byNumber = async (number: string) => {
  const { items } = (await house.as.admin.get('/api/unlock-requests', { limit: 200 })).body;
  return items.find((item: { number: string }) => item.number === number);
};
async function asked(by: Browser, email: string, message = '') {
  const { number, secret } = (await ask(by, email, message)).body;
  return { number, secret, id: (await byNumber(number))?.id as string };
}
const noticesOf = async (who: Browser, kind: string) =>
  (await who.get('/api/notices', { limit: 200 })).body.items.filter(
    (notice: { kind: string }) => notice.kind === kind,
  );
const settings = (now: Date) => ({
  database: house.database,
  clock: () => now,
  enqueue: () => Promise.resolve(),
});

describe('asked signed out', () => {
  it('is answered the same for a name that is somebody’s, nobody’s, and locked', async () => {
    await house.as.admin.post('/api/locks', {
      scope: 'account',
      subject: house.as.reader.id,
      strength: 'closed',
      reason: '试用结束',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const answers: Answer[] = [];
    const links: Answer[] = [];
    for (const email of [emailOf('sales'), emailOf('reader'), 'nobody@huaxin.example', '\0\ud800']) {
      const by = stranger();
      answers.push(await ask(by, email, '进不去'));
      links.push(await progress(by, answers.at(-1)?.body.secret));
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const plain = (text: string) =>
      text
        .replaceAll(/"(number|secret|fileKey)":"[^"]*"/g, '"$1":"?"')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '?');
    expect(new Set(answers.map(({ text }) => plain(text))).size).toBe(1);
    expect(new Set(links.map(({ text }) => plain(text))).size).toBe(1);
    expect(links[0]?.body).toMatchObject({
      state: 'open',
      message: '进不去',
      grant: false,
      conversation: [],
    });
    const ids = (await open()).map(({ person }: { person: { id: string } }) => person.id);
    expect(ids.toSorted(), 'the desk hears of people alone').toEqual(
      [house.as.sales.id, house.as.reader.id].toSorted(),
    );
  });

  it('asks no password’s budget, and leaves nothing of a name that nobody has', async () => {
    const typed = 'my secret passw0rd';
    const { number } = (await ask(stranger(), typed)).body;
    const { rows } = await house.database.pool.query('select * from unlock_requests where number = $1', [
      number,
    ]);
    expect(JSON.stringify(rows)).not.toContain(typed);
    const budgets = await house.database.db
      .selectFrom('lane_budgets')
      .select(['factor', 'attempts'])
      .where('account', '=', accountKey(house.as.sales.id))
      .execute();
    const spent = budgets.filter(({ attempts }) => attempts.length > 0);
    expect(spent.map(({ factor }) => factor)).toEqual(['unlock-request']);
  });

  it('reaches whoever may answer, and the one in whose name it was asked', async () => {
    const { number } = await asked(stranger(), emailOf('service'), '换了手机');
    for (const who of [house.as.admin, second])
      await expect
        .poll(async () => (await noticesOf(who, 'unlock-asked'))[0]?.params)
        .toMatchObject({ number, person: expect.any(String), again: false });
    await expect
      .poll(async () => (await noticesOf(house.as.service, 'unlock-asked'))[0]?.params)
      .toMatchObject({ number, person: null });
    expect(await noticesOf(house.as.lead, 'unlock-asked')).toEqual([]);
  });

  it('flooded in somebody’s name calls four times a day, and keeps nobody from asking', async () => {
    const email = emailOf('lead');
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(stranger(), email)));
    for (const each of answers) expect([200, 429]).toContain(each.status);
    const mine = () =>
      house.database.db
        .selectFrom('unlock_requests')
        .select(['rings', 'lane'])
        .where('person_id', '=', house.as.lead.id)
        .execute();
    const rang = (await mine()).filter(({ rings }) => rings);
    expect(rang).toHaveLength(4);
    // At the desk the others are one number beside them, and are there when they are asked for.
    const desk = async (query: Record<string, boolean>) =>
      (
        await house.as.admin.get('/api/unlock-requests', {
          personId: house.as.lead.id,
          limit: 200,
          ...query,
        })
      ).body.items;
    const all = await desk({});
    const gathered = await desk({ gathered: true });
    expect(gathered.map(({ rings }: { rings: boolean }) => rings)).toEqual([true, true, true, true]);
    expect(gathered[0].alike).toBe(all.length - 4);
    expect(all.length).toBeGreaterThan(4);
    // Their own device is another lane; and a stranger's place, too, still lists a request.
    const own = house.as.lead;
    const session = own.cookie;
    own.cookie = '';
    expect((await ask(own, email)).status).toBe(200);
    own.cookie = session;
    expect((await mine()).filter(({ rings, lane }) => rings && lane !== 'unknown')).toHaveLength(1);
    expect((await ask(stranger(), email)).status).toBe(200);
    expect(
      new Set(
        (await noticesOf(second, 'unlock-asked')).map(
          ({ params }: { params: { number: string } }) => params.number,
        ),
      ).size,
    ).toBeLessThan(9);
  });

  it('in everybody’s name calls nobody without end; known devices still do', async () => {
    const fresh = await openHouse();
    const now = new Date();
    await fresh.database.db
      .insertInto('network_budgets')
      .values({
        network: '*',
        kind: 'unlock-requests',
        attempts: Array.from({ length: 100 }, () => now),
        last_at: now,
      })
      .execute();
    const by = Object.assign(fresh.stranger(), { address: '203.0.113.66' });
    expect((await ask(by, emailOf('sales'))).status).toBe(200);
    const rang = async () => (await fresh.as.admin.get('/api/unlock-requests')).body.items[0].rings;
    expect(await rang()).toBe(false);
    await fresh.as.sales.post('/api/me/unlock-requests', {});
    expect(await rang()).toBe(true);
    // Nor does one who is known ask without end.
    const more = [];
    for (let i = 0; i < 20; i++) more.push(await fresh.as.sales.post('/api/me/unlock-requests', {}));
    expect(more.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(more.at(-1)?.body.code).toBe('too_many_attempts');
  });

  it('from one network is refused after ten a day, whatever name', async () => {
    const by = stranger();
    const answers: Answer[] = [];
    for (let i = 0; i < 12; i++) {
      const email = i % 2 === 0 ? emailOf('service') : `nobody${i}@huaxin.example`;
      let one = await ask(by, email);
      if (one.body.code === 'work_required') {
        const work = one.body.work.wait.ticket;
        house.setNow(new Date(Date.now() + 60_000 * (i + 1)));
        one = await by.post('/api/unlock-requests', { email, work });
      }
      answers.push(one);
    }
    house.setNow(null);
    expect(answers.slice(0, 5).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.slice(-2).map(({ body }) => body.code)).toEqual([
      'too_many_attempts',
      'too_many_attempts',
    ]);
    expect((await ask(stranger(), emailOf('service'))).status).toBe(200);
  });
});

describe('answered', () => {
  it('with a trusted device: the asking browser fetches it once, is not signed in, and then signs in', async () => {
    const by = stranger();
    const { id, secret, number } = await asked(by, emailOf('sales'), '新电脑');
    // What is answered calls nobody any more.
    await expect
      .poll(async () => (await house.as.admin.get(`/api/unlock-requests/${id}`)).body.called.length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    expect((await by.post('/api/unlock-requests/progress/device', { secret })).body.code).toBe('wrong_state');
    const answered = await answer(house.as.admin, id, { ...trust, reason: '电话确认过' });
    expect(answered.status, answered.text).toBe(200);
    expect(answered.body).toMatchObject({ state: 'answered', answeredBy: { name: '陈静' }, link: null });
    // The board leads to those that were answered in its days.
    const today = dayIn('Asia/Shanghai', new Date(answered.body.answeredAt));
    const on = async (query: Record<string, string>) =>
      (await house.as.admin.get('/api/unlock-requests', query)).body.items.some(
        (one: { id: string }) => one.id === id,
      );
    expect(await on({ answeredFrom: today, answeredTo: today })).toBe(true);
    expect(await on({ answeredTo: dayAfter(today, -1) })).toBe(false);
    expect((await progress(by, secret)).body).toMatchObject({
      grant: true,
      reason: '电话确认过',
      steps: expect.anything(),
    });
    expect((await by.post('/api/unlock-requests/progress/device', { secret })).status).toBe(204);
    expect((await by.get('/api/me')).status, 'I8').toBe(401);
    expect((await stranger().post('/api/unlock-requests/progress/device', { secret })).body.code).toBe(
      'wrong_state',
    );
    expect((await by.signIn(emailOf('sales'))).body.user.name).toBe('王芳');
    const devices = (await by.get('/api/devices')).body.items;
    expect(devices.find(({ current }: { current: boolean }) => current).by).toBe('administrator');
    const lines = (await house.as.admin.get('/api/audit', { limit: 200 })).body.items.filter(
      ({ recordId }: { recordId: string }) => recordId === id,
    );
    expect(lines.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['unlock.answered', 'device.trusted', 'unlock.called']),
    );
    await expect.poll(async () => (await noticesOf(by, 'unlock-answered'))[0]?.params.number).toBe(number);
  });

  it('by lifting: the locks end with cause and remedy, the lock’s owner is shielded, nobody is signed in', async () => {
    const locked = await house.as.admin.post('/api/locks', {
      scope: 'account',
      subject: house.as.service.id,
      strength: 'closed',
      reason: '怀疑',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const by = stranger();
    const { id, secret } = await asked(by, emailOf('service'));
    const card = (await second.get(`/api/unlock-requests/${id}`)).body;
    expect(card.locks.map((lock: { id: string }) => lock.id)).toContain(locked.body.id);
    const body = { ...lift, rootCause: 'administrators-act', note: '误锁', remedy: '已说明' };
    expect((await answer(second, id, body)).body.locks).toEqual([]);
    expect((await house.as.admin.get(`/api/locks/${locked.body.id}`)).body).toMatchObject({
      open: false,
      endRoute: 'administrator',
      rootCause: 'administrators-act',
      remedy: '已说明',
      endedBy: { id: second.id },
    });
    expect((await progress(by, secret)).body).toMatchObject({ answer: 'lift', grant: false });
    expect((await by.get('/api/me')).status).toBe(401);
    expect((await by.post('/api/unlock-requests/progress/device', { secret })).body.code).toBe('wrong_state');
  });

  it('with a password link, which is handed over by whoever answered and never shown to whoever asked', async () => {
    const by = stranger();
    const { id, secret } = await asked(by, emailOf('service'));
    const { link } = (
      await answer(house.as.admin, id, { answer: 'password-link', rootCause: 'forgotten-password' })
    ).body;
    expect(link.url).toContain('/reset-password#');
    const seen = await progress(by, secret);
    expect(seen.text).not.toContain(link.url.split('#')[1]);
    expect((await second.get(`/api/unlock-requests/${id}`)).text).not.toContain(link.url.split('#')[1]);
    const body = { token: link.url.split('#')[1], password: 'quite another fine one' };
    expect((await by.post('/api/password/reset', body)).status).toBe(204);
  });

  it('by two at once: one wins, the other is told who did what', async () => {
    const { id } = await asked(stranger(), emailOf('sales'));
    const answers = await Promise.all([
      answer(house.as.admin, id, lift),
      answer(second, id, { answer: 'refuse', reason: '不认识' }),
      answer(house.as.admin, id, trust),
    ]);
    expect(statuses(answers)).toEqual([200, 409, 409]);
    for (const { status, body } of answers)
      if (status === 409)
        expect(body.detail).toMatch(/^.+ answered this at .*: (lift|refuse|trust-device)\.$/);
    expect((await answer(second, id, lift)).body.code).toBe('wrong_state');
  });

  it('never by whoever asked, signed in or out, by whatever name or key', async () => {
    const { number } = (await house.as.admin.post('/api/me/unlock-requests', { message: '我自己' })).body;
    const { id } = await byNumber(number);
    const card = (await house.as.admin.get(`/api/unlock-requests/${id}`)).body;
    expect(card).toMatchObject({ mine: true, signedIn: true, can: [] });
    const out = await asked(stranger(), ' ADMIN@huaxin.example');
    const key = (await house.as.admin.post('/api/api-keys', { name: 'k', scopes: ['locks.manage'] })).body;
    await second.post(`/api/api-keys/${key.key.id}/approve`);
    const headers = { authorization: `Bearer ${key.secret}` };
    for (const request of [id, out.id]) {
      expect((await answer(house.as.admin, request, lift)).body.errors[0].code).toBe('oneself');
      const said = { text: '请批准' };
      expect((await house.as.admin.post(`/api/unlock-requests/${request}/messages`, said)).status).toBe(422);
      const byKey = await house
        .stranger()
        .send('POST', `/api/unlock-requests/${request}/answer`, lift, { headers });
      expect([403, 422, 423]).toContain(byKey.status);
    }
    // Nor does a key answer for others: it can't prove anything.
    const theirs = await asked(stranger(), emailOf('service'));
    const byKey = await house
      .stranger()
      .send('POST', `/api/unlock-requests/${theirs.id}/answer`, lift, { headers });
    expect(byKey.status).toBe(403);
    expect((await progress(house.stranger(), theirs.secret)).body.state).toBe('open');
    expect((await answer(second, id, { ...lift })).status).toBe(200);
  });

  it('never without a fresh proof, without the right, or with what is missing', async () => {
    const { id } = await asked(stranger(), emailOf('service'));
    for (const who of ['sales', 'lead', 'reader'] as const) {
      expect((await answer(house.as[who], id, lift)).status).toBeGreaterThanOrEqual(403);
      expect((await house.as[who].get('/api/unlock-requests')).status).toBeGreaterThanOrEqual(403);
    }
    house.setNow(new Date(Date.now() + 3 * 3_600_000));
    expect((await answer(second, id, lift)).body.code).toBe('fresh_proof_needed');
    house.setNow(null);
    for (const body of [
      {},
      { answer: 'lift' },
      { answer: 'refuse' },
      { answer: 'x', reason: 'y' },
      { ...lift, state: 'over' },
    ])
      expect((await answer(second, id, body)).status).toBe(422);
    expect((await answer(second, house.as.sales.id, lift)).status).toBe(404);
    expect((await byNumber((await second.get(`/api/unlock-requests/${id}`)).body.number)).state).toBe('open');
  });

  it('refused: the reason is on the page, and nothing was lifted', async () => {
    const by = stranger();
    const { id, secret } = await asked(by, emailOf('reader'));
    const { length } = (await second.get(`/api/unlock-requests/${id}`)).body.locks;
    expect(length).toBeGreaterThan(0);
    expect((await answer(second, id, { answer: 'refuse', reason: '请当面来' })).body.locks).toHaveLength(
      length,
    );
    expect((await progress(by, secret)).body).toMatchObject({
      answer: 'refuse',
      reason: '请当面来',
      grant: false,
    });
  });
});

describe('the progress link', () => {
  it('guessed, of a file key, or of junk opens nothing', async () => {
    const { secret } = await asked(stranger(), emailOf('sales'));
    const { fileKey } = (await progress(stranger(), secret)).body;
    for (const guess of [
      fileKey,
      secret.slice(0, -1),
      `${secret}A`,
      hashSecret(secret).toString('hex'),
      '',
      'x',
    ])
      for (const path of ['', '/withdraw', '/device'])
        expect(
          (await stranger().post(`/api/unlock-requests/progress${path}`, { secret: guess })).body.code,
        ).toBe('expired_link');
    expect((await stranger().get(`/api/unlock-requests/progress`)).status).not.toBe(200);
  });

  it('holds a conversation: a question waits for its answer, and nobody’s name is told to a stranger', async () => {
    const by = stranger();
    const { id, secret } = await asked(by, emailOf('sales'));
    const question = { text: '请报工号', asks: true };
    expect((await house.as.admin.post(`/api/unlock-requests/${id}/messages`, question)).body.state).toBe(
      'needs-information',
    );
    const seen = await progress(by, secret);
    expect(seen.body).toMatchObject({
      state: 'needs-information',
      conversation: [{ text: '请报工号', fromAsker: false, asks: true }],
    });
    expect(seen.text).not.toContain('陈静');
    const said = await by.post('/api/unlock-requests/progress/messages', { secret, text: '1024' });
    expect(said.body).toMatchObject({ state: 'open', conversation: [{}, { text: '1024', fromAsker: true }] });
    await expect
      .poll(async () => (await noticesOf(house.as.admin, 'unlock-said'))[0]?.params)
      .toMatchObject({ by: null });
    const many = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        by.post('/api/unlock-requests/progress/messages', { secret, text: `${i}` }),
      ),
    );
    expect(many.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(19);
    const card = (await house.as.admin.get(`/api/unlock-requests/${id}`)).body;
    expect(card.conversation.length).toBeLessThanOrEqual(21);
  });

  it('withdrawn is over, for both sides', async () => {
    const by = stranger();
    const { id, secret } = await asked(by, emailOf('sales'));
    expect((await by.post('/api/unlock-requests/progress/withdraw', { secret })).body.state).toBe(
      'withdrawn',
    );
    expect((await by.post('/api/unlock-requests/progress/withdraw', { secret })).body.code).toBe(
      'wrong_state',
    );
    expect((await by.post('/api/unlock-requests/progress/messages', { secret, text: 'x' })).body.code).toBe(
      'wrong_state',
    );
    expect((await answer(second, id, lift)).body.code).toBe('wrong_state');
    expect((await second.post(`/api/unlock-requests/${id}/messages`, { text: 'x' })).body.code).toBe(
      'wrong_state',
    );
  });

  it('of a name that nobody has talks, withdraws and ends like any other', async () => {
    const by = stranger();
    const { secret } = (await ask(by, 'nobody@huaxin.example')).body;
    expect(
      (await by.post('/api/unlock-requests/progress/messages', { secret, text: '有人吗' })).body.conversation,
    ).toHaveLength(1);
    house.setNow(new Date(Date.now() + 61 * 60_000));
    expect((await progress(by, secret)).body.steps.map(({ taken }: { taken: boolean }) => taken)).toEqual([
      true,
      true,
    ]);
    house.setNow(null);
    expect((await by.post('/api/unlock-requests/progress/withdraw', { secret })).body.state).toBe(
      'withdrawn',
    );
  });

  it('takes pictures and PDFs as they are, and nothing else', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const by = stranger();
    const { id, secret } = await asked(by, emailOf('sales'));
    const { fileKey: key } = (await progress(by, secret)).body;
    const bring = (content: Buffer, name: string, withKey = key) =>
      by.send('POST', '/api/unlock-requests/files', content, { query: { key: withKey, name } });
    const file = await bring(png, '../截图.png');
    expect(file.body).toMatchObject({
      name: '截图.png',
      mediaType: 'image/png',
      picture: true,
      fromAsker: true,
    });
    expect((await bring(Buffer.from('<svg onload="x()"/>'), 'a.png')).status).toBe(415);
    expect((await bring(Buffer.from('MZ'), 'a.pdf')).status).toBe(415);
    expect((await bring(png, 'a.png', secret)).body.code).toBe('expired_link');
    expect((await bring(Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)]), 'a.png')).status).toBe(413);
    const path = `/api/unlock-requests/files/${file.body.id}`;
    expect((await by.get(path, { key })).status).toBe(200);
    expect((await by.get(path, { key: 'x' })).body.code).toBe('expired_link');
    const other = await asked(stranger(), emailOf('service'));
    const otherKey = (await progress(stranger(), other.secret)).body.fileKey;
    expect((await by.get(path, { key: otherKey })).status).toBe(404);
    expect((await second.get(`/api/unlock-requests/${id}/files/${file.body.id}`)).status).toBe(200);
    expect((await second.get(`/api/unlock-requests/${other.id}/files/${file.body.id}`)).status).toBe(404);
    expect((await house.as.sales.get(`/api/unlock-requests/${id}/files/${file.body.id}`)).status).toBe(403);
    for (let i = 0; i < 12; i++) await bring(png, `${i}.png`);
    expect((await progress(by, secret)).body.files).toHaveLength(10);
    // The nightly sweep leaves what a request refers to.
    const files = createFileStore(`${house.data}/files`);
    const clock = () => new Date(Date.now() + 3 * 86_400_000);
    await sweepAttachments({ database: house.database, clock, files });
    expect((await by.get(path, { key })).status).toBe(200);
  });

  it('is over after a week and gone after thirty days', async () => {
    const by = stranger();
    const { secret } = await asked(by, emailOf('sales'));
    const nobodys = (await ask(by, 'nobody@huaxin.example')).body.secret;
    const later = (days: number) => new Date(Date.now() + days * 86_400_000);
    house.setNow(later(7.01));
    await callAll(settings(later(7.01)));
    for (const each of [secret, nobodys]) expect((await progress(by, each)).body.state).toBe('over');
    house.setNow(later(30.01));
    for (const each of [secret, nobodys]) expect((await progress(by, each)).body.code).toBe('expired_link');
    house.setNow(null);
  });
});

describe('the evidence', () => {
  it('says what is known of the device, the network, the habits, the attempts and the attack', async () => {
    const fresh = await openHouse();
    const { admin, sales } = fresh.as;
    const at = (address: string) => Object.assign(fresh.stranger(), { address });
    const cardOf = async (by: Browser) => {
      const { number } = (await ask(by, emailOf('sales'))).body;
      const { items } = (await admin.get('/api/unlock-requests')).body;
      const { id } = items.find((item: { number: string }) => item.number === number);
      return (await admin.get(`/api/unlock-requests/${id}`)).body;
    };
    // At their own desk, on their own device: nothing is strange.
    const own = Object.assign(fresh.stranger(), { address: sales.address });
    for (const [name, value] of sales.cookies) if (name.endsWith('-device')) own.cookies.set(name, value);
    const home = await cardOf(own);
    expect(home).toMatchObject({
      lane: 'trusted',
      evidence: {
        deviceKnown: true,
        networkFamiliar: true,
        attempts: [],
        otherRequests: 0,
        signIns: expect.any(Number),
      },
      suggestion: { cause: 'other', answer: 'trust-device', askFirst: false },
    });
    // Wrong passwords from four networks: an attack, and whoever asks from a fifth may be anybody.
    for (let i = 1; i <= 4; i++) await at(`192.0.${i}.9`).signIn(emailOf('sales'), `guess ${i}`);
    const away = await cardOf(at('203.0.113.66'));
    expect(away.evidence).toMatchObject({
      deviceKnown: false,
      networkFamiliar: false,
      attempts: [{ lane: 'unknown', factor: 'password', lastHour: 4, lastDay: 4 }],
      attack: { networksAtAccount: 4, failuresOfNetwork: 0, spraying: false, networkClosed: false },
      otherRequests: 1,
    });
    expect(away.suggestion).toMatchObject({ cause: 'attack', answer: 'trust-device', askFirst: true });
    expect(away.suggestion.reasons).toEqual(
      expect.arrayContaining(['attack-on-account', 'strange-place', 'others-ask']),
    );
    // By then it isn't asked any more whether who asked first was known: it was.
    expect((await admin.get(`/api/unlock-requests/${home.id}`)).body.suggestion).toMatchObject({
      cause: 'attack',
      askFirst: false,
    });
  });
});

describe('signed in', () => {
  it('is asked by whoever is limited or locked out of their session', async () => {
    const me = house.as.lead;
    await house.as.admin.post('/api/locks', {
      scope: 'account',
      subject: me.id,
      strength: 'limited',
      reason: '核查',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const made = await me.post('/api/me/unlock-requests', {
      message: '要导出报表',
      checkUp: [{ check: 'clock', result: 'good' }],
    });
    expect(made.status, made.text).toBe(200);
    const { id } = await byNumber(made.body.number);
    const card = (await second.get(`/api/unlock-requests/${id}`)).body;
    expect(card).toMatchObject({
      signedIn: true,
      checkUp: [{ check: 'clock' }],
      locks: [{ trigger: 'administrators-act' }],
    });
    expect((await me.get('/api/customers/export')).status).toBe(403);
    expect((await answer(second, id, { ...lift, rootCause: 'unusual-work' })).status).toBe(200);
    await expect.poll(async () => (await me.get('/api/customers/export')).status).toBe(200);
  });
});
