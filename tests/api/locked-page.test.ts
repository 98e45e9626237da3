/** The page of whoever is locked, without JavaScript: their own facts to them, the same words to everybody else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../src/contract/fields.ts';
import { triggerWords } from '../../src/contract/access/lock-words.ts';
import { openHouse, type Answer, type Browser, type House } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const look = (by: Browser, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  by.send('GET', '/locked', undefined, { query, headers });
/** What a reader reads, without the tags. */
const read = ({ text }: Answer) => text.replace(/<style.*?<\/style>|<[^>]+>/gs, ' ').replace(/\s+/g, ' ');
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const lockAccount = async (subject: string, more: object = {}) => {
  const lock = {
    scope: 'account',
    subject,
    strength: 'closed',
    reason: '核对身份',
    endsAt: inAnHour(),
    ...more,
  };
  const made = await house.as.admin.post('/api/locks', lock);
  expect(made.status, made.text).toBe(201);
  return made.body.id as string;
};
const lift = (id: string) =>
  house.as.admin.post(`/api/locks/${id}/lift`, { rootCause: 'administrators-act' });

describe('whoever is locked', () => {
  it('reads what, why, since and until when, what works, what leads back, who covers, whom to ask', async () => {
    const me = house.as.sales;
    const id = await lockAccount(me.id);
    const answer = await look(me);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.text).toContain('<html lang="zh-Hans">');
    const seen = read(answer);
    for (const said of [
      '已锁定',
      '您已登录为 王芳',
      '账号 · 管理员锁定',
      triggerWords['zh-Hans']['administrators-act'].owner,
      '填写的原因： 核对身份',
      '开始时间：20',
      '还剩 1 小时 0 分',
      '填写的内容留在这台设备上',
      '等到结束时间，自动恢复。',
      '请管理员解除',
      '还没有人。锁得久了',
      '值班的管理员',
    ])
      expect(seen, said).toContain(said);
    // A proof ends no lock of this strength, and nobody is named who could be talked into something.
    expect(seen).not.toContain('证明是您本人，马上恢复');
    expect(seen).not.toContain('陈静');
    expect(answer.text).toContain('<meta http-equiv="refresh" content="60"');
    expect(answer.text).not.toMatch(/<script|style="|javascript:/i);
    await lift(id);
    await expect.poll(async () => read(await look(me))).toContain('没有锁定您的账号');
  });

  it('is told what the web app tells, of each strength, with the time left as it is then', async () => {
    const me = house.as.service;
    for (const strength of ['challenge', 'limited', 'closed']) {
      const id = await lockAccount(me.id, { strength });
      const { lock } = (await me.get('/api/me')).body;
      const seen = read(await look(me));
      expect(seen).toContain(lock.reason);
      expect(seen.includes('证明是您本人，马上恢复'), strength).toBe(strength === 'challenge');
      house.setNow(new Date(Date.now() + 30 * 60_000 + 500));
      expect(read(await look(me)), strength).toContain('还剩 30 分');
      // The last half minute: it loads itself again when there is something to tell.
      house.setNow(new Date(new Date(lock.until).getTime() - 20_000));
      expect((await look(me)).text).toContain('<meta http-equiv="refresh" content="21"');
      house.setNow(null);
      await lift(id);
    }
  });

  it('is moved by nobody’s name or reason', async () => {
    const me = house.as.other;
    const id = await lockAccount(me.id, { strength: 'limited' });
    const hostile = ['<script>alert(1)</script>', `"'><b>`, '\u202Egnp.exe', '界'.repeat(500)];
    for (const name of hostile) {
      await house.database.db.updateTable('locks').set({ reason: name }).where('id', '=', id).execute();
      await house.database.db.updateTable('people').set({ name }).where('id', '=', me.id).execute();
      await house.database.pool.query('select pg_notify($1, $2)', ['latchkey_access', '']);
      await expect.poll(async () => (await me.get('/api/me')).body.name).toBe(name);
      const { text } = await look(me);
      expect(text).not.toMatch(/<script|<b>|javascript:/);
      expect(text.match(/<bdi>/g)).toHaveLength(3);
    }
    await lift(id);
  });

  it('in the language that is asked for, else the account’s, else the browser’s', async () => {
    const id = await lockAccount(house.as.reader.id, { endsAt: undefined, reviewAt: inAnHour() });
    for (const lang of locales)
      expect((await look(house.as.reader, { lang })).text).toContain(`<html lang="${lang}">`);
    const chinese = { 'accept-language': 'fr;q=0.9, zh-TW, en;q=0.8' };
    const own = (await house.as.reader.get('/api/me')).body.locale;
    expect((await look(house.as.reader, { lang: 'xx' }, chinese)).text).toContain(`<html lang="${own}">`);
    expect((await look(house.stranger(), {}, chinese)).text).toContain('<html lang="zh-Hant">');
    expect((await look(house.stranger(), { lang: 'en' }, chinese)).text).toContain('<html lang="en">');
    expect((await look(house.stranger())).text).toContain('<html lang="en">');
    await lift(id);
  });

  it('loads itself again until it is asked not to', async () => {
    const id = await lockAccount(house.as.lead.id);
    const still = await look(house.as.lead, { still: '' });
    expect(still.text).not.toContain('http-equiv="refresh"');
    expect(read(still)).toContain('每分钟自动重新载入');
    await lift(id);
  });
});

describe('everybody else', () => {
  it('reads the same, byte for byte: known, unknown and locked names, junk cookies, a device of somebody', async () => {
    const id = await lockAccount(house.as.sales.id);
    const strangers: Browser[] = [house.stranger()];
    // Of the first the lane is spent.
    for (const [name, guesses] of [
      ['sales', 6],
      ['lead', 1],
      ['nobody', 1],
    ] as const) {
      const guesser = Object.assign(house.stranger(), { address: '203.0.113.9' });
      for (let i = 0; i < guesses; i++) await guesser.signIn(`${name}@huaxin.example`, `wrong ${i}`);
      strangers.push(guesser);
    }
    // A trusted device without its session, a session that is over, a session without its device, junk.
    const device = house.stranger();
    for (const [name, value] of house.as.sales.cookies)
      if (name.endsWith('-device')) device.cookies.set(name, value);
    const junk = house.stranger();
    junk.cookie = `latchkey=${'A'.repeat(43)}`;
    const huge = house.stranger();
    huge.cookies.set('latchkey', 'x'.repeat(9000));
    const odd = house.stranger();
    odd.cookies.set('latchkey', '../../%00"; drop');
    strangers.push(device, junk, huge, odd);
    const keyed = house.stranger();
    const headers = { authorization: `Bearer lk_${'a'.repeat(40)}` };
    const answers = [
      ...(await Promise.all(strangers.map((one) => look(one)))),
      await look(keyed, {}, headers),
      await look(house.stranger(), { email: 'sales@huaxin.example', lang: 'xx' }),
    ];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const heads = answers.map(({ headers: { date: _, ...rest } }) => JSON.stringify(rest));
    expect(new Set(heads).size).toBe(1);
    expect(answers[0]?.text).not.toMatch(/huaxin|华信|王芳|<script/);
    await lift(id);
  });

  it('gets a page for HEAD, and a plain no for every method that would change something', async () => {
    const head = await house.stranger().send('HEAD', '/locked');
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await house.stranger().send(method, '/locked')).body.code, method).toBe('method_not_allowed');
    const style = await house.stranger().get('/locked.css');
    expect(style.headers['content-type']).toContain('text/css');
    for (const lang of locales)
      expect((await look(house.stranger(), { lang })).text).not.toMatch(/undefined|null|\[object/);
  });

  it('does not look like being at work: a session goes on ageing', async () => {
    const seenAt = async () =>
      (
        await house.database.db
          .selectFrom('sessions')
          .select('last_seen_at')
          .where('person_id', '=', house.as.lead.id)
          .executeTakeFirstOrThrow()
      ).last_seen_at.getTime();
    const before = await seenAt();
    house.setNow(new Date(Date.now() + 30 * 60_000));
    await look(house.as.lead);
    house.setNow(null);
    expect(await seenAt()).toBe(before);
  });
});

it('says so where the database is away, with the same general words, and to strangers nothing is missing', async () => {
  const other = await openHouse();
  const me = other.as.sales;
  const name = (await other.database.pool.query('select current_database() as name')).rows[0].name as string;
  const general = (await look(other.stranger(), { lang: 'en' })).text;
  await house.database.pool.query(`alter database ${name} with allow_connections false`);
  await house.database.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [name],
  );
  await expect.poll(async () => (await look(me, { lang: 'en' })).status).toBe(503);
  const away = await look(me, { lang: 'en' });
  expect(away.headers['retry-after']).toBeDefined();
  expect(read(away)).toContain('The server can’t look up how things stand for you');
  expect(read(away)).toContain('What the system locks by itself ends by itself');
  expect(away.text).not.toMatch(/<script/);
  const stranger = await look(other.stranger(), { lang: 'en' });
  expect(stranger.status).toBe(200);
  expect(stranger.text).toBe(general);
  await house.database.pool.query(`alter database ${name} with allow_connections true`);
});
