/**
 * `npm run bench`: the figures, measured. A million customers and three million follow-ups on the real program, beside a
 * bare Fastify and `pg` server on the same PostgreSQL; start, memory, and what the sign-in page loads.
 *
 * Exits with 0 whether or not the targets are reached, as this measures and doesn't judge; with 1 where it can't measure.
 */
import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import { ensureWebApp } from '../src/server/web-app.ts';
import { connectionOf, prepare, stayOnTwoCores, withPool } from './house.ts';
import { compare, median, type Comparison } from './load.ts';
import { accountOf, signIn, type Settled } from './people.ts';
import { startProgram, stop, type Memory } from './program.ts';
import { makeScenarios } from './scenarios.ts';
import { table, type Figures } from './table.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string', default: '1000000' },
    /** Keeps the filled database in this folder and takes it from there the next time. */
    keep: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    /** Only the scenarios whose name holds this. */
    only: { type: 'string', default: '' },
  },
});
const say = (sentence: string) => console.error(sentence);
const starts = 5;
const settleDownMs = 10_000;

async function startBare(data: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const env = { ...process.env, BENCH_CONNECTION: JSON.stringify(await connectionOf(data)) };
  const child = fork(new URL('./bare.ts', import.meta.url), [], { env });
  const [port] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])]);
  if (typeof port !== 'number') throw new Error('The bare server did not start.');
  return { url: `http://127.0.0.1:${port}`, stop: () => stop(child) };
}

/** Several starts on data that is there: the medians, and the last of them still running. */
async function startOften(data: string) {
  const times: { page: number; status: number }[] = [];
  for (;;) {
    const program = await startProgram(data);
    times.push({ page: program.firstPageMs, status: program.firstStatusMs });
    if (times.length === starts) {
      const [pageMs, statusMs] = [median(times.map((t) => t.page)), median(times.map((t) => t.status))];
      return { program, pageMs, statusMs };
    }
    await program.stop();
  }
}

async function firstStart(): Promise<number> {
  const empty = mkdtempSync(join(tmpdir(), 'latchkey-bench-first-'));
  try {
    const program = await startProgram(empty);
    await program.stop();
    return program.firstPageMs;
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

/** What a run created goes again, so that a kept database stays as it was filled. */
async function removeCreated(pool: pg.Pool, since: Date): Promise<void> {
  await pool.query('delete from idempotency_keys');
  await pool.query('delete from changes where at >= $1', [since]);
  await pool.query('delete from customers where created_at >= $1', [since]);
  await pool.query('vacuum analyze customers, changes, idempotency_keys');
}

async function loadBoth(data: string, url: string, settled: Settled, rows: number) {
  const bare = await startBare(data);
  const since = new Date();
  const comparisons: Comparison[] = [];
  try {
    const cookies = {
      seller: await signIn(url, accountOf('seller', settled)),
      reader: await signIn(url, accountOf('reader', settled)),
    };
    const servers = { ours: url, bare: bare.url, cookies };
    const scenarios = await withPool(data, (pool) => makeScenarios(pool, servers, settled.sellers, rows));
    const length = { rounds: Number(options.rounds), seconds: Number(options.seconds) };
    for (const scenario of scenarios.filter(({ name }) => name.includes(options.only))) {
      say(`Measuring: ${scenario.name}.`);
      comparisons.push(await compare(scenario, length));
    }
  } finally {
    await bare.stop();
  }
  return { comparisons, since };
}

function signInKb(): number {
  const script = fileURLToPath(new URL('./sign-in-size.ts', import.meta.url));
  // It exits with 1 over its budget; the figure is what is wanted here.
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--json'], { encoding: 'utf8' });
  const parsed = z.object({ kb: z.number() }).safeParse(stdout === '' ? null : JSON.parse(stdout));
  if (!parsed.success) throw new Error(`The sign-in page could not be weighed: ${stderr}`);
  return parsed.data.kb;
}

async function measure(data: string, rows: number): Promise<Figures> {
  const never = new AbortController().signal;
  await ensureWebApp({ dataDirectory: data, say, signal: never });
  const settled = await prepare(data, rows, say);
  const firstStartMs = await firstStart();
  const { program, pageMs, statusMs } = await startOften(data);
  try {
    await sleep(settleDownMs);
    const idle: Memory = program.memory();
    const { comparisons, since } = await loadBoth(data, program.url, settled, rows);
    await sleep(settleDownMs);
    const afterLoad: Memory = program.memory();
    if (options.keep !== undefined) await withPool(data, (pool) => removeCreated(pool, since));
    return {
      rows,
      cores: Math.min(2, cpus().length),
      commit: commit(),
      comparisons,
      firstStartMs,
      start: { pageMs, statusMs },
      memory: { idle, afterLoad },
      signInKb: signInKb(),
    };
  } finally {
    await program.stop();
  }
}

function commit(): string | null {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return null; // not a clone
  }
}

stayOnTwoCores(say);
const data =
  options.keep === undefined ? mkdtempSync(join(tmpdir(), 'latchkey-bench-')) : resolve(options.keep);
mkdirSync(data, { recursive: true });
try {
  const figures = await measure(data, Number(options.rows));
  console.log(options.json ? JSON.stringify(figures, null, 2) : table(figures));
} catch (error) {
  say(`Could not measure. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
} finally {
  if (options.keep === undefined) rmSync(data, { recursive: true, force: true });
}
