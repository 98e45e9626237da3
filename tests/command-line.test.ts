/** The commands, each as a process on a database of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { auditKey, sealAudit } from '../src/server/access/audit/index.ts';
import { openHouse, statuses, type House } from './harness/house.ts';

let house: House;
let folder: string;
let url: string;
beforeAll(async () => {
  house = await openHouse();
  folder = mkdtempSync(join(tmpdir(), 'latchkey-cli-'));
  const { host, port, user, password } = inject('postgres');
  const { rows } = await house.database.pool.query<{ name: string }>('select current_database() as name');
  const query = new URLSearchParams({ host, port: String(port) });
  url = `postgresql://${user}${password === undefined ? '' : `:${password}`}@localhost/${rows[0]?.name ?? ''}?${query.toString()}`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const latchkey = (...parameters: string[]) => latchkeyAs(process.getuid?.(), {}, ...parameters);

function latchkeyAs(
  uid: number | undefined,
  settings: Record<string, string>,
  ...parameters: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [resolve('bin/latchkey'), ...parameters], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATABASE_URL: url, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid }),
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })));
}
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe('latchkey import', () => {
  it('says what would become of a file, then does it, then finds it done', async () => {
    const name = file(
      'customers.csv',
      'Firma;Branche;Umsatz\nMüller AG;technolgy;1.234,50 €\nMeier KG;Handel;5\n',
    );
    const map = [
      '--map',
      'Firma=name',
      '--map',
      'Branche=industry',
      '--map',
      'Umsatz=annualRevenue',
      '--object',
      'customer',
    ];
    const dry = await latchkey('import', name, '--dry-run', ...map);
    expect(dry, dry.err).toMatchObject({ code: 0 });
    expect(dry.out).toContain('industry “technolgy” (1 rows) is taken for “technology”');
    expect(dry.out).toContain('Would be created 2, updated 0, skipped 0, left out 0.');
    expect((await house.as.admin.get('/api/customers')).body.items).toEqual([]);

    const real = await latchkey('import', name, '--json', ...map);
    expect(real, real.err).toMatchObject({ code: 0 });
    expect(JSON.parse(real.out)).toMatchObject({ state: 'done', counts: { create: 2 } });
    const again = await latchkey('import', name, '--json', '--match-by', 'name', ...map);
    expect(JSON.parse(again.out)).toMatchObject({ counts: { create: 0, skip: 2 } });
    const [found] = (await house.as.admin.get('/api/customers', { q: 'Müller' })).body.items;
    expect(found.owner.name).toBe('陈静');
  });

  it('leaves wrong rows out, writes them to a file, and says so by its exit code', async () => {
    const name = file('wrong.csv', 'Name,Email\nFine,a@b.example\nWrong,nothing\n');
    const said = await latchkey('import', name, '--errors', 'left.csv');
    expect(said.code).toBe(1);
    expect(said.err).toContain('1 rows stay out; they are in left.csv.');
    expect(readFileSync(join(folder, 'left.csv'), 'utf8')).toContain('Wrong,nothing,');
  });

  it.each([
    [['import'], 2, 'takes one FILE'],
    [['import', 'nothing.csv'], 1, 'There is no file nothing.csv'],
    [['import', 'wrong.csv', '--object', 'ghost'], 1, 'takes one of customer, contact'],
    [['import', 'wrong.csv', '--as', 'nobody@x.example'], 1, 'Nobody here'],
    [['import', 'wrong.csv', '--as', 'sales@huaxin.example'], 1, 'records.import'],
    [['import', 'picture.csv'], 1, 'This is a picture'],
    [['import', 'wrong.csv', '--map', 'Nope=name'], 1, 'There is no column “Nope”'],
    [['export', 'ghosts'], 1, 'There is no list “ghosts”'],
    [['export', 'customers', '--as', 'sales@huaxin.example'], 1, 'records.export'],
  ] as const)('%j ends with %i', async (parameters, code, words) => {
    writeFileSync(join(folder, 'picture.csv'), Buffer.from('\u0089PNG\r\n', 'latin1'));
    const said = await latchkey(...parameters);
    expect(said.err).toContain(words);
    expect(said.code).toBe(code);
  });
});

describe('latchkey export', () => {
  it('prints a list, or writes it to a file, with names or keys', async () => {
    const printed = await latchkey('export', 'customers', '--keys');
    expect(printed, printed.err).toMatchObject({ code: 0 });
    expect(printed.out).toMatch(/^\ufeffname,kind,industry,/);
    expect(printed.out).toContain('Müller AG');
    expect(await latchkey('export', 'customers', '--out', 'out.csv')).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toMatch(/^\ufeff客户名称,客户类型,行业,/);
    expect((await latchkey('export', 'customers', '--out', '/nowhere/out.csv')).err).toContain(
      "can't be written",
    );
  });
});

describe('latchkey audit verify', () => {
  it('is content with an untouched audit, and names what was changed by its exit code too', async () => {
    const { database } = house;
    await sealAudit(database, await auditKey(database, undefined), new Date());
    const sound = await latchkey('audit', 'verify');
    expect(sound, sound.err).toMatchObject({ code: 0 });
    expect(sound.out).toContain('Everything is as it was sealed.');
    const row = await database.db.selectFrom('audit').select('id').executeTakeFirstOrThrow();
    await database.db.updateTable('audit').set({ address: '6.6.6.6' }).where('id', '=', row.id).execute();
    const broken = await latchkey('audit', 'verify', '--json');
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({ sound: false, changed: [{ id: row.id }] });
    expect((await latchkey('audit', 'verify')).out).toContain(`${row.id} was changed`);
  });

  it.each([
    [['audit'], 2],
    [['audit', 'forget'], 1],
  ])('%j is refused', async (parameters, code) => {
    expect((await latchkey(...parameters)).code).toBe(code);
  });
});

describe('latchkey device-link', () => {
  it('prints a way in for somebody with nothing to prove a new device by, and the audit tells', async () => {
    const stranger = Object.assign(house.stranger(), { address: '198.51.100.7' });
    expect((await stranger.signIn('admin@huaxin.example')).body.challenge.methods).toEqual([]);
    const made = await latchkey('device-link', 'admin@huaxin.example', '--json');
    expect(made, made.err).toMatchObject({ code: 0 });
    const token = (JSON.parse(made.out) as { url: string }).url.split('#')[1];
    expect((await stranger.post('/api/devices/proof', { method: 'link', token })).status).toBe(204);
    expect((await stranger.signIn('admin@huaxin.example')).body.user.name).toBe('陈静');
    const { items } = (await house.as.admin.get('/api/audit', { action: 'device.link-made' })).body;
    expect(items).toHaveLength(1);
    expect((await latchkey('device-link', 'nobody@huaxin.example')).code).toBe(1);
  });
});

const inAnHour = () => new Date(Date.now() + 60 * 60_000).toISOString();

describe('latchkey unlock', () => {
  const email = 'sales@huaxin.example';

  it('lifts what keeps somebody out, gives their tries back, and opens no session', async () => {
    const { db } = house.database;
    const { id } = house.as.sales;
    const lock = {
      scope: 'account',
      subject: id,
      strength: 'closed',
      reason: '离职核查',
      endsAt: inAnHour(),
    };
    expect((await house.as.admin.post('/api/locks', lock)).status).toBe(201);
    const abroad = Object.assign(house.stranger(), { address: '198.51.100.9' });
    for (let i = 0; i < 6; i++) {
      const guesser = Object.assign(house.stranger(), { address: `198.51.${100 + i}.77` });
      await guesser.post('/api/sign-in', { email, password: `wrong password ${i}` });
    }
    const made = await latchkey('unlock', email);
    expect(made, made.err).toMatchObject({ code: 0 });
    expect(made.out).toContain('(account, closed, since');
    expect(made.out).toContain('离职核查');
    expect(made.out).toContain('Nobody was signed in');
    const token = made.out.trim().split('#')[1];
    expect((await abroad.post('/api/devices/proof', { method: 'link', token })).status).toBe(204);
    expect((await abroad.get('/api/me')).status).toBe(401);
    expect((await abroad.signIn(email)).body.user.name).toBe('王芳');
    const left = await db.selectFrom('locks').select('end_route').where('person_id', '=', id).execute();
    expect(left.length).toBeGreaterThan(1);
    expect(left.every(({ end_route }) => end_route === 'console')).toBe(true);
    const notices = (await house.as.admin.get('/api/notices')).body.items;
    expect(notices.map(({ kind }: { kind: string }) => kind)).toContain('glass-broken');
    expect((await house.as.admin.get('/api/audit', { action: 'glass.unlocked' })).body.items).toMatchObject([
      { recordId: id, address: 'console', person: null },
    ]);
    const again = await latchkey('unlock', email, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ person: { id }, lifted: [], closedNetworks: 0 });
  });

  it('asks for an account, which is written once and kept in the audit', async () => {
    const { items } = (await house.as.admin.get('/api/break-glass')).body;
    expect(items[0]).toMatchObject({ act: 'unlock', by: 'console', account: null, person: { name: '王芳' } });
    const path = `/api/break-glass/${items[0].id as string}/account`;
    const account = '王芳被误锁，管理员都在出差，在服务器上解除。';
    expect((await house.as.admin.post(path, { account: '太短' })).status).toBe(422);
    expect((await house.as.sales.post(path, { account })).status).toBe(403);
    expect((await house.as.admin.post(path, { account })).body).toMatchObject({
      account,
      accountBy: { name: '陈静' },
    });
    expect((await house.as.admin.post(path, { account })).body.code).toBe('wrong_state');
    const kept = (await house.as.admin.get('/api/audit', { action: 'glass.accounted' })).body.items;
    expect(kept).toMatchObject([{ detail: { account }, person: { name: '陈静' } }]);
  });

  it('says plainly what it can’t do', async () => {
    const nobody = await latchkey('unlock', 'nobody@huaxin.example');
    expect(nobody).toMatchObject({ code: 1, out: expect.not.stringContaining('http') as string });
    expect(nobody.err).toContain('Nobody here has the address nobody@huaxin.example.');
    expect((await latchkey('unlock')).code).toBe(2);
    expect((await latchkey('admin', email, '--sesion')).code).toBe(2);
  });

  it.runIf(process.getuid?.() === 0)('doesn’t run on a folder that is somebody else’s', async () => {
    const refused = await latchkeyAs(65534, { LATCHKEY_DATA: folder }, 'unlock', email);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('belongs to another user (uid 0; you are uid 65534)');
  });
});

describe('latchkey admin', () => {
  const email = 'lead@huaxin.example';

  it('makes somebody an administrator, once', async () => {
    expect((await latchkey('admin', email, '--session')).err).toContain('is no administrator');
    const made = await latchkey('admin', email);
    expect(made, made.err).toMatchObject({ code: 0 });
    expect((await house.as.lead.get('/api/me')).body.permissions).toMatchObject({ 'settings.manage': 'all' });
    expect((await latchkey('admin', email)).err).toContain('is an administrator already');
  });

  it('opens a session of an hour by a link that works once, past a closed account', async () => {
    const { id } = house.as.lead;
    // Past I7, as an attacker or a mistake in the database would.
    await house.database.db
      .insertInto('locks')
      .values({
        id: crypto.randomUUID(),
        scope: 'account',
        subject: id,
        person_id: id,
        strength: 'closed',
        trigger: 'administrators-act',
        opens_at: new Date(),
        ends_at: new Date(inAnHour()),
      })
      .execute();
    await house.database.pool.query(`select pg_notify('latchkey_access', 'test')`);
    await expect.poll(async () => (await house.as.lead.get('/api/customers')).status).toBe(423);
    const made = await latchkey('admin', email, '--session', '--json');
    expect(made, made.err).toMatchObject({ code: 0 });
    const token = (JSON.parse(made.out) as { url: string }).url.split('#')[1];
    const rescuer = Object.assign(house.stranger(), { address: '198.51.100.11' });
    const other = house.stranger();
    const [first, second] = await Promise.all([
      rescuer.post('/api/break-glass/open', { token }),
      other.post('/api/break-glass/open', { token }),
    ]);
    expect(statuses([first, second])).toEqual([200, 422]);
    const inside = first.status === 200 ? rescuer : other;
    const me = (await inside.get('/api/me')).body;
    expect(me).toMatchObject({ id, lock: null });
    const leftMs = new Date(me.breakGlassUntil as string).getTime() - Date.now();
    expect(leftMs / 60_000).toBeGreaterThan(58);
    expect(leftMs / 60_000).toBeLessThanOrEqual(60);
    // Freshly proved without a proof; and what keeps its own person out can be lifted from within.
    const { items } = (await inside.get('/api/locks', { open: 'true', personId: id })).body;
    expect((await inside.post(`/api/locks/${items[0].id as string}/lift`, {})).status).toBe(200);
    expect((await house.as.lead.get('/api/me')).status).toBe(200);
    house.setNow(new Date(Date.now() + 61 * 60_000));
    expect((await inside.get('/api/me')).status).toBe(401);
    house.setNow(null);
  });

  it('tells nobody whether a link ever was one', async () => {
    const made = await latchkey('admin', email, '--session', '--json');
    const token = (JSON.parse(made.out) as { url: string }).url.split('#')[1] ?? '';
    house.setNow(new Date(Date.now() + 11 * 60_000));
    const stranger = house.stranger();
    const [late, junk, empty] = [
      await stranger.post('/api/break-glass/open', { token }),
      await stranger.post('/api/break-glass/open', { token: 'x'.repeat(43) }),
      await stranger.post('/api/break-glass/open', { token: '' }),
    ].map(({ status, body }) => ({ status, code: body.code as string, detail: body.detail as unknown }));
    expect(late).toEqual({ status: 422, code: 'expired_link', detail: undefined });
    expect(junk).toEqual(late);
    expect(empty).toEqual(late);
    house.setNow(null);
  });
});

describe('latchkey doctor', () => {
  it('checks the way to a server and the computer, and fails where something keeps people from working', async () => {
    const address = await house.app.http.listen({ port: 0, host: '127.0.0.1' });
    const well = await latchkey('doctor', '--client', address, '--json');
    const { lines } = JSON.parse(well.out) as { lines: { check: string; result: string; remedy: string }[] };
    const of = (check: string) => lines.find((line) => line.check === check);
    for (const check of ['server', 'loss', 'encryption', 'clock'])
      expect(of(check), check).toMatchObject({ result: 'good' });
    expect(of('download')).toMatchObject({
      measured: expect.any(Number),
      method: expect.stringContaining('256 KB'),
    });
    // No browser is asked here.
    expect(of('memory')).toMatchObject({ method: 'The operating system is asked.' });
    // Nothing listens on the port of discard.
    const away = await latchkey('doctor', '--client', 'http://127.0.0.1:9');
    expect(away).toMatchObject({ code: 1 });
    expect(away.out).toMatch(/Server reached\s+a problem/);
    expect(away.out).toContain('What helps: Check the cable or Wi-Fi');
    expect(away.err).toMatch(/found a problem/);
  });

  it.each([[[]], [['--client', 'crm']], [['--client', 'file:///etc/passwd']]])(
    'refuses %j',
    async (given) => {
      const refused = await latchkey('doctor', ...given);
      expect(refused).toMatchObject({ code: 1 });
      expect(refused.err).toContain('latchkey doctor --client https://');
    },
  );
});
