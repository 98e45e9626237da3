/** The cluster: the folder with PostgreSQL's data. Made once, whole or not at all, and never made again over data. */
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../../start-fault.ts';
import type { Binaries } from './binaries.ts';
import type { Endpoint } from './endpoint.ts';
import { diskFull, folderFault, isFull } from './folder-fault.ts';
import { clusterIn } from './home.ts';
import { run, type Runner } from './runner.ts';

/** The role that keeps the cluster; Latchkey itself connects as another. */
export const keeper = 'postgres';

const settingsName = 'latchkey.conf';
const tokenName = 'latchkey.token';
/** A new cluster takes 40 MB, its journal 16 to begin with; the rest is room to start in. */
const leastFreeBytesToBegin = 150 * 1024 * 1024;

export interface Site {
  home: string;
  runner: Runner;
  binaries: Binaries;
  endpoint: Endpoint;
}

/** Makes the cluster where there is none. @throws StartFault where there is something else */
export async function ensureCluster(
  site: Site,
  options: { sync: boolean; say: (sentence: string) => void },
): Promise<void> {
  forgetHalfMade(site.home);
  const cluster = clusterIn(site.home);
  if (isCluster(cluster)) return requireSameMajor(cluster, site.binaries);
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw new StartFault(
      'not_a_cluster',
      `${cluster} isn't empty, but it isn't a PostgreSQL database either. Latchkey leaves it alone: move it away, or bring the missing files (PG_VERSION and the rest) back.`,
    );
  }
  if (isFull(site.home, leastFreeBytesToBegin)) throw diskFull(site.home);
  options.say('Making a new database.');
  await makeCluster(site, cluster, options.sync);
}

function isCluster(cluster: string): boolean {
  return existsSync(join(cluster, 'PG_VERSION'));
}

function requireSameMajor(cluster: string, binaries: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (found === ours) return;
  throw new StartFault(
    'cluster_version',
    `The database in ${cluster} was made by PostgreSQL ${found}, and this Latchkey brings PostgreSQL ${ours}. Start the version of Latchkey that was used with it before.`,
  );
}

/** An initdb that was killed leaves its folder behind; it was never renamed, so nothing is in it. */
function forgetHalfMade(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith('cluster.new-')) rmSync(join(home, name), { recursive: true, force: true });
  }
}

async function makeCluster(site: Site, cluster: string, sync: boolean): Promise<void> {
  const { home, runner } = site;
  const half = join(home, `cluster.new-${randomUUID()}`);
  try {
    mkdirSync(half, { mode: 0o700 });
    if (runner !== undefined) chownSync(half, runner.uid, runner.gid);
    await initialise(site, half, sync);
    appendFileSync(join(half, 'postgresql.conf'), `\ninclude '${settingsName}'\n`, { flush: sync });
    writeOwned(site, join(half, settingsName), '');
    writeOwned(site, join(half, tokenName), randomUUID());
    if (sync) syncFolder(half);
    renameSync(half, cluster);
    if (sync) syncFolder(home);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw folderFault(error, home);
  }
}

/**
 * The order of characters is PostgreSQL's own (the same on every machine, for ever). LC_CTYPE still decides what
 * pg_trgm takes for a letter: with plain C no Chinese character is one, so any UTF-8 one is tried first.
 */
async function initialise(site: Site, folder: string, sync: boolean): Promise<void> {
  const { binaries, endpoint, home, runner } = site;
  const passwordFile = join(home, 'password.new');
  const parameters = [
    `--pgdata=${folder}`,
    `--username=${keeper}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
    '--auth-host=scram-sha-256',
    '--auth-local=trust', // only PostgreSQL's own user and root get as far as the socket
  ];
  if (!sync) parameters.push('--no-sync');
  if (endpoint.password !== undefined) {
    writeFileSync(passwordFile, endpoint.password, { mode: 0o600 });
    parameters.push(`--pwfile=${passwordFile}`);
  }
  try {
    for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      const { code, output } = await run(
        binaries.initdb,
        [...parameters, `--lc-ctype=${ctype}`],
        runner,
        home,
      );
      if (code === 0) return;
      if (!/locale/i.test(lastLines(output))) throw initialiseFault(output, home);
    }
    throw initialiseFault('no locale of this machine will do', home);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initialiseFault(output: string, home: string): StartFault {
  if (/No space left on device|Disk quota exceeded/.test(output) || isFull(home)) return diskFull(home);
  return new StartFault(
    'initdb_failed',
    `PostgreSQL could not make a new database in ${home}. It said: ${lastLines(output)}`,
  );
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ').trim();
}

/** Writes the settings where they differ from the ones there. @returns true where they did */
export function writeSettings(site: Site, text: string): boolean {
  const path = join(clusterIn(site.home), settingsName);
  try {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
    writeOwned(site, `${path}.new`, text);
    renameSync(`${path}.new`, path);
    return true;
  } catch (error) {
    throw folderFault(error, path);
  }
}

/** What is in this cluster and no other: a PostgreSQL that can read it aloud is the one of this folder. */
export function readToken(home: string): string {
  return readFileSync(join(clusterIn(home), tokenName), 'utf8');
}

/** The same, as the question to PostgreSQL. */
export const tokenQuery = `select current_setting('data_directory') as directory, pg_read_file('${tokenName}') as token`;

function writeOwned(site: Site, path: string, text: string): void {
  rmSync(path, { force: true });
  // The folder is the runner's: root must not follow a link that it could have laid there.
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    if (site.runner !== undefined) fchownSync(file, site.runner.uid, site.runner.gid);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // folders can't be opened there
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
