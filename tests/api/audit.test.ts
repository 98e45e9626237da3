/** The audit: who did what is written down by itself, sealed, and whatever is changed afterwards is found and named. */
import { sql } from 'kysely';
import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/api.ts';
import { audit, auditedAs, auditKey, sealAudit, verifyAudit } from '../../src/server/access/audit/index.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, type House } from '../harness/house.ts';

let house: House;
let key: Buffer;
beforeAll(async () => {
  house = await openHouse();
  key = await auditKey(house.database, undefined);
});

interface Line {
  id: string;
  action: string;
  person: { id: string; name: string } | null;
  object: string;
  recordId: string | null;
  name: string | null;
  detail: Record<string, unknown>;
  address: string;
  device: string | null;
  requestId: string;
}
const lines = async (query: Record<string, string> = {}): Promise<Line[]> =>
  (await house.as.admin.get('/api/audit', query)).body.items;

describe('what gets a line', () => {
  it('a change of the house, with who, what, from where, and no value', async () => {
    const answer = await house.as.admin.send(
      'POST',
      '/api/roles',
      { name: '仓库', scope: 'own', permissions: [] },
      {
        headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/141.0.0.0 Safari/537.36' },
      },
    );
    expect(answer.status).toBe(201);
    const [line] = await lines({ action: 'role.created' });
    expect(line).toMatchObject({
      action: 'role.created',
      person: { id: house.as.admin.id, name: '陈静' },
      object: 'roles',
      recordId: answer.body.id,
      name: '仓库',
      address: '127.0.0.1',
      device: 'Chrome 141 · Windows',
    });
    const changed = await house.as.admin.patch(`/api/roles/${answer.body.id}`, 1, { description: '秘密' });
    expect(changed.status).toBe(200);
    const [after] = await lines({ action: 'role.changed' });
    expect(after?.detail).toEqual({ fields: ['description'] });
    expect(JSON.stringify(after)).not.toContain('秘密');
  });

  it('a refusal, whether the right is missing at the door or inside', async () => {
    await house.as.sales.post('/api/people', { name: '某人' });
    const [line] = await lines({ action: 'right.refused' });
    expect(line).toMatchObject({ person: { id: house.as.sales.id }, object: 'people' });
    expect(line?.detail).toEqual({ operation: 'people.create', tried: 'person.created' });
    const made = await house.as.admin.post('/api/customers', { name: '别人的', ownerId: house.as.other.id });
    const visible = await house.as.service.send('DELETE', `/api/customers/${made.body.id}`, undefined, {
      version: 1,
    });
    expect(visible.status).toBe(403);
    expect((await lines({ action: 'right.refused' }))[0]).toMatchObject({
      person: { id: house.as.service.id },
      object: 'customers',
      recordId: made.body.id,
    });
  });

  it('a link to set a password, under the name of whom it is for', async () => {
    await house.as.admin.post(`/api/people/${house.as.other.id}/password-link`);
    const [line] = await lines({ action: 'password.link-made' });
    expect(line).toMatchObject({ object: 'people', recordId: house.as.other.id, name: '赵敏', detail: {} });
  });

  it('an export, with what it was of', async () => {
    await house.as.lead.get('/api/customers/export', { q: '华' });
    const [line] = await lines({ action: 'export.made' });
    expect(line).toMatchObject({ person: { id: house.as.lead.id }, object: 'customers' });
    expect(line?.detail['filters']).toContain('华');
  });

  it('nothing that failed or was undone, and a call sent twice but once', async () => {
    const before = (await lines()).length;
    expect((await house.as.admin.post('/api/roles', { name: '' })).status).toBe(422);
    expect((await house.as.admin.patch(`/api/people/${house.as.sales.id}`, 99, { title: 'x' })).status).toBe(
      412,
    );
    expect((await lines()).length).toBe(before);
    const twice = { name: '两次', scope: 'own', permissions: [] };
    await house.as.admin.post('/api/roles', twice, { key: 'k1' });
    await house.as.admin.post('/api/roles', twice, { key: 'k1' });
    expect((await lines({ action: 'role.created', q: '两次' })).length).toBe(1);
  });

  it('every operation that changes the house is in it, under words of its own', () => {
    const nameless = [...operations]
      .filter(([, e]) => auditedAs(e)?.action === 'house.changed')
      .map(([id]) => id);
    expect(nameless).toEqual([]);
  });

  it('who came in and who was turned away, each refusal about the account that was named', async () => {
    const stranger = house.stranger();
    const email = 'sales@huaxin.example';
    for (let i = 0; i < 2; i++)
      expect((await stranger.post('/api/sign-in', { email, password: `wrong ${i}` })).status).toBe(401);
    const refused = await lines({ action: 'sign-in.refused' });
    // The others of that minute are only counted: a flood of guesses is no flood of lines.
    expect(refused.length).toBe(1);
    expect(refused[0]).toMatchObject({
      person: null,
      object: 'people',
      recordId: house.as.sales.id,
      name: '王芳',
    });
    expect(JSON.stringify(refused)).not.toContain('wrong');
    house.setNow(new Date(Date.now() + 61_000));
    await stranger.post('/api/sign-in', { email: 'my secret password', password: 'x' });
    house.setNow(null);
    const [again] = await lines({ action: 'sign-in.refused' });
    expect(again).toMatchObject({ person: null, recordId: null, detail: { more: 1 } });
    expect(JSON.stringify(again)).not.toContain('secret');
    await house.as.reader.post('/api/sign-out');
    expect((await lines({ action: 'sign-out.done' }))[0]?.person?.id).toBe(house.as.reader.id);
  });

  it('an act and its line share one fate', async () => {
    const undone = house.database.db.transaction().execute(async (db) => {
      await audit(
        { db, user: null, now: new Date() },
        { action: 'lock.opened', detail: { name: '没有发生' } },
      );
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await lines({ q: '没有发生' })).toEqual([]);
  });
});

describe('reading it', () => {
  it('takes the right, of people and of keys', async () => {
    for (const who of ['lead', 'sales', 'other', 'service'] as const) {
      expect((await house.as[who].get('/api/audit')).status).toBe(403);
      expect((await house.as[who].get('/api/audit/export')).status).toBe(403);
      expect((await house.as[who].post('/api/audit/verify')).status).toBe(403);
    }
    expect((await house.stranger().get('/api/audit')).status).toBe(401);
  });

  it('pages by key without repeating or leaving out, and filters', async () => {
    const all = await lines({ limit: '200' });
    const paged: Line[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await house.as.admin.get('/api/audit', { limit: 3, ...(cursor && { cursor }) });
      paged.push(...body.items);
      cursor = body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged.map((line) => line.id)).toEqual(all.map((line) => line.id));
    const ofSales = await lines({ personId: house.as.sales.id });
    expect(ofSales.length).toBeGreaterThan(0);
    expect(ofSales.every((l) => l.person?.id === house.as.sales.id || l.recordId === house.as.sales.id)).toBe(
      true,
    );
    expect(await lines({ from: '2199-01-01' })).toEqual([]);
    expect(await lines({ to: '1999-01-01' })).toEqual([]);
    expect((await lines({ q: "%'; drop table audit; --" })).length).toBe(0);
  });

  it.each([
    { action: 'no-such' },
    { personId: 'x' },
    { from: '2026-02-30' },
    { limit: '0' },
    { cursor: 'junk' },
    { x: '1' },
  ])('refuses %j', async (query) => {
    expect((await house.as.admin.get('/api/audit', query as never)).status).toBe(422);
  });

  it('exports what is listed, with formulas defused', async () => {
    const name = '=HYPERLINK("http://evil.example";"click")';
    const made = await house.as.admin.post('/api/roles', { name, scope: 'own', permissions: [] });
    expect(made.status).toBe(201);
    const answer = await house.as.admin.get('/api/audit/export', { action: 'role.created' });
    expect(answer.headers['content-type']).toContain('text/csv');
    const rows: string[][] = parse(answer.text, { bom: true });
    expect(rows[0]).toContain('操作');
    expect(rows.length - 1).toBe((await lines({ action: 'role.created' })).length);
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(answer.text).toContain(`角色 · ${name.slice(0, 5)}`);
    expect((await house.as.admin.get('/api/audit/export', { cursor: 'x' })).status).toBe(422);
  });
});

describe('the seals', () => {
  const db = () => house.database.db;
  const now = () => new Date();
  const check = () => verifyAudit(db(), key);
  const write = async (n: number, at = now()) => {
    for (let i = 0; i < n; i++)
      await audit(
        { db: db(), user: null, now: at },
        { action: 'settings.changed', detail: { name: `行${i}` } },
      );
  };
  const sealed = async (number: number): Promise<{ id: string }[]> =>
    db().selectFrom('audit').select('id').where('seal', '=', number).orderBy('id').execute();

  beforeEach(async () => {
    await sql`truncate audit, audit_seals, audit_head`.execute(db());
    for (let batch = 0; batch < 3; batch++) {
      await write(4);
      expect(await sealAudit(house.database, key, now())).toBe(4);
    }
  });

  it('of an untouched audit nothing is reported', async () => {
    const report = await check();
    expect(report).toMatchObject({ sound: true, rows: 12, seals: 3, waiting: 0, last: { number: 3 } });
    await write(2);
    expect(await check()).toMatchObject({ sound: true, rows: 12, waiting: 2 });
  });

  it('an empty audit is sound', async () => {
    await sql`truncate audit, audit_seals, audit_head`.execute(db());
    expect(await check()).toMatchObject({ sound: true, rows: 0, seals: 0, last: null });
    expect(await sealAudit(house.database, key, now())).toBe(0);
  });

  const columns = [
    sql`at = at + interval '1 microsecond'`,
    sql`at = at - interval '3 days'`,
    sql`person_id = ${newId()}::uuid`,
    sql`session_id = ${newId()}::uuid`,
    sql`api_key_id = ${newId()}::uuid`,
    sql`address = '10.0.0.1'`,
    sql`device = 'x'`,
    sql`action = 'sign-in.done'`,
    sql`object = 'x'`,
    sql`record_id = ${newId()}::uuid`,
    sql`detail = '{}'`,
    sql`request_id = 'x'`,
    sql`seal = 1`,
    sql`seal = null`,
  ];
  it.each(columns)('a change of one column is found: %#', async (set) => {
    const [row] = await sealed(2);
    await sql`update audit set ${set} where id = ${row?.id}`.execute(db());
    const report = await check();
    expect(report.sound).toBe(false);
    expect(report.changed.map(({ id, seal }) => ({ id, seal }))).toEqual([{ id: row?.id, seal: 2 }]);
  });

  it('a removed row is named', async () => {
    const [row] = await sealed(1);
    await db()
      .deleteFrom('audit')
      .where('id', '=', row?.id ?? '')
      .execute();
    const report = await check();
    expect(report.removed).toEqual([{ id: row?.id, at: null, seal: 1 }]);
    expect(report.counts).toEqual({ changed: 0, removed: 1, inserted: 0, late: 0, seals: 0 });
  });

  it('a row slipped into a batch is named, and one dated back too, sealed or not', async () => {
    const [id, late] = [newId(), newId()];
    const row = { action: 'sign-in.done', detail: '{}' };
    await db()
      .insertInto('audit')
      .values({ ...row, id, at: now(), seal: 2 })
      .execute();
    expect((await check()).inserted).toMatchObject([{ id, seal: 2 }]);
    await db().deleteFrom('audit').where('id', '=', id).execute();
    await db()
      .insertInto('audit')
      .values({ ...row, id: late, at: new Date(Date.now() - 7_200_000) })
      .execute();
    expect((await check()).late).toMatchObject([{ id: late, seal: null }]);
    await sealAudit(house.database, key, now());
    expect((await check()).late).toMatchObject([{ id: late, seal: 4 }]);
  });

  it('two rows that changed places are both named', async () => {
    const [a, b] = await sealed(2);
    await sql`update audit set detail = case id when ${a?.id} then '{"name":"行1"}'::jsonb else '{"name":"行0"}' end
      where id in (${a?.id}, ${b?.id})`.execute(db());
    expect(new Set((await check()).changed.map(({ id }) => id))).toEqual(new Set([a?.id, b?.id]));
  });

  it('a batch whose ids were put in another order, or emptied, is broken', async () => {
    await sql`update audit_seals set row_ids = array(select unnest(row_ids) order by 1 desc) where number = 2`.execute(
      db(),
    );
    expect((await check()).brokenSeals).toEqual([{ number: 2, fault: 'broken' }]);
    await sql`update audit_seals set row_ids = '{}', row_hashes = '{}' where number = 2`.execute(db());
    const report = await check();
    expect(report.brokenSeals).toEqual([{ number: 2, fault: 'broken' }]);
    expect(report.inserted.length).toBe(4);
  });

  it.each([
    ['with its rows', true],
    ['its rows left', false],
  ])('cutting the last batch off is found, %s, before and after the next one', async (_, withRows) => {
    await sql`delete from audit_seals where number = 3`.execute(db());
    if (withRows) await sql`delete from audit where seal = 3`.execute(db());
    const report = await check();
    expect(report.sound).toBe(false);
    expect(report.brokenSeals).toContainEqual({ number: 3, fault: 'missing' });
    await write(1);
    await sealAudit(house.database, key, now());
    expect((await check()).brokenSeals).toContainEqual({ number: 3, fault: 'missing' });
  });

  it('cutting the end off with the head, or with a forged head, is found too', async () => {
    const second = await db()
      .selectFrom('audit_seals')
      .select('seal')
      .where('number', '=', 2)
      .executeTakeFirstOrThrow();
    await sql`delete from audit_seals where number = 3`.execute(db());
    await sql`delete from audit where seal = 3`.execute(db());
    await sql`update audit_head set number = 2, seal = ${second.seal}`.execute(db());
    expect((await check()).sound).toBe(false);
    await sql`delete from audit_head`.execute(db());
    expect((await check()).sound).toBe(false);
    await write(1);
    await sealAudit(house.database, key, now());
    expect((await check()).brokenSeals.length).toBeGreaterThan(0);
  });

  it('a middle batch taken out breaks the chain', async () => {
    await sql`delete from audit_seals where number = 2`.execute(db());
    await sql`delete from audit where seal = 2`.execute(db());
    expect((await check()).brokenSeals).toEqual([
      { number: 2, fault: 'missing' },
      { number: 3, fault: 'unchained' },
    ]);
  });

  it('with another key nothing holds', async () => {
    const other = await auditKey(house.database, 'a secret of sixteen characters');
    expect(other.equals(key)).toBe(false);
    expect(await verifyAudit(db(), other)).toMatchObject({ sound: false, counts: { seals: 4, changed: 12 } });
  });

  it('two servers that seal at once make one chain, with every row once', async () => {
    await write(60);
    const [a = 0, b = 0, c = 0] = await Promise.all(
      [1, 2, 3].map(() => sealAudit(house.database, key, now())),
    );
    expect(a + b + c).toBe(60);
    await write(30);
    await Promise.all([1, 2, 3].map(() => sealAudit(house.database, key, now())));
    expect(await check()).toMatchObject({ sound: true, rows: 102, waiting: 0 });
    const { rows } = await sql`select unnest(row_ids) from audit_seals`.execute(db());
    expect(rows.length).toBe(102);
  });

  it('more than a batch is sealed in one go', async () => {
    await sql`insert into audit (id, at, action, detail) select gen_random_uuid(), now(), 'sign-in.done', '{}'
      from generate_series(1, 2500)`.execute(db());
    expect(await sealAudit(house.database, key, now())).toBe(2500);
    const report = await check();
    expect(report).toMatchObject({ sound: true, rows: 2512, seals: 6 });
    expect(await verifyAudit(db(), key, { seals: 2 })).toMatchObject({ sound: true, from: 5, seals: 2 });
  });

  it('a row whose transaction ends after a later one was sealed comes into the next batch', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let written = () => {};
    const inside = new Promise<void>((resolve) => (written = resolve));
    const slow = db()
      .transaction()
      .execute(async (trx) => {
        await audit({ db: trx, user: null, now: now() }, { action: 'settings.changed' });
        // What was sent along goes with the next statement.
        await sql`select 1`.execute(trx);
        written();
        await held;
      });
    await inside;
    await write(1);
    expect(await sealAudit(house.database, key, now())).toBe(1);
    letGo();
    await slow;
    expect(await sealAudit(house.database, key, now())).toBe(1);
    expect(await check()).toMatchObject({ sound: true, rows: 14 });
  });

  it('the operation tells the same, and is itself written down', async () => {
    const [row] = await sealed(1);
    await sql`update audit set address = '6.6.6.6' where id = ${row?.id}`.execute(db());
    const answer = await house.as.admin.post('/api/audit/verify');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ sound: false, changed: [{ id: row?.id, seal: 1 }] });
    expect((await lines({ action: 'audit.checked' })).length).toBe(1);
  });
});
