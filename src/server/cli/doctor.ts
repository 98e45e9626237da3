/**
 * `latchkey doctor --client ADDRESS`: what a browser's check-up finds, for the computer of an administrator: the way to
 * the server, and the machine itself. It needs no database and no right, and may run anywhere.
 */
import { statfs } from 'node:fs/promises';
import { availableParallelism, cpus, homedir, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import {
  answersMeasured,
  answerWaitMs,
  type Check,
  type CheckLine,
  checkUp,
  judge,
  type Measured,
  sampleBytes,
  sampleKilobytes,
  speedOf,
  valueOf,
  waysOf,
  work,
} from '#contract/access/check-up';
import { checkUpWords } from '#contract/access/check-up-words';
import { StartFault } from '#platform/start-fault';

export interface DoctorCall {
  /** The address of the server, as in a browser. */
  client: string | undefined;
  json: boolean;
}

/** @throws StartFault where no address is given, or something was found that keeps people from working */
export async function doctorCommand({ client, json }: DoctorCall): Promise<void> {
  const server = client === undefined ? null : URL.parse(client);
  if (server === null || !/^https?:$/.test(server.protocol))
    throw new StartFault(
      'wrong_address',
      'Say the address of the server, as in a browser: latchkey doctor --client https://crm.example.com',
    );
  const lines: CheckLine[] = [];
  const say = (check: Check, measured: Measured, detail?: string) =>
    lines.push({ check, measured, result: judge(check, measured), ...(detail !== undefined && { detail }) });
  await checkNetwork(server, say);
  await checkMachine(say);
  process.stdout.write(json ? `${JSON.stringify({ lines: lines.map(withWords) })}\n` : told(lines));
  const bad = lines.filter(({ result }) => result === 'bad').length;
  if (bad > 0)
    throw new StartFault(
      'unwell',
      `${bad === 1 ? 'One check' : `${bad} checks`} found a problem: see above.`,
    );
}

type Say = (check: Check, measured: Measured, detail?: string) => void;

async function answerMs(address: URL): Promise<number | null> {
  const started = performance.now();
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(answerWaitMs) });
    await answer.text();
    return answer.ok ? performance.now() - started : null;
  } catch {
    return null;
  }
}

async function checkNetwork(server: URL, say: Say): Promise<void> {
  const at = (path: string) => new URL(path, server);
  const first = await answerMs(at('/healthz'));
  say('server', first !== null, server.host);
  const answers: (number | null)[] = [];
  if (first !== null) for (let n = 0; n < answersMeasured; n++) answers.push(await answerMs(at('/healthz')));
  const { latency, jitter, loss } = waysOf(answers);
  say('latency', latency);
  say('jitter', jitter);
  say('loss', first === null ? 100 : loss);
  const speed = async (bytes: number, init: RequestInit): Promise<Measured> => {
    if (first === null) return null;
    try {
      const started = performance.now();
      const answer = await fetch(at(checkUp.download.path), init);
      await answer.text();
      if (!answer.ok) return null;
      return speedOf(bytes, performance.now() - started - (latency ?? 0));
    } catch {
      return null;
    }
  };
  say('download', await speed(sampleBytes.download, {}));
  const body = JSON.stringify({ sample: 'x'.repeat(sampleKilobytes * 1024) });
  say(
    'upload',
    await speed(sampleBytes.upload, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }),
  );
  say('encryption', server.protocol === 'https:' || /^(localhost|127\.|\[::1\])/.test(server.hostname));
  await checkClock(at(checkUp.server.path), say);
}

async function checkClock(address: URL, say: Say): Promise<void> {
  try {
    const asked = Date.now();
    const answer = await fetch(address, { signal: AbortSignal.timeout(answerWaitMs) });
    const { now, version } = checkUp.server.reply.parse(await answer.json());
    const middle = (asked + Date.now()) / 2;
    say('clock', Math.abs(Date.parse(now) - middle) / 1000, `Latchkey ${version}`);
  } catch {
    say('clock', null);
  }
}

async function checkMachine(say: Say): Promise<void> {
  say('cores', availableParallelism(), cpus()[0]?.model);
  say('memory', totalmem() / 1e9);
  say('speed', Math.min(...Array.from({ length: 3 }, () => work(() => performance.now()))));
  const free = await statfs(homedir()).catch(() => null);
  say('disk', free && (free.bavail * free.bsize) / 1e6, homedir());
}

const { checks, results } = checkUpWords.en;

/** Where a page asks the browser, the command line asks the system. */
const asked: Partial<Record<Check, string>> = {
  cores: 'The operating system is asked.',
  memory: 'The operating system is asked.',
  disk: 'The free space of the home folder’s disk.',
};
/** A browser's settings are no help here. */
const helps: Partial<Record<Check, string>> = {
  disk: 'Free some space on this disk.',
};

const withWords = (line: CheckLine) => {
  const { name, method, remedy } = checks[line.check];
  return { ...line, name, method: asked[line.check] ?? method, remedy: helps[line.check] ?? remedy };
};

function told(lines: readonly CheckLine[]): string {
  return lines
    .map((line) => {
      const { name, method, remedy } = withWords(line);
      const whatHelps = line.result === 'bad' || line.result === 'poor' ? `\n    What helps: ${remedy}` : '';
      return `${name.padEnd(18)}${results[line.result].padEnd(16)}${valueOf(line)}\n    ${method}${whatHelps}\n`;
    })
    .join('');
}
