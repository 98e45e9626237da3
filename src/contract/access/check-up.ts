/**
 * The check-up: what may keep a browser, a computer or a network from working with the server. Whoever measures, a page or
 * `latchkey doctor --client`, judges by the same numbers.
 */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

export const checkResults = ['good', 'poor', 'bad', 'unknown'] as const;
export type CheckResult = (typeof checkResults)[number];

/** In the order in which they are told. */
export const checkGroups = {
  network: ['server', 'latency', 'jitter', 'loss', 'download', 'upload', 'encryption'],
  browser: ['version', 'app', 'cookies', 'storage', 'worker', 'extensions', 'passkeys'],
  device: ['cores', 'memory', 'speed', 'graphics', 'disk', 'clock'],
} as const;
export type CheckGroup = keyof typeof checkGroups;
export type Check = (typeof checkGroups)[CheckGroup][number];

/** What was measured: a number in the unit of `limits`, or yes and no; null: it can't be told here. */
export type Measured = number | boolean | null;

export interface CheckLine {
  check: Check;
  result: CheckResult;
  measured: Measured;
  /** What a person reads beside it: a name, a version. */
  detail?: string;
}

interface Limit {
  unit: 'ms' | 'percent' | 'mbit' | 'count' | 'gigabytes' | 'seconds' | 'megabytes';
  /** From here on it is good, and from here on it still works, slower; beyond it is bad. */
  good: number;
  poor: number;
  more: 'better' | 'worse';
}

/**
 * Of what is measured in numbers.
 *
 * Latency, jitter and loss: a page that asks in turn feels at once up to 150 ms (ITU-T G.114 takes the same for talk), and
 * breaks its flow from half a second on. Speed: the app comes once in 1 MB; 2 Mbit/s bring it in four seconds. The clock:
 * codes of authenticator apps change every 30 seconds and one neighbour is taken (RFC 6238, 5.2). `speed`: milliseconds
 * for the sum in `work` below; our own choice, a handful of times what a present computer takes. The others: what the app
 * needs itself.
 */
export const limits = {
  latency: { unit: 'ms', good: 150, poor: 500, more: 'worse' },
  jitter: { unit: 'ms', good: 40, poor: 150, more: 'worse' },
  loss: { unit: 'percent', good: 0, poor: 10, more: 'worse' },
  download: { unit: 'mbit', good: 2, poor: 0.5, more: 'better' },
  upload: { unit: 'mbit', good: 1, poor: 0.25, more: 'better' },
  cores: { unit: 'count', good: 2, poor: 1, more: 'better' },
  memory: { unit: 'gigabytes', good: 4, poor: 2, more: 'better' },
  speed: { unit: 'ms', good: 120, poor: 400, more: 'worse' },
  disk: { unit: 'megabytes', good: 200, poor: 20, more: 'better' },
  clock: { unit: 'seconds', good: 20, poor: 60, more: 'worse' },
  extensions: { unit: 'count', good: 0, poor: 20, more: 'worse' },
} as const satisfies Partial<Record<Check, Limit>>;

const limitOf = (check: Check): Limit | undefined =>
  check in limits ? limits[check as keyof typeof limits] : undefined;

/** Where it isn't as it should be, work goes on: slower, or with one way less. */
const goesOn: ReadonlySet<Check> = new Set(['encryption', 'app', 'graphics', 'passkeys', 'worker']);

/** @returns what a measurement means; what can't be told is `unknown`, never good */
export function judge(check: Check, measured: Measured): CheckResult {
  if (measured === null || Number.isNaN(measured)) return 'unknown';
  if (typeof measured === 'boolean') return measured ? 'good' : goesOn.has(check) ? 'poor' : 'bad';
  const limit = limitOf(check);
  if (!limit) return 'unknown';
  const reaches = (edge: number) => (limit.more === 'better' ? measured >= edge : measured <= edge);
  return reaches(limit.good) ? 'good' : reaches(limit.poor) ? 'poor' : 'bad';
}

/** As they are written in every language. */
const symbols = {
  ms: 'ms',
  percent: '%',
  mbit: 'Mbit/s',
  count: '',
  gigabytes: 'GB',
  megabytes: 'MB',
  seconds: 's',
} as const satisfies Record<Limit['unit'], string>;

/** What was measured with its unit, to the tenth, and what is known beside it; of yes and no the result says enough. */
export function valueOf({
  check,
  measured,
  detail,
}: Pick<CheckLine, 'check' | 'measured' | 'detail'>): string {
  const unit = limitOf(check)?.unit;
  const said =
    typeof measured === 'number' && unit ? `${Math.round(measured * 10) / 10} ${symbols[unit]}`.trim() : '';
  return [said, detail].filter(Boolean).join(' · ');
}

/** What twelve or so answers of the server, one after the other, say of the way to it. Null: an answer never came. */
export function waysOf(
  answersMs: readonly (number | null)[],
): Record<'latency' | 'jitter' | 'loss', number | null> {
  const came = answersMs.filter((ms) => ms !== null);
  if (answersMs.length === 0) return { latency: null, jitter: null, loss: null };
  const sorted = came.toSorted((a, b) => a - b);
  // The mean difference of each to the one before it (RFC 3550, 6.4.1, without its smoothing).
  const steps = came.slice(1).map((ms, i) => Math.abs(ms - (came[i] ?? ms)));
  return {
    latency: sorted[Math.floor(sorted.length / 2)] ?? null,
    jitter: steps.length === 0 ? null : steps.reduce((sum, ms) => sum + ms, 0) / steps.length,
    loss: (100 * (answersMs.length - came.length)) / answersMs.length,
  };
}

/** Megabits a second. @param ms over which `bytes` came, the wait for the first of them taken off */
export const speedOf = (bytes: number, ms: number): number => (bytes * 8) / 1000 / Math.max(1, ms);

/** A sum of fixed size, the same in browsers and on the command line. @returns how long it took, in milliseconds */
export function work(clock: () => number): number {
  const started = clock();
  let x = 1;
  for (let i = 0; i < 20_000_000; i++) x = (Math.imul(x, 1_103_515_245) + 12_345 + i) | 0;
  const ms = clock() - started;
  // Looked at, so that no compiler leaves it out; it is never so.
  return x === 0 ? Infinity : ms;
}

/** In letters. Random ones, so that a proxy presses them together by a quarter and no further. */
export const sampleKilobytes = 256;
/** What of them goes over the network: answers are pressed together on the way, what is sent is not. */
export const sampleBytes = {
  download: (sampleKilobytes * 1024 * 3) / 4,
  upload: sampleKilobytes * 1024,
} as const;
/** Answers that are measured, each given so long. */
export const answersMeasured = 12;
export const answerWaitMs = 4_000;

export const checkUp = {
  /** What a browser compares itself with. */
  server: endpoint({
    method: 'GET',
    path: '/api/check-up',
    summary: "The server's clock and version, for a check-up of a browser",
    access: 'open',
    unattended: true,
    reply: z.object({ now: z.string(), version: z.string() }).meta({ id: 'CheckUpServer' }),
  }),
  download: endpoint({
    method: 'GET',
    path: '/api/check-up/sample',
    summary: 'A quarter of a megabyte without meaning, to measure the network by',
    access: 'open',
    unattended: true,
    reply: z.object({ sample: z.string() }).meta({ id: 'CheckUpSample' }),
  }),
  upload: endpoint({
    method: 'POST',
    path: '/api/check-up/sample',
    summary: 'Takes as much, and forgets it',
    access: 'open',
    unattended: true,
    body: z.strictObject({ sample: z.string().max(sampleKilobytes * 1024) }).meta({ id: 'CheckUpUpload' }),
    reply: z.object({ bytes: z.int() }).meta({ id: 'CheckUpTaken' }),
  }),
};
