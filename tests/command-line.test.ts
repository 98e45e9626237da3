/** The commands, each as a process on a database of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { auditKey, sealAudit } from '../src/server/access/audit/index.ts';
import { openHouse, type House } from './harness/house.ts';

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

function latchkey(...parameters: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [resolve('bin/latchkey'), ...parameters], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATABASE_URL: url, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
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
