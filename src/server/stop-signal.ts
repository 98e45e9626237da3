/** When the program is to stop: Ctrl-C and its like, and the end of whoever started it. */
import { readFileSync } from 'node:fs';

/** Within this a second signal is the same one: npm passes Ctrl-C on to a process that has had it already. */
const echoMs = 1_000;
const lookEveryMs = 500;

/** @returns what is aborted at the first signal; a second one ends the process at once */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const stop = () => {
    if (first === undefined) {
      first = Date.now();
      controller.abort();
    } else if (Date.now() - first > echoMs) {
      process.exit(1);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  if (process.channel !== undefined) {
    // The process that found this Node (bin/latchkey) is at the other end; without it nobody could stop this one.
    process.once('disconnect', stop);
    process.channel.unref();
  }
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithNpm(() => controller.abort());
  // The terminal may go while the server stays.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return controller.signal;
}

/** npm puts a shell between itself and a script: told to end, it ends that shell, and the script would run on unseen. */
function stopWithNpm(stop: () => void): void {
  const chain = wayToNpm();
  const timer = setInterval(() => {
    const unbroken = chain.every((pid, index) => parentOf(chain[index - 1])?.pid === pid);
    if (unbroken) return;
    clearInterval(timer);
    stop();
  }, lookEveryMs);
  timer.unref();
}

/** The processes from this one's parent up to npm; where it can't be found (only Linux tells), the parent alone. */
function wayToNpm(): number[] {
  const chain = [process.ppid];
  while (chain.length < 5) {
    const last = parentOf(chain.at(-2));
    if (last === undefined) break;
    if (last.name.startsWith('npm')) return chain;
    const next = parentOf(last.pid);
    if (next === undefined) break;
    chain.push(next.pid);
  }
  return chain.slice(0, 1);
}

/** The parent of a process, or of this one. */
function parentOf(pid?: number): { pid: number; name: string } | undefined {
  const parent = pid === undefined ? process.ppid : Number(statOf(pid)?.[2]);
  const name = statOf(parent)?.[1] ?? '';
  return Number.isNaN(parent) ? undefined : { pid: parent, name };
}

function statOf(pid: number): RegExpExecArray | undefined {
  try {
    return /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? undefined;
  } catch {
    return undefined;
  }
}
