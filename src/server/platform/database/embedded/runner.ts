/** As whom PostgreSQL runs, and how a program of its is run. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartFault } from '../../start-fault.ts';

/** The user that PostgreSQL runs as; undefined where it is simply the one who runs this program. */
export type Runner = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root: then it runs as whoever owns the cluster already, or as `nobody`.
 * @param cluster the folder of the cluster, which may not exist yet
 * @throws StartFault `no_user` where the user isn't known to this machine, `cluster_owner` where it belongs to another
 */
export function chooseRunner(cluster: string): Runner {
  const uid = process.getuid?.();
  if (uid === undefined) return undefined; // Windows
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (uid !== 0) {
    if (owner !== undefined && owner.uid !== uid) throw wrongOwner(cluster, owner.uid);
    requireEntry(uid);
    return undefined;
  }
  if (owner?.uid === 0) throw wrongOwner(cluster, 0);
  if (owner !== undefined) return { uid: owner.uid, gid: owner.gid };
  const nobody = passwd().find((entry) => entry.name === 'nobody');
  if (nobody === undefined) {
    throw new StartFault(
      'no_user',
      'PostgreSQL refuses to run as root, and this machine has no user "nobody" to run it as. Start Latchkey as a normal user, or set DATABASE_URL.',
    );
  }
  return nobody;
}

function wrongOwner(cluster: string, owner: number): StartFault {
  const sentence =
    owner === 0
      ? `The database in ${cluster} belongs to root, which PostgreSQL refuses. Give it to the user it is to run as: chown -R nobody ${cluster}`
      : `The database in ${cluster} belongs to another user (uid ${owner}). Start Latchkey as that user or as root, or give the folder to this one with chown -R.`;
  return new StartFault('cluster_owner', sentence);
}

/** PostgreSQL looks its own user's name up; a container started with a bare number as its user has none. */
function requireEntry(uid: number): void {
  if (process.platform === 'darwin' || passwd().some((entry) => entry.uid === uid)) return;
  const { status } = spawnSync('getent', ['passwd', String(uid)]); // a directory service may know more than the file
  if (status === 0) return;
  throw new StartFault(
    'no_user',
    `The user with uid ${uid} has no name on this machine, and PostgreSQL needs one. Add a line for it to /etc/passwd, start Latchkey as a user that has a name, or set DATABASE_URL.`,
  );
}

function passwd(): { name: string; uid: number; gid: number }[] {
  let text: string;
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name === undefined || uid === undefined ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** True where the runner passes a test of the shell, e.g. `cd "$1"`; always where no other user is involved. */
export function runnerCan(runner: Runner, test: string, path: string): boolean {
  if (runner === undefined) return true;
  return (
    spawnSync('/bin/sh', ['-c', test, 'sh', path], { ...runner, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/** The environment of PostgreSQL's programs: nothing in it that could redirect them, messages in English. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|LD_|NODE_)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Runs a program to its end. @returns its exit code (or null) and all that it said */
export function run(
  program: string,
  parameters: readonly string[],
  runner: Runner,
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, parameters, {
    ...runner,
    cwd,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Ctrl-C is for Latchkey to answer; it ends PostgreSQL in order
    windowsHide: true,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
