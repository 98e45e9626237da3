/** The program as people start it: `bin/latchkey` as a process, killed, started twice, on bad settings. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../src/server/platform/database.ts';

const program = resolve('bin/latchkey');
const isRoot = process.getuid?.() === 0;
/** The first start may have to build the web app. */
const buildMs = 180_000;

let folder: string;
let data: string;
/** The one that most tests are about; a few of them put another in its place. */
let server: Awaited<ReturnType<typeof serve>> | undefined;
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-start-'));
  chmodSync(folder, 0o755);
  data = join(folder, 'data');
  server = await serve();
}, buildMs);

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

afterAll(async () => {
  await server?.stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  process: ChildProcess;
  /** Everything printed so far. */
  said(): string;
  ended: Promise<number | null>;
}

function run(parameters: readonly string[], env: Record<string, string> = {}, node = process.execPath): Run {
  const child = spawn(node, [program, ...parameters], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LATCHKEY_DATA: data, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { process: child, said: () => said, ended };
}

/** Starts the server and waits until it is ready. */
async function serve(env: Record<string, string> = {}, node?: string) {
  const started = run(['start'], env, node);
  const stop = (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => {
    started.process.kill(signal);
    return started.ended;
  };
  let over = false;
  void started.ended.then(() => (over = true));
  while (!started.said().includes('Ctrl-C stops it.')) {
    if (over) throw new Error(`The server ended: ${started.said()}`);
    await sleep(20);
  }
  const address = /ready: (\S+)/.exec(started.said())?.[1] ?? '';
  return { ...started, address, stop };
}

function theServer(): Awaited<ReturnType<typeof serve>> {
  if (server === undefined) throw new Error('no server');
  return server;
}

/** Runs a start that must fail. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { ended, said } = run(['start'], env);
  expect(await ended, said()).toBe(1);
  expect(said()).not.toMatch(/^\s+at /m); // a sentence, no stack
  return said();
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

function postmasterPid(): number | undefined {
  const path = join(data, 'postgres', 'cluster', 'postmaster.pid');
  return existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : undefined;
}

/** Makes a database on the tests' PostgreSQL. @returns its address; it is gone after the test */
async function makeDatabase(sql = 'select 1'): Promise<string> {
  const { host, user } = inject('postgres');
  const name = `start_${Date.now()}`;
  const admin = openDatabase({ ...inject('postgres'), database: 'latchkey' }, { max: 1 });
  undo.push(() => admin.close());
  await admin.pool.query(`create database ${name}`);
  undo.push(() => admin.pool.query(`drop database ${name} with (force)`));
  const database = openDatabase({ ...inject('postgres'), database: name }, { max: 1 });
  await database.pool.query(sql);
  await database.close();
  return `postgresql:///${name}?host=${encodeURIComponent(host)}&user=${user}`;
}

const olderNode = findOlderNode();

describe('a running server', () => {
  test('has said what it did, and answers', async () => {
    const { said, address } = theServer();
    expect(said()).toContain('Making a new database.');
    expect(said()).toContain('Nobody has set it up yet: open that address');
    expect(await statusOf(`${address}/readyz`)).toBe(200);
    expect(await statusOf(`${address}/`)).toBe(200);
  });

  test("isn't troubled by a second one on its folder, which says why it ends", async () => {
    expect(await refusal({})).toMatch(/Latchkey is already running on .*LATCHKEY_DATA/);
    expect(await statusOf(`${theServer().address}/readyz`)).toBe(200);
  });

  test('says 503 while a killed PostgreSQL is brought back, and goes on', async () => {
    const { address, said } = theServer();
    process.kill(postmasterPid() ?? Number.NaN, 'SIGKILL');
    const seen = new Set<number>();
    while (!said().includes('PostgreSQL is back.')) seen.add(await statusOf(`${address}/readyz`));
    expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await statusOf(`${address}/readyz`)).toBe(200);
  });

  test('killed hard leaves a PostgreSQL that the next start takes over; Ctrl-C, which npm sends twice, ends both', async () => {
    const pid = postmasterPid();
    await theServer().stop('SIGKILL');
    expect(postmasterPid()).toBe(pid);
    const next = await serve();
    expect(next.said()).not.toContain('Making a new database.');
    expect(next.said()).not.toContain('Building the web app');
    expect(postmasterPid()).toBe(pid);
    next.process.kill('SIGINT');
    expect(await next.stop('SIGINT')).toBe(0);
    expect(postmasterPid()).toBeUndefined();
  });

  test('can be stopped while it is starting', async () => {
    const starting = run(['start'], {}, olderNode);
    while (!starting.said().includes('Starting PostgreSQL.')) await sleep(5);
    starting.process.kill('SIGTERM');
    expect(await starting.ended).toBe(0);
    expect(starting.said()).not.toContain('ready');
    expect(postmasterPid()).toBeUndefined();
  });

  test('runs on another PostgreSQL by DATABASE_URL', async () => {
    const env = { DATABASE_URL: await makeDatabase(), LATCHKEY_DATA: join(folder, 'none') };
    const elsewhere = await serve(env);
    expect(await statusOf(`${elsewhere.address}/readyz`)).toBe(200);
    expect(existsSync(join(folder, 'none', 'postgres'))).toBe(false);
    expect(await elsewhere.stop('SIGTERM')).toBe(0);
  });
});

describe('what keeps it from starting has a sentence that says what to do', () => {
  test('a port in use, before anything is begun', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    undo.push(() => other.close());
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const untouched = join(folder, 'untouched');
    expect(await refusal({ PORT: port, LATCHKEY_DATA: untouched })).toMatch(
      /Port \d+ is in use already.*PORT=\d+/,
    );
    expect(existsSync(untouched)).toBe(false);
  });

  test.each([
    ["a host that isn't this machine's", { HOST: '192.0.2.1' }, /no address 192\.0\.2\.1.*Correct HOST/],
    ['an empty DATABASE_URL', { DATABASE_URL: '' }, /DATABASE_URL is set but empty/],
    ['half a DATABASE_URL', { DATABASE_URL: 'postgres://hush@db' }, /lacks the name of the database/],
    ['an unknown host', { DATABASE_URL: 'postgres://u:hush@no-such-host.invalid/d' }, /can't be found/],
    [
      'a closed port',
      { DATABASE_URL: 'postgres://u:hush@127.0.0.1:1/d' },
      /Nothing answers at 127\.0\.0\.1:1\/d/,
    ],
    [
      'a folder that is no folder',
      { LATCHKEY_DATA: '/dev/null/data' },
      /\/dev\/null.*(can't be a folder|LATCHKEY_DATA)/,
    ],
    ['several faults', { PORT: 'x', LOG_LEVEL: 'y' }, /PORT must [^]*LOG_LEVEL must /],
  ])('%s', async (_what, env, sentence) => {
    const said = await refusal(env);
    expect(said).toMatch(sentence);
    expect(said).not.toContain('hush');
  });

  test('a database from a newer version', async () => {
    const url =
      await makeDatabase(`create table migrations (name text primary key, hash text not null, applied_at timestamptz);
      insert into migrations values ('9999_from_the_future.sql', '', now())`);
    expect(await refusal({ DATABASE_URL: url })).toMatch(/newer version of Latchkey/);
  });

  test.skipIf(!isRoot)('a folder that the user may not write to (needs root to become another)', async () => {
    const closed = join(folder, 'closed');
    const script = `LATCHKEY_DATA=${closed} PORT=0 exec ${process.execPath} ${program} start`;
    const child = spawn('/bin/sh', ['-c', script], {
      uid: 1,
      gid: 1,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(said).toMatch(/can't write to .*LATCHKEY_DATA/);
  });
});

describe('the command line', () => {
  test.concurrent.each([
    [['help'], 0, /latchkey <command>[^]*Exit codes/],
    [['--help'], 0, /latchkey <command>/],
    [[], 0, /latchkey <command>/],
    [['version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['version', '--json'], 0, /^\{"version":"[^"]+","node":"24\.[^"]+"\}\n$/],
    [['env-example'], 0, /#DATABASE_URL=/],
    [['begin'], 2, /no command "begin".*start/],
    [['constructor'], 2, /no command "constructor"/],
    [['start', '--fast'], 2, /--fast.*latchkey help/],
    [['start', 'now'], 2, /now.*latchkey help/],
  ])('%j', async (parameters, code, words) => {
    const { ended, said } = run(parameters);
    expect(await ended).toBe(code);
    expect(said()).toMatch(words);
  });

  test.skipIf(olderNode === undefined)(
    'is found through a link, from any folder, and by an older Node (needs one on the PATH)',
    async () => {
      const link = join(folder, 'latchkey');
      symlinkSync(program, link);
      const parameters = [link, 'version', '--json'];
      const said = execFileSync(olderNode ?? '', parameters, { cwd: '/', encoding: 'utf8' });
      expect(JSON.parse(said)).toMatchObject({ node: expect.stringMatching(/^24\./) });
      expect(await run(['begin'], {}, olderNode).ended).toBe(2);
    },
  );

  test.skipIf(olderNode === undefined)(
    'ends with the older Node that started it (needs one on the PATH)',
    async () => {
      const held = await serve({}, olderNode);
      await held.stop('SIGKILL');
      while (postmasterPid() !== undefined) await sleep(20);
      await expect(fetch(held.address)).rejects.toThrow();
    },
  );
});

/** A Node before 24 on this machine, if there is one. */
function findOlderNode(): string | undefined {
  for (const directory of (process.env['PATH'] ?? '').split(':')) {
    const node = join(directory, 'node');
    if (!existsSync(node)) continue;
    const major = Number(
      execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }),
    );
    if (major >= 18 && major < 24) return node;
  }
  return undefined;
}
