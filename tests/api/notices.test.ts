/** Notices: in the app, by mail against a real SMTP server, to group chats against a real HTTP server. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noticeText } from '../../src/contract/access/notice-words.ts';
import { noticeKinds, type NoticeKind, type NoticeParams } from '../../src/contract/access/notices.ts';
import { locales } from '../../src/contract/fields.ts';
import { deliverNotices, noticeJobs, notify, type NewNotice } from '../../src/server/access/notices/index.ts';
import { createJobs } from '../../src/server/platform/jobs.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { createMailer } from '../../src/server/platform/mail.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, statuses, type House } from '../harness/house.ts';

let house: House;
/** Webhooks may go to this machine there. */
let open: House;
beforeAll(async () => {
  house = await openHouse();
  open = await openHouse({ OUTBOUND_PRIVATE: 'allow' });
});
beforeEach(async () => {
  for (const { database } of [house, open])
    await sql`truncate notices, notice_preferences, webhooks, webhook_deliveries`.execute(database.db);
});

const examples: { [K in NoticeKind]: NoticeParams<K> } = {
  'new-device': { device: 'Chrome 141 · Windows', place: '上海', address: '203.0.113.7' },
  'sign-in-challenged': { device: 'Firefox', place: null, address: '203.0.113.7' },
  'session-stolen': { person: '王芳', device: 'Safari', place: '北京' },
  'password-changed': { by: '陈静' },
  'password-due': { dueAt: '2026-03-01T02:00:00Z' },
  'factor-added': { factor: 'totp', name: '手机' },
  'factor-removed': { factor: 'passkey', name: null, by: null },
  'recovery-codes-low': { left: 2 },
  'lock-opened': {
    scope: 'account',
    subject: '王芳',
    why: {
      'zh-Hans': '密码错误次数过多。',
      'zh-Hant': '密碼錯誤次數過多。',
      en: 'Too many wrong passwords.',
    },
    until: '2026-03-01T02:00:00Z',
  },
  'lock-lifted': { scope: 'network', subject: '203.0.113.0/24', by: null },
  'remedies-overdue': { person: '王芳', left: 2, until: '2026-03-01T00:00:00.000Z' },
  'unlock-asked': {
    person: '王芳',
    number: '4829 1703',
    device: 'Safari · iPhone',
    place: 'CN',
    step: 'second',
  },
  'unlock-said': { person: '王芳', by: null, number: '4829 1703', asks: false },
  'unlock-answered': { person: null, by: '陈静', number: '4829 1703', answer: 'trust-device' },
  'duty-changed': { by: '陈静' },
  'problem-yours': { how: 'raised', cause: 'travel', person: '王芳', dueOn: '2026-03-02' },
  'problem-worse': { cause: 'forgotten-password', person: null, locks: 8 },
  'problem-due': { cause: 'travel', person: '王芳', dueOn: '2026-03-02' },
  'problem-overdue': { cause: 'policy', person: null, dueOn: '2026-03-02', owner: null },
  'under-attack': { accounts: 120, networks: 3000 },
  'api-key-waiting': { name: '报表', person: '李强' },
  'glass-broken': { act: 'session', by: 'guardians', person: '王芳' },
  'shares-renewed': { by: '陈静', set: 7, needed: 2, total: 3 },
  'share-held': { by: '陈静', set: 7, number: 1 },
  'rehearsal-due': { holders: ['Li'] },
  'contact-chosen': { by: '王芳' },
  'contact-accepted': { by: '王芳' },
  'contact-needed': { person: '王芳', device: 'Chrome · Windows', place: 'CN' },
  'contact-asked': { device: 'Chrome · Windows', place: 'CN', address: '203.0.113.7' },
  'contact-used': { person: '王芳', contact: 'Li', device: 'Chrome · Windows', place: 'CN' },
  'settings-revert': { what: null, by: '陈静', at: '2026-03-01T02:00:00Z' },
  'steps-due': { due: 1, overdue: 1, steps: [{ step: '寄样机', customer: '海纳精密' }] },
  mentioned: { by: '王芳', customer: '海纳精密', text: '@陈静 请看报价' },
  'cover-named': { by: '王芳', person: '王芳', asked: true },
  'cover-answered': { by: '李强', accepted: true },
  'coverage-begun': { person: '王芳', cause: 'lock', since: '2026-03-01T02:00:00Z', due: 3 },
  'coverage-of-you': { cover: 'Anna Reed', since: '2026-03-01T02:00:00Z' },
  'coverage-lacking': { person: '王芳', due: 3 },
  'coverage-ended': { person: '王芳', done: 2, due: 1 },
  'task-set': { by: '王芳', customer: '海纳精密', step: '寄样机', due: '2026-03-02' },
};

let clockAt = new Date('2026-02-01T08:00:00Z');
const pass = (minutes: number) => void (clockAt = new Date(clockAt.getTime() + minutes * 60_000));

const give = <K extends NoticeKind>(at: House, kind: K, to: NewNotice<K>['to'], link?: string) =>
  notify(
    { db: at.database.db, now: clockAt, enqueue: async () => {} },
    { to, kind, params: examples[kind] as NoticeParams<K>, ...(link !== undefined && { link }) },
  );
const deliver = (at: House, smtpUrl?: string, allowPrivate = true) =>
  deliverNotices({
    database: at.database,
    mailer: createMailer({ smtpUrl, from: 'Latchkey <crm@huaxin.example>' }),
    clock: () => clockAt,
    publicUrl: 'https://crm.example',
    log: createLog('silent'),
    allowPrivate,
  });
const mailStates = async (at: House) =>
  (await at.database.db.selectFrom('notices').select('mail').orderBy('at').execute()).map((row) => row.mail);

describe('in the app', () => {
  it('everybody sees their own, newest first, with what is unread', async () => {
    const { sales, other } = house.as;
    await give(house, 'new-device', sales.id, '/account');
    pass(1);
    await give(house, 'recovery-codes-low', [sales.id, other.id, sales.id]);
    const { body } = await sales.get('/api/notices');
    expect(body.items.map((item: { kind: string }) => item.kind)).toEqual([
      'recovery-codes-low',
      'new-device',
    ]);
    expect(body).toMatchObject({ unread: 2, nextCursor: null });
    expect(body.items[1]).toMatchObject({ params: examples['new-device'], link: '/account', readAt: null });
    expect((await other.get('/api/notices')).body.unread).toBe(1);
    expect((await house.as.admin.get('/api/notices')).body.items).toEqual([]);
    const [first] = body.items;
    // Another's notice isn't there for me; reading twice is reading once.
    expect((await other.post(`/api/notices/${body.items[1].id}/read`)).status).toBe(404);
    expect((await sales.post(`/api/notices/${first.id}/read`)).status).toBe(204);
    expect((await sales.post(`/api/notices/${first.id}/read`)).status).toBe(204);
    expect((await sales.get('/api/notices', { unread: true })).body.items.length).toBe(1);
    expect((await sales.post('/api/notices/read-all')).body).toEqual({ read: 1 });
    expect((await sales.get('/api/notices')).body.unread).toBe(0);
    expect((await other.get('/api/notices')).body.unread).toBe(1);
  });

  it('holders of a right are told, once each', async () => {
    await give(house, 'under-attack', { right: 'settings.manage' });
    expect((await house.as.admin.get('/api/notices')).body.items.length).toBe(1);
    for (const who of ['lead', 'sales', 'reader'] as const)
      expect((await house.as[who].get('/api/notices')).body.items).toEqual([]);
  });

  it('pages without repeating', async () => {
    for (let i = 0; i < 7; i++) await give(house, 'recovery-codes-low', house.as.lead.id);
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const { body } = await house.as.lead.get('/api/notices', { limit: 3, ...(cursor && { cursor }) });
      for (const item of body.items) seen.add(item.id);
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(7);
    expect((await house.as.lead.get('/api/notices', { cursor: 'junk' })).status).toBe(422);
  });

  it('an undone act gives no notice, and junk is refused', async () => {
    const undone = house.database.db.transaction().execute(async (db) => {
      await notify(
        { db, now: clockAt, enqueue: async () => {} },
        { to: house.as.sales.id, kind: 'recovery-codes-low', params: { left: 1 } },
      );
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const junk = { to: house.as.sales.id, kind: 'recovery-codes-low', params: { left: -1 } } as const;
    await expect(
      notify({ db: house.database.db, now: clockAt, enqueue: async () => {} }, junk),
    ).rejects.toThrow();
    await give(house, 'new-device', newId());
    expect(await mailStates(house)).toEqual([]);
  });

  it('every kind has its words in three languages', () => {
    for (const kind of noticeKinds) {
      const said = locales.map((locale) =>
        noticeText({ kind, params: examples[kind] }, locale, 'Asia/Shanghai'),
      );
      for (const { title, text } of said)
        expect(`${title}${text}`, kind).not.toMatch(/undefined|null|\[object/);
      expect(new Set(said.map(({ title }) => title)).size, kind).toBe(3);
      const english = {
        ...examples[kind],
        subject: 'x',
        device: 'x',
        place: 'x',
        person: 'x',
        by: 'x',
        name: 'x',
        customer: 'x',
        step: 'x',
        text: 'x',
        steps: [{ step: 'x', customer: 'x' }],
      };
      const { title, text } = noticeText({ kind, params: english }, 'en', 'UTC');
      expect(`${title}${text}`, kind).not.toMatch(/\p{Script=Han}/u);
    }
    const due = { kind: 'password-due', params: examples['password-due'] } as const;
    expect(noticeText(due, 'zh-Hans', 'Asia/Shanghai').text).toContain('10:00');
    expect(noticeText(due, 'zh-Hans', 'UTC').text).toContain('02:00');
    const params = { ...examples['new-device'], place: 'CN' };
    expect(noticeText({ kind: 'new-device', params }, 'zh-Hant', 'UTC').text).toContain('，中國，');
    expect(noticeText({ kind: 'new-device', params }, 'en', 'UTC').text).toContain(', China, ');
  });
});

/** A real SMTP server. @returns its address and what it took */
async function smtp(options: SMTPServerOptions = {}) {
  const mails: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString()));
      stream.on('end', () => {
        mails.push(decoded(text));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  afterAll(close);
  return { mails, url: `smtp://127.0.0.1:${port}`, port, close };
}

/** Bodies and subjects in plain text. */
function decoded(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const plain = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
  return `${head}\r\n\r\n${plain}`;
}

describe('by mail', () => {
  it('goes to the person in their own language, with a way in', async () => {
    const { mails, url } = await smtp();
    await give(house, 'new-device', house.as.sales.id, '/account');
    await house.as.reader.send('PATCH', '/api/me', { locale: 'en' });
    await give(house, 'password-changed', house.as.reader.id);
    await deliver(house, url);
    expect(mails.length).toBe(2);
    const [first = '', second = ''] = mails.toSorted((a) => (a.includes('sales@') ? -1 : 1));
    expect(first).toMatch(/^To: sales@huaxin\.example/m);
    expect(first).toContain('王芳，您好');
    expect(first).toContain('203.0.113.7');
    expect(first).toContain('https://crm.example/account');
    expect(first).toMatch(/^Message-ID: <notice-[0-9a-f-]+@huaxin\.example>/m);
    expect(second).toContain('Hello Anna Reed');
    expect(await mailStates(house)).toEqual(['sent', 'sent']);
    await deliver(house, url);
    expect(mails.length).toBe(2);
  });

  it('many of one kind are one mail in ten minutes; a new device is told at once, five times an hour', async () => {
    const { mails, url } = await smtp();
    for (let i = 0; i < 30; i++) {
      await give(house, 'sign-in-challenged', house.as.sales.id);
      await deliver(house, url);
    }
    expect(mails.length).toBe(1);
    pass(11);
    await deliver(house, url);
    expect(mails.length).toBe(2);
    expect(mails[1]).toContain('另有 9 条');
    mails.length = 0;
    for (let i = 0; i < 30; i++) {
      pass(1);
      await give(house, 'new-device', house.as.sales.id);
      await deliver(house, url);
    }
    expect(mails.length).toBe(5);
    // Others aren't held up by somebody's flood.
    await give(house, 'new-device', house.as.other.id);
    await deliver(house, url);
    expect(mails.length).toBe(6);
    pass(60);
    await deliver(house, url);
    expect(mails.length).toBe(7);
    expect(new Set(await mailStates(house))).toEqual(new Set(['sent']));
  });

  it('two servers at once send each mail once', async () => {
    const { mails, url } = await smtp();
    for (const who of ['sales', 'other', 'lead'] as const)
      await give(house, 'password-due', house.as[who].id);
    await Promise.all([deliver(house, url), deliver(house, url), deliver(house, url)]);
    expect(mails.length).toBe(3);
  });

  it('nobody gets what they don’t want; in the app it is there all the same', async () => {
    const { mails, url } = await smtp();
    const changed = await house.as.sales.send('PATCH', '/api/notices/preferences', {
      mail: { account: false },
    });
    expect(changed.body).toEqual({
      mail: { work: true, account: false, locks: true, house: true },
      mailOn: false,
    });
    await give(house, 'new-device', house.as.sales.id);
    await give(house, 'lock-lifted', house.as.sales.id);
    await deliver(house, url);
    expect(mails.length).toBe(1);
    expect((await house.as.sales.get('/api/notices')).body.unread).toBe(2);
    expect(
      (await house.as.sales.send('PATCH', '/api/notices/preferences', { mail: { x: true } })).status,
    ).toBe(422);
  });

  it('with mail off nothing is lost but the mail, nor told late when it is on again', async () => {
    await give(house, 'new-device', house.as.sales.id);
    await deliver(house);
    expect(await mailStates(house)).toEqual(['none']);
    expect((await house.as.sales.get('/api/notices')).body.unread).toBe(1);
    const { mails, url } = await smtp();
    await deliver(house, url);
    expect(mails).toEqual([]);
  });

  it('a server that refuses the address is believed; one that is busy is asked again', async () => {
    const refusing = (responseCode: number) =>
      smtp({
        onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
      });
    const [no, busy, yes] = [await refusing(550), await refusing(451), await smtp()];
    await give(house, 'password-due', house.as.sales.id);
    await deliver(house, no.url);
    expect(await mailStates(house)).toEqual(['failed']);
    await give(house, 'password-due', house.as.other.id);
    await deliver(house, busy.url);
    expect((await mailStates(house)).toSorted()).toEqual(['failed', 'waiting']);
    await deliver(house, yes.url);
    expect(yes.mails).toEqual([]);
    pass(2);
    await deliver(house, yes.url);
    expect(yes.mails.length).toBe(1);
  });

  it('a server that dies in the middle of a mail loses nothing, and the retry bears the same id', async () => {
    const ids: string[] = [];
    const sockets = new Set<Socket>();
    const dying = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.write('220 here\r\n');
      socket.on('data', (data) => {
        const text = data.toString();
        const id = /^Message-ID: (\S+)/m.exec(text)?.[1];
        if (id !== undefined) {
          ids.push(id);
          socket.destroy();
        } else if (/^DATA/m.test(text)) socket.write('354 go on\r\n');
        else socket.write('250 fine\r\n');
      });
    });
    await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', () => resolve()));
    afterAll(() => dying.close());
    const url = `smtp://127.0.0.1:${(dying.address() as AddressInfo).port}`;
    await give(house, 'password-due', house.as.sales.id);
    await deliver(house, url);
    expect(await mailStates(house)).toEqual(['waiting']);
    pass(2);
    const { mails, url: well } = await smtp();
    await deliver(house, well);
    expect(mails.length).toBe(1);
    expect(ids).toEqual([/^Message-ID: (\S+)/m.exec(mails[0] ?? '')?.[1]]);
    for (const socket of sockets) socket.destroy();
  });

  it('where the server is away the others aren’t tried, and after enough tries it is given up', async () => {
    const gone = await smtp();
    await gone.close();
    for (const who of ['sales', 'other'] as const) await give(house, 'password-due', house.as[who].id);
    await deliver(house, gone.url);
    const tries = async () =>
      (
        await house.database.db.selectFrom('notices').select('mail_tries').orderBy('mail_tries').execute()
      ).map((row) => row.mail_tries);
    expect(await tries()).toEqual([0, 1]);
    for (let i = 0; i < 20; i++) {
      pass(300);
      await deliver(house, gone.url);
    }
    expect(await mailStates(house)).toEqual(['failed', 'failed']);
    expect(await tries()).toEqual([8, 8]);
  });

  it('a server that says nothing holds nothing up for good', { timeout: 40_000 }, async () => {
    const silent = createTcpServer((socket) => void socket.on('error', () => {}));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
    await give(house, 'password-due', house.as.sales.id);
    await deliver(house, `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    expect(await mailStates(house)).toEqual(['waiting']);
    silent.close();
  });

  it('what a server claimed that died is sent by another', async () => {
    await give(house, 'password-due', house.as.sales.id);
    const claimed = new Date(clockAt.getTime() + 5 * 60_000);
    await house.database.db.updateTable('notices').set({ mail: 'sending', mail_after: claimed }).execute();
    const { mails, url } = await smtp();
    await deliver(house, url);
    expect(mails.length).toBe(0);
    pass(6);
    await deliver(house, url);
    expect(mails.length).toBe(1);
  });

  it('goes by itself, once what it is about is there', async () => {
    const { mails, url } = await smtp();
    const { database } = house;
    const log = createLog('silent');
    const mailer = createMailer({ smtpUrl: url });
    const clock = () => clockAt;
    const settings = { database, mailer, clock, publicUrl: 'https://crm.example', log, allowPrivate: false };
    const jobs = createJobs(database, log, noticeJobs(settings));
    await jobs.start();
    await database.db
      .transaction()
      .execute((db) =>
        notify(
          { db, now: clockAt, enqueue: (job, data) => jobs.enqueue(db, job, data) },
          { to: house.as.sales.id, kind: 'new-device', params: examples['new-device'] },
        ),
      );
    await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(1);
    await jobs.stop();
  });

  it('a line break in a name begins no header', async () => {
    const { mails, url } = await smtp();
    const name = 'A\r\nBcc: evil@example.com\r\n\r\nx';
    await house.database.db.updateTable('organisation').set({ name }).execute();
    await give(house, 'new-device', house.as.sales.id);
    await deliver(house, url);
    await house.database.db.updateTable('organisation').set({ name: '华信科技' }).execute();
    expect(mails[0]?.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
  });

  it('a test mail says what the server said', async () => {
    const { mails, url } = await smtp();
    const mailing = await openHouse({ SMTP_URL: url });
    expect((await mailing.as.admin.post('/api/notices/test-mail')).body).toEqual({
      ok: true,
      status: null,
      answer: '',
    });
    expect(mails[0]).toMatch(/^To: admin@huaxin\.example/m);
    expect((await mailing.as.sales.post('/api/notices/test-mail')).status).toBe(403);
    expect((await house.as.admin.post('/api/notices/test-mail')).status).toBe(409);
  });
});

/** A chat service on loopback: answers as told, keeps what came. */
async function chat(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const got: { url: URL; body: { [key: string]: unknown } }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      got.push({ url: new URL(request.url ?? '', 'http://x'), body: JSON.parse(text) });
      answer(request, response, text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  afterAll(close);
  return {
    got,
    close,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?access_token=top-secret-1234`,
  };
}
const says = (body: object | string, status = 200) =>
  chat((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
const hookTo = async (service: string, url: string, more: object = {}) => {
  const made = await open.as.admin.post('/api/webhooks', {
    name: '安全群',
    service,
    url,
    kinds: ['lock-opened', 'under-attack'],
    ...more,
  });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string; version: number };
};

describe('to group chats', () => {
  it.each([
    ['wecom', { errcode: 0, errmsg: 'ok' }],
    ['dingtalk', { errcode: 0, errmsg: 'ok' }],
    ['feishu', { code: 0, msg: 'success', data: {} }],
    ['slack', 'ok'],
  ])('%s takes it in its own form', async (service, answer) => {
    const { got, url } = await says(answer);
    const { id } = await hookTo(service, url, { secret: 'SECret' });
    await give(open, 'lock-opened', { right: 'people.manage' }, '/settings/locks');
    await deliver(open);
    expect(got.length).toBe(1);
    const { body, url: called } = got[0] ?? { body: {}, url: new URL('http://x') };
    const sign = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');
    const texts: Record<string, () => string> = {
      wecom: () => (body['text'] as { content: string }).content,
      dingtalk() {
        const at = called.searchParams.get('timestamp') ?? '';
        expect(Number(at)).toBe(clockAt.getTime());
        expect(called.searchParams.get('sign')).toBe(sign('SECret', `${at}\nSECret`));
        expect(called.searchParams.get('access_token')).toBe('top-secret-1234');
        expect(body['msgtype']).toBe('text');
        return (body['text'] as { content: string }).content;
      },
      feishu() {
        expect(body['sign']).toBe(sign(`${body['timestamp'] as string}\nSECret`, ''));
        expect(body['msg_type']).toBe('text');
        return (body['content'] as { text: string }).text;
      },
      slack: () => body['text'] as string,
    };
    const text = texts[service]?.();
    expect(text).toContain('账号 王芳 已锁定');
    expect(text).toContain('密码错误次数过多');
    expect(text).toContain('https://crm.example/settings/locks');
    const shown = (await open.as.admin.get('/api/webhooks')).body.items.find(
      (item: { id: string }) => item.id === id,
    );
    expect(shown).toMatchObject({ lastFault: null, signed: true });
    expect(shown.address).toBe(`${new URL(url).origin}/…1234`);
    expect(JSON.stringify(shown)).not.toMatch(/top-secret|SECret/);
  });

  it.each([
    ['wecom', { errcode: 93000, errmsg: 'invalid webhook url' }, 200, '93000: invalid webhook url'],
    ['dingtalk', { errcode: 310000, errmsg: 'sign not match' }, 200, '310000: sign not match'],
    ['feishu', { code: 19021, msg: 'sign match fail' }, 200, '19021: sign match fail'],
    ['feishu', { StatusCode: 19001, StatusMessage: 'bad' }, 200, '19001: bad'],
    ['slack', 'invalid_payload', 400, 'HTTP 400: invalid_payload'],
    ['slack', '<html>login</html>', 200, '<html>login</html>'],
    ['dingtalk', 'junk', 200, 'junk'],
    ['wecom', '', 200, 'no answer'],
    ['wecom', 'null', 200, 'null'],
  ])('%s saying %j (%i) is a failure, and tried again', async (service, answer, status, fault) => {
    const { got, url } = await says(answer, status);
    const { id } = await hookTo(service, url);
    const test = await open.as.admin.post(`/api/webhooks/${id}/test`);
    expect(test.body).toEqual({ ok: false, status, answer: fault });
    await give(open, 'under-attack', { right: 'people.manage' });
    await deliver(open);
    await deliver(open);
    expect(got.length).toBe(2);
    expect((await open.as.admin.get('/api/webhooks')).body.items[0].lastFault).toBe(fault);
    pass(2);
    await deliver(open);
    expect(got.length).toBe(3);
    for (let i = 0; i < 12; i++) {
      pass(300);
      await deliver(open);
    }
    expect(got.length).toBe(9);
  });

  it('a thousand locks are not a thousand messages', async () => {
    const { got, url } = await says({ errcode: 0 });
    await hookTo('wecom', url);
    for (let i = 0; i < 40; i++) {
      await give(open, 'lock-opened', { right: 'people.manage' });
      if (i % 10 === 0) await deliver(open);
    }
    expect(got.length).toBe(1);
    pass(1);
    await Promise.all([deliver(open), deliver(open)]);
    expect(got.length).toBe(2);
    const content = (got[1]?.body['text'] as { content: string } | undefined)?.content ?? '';
    expect(content).toContain('另有 29 条');
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
  });

  it('only what is asked for, only while it is on, and nothing personal', async () => {
    const { got, url } = await says('ok');
    const { id } = await hookTo('slack', url, { kinds: ['under-attack'] });
    await give(open, 'lock-opened', { right: 'people.manage' });
    await give(open, 'under-attack', open.as.admin.id);
    await deliver(open);
    expect(got.length).toBe(0);
    await give(open, 'under-attack', { right: 'people.manage' });
    const off = await open.as.admin.patch(`/api/webhooks/${id}`, 1, { active: false });
    expect(off.status).toBe(200);
    await deliver(open);
    await give(open, 'under-attack', { right: 'people.manage' });
    await open.as.admin.patch(`/api/webhooks/${id}`, 2, { active: true });
    await deliver(open);
    expect(got.length).toBe(0);
  });

  it('no call to everybody can be written into Slack', async () => {
    const { got, url } = await says('ok');
    await hookTo('slack', url, { kinds: ['api-key-waiting'] });
    await notify(
      { db: open.database.db, now: clockAt, enqueue: async () => {} },
      {
        to: { right: 'people.manage' },
        kind: 'api-key-waiting',
        params: { name: '<!channel> & <http://evil|x>', person: 'x' },
      },
    );
    await deliver(open);
    expect(got[0]?.body['text']).toContain('&lt;!channel&gt; &amp; &lt;http://evil|x&gt;');
  });

  it('redirects aren’t followed, slow and endless answers are cut', { timeout: 30_000 }, async () => {
    const target = await says('ok');
    const redirecting = await chat((_request, response) => {
      response.writeHead(307, { location: target.url });
      response.end();
    });
    const { id } = await hookTo('slack', redirecting.url);
    expect((await open.as.admin.post(`/api/webhooks/${id}/test`)).body).toMatchObject({
      ok: false,
      status: 307,
    });
    expect(target.got).toEqual([]);
    const endless = await chat((_request, response) => {
      response.on('error', () => {});
      const more = () =>
        void (response.writable && response.write('x'.repeat(60_000), () => setImmediate(more)));
      more();
    });
    const { id: other } = await hookTo('slack', endless.url);
    const cut = await open.as.admin.post(`/api/webhooks/${other}/test`);
    expect(cut.body.ok).toBe(false);
    expect(cut.body.answer.length).toBeLessThanOrEqual(500);
    endless.close();
    const dripping = await chat((_request, response) => {
      response.on('error', () => {});
      const timer = setInterval(() => response.write('.'), 200);
      response.on('close', () => clearInterval(timer));
    });
    const { id: third } = await hookTo('slack', dripping.url);
    const slow = await open.as.admin.post(`/api/webhooks/${third}/test`);
    expect(slow.body).toEqual({ ok: false, status: null, answer: 'No answer within 5 seconds.' });
    const gone = await says('ok');
    gone.close();
    await pause(10);
    const { id: fourth } = await hookTo('slack', gone.url);
    expect((await open.as.admin.post(`/api/webhooks/${fourth}/test`)).body).toMatchObject({
      ok: false,
      status: null,
    });
  });

  it.each([
    'http://hooks.slack.com/x',
    'https://127.0.0.1/x',
    'https://localhost/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://10.1.2.3/x',
    'https://192.168.1.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/x',
    'https://2130706433/x',
    'https://100.64.0.1/x',
    'https://0.0.0.0/x',
    'ftp://hooks.slack.com/x',
    'https://user:pw@hooks.slack.com/x',
    'javascript:alert(1)',
    'not an address',
    '',
  ])('%j is refused', async (url) => {
    const body = { name: 'x', service: 'slack', url, kinds: ['under-attack'] };
    expect((await house.as.admin.post('/api/webhooks', body)).status).toBe(422);
  });

  it('a name that leads into the private network is found out when something is sent', async () => {
    const { got, url } = await says('ok');
    const row = {
      name: 'x',
      service: 'slack',
      kinds: ['under-attack'],
      active: true,
      created_at: clockAt,
      updated_at: clockAt,
    };
    const ids = [newId(), newId()];
    const port = new URL(url).port;
    await house.database.db
      .insertInto('webhooks')
      .values([
        { ...row, id: ids[0] ?? '', url: `https://localhost:${port}/` },
        { ...row, id: ids[1] ?? '', url },
      ])
      .execute();
    const tests = await Promise.all(ids.map((id) => house.as.admin.post(`/api/webhooks/${id}/test`)));
    expect(tests.map(({ body }) => body.answer)).toEqual([
      'The name leads into a private network.',
      'The address must begin with https://.',
    ]);
    await give(house, 'under-attack', { right: 'people.manage' });
    await deliver(house, undefined, false);
    expect(got).toEqual([]);
  });

  it('takes the right; junk is refused; a change says which version; the secret stays where it is left out', async () => {
    for (const who of ['lead', 'sales', 'reader'] as const) {
      expect((await open.as[who].get('/api/webhooks')).status).toBe(403);
      expect((await open.as[who].post('/api/webhooks', {})).status).toBe(403);
    }
    const right = {
      name: 'x',
      service: 'feishu',
      url: 'https://open.feishu.cn/open-apis/bot/v2/hook/abcd',
      kinds: ['under-attack'],
    };
    for (const wrong of [
      { service: 'teams' },
      { kinds: [] },
      { kinds: ['new-device'] },
      { name: '' },
      { secret: '' },
      { extra: 1 },
    ])
      expect(
        (await open.as.admin.post('/api/webhooks', { ...right, ...wrong })).status,
        JSON.stringify(wrong),
      ).toBe(422);
    const { id } = (await open.as.admin.post('/api/webhooks', { ...right, secret: 's3cret' })).body;
    const both = await Promise.all(
      [1, 2].map((n) => open.as.admin.patch(`/api/webhooks/${id}`, 1, { name: `n${n}` })),
    );
    expect(statuses(both)).toEqual([200, 412]);
    const kept = await open.database.db
      .selectFrom('webhooks')
      .select(['secret', 'url'])
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ secret: 's3cret', url: right.url });
    await open.as.admin.patch(`/api/webhooks/${id}`, 2, { secret: null });
    expect((await open.as.admin.get('/api/webhooks')).body.items[0].signed).toBe(false);
    expect((await open.as.admin.remove(`/api/webhooks/${id}`, 1)).status).toBe(412);
    expect((await open.as.admin.remove(`/api/webhooks/${id}`, 3)).status).toBe(204);
    expect((await open.as.admin.post(`/api/webhooks/${id}/test`)).status).toBe(404);
    // The audit tells who did it, and no secret.
    const { items } = (await open.as.admin.get('/api/audit', { action: 'webhook.created,webhook.changed' }))
      .body;
    expect(items.length).toBeGreaterThan(1);
    expect(JSON.stringify(items)).not.toMatch(/s3cret|bot\/v2/);
  });
});
