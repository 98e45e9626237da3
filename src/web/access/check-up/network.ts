/** The way to the server, measured from this page. */
import {
  answersMeasured,
  answerWaitMs,
  checkUp,
  sampleBytes,
  sampleKilobytes,
  speedOf,
  waysOf,
  type Measured,
} from '#contract/access/check-up';
import { call } from '#kit';
import type { Say } from './run.ts';

/** @returns how long one answer took; null: there was none in time */
async function answerMs(): Promise<number | null> {
  const started = performance.now();
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(answerWaitMs) });
    await answer.text();
    return answer.ok ? performance.now() - started : null;
  } catch {
    return null;
  }
}

/** @returns null: it can't be told, as it came to no end */
async function speed(bytes: number, transfer: () => Promise<unknown>, latencyMs: number): Promise<Measured> {
  try {
    const started = performance.now();
    await transfer();
    return speedOf(bytes, performance.now() - started - latencyMs);
  } catch {
    return null;
  }
}

export async function checkNetwork(say: Say): Promise<void> {
  const answers: (number | null)[] = [];
  // The first one opens the connection, and is no measure of the others.
  const first = await answerMs();
  say('server', first !== null);
  if (first !== null) for (let n = 0; n < answersMeasured; n++) answers.push(await answerMs());
  const { latency, jitter, loss } = waysOf(answers);
  say('latency', latency);
  say('jitter', jitter);
  say('loss', first === null ? 100 : loss);
  const off = latency ?? 0;
  const sample = randomText();
  say(
    'download',
    first === null ? null : await speed(sampleBytes.download, () => call(checkUp.download, {}), off),
  );
  say(
    'upload',
    first === null
      ? null
      : await speed(sampleBytes.upload, () => call(checkUp.upload, { body: { sample } }), off),
  );
  say('encryption', isSecureContext);
}

/** What no proxy can press together much. */
function randomText(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const bytes = new Uint8Array(sampleKilobytes * 1024);
  // A browser gives so many at once.
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return Array.from(bytes, (byte) => letters[byte % 64]).join('');
}

/** How far this computer's clock is from the server's, in seconds, less half of the way there and back. */
export async function checkClock(say: Say): Promise<void> {
  try {
    const asked = Date.now();
    const { now, version } = await call(checkUp.server, {});
    const middle = (asked + Date.now()) / 2;
    say('clock', Math.abs(Date.parse(now) - middle) / 1000, `Latchkey ${version}`);
  } catch {
    say('clock', null);
  }
}
