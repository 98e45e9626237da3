import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type EmbeddedDatabase } from './embedded/index.ts';
import { checkExternal, refusal, refuseUnfit } from './external.ts';

let folder: string;
let embedded: EmbeddedDatabase;
let keeper: pg.Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  chmodSync(folder, 0o755);
  embedded = await startEmbedded({ directory: folder, settings: { fsync: 'off' }, say: () => {} });
  keeper = new pg.Client({ ...embedded.connection, user: 'postgres', database: 'postgres' });
  await keeper.connect();
  await keeper.query("create role locked login password 'right'");
  await keeper.query('create role guest login');
  await keeper.query(
    "create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'",
  );
  const hba = join(folder, 'cluster', 'pg_hba.conf');
  const text = readFileSync(hba, 'utf8');
  writeFileSync(hba, 'local all locked scram-sha-256\nlocal all barred reject\n');
  appendFileSync(hba, text);
  await keeper.query('select pg_reload_conf()');
});

afterAll(async () => {
  await keeper.end();
  await embedded.stop();
  rmSync(folder, { recursive: true });
});

function urlOf(user: string, database = 'latchkey', password = ''): string {
  const query = new URLSearchParams({ host: embedded.connection.host, user, ...(password && { password }) });
  return `postgresql:///${database}?${query}`;
}

async function faultOf(url: string): Promise<{ code: string; message: string }> {
  const fault = await checkExternal(url, () => {}).then(
    () => ({ code: 'none', message: '' }),
    (error: { code: string; message: string }) => error,
  );
  expect(fault.message).not.toContain('hush');
  return fault;
}

test('a good database passes', async () => {
  expect(await faultOf(urlOf('latchkey'))).toEqual({ code: 'none', message: '' });
});

test.each([
  ['database_password', () => urlOf('locked', 'latchkey', 'hush')],
  ['database_password', () => urlOf('locked')],
  ['database_user', () => urlOf('barred')],
  ['database_user', () => urlOf('stranger')],
  ['database_absent', () => urlOf('latchkey', 'absent')],
  ['database_rights', () => urlOf('guest')],
  ['database_encoding', () => urlOf('postgres', 'latin')],
  ['database_host', () => 'postgresql://u:hush@no-such-host.invalid/d'],
  ['database_refused', () => 'postgresql://u:hush@127.0.0.1:1/d'],
])('%s', async (code, url) => {
  const fault = await faultOf(url());
  expect(fault).toMatchObject({ code });
  expect(fault.message).toMatch(/\. |: |, /); // what it is, and what to do
});

test('something that is no PostgreSQL has a sentence', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(await faultOf(`postgresql://u:hush@127.0.0.1:${port}/d`)).toMatchObject({ code: 'database_failed' });
  server.close();
});

test("what can't be had here: an old one, a standby, one that never answers", () => {
  const good = { version: 150_000, encoding: 'UTF8', standby: false, mayCreate: true };
  refuseUnfit(good, 'db/x');
  expect(() => refuseUnfit({ ...good, version: 140_012 }, 'db/x')).toThrow(
    'PostgreSQL 14, and Latchkey needs 15',
  );
  expect(() => refuseUnfit({ ...good, standby: true }, 'db/x')).toThrow('standby');
  expect(refusal(new Error('timeout expired'), 'postgres://u:hush@h/d')).toMatchObject({
    code: 'database_timeout',
  });
});
