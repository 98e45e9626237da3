/** The one PostgreSQL of a cluster: is it there, is it ours, start it, stop it. */
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from '../../start-fault.ts';
import { keeper, readToken, tokenQuery, type Site } from './cluster.ts';
import { codeOf, diskFull, folderFault, isFull, messageOf } from './folder-fault.ts';
import { clusterIn } from './home.ts';
import { plainEnvironment, run } from './runner.ts';

/** `nobody` listens; one is `busy` starting, recovering or stopping; or a connection to the one of this cluster. */
export type Sighting = 'nobody' | 'busy' | pg.Client;

/**
 * Looks who answers. No number of a process is trusted: the one who answers must be able to read this cluster's token.
 * @throws StartFault `other_postgres` where it can't
 */
export async function sight(site: Pick<Site, 'home' | 'endpoint'>): Promise<Sighting> {
  const { host, port, password } = site.endpoint;
  const client = new pg.Client({
    host,
    port,
    user: keeper,
    database: 'postgres',
    password: password ?? '',
    connectionTimeoutMillis: 5_000,
    application_name: 'latchkey supervisor',
    keepAlive: true,
  });
  client.on('error', () => {}); // its end is what is watched
  try {
    await client.connect();
  } catch (error) {
    return whatRefusalMeans(error, site);
  }
  try {
    const { rows } = await client.query<{ directory: string; token: string }>(tokenQuery);
    const answer = rows[0];
    if (answer?.token === readToken(site.home) && isSamePlace(answer.directory, clusterIn(site.home)))
      return client;
    await client.end();
    throw new StartFault(
      'other_postgres',
      `The PostgreSQL that answers for ${site.home} keeps its data in ${answer?.directory ?? 'another folder'}. Was the folder moved or copied while it ran? Stop that PostgreSQL and start again.`,
    );
  } catch (error) {
    await client.end().catch(() => {});
    if (error instanceof StartFault) throw error;
    return 'busy'; // it ended between the two
  }
}

function whatRefusalMeans(error: unknown, site: Pick<Site, 'endpoint'>): Sighting {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'nobody';
  if (code === 'EACCES') throw folderFault(error, site.endpoint.host);
  if (code === '28P01' || code === '28000' || code === '3D000') {
    throw new StartFault(
      'other_postgres',
      `Something else answers at ${site.endpoint.host}:${site.endpoint.port}: ${messageOf(error)}.`,
      { cause: error },
    );
  }
  return 'busy'; // 57P03, 53300, a connection cut short
}

function isSamePlace(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}

/** How long somebody may be alive by its number and yet not listen, before it is ended. */
const silenceMs = 5_000;
/** How long starting is tried while the remains of the one before are still going. */
const patienceMs = 60_000;

/**
 * Comes back with a connection to the running PostgreSQL of this cluster: the one already there, or a new one.
 * @throws StartFault where none can be had
 */
export async function bringUp(
  site: Site,
  options: { say: (sentence: string) => void; signal: AbortSignal },
): Promise<pg.Client> {
  const started = Date.now();
  let nextWordMs = 10_000;
  let child: Child | undefined;
  let silentSince: number | undefined;
  for (;;) {
    options.signal.throwIfAborted();
    const sighting = await sight(site);
    if (typeof sighting !== 'string') return sighting;
    const waitedMs = Date.now() - started;
    if (sighting === 'busy') {
      silentSince = undefined;
      if (waitedMs > nextWordMs) {
        options.say(
          `PostgreSQL is still getting ready (${Math.round(waitedMs / 1000)} s); after a hard stop it reads its journal again.`,
        );
        nextWordMs += 10_000;
      }
    } else if (child !== undefined && child.ended === undefined) {
      // It was started and will listen in a moment, or say why not.
    } else if (livingPostmaster(site.home)) {
      silentSince ??= Date.now();
      if (Date.now() - silentSince > silenceMs) await stopPostmaster(site);
    } else {
      if (child?.ended !== undefined) refuseToGoOn(site, child.ended, waitedMs);
      child = launch(site);
    }
    await sleep(child?.ended === undefined ? 50 : 250);
  }
}

interface Child {
  /** What it said at its end; undefined while it lives. */
  ended: string | undefined;
}

/** Starts PostgreSQL on its own: a hard end of this program doesn't take it along, and Ctrl-C doesn't reach it. */
function launch(site: Site): Child {
  const { home, runner, binaries } = site;
  forgetStalePids(site);
  const path = join(home, 'postgres.log');
  const log = openLog(path);
  const beginning = fstatSync(log).size;
  const child: Child = { ended: undefined };
  const [program, ...parameters] =
    process.platform === 'win32' // pg_ctl gives up an administrator's rights, which PostgreSQL refuses
      ? [binaries.pgCtl, 'start', '--no-wait', '-D', clusterIn(home), '-l', path]
      : [binaries.postgres, '-D', clusterIn(home)];
  const started = spawn(program, parameters, {
    ...runner,
    cwd: home,
    env: plainEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  started.unref();
  started.once('error', (error) => (child.ended = messageOf(error)));
  started.once('exit', (code) => {
    if (process.platform !== 'win32' || code !== 0) child.ended = readFrom(path, beginning);
  });
  return child;
}

function readFrom(path: string, beginning: number): string {
  try {
    return readFileSync(path).subarray(beginning).toString();
  } catch {
    return ''; // the folder was taken away meanwhile
  }
}

const largestLogBytes = 10 * 1024 * 1024;

function openLog(path: string): number {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes)
      renameSync(path, `${path}.old`);
    return openSync(path, 'a', 0o600);
  } catch (error) {
    throw folderFault(error, path);
  }
}

/** Says why PostgreSQL ended at once, unless that was because the one before isn't wholly gone yet. */
function refuseToGoOn(site: Site, said: string, waitedMs: number): void {
  const remains =
    /lock file .* already exists|shared memory block|could not bind|is another postmaster/i.test(said);
  if (remains && waitedMs < patienceMs) return;
  if (/No space left on device|Disk quota exceeded/.test(said) || isFull(site.home))
    throw diskFull(site.home);
  const fatal = said.split('\n').findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? said.trim();
  throw new StartFault(
    'postgres_failed',
    `PostgreSQL didn't start. It said: ${fatal.replace(/^.*(FATAL|PANIC): +/, '') || 'nothing'}. More is in ${join(site.home, 'postgres.log')}.`,
  );
}

/**
 * The numbers in these files may by now belong to somebody else, or to a dead process that its parent never asked after;
 * PostgreSQL would then refuse to start for ever. Only called where nobody listens and nobody works in the folder; and
 * PostgreSQL has one more lock, on shared memory, that needs no file.
 */
function forgetStalePids(site: Site): void {
  if (process.platform === 'win32') return;
  rmSync(join(clusterIn(site.home), 'postmaster.pid'), { force: true });
  rmSync(join(site.endpoint.host, `.s.PGSQL.${site.endpoint.port}.lock`), { force: true });
}

/** True where the process in postmaster.pid lives and works in this cluster's folder. */
function livingPostmaster(home: string): boolean {
  const pid = postmasterPid(home);
  if (pid === undefined) return false;
  try {
    if (process.platform === 'linux')
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterIn(home));
    if (process.platform === 'win32') return false;
    return /postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }));
  } catch {
    return false; // no such process, or another user's, which PostgreSQL's never is
  }
}

/** True where PostgreSQL was told to stop: it writes its state into the eighth line of that file. */
export function isStopping(home: string): boolean {
  try {
    const state = readFileSync(join(clusterIn(home), 'postmaster.pid'), 'utf8').split('\n')[7];
    return state?.trim() === 'stopping';
  } catch {
    return false;
  }
}

function postmasterPid(home: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(clusterIn(home), 'postmaster.pid'), 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Ends PostgreSQL in order: running work is broken off, everything acknowledged is on disk. Nothing where none runs. */
export async function stopPostmaster(site: Site): Promise<void> {
  const { binaries, home, runner } = site;
  if (process.platform !== 'win32' && !livingPostmaster(home)) return;
  for (const mode of ['fast', 'immediate']) {
    const parameters = ['stop', '-D', clusterIn(home), '-m', mode, '-w', '-t', '60'];
    const { code } = await run(binaries.pgCtl, parameters, runner, home);
    if (code === 0 || (process.platform !== 'win32' && !livingPostmaster(home))) return;
  }
}
