/** Guardians' shares: made, checked, rehearsed, renewed; and the way they open when every administrator is locked. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readShare, shareToWords } from '../../src/contract/access/share-words.ts';
import { remindOfRehearsal } from '../../src/server/access/break-glass/index.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, password, statuses, type Answer, type Browser, type House } from '../harness/house.ts';

let house: House;
let clock: Date;
beforeAll(async () => {
  house = await openHouse();
  clock = new Date();
});
const pass = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
  house.setNow(clock);
};
const prove = (who: Browser) => who.post('/api/me/proof', { method: 'password', password });

const holders = [{ name: '李律师' }, { name: '周会计' }, { name: '老股东' }];
const path = '/api/break-glass/shares';
let networks = 0;
/** A machine that nobody ever used. */
function machine(): Browser {
  networks++;
  return Object.assign(house.stranger(), { address: `198.51.${networks}.7` });
}
const type = (who: Browser, words: readonly string[] | string, to = 'open') =>
  who.post(`${path}/type`, { words: typeof words === 'string' ? words : words.join(' '), to });

/** Makes shares and checks each. @returns the words of each */
async function makeShares(of: object = { threshold: 2, holders }): Promise<string[][]> {
  await prove(house.as.admin);
  const made = await house.as.admin.post(path, of);
  expect(made.status, made.text).toBe(201);
  const words = (made.body.words as { words: string[] }[]).map((share) => share.words);
  for (const { number, asked } of made.body.set.shares) {
    const typed = (asked as number[]).map((place) => words[number - 1]?.[place - 1]);
    const checked = await house.as.admin.post(`${path}/check`, { number, words: typed });
    expect(checked.status, checked.text).toBe(200);
  }
  return words;
}

function shape({ status, body, headers }: Answer): unknown {
  const { instance: _, ...rest } = body;
  const { date: __, 'content-length': ___, ...others } = headers;
  return { status, rest, others };
}

describe('making shares', () => {
  it('is for those who look after the settings, and freshly proved', async () => {
    expect((await house.as.sales.get(path)).status).toBe(403);
    expect((await house.as.sales.post(path, { threshold: 2, holders })).status).toBe(403);
    pass(60);
    expect((await house.as.admin.post(path, { threshold: 2, holders })).body.code).toBe('fresh_proof_needed');
    await prove(house.as.admin);
    const me = house.as.sales.id;
    for (const body of [
      { threshold: 1, holders },
      { threshold: 4, holders },
      { threshold: 2, holders: holders.slice(1) },
      { threshold: 2, holders: [...holders, ...holders] },
      { threshold: 2, holders: [...holders, { name: '李律师' }] },
      { threshold: 2, holders: [...holders, { name: '某人', personId: newId() }] },
      { threshold: 2, holders: [{ name: '一' }, { name: '二', personId: me }, { name: '三', personId: me }] },
    ])
      expect((await house.as.admin.post(path, body)).status, JSON.stringify(body)).toBe(422);
    expect((await house.as.admin.get(path)).body).toEqual({ active: null, making: null });
  });

  it('opens nothing before every print was checked, and keeps neither secret nor shares', async () => {
    const made = await house.as.admin.post(path, { threshold: 2, holders });
    const words = (made.body.words as { words: string[] }[]).map((share) => share.words);
    const { making } = (await house.as.admin.get(path)).body;
    expect(making.shares).toHaveLength(3);
    expect(making.shares[0].asked).toHaveLength(3);
    expect((await type(machine(), words[0] ?? [])).body.code).toBe('wrong_proof');
    const wrong = { number: 1, words: ['abandon', 'ability', 'able'] };
    expect((await house.as.admin.post(`${path}/check`, wrong)).body.code).toBe('invalid_input');
    expect((await house.as.admin.post(`${path}/check`, { ...wrong, number: 5 })).body.code).toBe(
      'wrong_state',
    );
    const kept = JSON.stringify([
      await house.database.db.selectFrom('guardian_shares').selectAll().execute(),
      await house.database.db.selectFrom('share_sets').selectAll().execute(),
      await house.database.db.selectFrom('audit').selectAll().execute(),
    ]);
    for (const share of words) {
      const read = readShare(share);
      const value = Buffer.from('share' in read ? read.share.value : []);
      expect(value).toHaveLength(32);
      expect(kept).not.toContain(JSON.stringify([...value]).slice(1, -1));
      // Three in a row: one alone may be an English word that the audit says as well.
      for (const row of [share.slice(8, 11).join(' '), JSON.stringify(share.slice(8, 11)).slice(1, -1)])
        expect(kept).not.toContain(row);
    }
    for (const share of making.shares) {
      const typed = (share.asked as number[]).map(
        (place) => ` ${words[share.number - 1]?.[place - 1]?.toUpperCase()} `,
      );
      const body = { number: share.number, words: typed };
      expect((await house.as.admin.post(`${path}/check`, body)).status).toBe(200);
      expect((await house.as.admin.post(`${path}/check`, body)).body.code).toBe('wrong_state');
    }
    const { active } = (await house.as.admin.get(path)).body;
    expect(active).toMatchObject({ threshold: 2, madeBy: { name: '陈静' } });
    expect(active.shares.map(({ holder }: { holder: string }) => holder)).toEqual([
      '李律师',
      '周会计',
      '老股东',
    ]);
    const left = await house.database.db.selectFrom('guardian_shares').select('asked_hash').execute();
    expect(left.every(({ asked_hash }) => asked_hash === null)).toBe(true);
  });

  it('makes the shares from before worthless, but only once the new ones were checked', async () => {
    const old = await makeShares();
    await prove(house.as.admin);
    expect((await house.as.admin.post(path, { threshold: 2, holders })).status).toBe(201);
    expect((await type(machine(), old[0] ?? [], 'rehearse')).status).toBe(200);
    await makeShares();
    expect((await type(machine(), old[0] ?? [], 'rehearse')).body.code).toBe('wrong_proof');
    const { items } = (await house.as.admin.get('/api/notices')).body;
    expect(items.filter(({ kind }: { kind: string }) => kind === 'shares-renewed').length).toBeGreaterThan(1);
  });

  it('two at once leave one set', async () => {
    await prove(house.as.admin);
    const two = [0, 1].map(() => house.as.admin.post(path, { threshold: 2, holders }));
    expect(statuses(await Promise.all(two))).toEqual([201, 201]);
    const waiting = await house.database.db
      .selectFrom('share_sets')
      .select('id')
      .where('active_at', 'is', null)
      .where('retired_at', 'is', null)
      .execute();
    expect(waiting).toHaveLength(1);
  });
});

describe('a wrong share', () => {
  it('tells nothing: of an old set, invented, with nothing made at all', async () => {
    const old = await makeShares();
    await makeShares();
    const invented = shareToWords({ set: 1, number: 1, value: crypto.getRandomValues(new Uint8Array(32)) });
    const outside = machine();
    const [first, second] = [await type(outside, old[0] ?? []), await type(outside, invented)];
    expect(first.body.code).toBe('wrong_proof');
    expect(shape(second)).toEqual(shape(first));
    await house.database.db.updateTable('share_sets').set({ retired_at: new Date() }).execute();
    expect(shape(await type(machine(), old[1] ?? []))).toEqual(shape(first));
  });

  it('that is none at all is seen to be none, and nothing breaks', async () => {
    for (const words of [
      '',
      'abandon',
      '汉字 '.repeat(28),
      'abandon '.repeat(28),
      '\0'.repeat(50),
      'x'.repeat(2000),
    ])
      expect((await type(machine(), words)).body.code, words.slice(0, 20)).toMatch(
        /invalid_input|wrong_proof/,
      );
    expect((await type(machine(), 'x'.repeat(2001))).status).toBe(422);
  });
});

describe('opening', () => {
  let words: string[][];
  const share = (number: number) => words[number - 1] ?? [];
  beforeAll(async () => {
    words = await makeShares();
    // Every administrator closed, as no policy and nobody in the app could do it (I7).
    const { db } = house.database;
    await db
      .insertInto('locks')
      .values({
        id: newId(),
        scope: 'account',
        subject: house.as.admin.id,
        person_id: house.as.admin.id,
        strength: 'closed',
        trigger: 'attack',
        opens_at: new Date(0),
        ends_at: new Date('2199-01-01'),
      })
      .execute();
    await house.database.pool.query(`select pg_notify('latchkey_access', 'test')`);
    // And their networks too.
    await db
      .insertInto('locks')
      .values({
        id: newId(),
        scope: 'network',
        subject: '0.0.0.0/0',
        strength: 'closed',
        trigger: 'attack',
        opens_at: new Date(0),
        ends_at: new Date('2199-01-01'),
      })
      .execute();
  });

  it('takes two different shares within fifteen minutes', async () => {
    await expect.poll(async () => (await house.as.admin.get('/api/customers')).status).toBe(423);
    const first = await type(machine(), share(1));
    expect(first.body).toMatchObject({ typed: 1, needed: 2, rehearsed: false, way: null });
    expect((await type(machine(), share(1))).body).toMatchObject({ typed: 1, way: null });
    pass(16);
    expect((await type(machine(), share(2))).body).toMatchObject({ typed: 1, way: null });
    pass(16);
  });

  it('opens an hour for an administrator who is locked, tells everybody, and asks for an account', async () => {
    await type(machine(), share(3));
    const last = machine();
    const { way } = (await type(last, share(1))).body;
    expect(way.administrators).toContainEqual({ id: house.as.admin.id, name: '陈静' });
    const { token } = way;
    const notOne = await last.post('/api/break-glass/open', { token, personId: house.as.sales.id });
    expect(notOne.status).toBe(422);
    expect((await last.post('/api/break-glass/open', { token })).status).toBe(422);
    const opened = await last.post('/api/break-glass/open', { token, personId: house.as.admin.id });
    expect(opened.status, opened.text).toBe(200);
    expect(opened.body.user).toMatchObject({ id: house.as.admin.id, name: '陈静' });
    expect((await last.post('/api/break-glass/open', { token, personId: house.as.admin.id })).status).toBe(
      422,
    );
    const me = (await last.get('/api/me')).body;
    expect(new Date(me.breakGlassUntil as string).getTime() - clock.getTime()).toBe(3_600_000);
    for (const who of [house.as.sales, house.as.lead]) {
      const { items } = (await who.get('/api/notices')).body;
      expect(items[0]).toMatchObject({ kind: 'glass-broken', params: { act: 'session', by: 'guardians' } });
    }
    const { items: uses } = (await last.get('/api/break-glass')).body;
    expect(uses[0]).toMatchObject({
      act: 'session',
      by: 'guardians',
      person: { name: '陈静' },
      account: null,
    });
    expect(uses[0].accountDue).not.toBeNull();
    // What is behind the glass makes no other glass.
    expect((await last.post(path, { threshold: 2, holders })).body.code).toBe('wrong_state');
    const { items } = (await last.get('/api/locks', { open: 'true', personId: house.as.admin.id })).body;
    expect((await last.post(`/api/locks/${items[0].id as string}/lift`, {})).status).toBe(200);
    expect((await house.as.admin.get('/api/me')).body.lock).toBeNull();
    const opens = (await house.as.admin.get('/api/audit', { action: 'glass.opened' })).body.items;
    expect(opens).toMatchObject([{ person: { name: '陈静' } }]);
    pass(61);
    expect((await last.get('/api/me')).status).toBe(401);
  });

  it('two who type the last shares at once get one way', async () => {
    const both = await Promise.all([type(machine(), share(1)), type(machine(), share(2))]);
    expect(statuses(both)).toEqual([200, 200]);
    expect(both.filter(({ body }) => body.way !== null)).toHaveLength(1);
  });

  it('a flood from one network keeps nobody elsewhere from it', async () => {
    const flood = machine();
    const { db } = house.database;
    const attempts = Array.from({ length: 200 }, () => clock);
    await db
      .insertInto('network_budgets')
      .values({ network: `198.51.${networks}.0/24`, kind: 'shares', attempts, last_at: clock })
      .execute();
    expect((await type(flood, share(1))).status).toBe(429);
    expect((await type(machine(), share(1), 'rehearse')).status).toBe(200);
  });
});

describe('a rehearsal', () => {
  it('proves a share and opens nothing; it is asked for by and by, once a week', async () => {
    const sales = { name: '王芳', personId: house.as.sales.id };
    const words = await makeShares({ threshold: 3, holders: [...holders, sales] });
    const remind = () =>
      house.database.db
        .transaction()
        .execute((db) => remindOfRehearsal({ db, now: clock, enqueue: () => Promise.resolve() }));
    const told = async (who: Browser) =>
      (await who.get('/api/notices')).body.items.filter(
        ({ kind }: { kind: string }) => kind === 'rehearsal-due',
      );
    await remind();
    expect(await told(house.as.admin)).toEqual([]);
    pass(91 * 24 * 60);
    await house.as.admin.signIn('admin@huaxin.example');
    await house.as.sales.signIn('sales@huaxin.example');
    const rehearsed = await type(machine(), words[0] ?? [], 'rehearse');
    expect(rehearsed.body).toMatchObject({ rehearsed: true, number: 1, way: null, typed: 0 });
    await remind();
    await remind();
    expect(await told(house.as.admin)).toMatchObject([{ params: { holders: ['周会计', '老股东', '王芳'] } }]);
    expect(await told(house.as.sales)).toMatchObject([{ params: { holders: ['王芳'] } }]);
    for (const share of words) await type(machine(), share, 'rehearse');
    pass(8 * 24 * 60);
    await remind();
    expect(await told(house.as.admin)).toHaveLength(1);
    expect((await house.as.admin.get('/api/audit', { action: 'shares.rehearsed' })).body.items.length).toBe(
      7,
    );
  });
});
