/** Where the database's folder really is, and where its socket goes. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartFault } from '../../start-fault.ts';
import { folderFault } from './folder-fault.ts';
import { runnerCan, type Runner } from './runner.ts';

/** The addresses of sockets are short: 108 bytes on Linux, 104 on macOS, and PostgreSQL adds its own name to the folder's. */
const longestSocketPathBytes = 100;

/** Folders that root may use and any user may enter on the way to its own. */
const commonPlace = process.platform === 'darwin' ? '/var/db/latchkey' : '/var/lib/latchkey';

/**
 * Makes the folder that holds everything of the embedded database: cluster, log, lock, perhaps programs and socket.
 * Where PostgreSQL's user can't enter the folder asked for (it runs as `nobody` under root's home), it is another, and
 * a file `location` in the one asked for says which.
 * @param choose names the user, given where the cluster is
 * @returns the folder's real path and the user
 */
export function openHome(
  asked: string,
  choose: (cluster: string) => Runner,
  say: (sentence: string) => void,
): { home: string; runner: Runner } {
  const wanted = makeFolder(resolve(asked), 0o711);
  const pointer = join(wanted, 'location');
  if (existsSync(pointer)) return followPointer(pointer, choose);
  const runner = choose(clusterIn(wanted));
  if (canEnter(runner, wanted)) return { home: wanted, runner };
  if (existsSync(clusterIn(wanted))) {
    throw new StartFault(
      'folder_unreachable',
      `The database in ${wanted} belongs to a user (uid ${runner?.uid}) that can't enter that folder any more. Let others pass through the folders above it: chmod o+x each of them.`,
    );
  }
  const home = makeFolder(join(commonPlace, hash(wanted)), 0o711);
  if (!canEnter(runner, home)) {
    throw new StartFault(
      'folder_unreachable',
      `PostgreSQL runs as uid ${runner?.uid}, which can enter neither ${wanted} nor ${home}. Name a folder that others may pass through with LATCHKEY_DATA.`,
    );
  }
  say(
    `The database goes to ${home}, since PostgreSQL runs as another user than root and can't enter ${wanted}.`,
  );
  try {
    writeFileSync(pointer, `${home}\n`, { flush: true });
  } catch (error) {
    throw folderFault(error, pointer);
  }
  return { home, runner };
}

/** The folder itself is the database's own, so it may be opened to pass through; the ones above are not. */
function canEnter(runner: Runner, folder: string): boolean {
  const enter = 'cd "$1"';
  if (runnerCan(runner, enter, folder)) return true;
  const { mode } = statSync(folder);
  chmodSync(folder, mode | 0o011);
  if (runnerCan(runner, enter, folder)) return true;
  chmodSync(folder, mode);
  return false;
}

function followPointer(
  pointer: string,
  choose: (cluster: string) => Runner,
): { home: string; runner: Runner } {
  const home = readFileSync(pointer, 'utf8').trim();
  if (home === '' || !existsSync(home)) {
    throw new StartFault(
      'database_missing',
      `${pointer} says that the database is in ${home || '(nothing)'}, but there is no such folder. Bring it back (is a disk not mounted?); to begin with an empty database, delete ${pointer}.`,
    );
  }
  return { home, runner: choose(clusterIn(home)) };
}

export function clusterIn(home: string): string {
  return join(home, 'cluster');
}

function makeFolder(path: string, mode: number): string {
  try {
    if (mkdirSync(path, { recursive: true }) !== undefined) chmodSync(path, mode);
    return realpathSync(path);
  } catch (error) {
    throw folderFault(error, nearestExisting(path));
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** Makes the folder of the socket, closed to everybody but PostgreSQL's user. @returns its path, short enough */
export function openSocketFolder(home: string, runner: Runner): string {
  const own = join(home, 'run');
  const uid = runner?.uid ?? process.getuid?.() ?? 0;
  const short = `/tmp/latchkey-${uid}-${hash(home)}`;
  const fits = Buffer.byteLength(join(own, '.s.PGSQL.5432')) <= longestSocketPathBytes;
  const folder = fits ? own : short;
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700 });
      if (runner !== undefined) chownSync(folder, runner.uid, runner.gid);
    }
    const found = lstatSync(folder);
    // /tmp is everybody's: a folder of that name that isn't ours could hold somebody else's PostgreSQL.
    if (!found.isDirectory() || found.uid !== uid) {
      throw new StartFault('socket_folder', `${folder} belongs to somebody else. Delete it and start again.`);
    }
    chmodSync(folder, 0o700);
    return folder;
  } catch (error) {
    throw folderFault(error, folder);
  }
}

function hash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
