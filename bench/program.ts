/** The real program as a child process: started, timed to its first answers, weighed, stopped. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bin = new URL('../bin/latchkey', import.meta.url).pathname;
const patienceMs = 60_000;
const lookEveryMs = 5;

export interface Program {
  url: string;
  /** From starting the process to the first answer of `/`, and to that of `/api/status` after it. */
  firstPageMs: number;
  firstStatusMs: number;
  memory(): Memory;
  stop(): Promise<void>;
}

/** Starts Latchkey on a folder of data, as `npm start` does, and waits until it answers. @param settings by environment */
export async function startProgram(
  dataDirectory: string,
  settings: Record<string, string> = {},
): Promise<Program> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { PATH, HOME } = process.env;
  const said: string[] = [];
  const startedMs = performance.now();
  const child = spawn(process.execPath, [bin, 'start'], {
    cwd: dataDirectory,
    env: { PATH, HOME, PORT: String(port), LATCHKEY_DATA: dataDirectory, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)));
  const answered = async (path: string) => {
    await waitFor(url + path, child, said);
    return performance.now() - startedMs;
  };
  return {
    url,
    firstPageMs: await answered('/'),
    firstStatusMs: await answered('/api/status'),
    memory: () => weigh(child.pid ?? 0, join(dataDirectory, 'postgres')),
    stop: () => stop(child),
  };
}

/** Ends a process that was started here, and waits for its end. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function waitFor(url: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  for (const startedMs = performance.now(); performance.now() - startedMs < patienceMs;) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return void (await answer.text());
    await answer?.text();
    await sleep(lookEveryMs);
  }
  await stop(child);
  throw new Error(`Latchkey doesn't answer at ${url}. It said:\n${said.join('')}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Memory in MB, each page shared between processes counted once (PSS). Null where the system doesn't tell it. */
export type Memory = { server: number; database: number } | null;

function weigh(serverPid: number, databaseHome: string): Memory {
  if (process.platform !== 'linux') return null;
  const pidFile = readFileSync(join(clusterOf(databaseHome), 'postmaster.pid'), 'utf8');
  const postmaster = Number(pidFile.split('\n')[0]);
  return {
    server: proportionalMb(serverPid),
    database: [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + proportionalMb(pid), 0),
  };
}

/** Run as root under a closed folder, PostgreSQL lives elsewhere, and a file says where. */
function clusterOf(databaseHome: string): string {
  const moved = readdirSync(databaseHome).includes('location');
  const home = moved ? readFileSync(join(databaseHome, 'location'), 'utf8').trim() : databaseHome;
  return join(home, 'cluster');
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    // The second field is the program's name in brackets and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return Number(fields?.[1]);
  } catch {
    return undefined; // it ended meanwhile
  }
}

function proportionalMb(pid: number): number {
  try {
    const kb = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kb ?? 0) / 1024;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) {
      return 0; // it ended meanwhile
    }
    throw error;
  }
}
