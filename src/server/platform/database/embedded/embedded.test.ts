import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkLibraries } from './binaries.ts';
import { joinEmbedded, startEmbedded, type EmbeddedDatabase } from './index.ts';

const settings = { fsync: 'off' }; // a process killed loses nothing that way, only a machine does
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const daemon = { uid: 1, gid: 1 };
const quiet = { settings, say: () => {} };

let folder: string;
let directory: string;
const undo: (() => unknown)[] = [];
const ready = join(tmpdir(), `latchkey-ready-${process.pid}`);

beforeAll(async () => {
  await (await startEmbedded({ directory: ready, ...quiet })).stop();
});

afterAll(() => rmSync(ready, { recursive: true }));

/** Puts a database in the folder that was made before: quicker than making one. */
function useReady(): void {
  execFileSync('cp', ['-a', ready, directory]);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  chmodSync(folder, 0o755); // or PostgreSQL's user could not enter it
  directory = join(folder, 'postgres');
});

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  const embedded = await startEmbedded({ directory, ...quiet });
  undo.push(() => embedded.stop());
  return embedded;
}

async function connect(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  undo.push(() => client.end().catch(() => {}));
  return client;
}

/** A server in a process of its own, which can be killed. */
interface Server {
  process: ChildProcess;
  connection: pg.ClientConfig;
}

/** @returns the server, or the fault that kept it from starting */
async function startProcess(
  as: { uid?: number; gid?: number } = {},
  at = directory,
): Promise<Server | { code: string; message: string }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
    try {
      const options = { directory: ${JSON.stringify(at)}, say: () => {}, settings: ${JSON.stringify(settings)} };
      const embedded = await startEmbedded(options);
      process.once('SIGTERM', () => embedded.stop().then(() => process.exit(0)));
      console.log(JSON.stringify({ connection: embedded.connection }));
    } catch ({ code, message }) {
      console.log(JSON.stringify({ code, message }));
      process.exitCode = 1;
    }`;
  const parameters = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, parameters, {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  undo.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line);
    if ('connection' in answer) return { process: child, connection: answer.connection };
    return answer;
  }
  throw new Error('the server said nothing');
}

async function serverProcess(as: { uid?: number; gid?: number } = {}, at = directory): Promise<Server> {
  const server = await startProcess(as, at);
  if ('code' in server) throw new Error(`${server.code}: ${server.message}`);
  return server;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(directory, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

/** Writes rows over several connections, again after each broken one, and remembers every one acknowledged. */
function writeOn(connection: pg.ClientConfig): { acknowledged: string[]; stop(): Promise<void> } {
  const acknowledged: string[] = [];
  let going = true;
  const writer = async () => {
    while (going) {
      const client = new pg.Client(connection);
      client.on('error', () => {});
      try {
        await client.connect();
        while (going) {
          const id = randomUUID();
          await client.query('insert into written values ($1)', [id]);
          acknowledged.push(id);
        }
      } catch {
        await sleep(20); // away for the moment
      } finally {
        await client.end().catch(() => {});
      }
    }
  };
  const writers = [writer(), writer(), writer()];
  const stop = async () => {
    going = false;
    await Promise.all(writers);
  };
  undo.push(stop);
  return { acknowledged, stop };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

async function expectAllThere(connection: pg.ClientConfig, acknowledged: readonly string[]): Promise<void> {
  const client = await connect(connection);
  const { rows } = await client.query<{ id: string }>('select id from written');
  const there = new Set(rows.map((row) => row.id));
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
}

describe('a start', () => {
  test('makes a cluster that finds damage, sorts alike everywhere, and knows Chinese letters; what is in it stays', async () => {
    const embedded = await startEmbedded({ directory, ...quiet });
    const first = await connect(embedded.connection);
    const { rows } = await first.query(
      `select current_setting('data_checksums') as checksums, current_setting('statement_timeout') as timeout,
        datlocprovider::text as provider, datlocale as locale, current_setting('listen_addresses') as addresses
       from pg_database where datname = current_database()`,
    );
    expect(rows).toEqual([
      { checksums: 'on', timeout: '30s', provider: 'b', locale: 'C.UTF-8', addresses: '' },
    ]);
    await first.query('create extension pg_trgm');
    const trigrams = await first.query<{ n: number }>(`select cardinality(show_trgm('华为技术')) as n`);
    expect(trigrams.rows[0]?.n).toBe(5);
    await first.query('create table kept as select 7 as n');
    await first.end();
    await embedded.stop();
    expect(existsSync(join(directory, 'cluster', 'postmaster.pid'))).toBe(false);

    const second = await connect((await start()).connection);
    expect((await second.query('select n from kept')).rows).toEqual([{ n: 7 }]);
  });

  test('of a second one on the same folder is refused, and the first goes on; a command may join it', async () => {
    useReady();
    const first = await start();
    const client = await connect(first.connection);
    expect(await startProcess()).toMatchObject({
      code: 'already_running',
      message: expect.stringMatching(/already running on .*LATCHKEY_DATA/),
    });
    expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    const joined = await joinEmbedded({ directory, ...quiet });
    await joined.stop();
    expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });

  test('of three at once has one winner and two losers who say why', async () => {
    const all = await Promise.all([startProcess(), startProcess(), startProcess()]);
    expect(all.filter((one) => 'connection' in one)).toHaveLength(1);
    expect(all.filter((one) => 'code' in one && one.code === 'already_running')).toHaveLength(2);
  });

  test('goes on after an initdb that was killed, and leaves a folder alone that holds something else', async () => {
    mkdirSync(join(directory, 'cluster.new-1', 'base'), { recursive: true });
    writeFileSync(join(directory, 'cluster.new-1', 'PG_VERSION'), '18\n');
    const embedded = await startEmbedded({ directory, ...quiet });
    await embedded.stop();
    expect(readdirSync(directory)).not.toContain('cluster.new-1');

    const other = join(folder, 'other');
    mkdirSync(join(other, 'cluster'), { recursive: true });
    writeFileSync(join(other, 'cluster', 'thesis.txt'), 'mine');
    if (isRoot) chownSync(join(other, 'cluster'), nobody.uid, nobody.gid);
    await expect(startEmbedded({ directory: other, ...quiet })).rejects.toMatchObject({
      code: 'not_a_cluster',
    });
    expect(readFileSync(join(other, 'cluster', 'thesis.txt'), 'utf8')).toBe('mine');
  });

  test('works where the path is too long for a socket', async () => {
    directory = join(folder, 'long'.repeat(30), 'postgres');
    const { connection } = await start();
    expect(connection.host).toMatch(/^\/tmp\/latchkey-/);
    undo.unshift(() => rmSync(connection.host, { recursive: true }));
    await connect(connection);
  });
});

describe('kill -9', () => {
  test('of PostgreSQL while rows are written: it is back by itself, and no acknowledged row is lost', async () => {
    useReady();
    const { connection } = await start();
    const client = await connect(connection);
    await client.query('create table written (id uuid primary key)');
    const writing = writeOn(connection);
    for (let round = 0; round < 2; round++) {
      const before = writing.acknowledged.length;
      await until(() => writing.acknowledged.length > before + 50);
      const pid = postmasterPid();
      process.kill(pid, 'SIGKILL');
      await until(() => existsSync(join(directory, 'cluster', 'postmaster.pid')) && postmasterPid() !== pid);
    }
    const before = writing.acknowledged.length;
    await until(() => writing.acknowledged.length > before + 50);
    await writing.stop();
    await expectAllThere(connection, writing.acknowledged);
  });

  test('of one of its backends: everything in it starts over, and the supervisor sees it through', async () => {
    useReady();
    const { connection } = await start();
    const client = await connect(connection);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]?.pid ?? Number.NaN, 'SIGKILL');
    await until(() =>
      connect(connection).then(
        () => true,
        () => false,
      ),
    );
  });

  test('a plain kill of PostgreSQL, which would wait for clients for ever, only makes it start again', async () => {
    useReady();
    const { connection } = await start();
    const held = await connect(connection);
    const pid = postmasterPid();
    process.kill(pid, 'SIGTERM');
    await until(() => existsSync(join(directory, 'cluster', 'postmaster.pid')) && postmasterPid() !== pid);
    await held.end().catch(() => {});
    await until(() =>
      connect(connection).then(
        () => true,
        () => false,
      ),
    );
  });

  test('of the server: the next start takes over the PostgreSQL that lives on, and ends it at its own end', async () => {
    useReady();
    const server = await serverProcess();
    const client = await connect(server.connection);
    const question = 'select pg_postmaster_start_time()::text as since';
    const before = await client.query(question);
    await kill(server.process);
    const next = await startEmbedded({ directory, ...quiet });
    const after = await connect(next.connection);
    expect((await after.query(question)).rows).toEqual(before.rows);
    await next.stop();
    await expect(connect(next.connection)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('of both while rows are written: no acknowledged row is lost', async () => {
    useReady();
    let server = await serverProcess();
    await (await connect(server.connection)).query('create table written (id uuid primary key)');
    const writing = writeOn(server.connection);
    for (let round = 0; round < 2; round++) {
      const before = writing.acknowledged.length;
      await until(() => writing.acknowledged.length > before + 50);
      process.kill(postmasterPid(), 'SIGKILL');
      await kill(server.process);
      server = await serverProcess();
    }
    await writing.stop();
    await expectAllThere(server.connection, writing.acknowledged);
  });

  test('and its number given to another process of the same user: that one is left alone, PostgreSQL starts', async () => {
    useReady();
    const files = [
      join(directory, 'cluster', 'postmaster.pid'),
      join(directory, 'run', '.s.PGSQL.5432.lock'),
    ];
    const embedded = await startEmbedded({ directory, ...quiet });
    const left = files.map((path) => readFileSync(path, 'utf8'));
    await embedded.stop();
    const stranger = spawn('sleep', ['60'], { ...(isRoot ? nobody : {}), stdio: 'ignore' });
    undo.push(() => stranger.kill());
    for (const [index, path] of files.entries()) {
      writeFileSync(path, left[index]?.replace(/^\d+/, String(stranger.pid)) ?? '');
    }
    await connect((await start()).connection);
    expect(stranger.exitCode).toBeNull();
  });
});

describe('the folder', () => {
  test("that can't be written, or has a file in its way, has a sentence", async () => {
    mkdirSync(directory);
    writeFileSync(join(folder, 'file'), '');
    await expect(
      startEmbedded({ directory: join(folder, 'file', 'postgres'), ...quiet }),
    ).rejects.toMatchObject({
      code: 'folder_failed',
    });
    chmodSync(directory, 0o555);
    const fault = await startProcess(isRoot ? daemon : {});
    expect(fault).toMatchObject({
      code: 'folder_unwritable',
      message: expect.stringMatching(/can't write to .*LATCHKEY_DATA/),
    });
  });

  test.skipIf(!isRoot)('of a normal user that nobody else may enter (needs root to become one)', async () => {
    mkdirSync(directory, { mode: 0o700 });
    chownSync(directory, daemon.uid, daemon.gid);
    const server = await serverProcess(daemon);
    await connect(server.connection);
    expect(readlinkSync(`/proc/${postmasterPid()}/cwd`)).toBe(join(directory, 'cluster'));
    expect(execFileSync('stat', ['-c', '%u', `/proc/${postmasterPid()}`], { encoding: 'utf8' }).trim()).toBe(
      '1',
    );
  });

  test.skipIf(!isRoot)("of root that PostgreSQL's user can't enter (needs root)", async () => {
    chmodSync(folder, 0o700);
    const said: string[] = [];
    const embedded = await startEmbedded({ directory, settings, say: (sentence) => said.push(sentence) });
    const home = readFileSync(join(directory, 'location'), 'utf8').trim();
    undo.unshift(() => rmSync(home, { recursive: true }));
    undo.push(() => embedded.stop());
    expect(said.join(' ')).toContain(home);
    const client = await connect(embedded.connection);
    await client.query('create table kept (n int)');
    expect(await startProcess()).toMatchObject({ code: 'already_running' });
    await embedded.stop();
    // Found again by the file, even once the folder is open; never a new empty one in its place.
    chmodSync(folder, 0o755);
    await (await connect((await start()).connection)).query('select * from kept');
  });

  test.skipIf(!isRoot)('whose database is gone is a fault, not an empty database (needs root)', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'location'), join(folder, 'not-mounted'));
    await expect(startEmbedded({ directory, ...quiet })).rejects.toMatchObject({ code: 'database_missing' });
  });

  const small = join(tmpdir(), `latchkey-small-${process.pid}`);
  const mounts = isRoot && canMount(small);
  test.skipIf(!mounts)(
    'on a full disk, before and after there is a database (needs root and mount)',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=60m,mode=755', 'tmpfs', small]);
      undo.push(() => execFileSync('umount', ['-l', small]));
      directory = join(small, 'postgres');
      const full = { code: 'disk_full', message: expect.stringMatching(/is full.*Free some space/) };
      await expect(startEmbedded({ directory, ...quiet })).rejects.toMatchObject(full);
      execFileSync('mount', ['-o', 'remount,size=250m', small]);
      await (await startEmbedded({ directory, ...quiet })).stop();
      execFileSync('sh', ['-c', `cat /dev/zero > ${small}/filler 2>/dev/null || true`]);
      await expect(startEmbedded({ directory, ...quiet })).rejects.toMatchObject(full);
      rmSync(join(small, 'filler'));
      await connect((await start()).connection);
    },
  );
});

function canMount(at: string): boolean {
  try {
    mkdirSync(at, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', at], { stdio: 'ignore' });
    execFileSync('umount', [at]);
    return true;
  } catch {
    return false;
  }
}

test('the links between libraries are made where npm ran no script', () => {
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'native', 'lib', 'libx.so.1.2'), 'x');
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' }];
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  expect(linkLibraries(folder)).toBe(true);
  expect(linkLibraries(folder)).toBe(true);
  expect(readlinkSync(join(folder, 'native', 'lib', 'libx.so'))).toBe('libx.so.1.2');
});
