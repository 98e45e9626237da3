/** The company that is measured: its data, filled once and kept where asked, and the cores all of it runs on. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { joinEmbedded } from '../src/server/platform/database/embedded/index.ts';
import { fill } from './fill.ts';
import { settle, type Settled } from './people.ts';
import { startProgram } from './program.ts';

type Say = (sentence: string) => void;

/** PostgreSQL, the servers and the load share two cores, however many there are; children inherit it. */
export function stayOnTwoCores(say: Say): void {
  if (availableParallelism() <= 2) return;
  if (spawnSync('taskset', ['-pc', '0,1', String(process.pid)]).status !== 0) {
    say('This machine has more than two cores and no taskset: the figures are those of all its cores.');
  }
}

const Kept = z.object({
  rows: z.number(),
  settled: z.object({
    sellers: z.array(z.string()),
    devices: z.object({ seller: z.string(), reader: z.string() }),
  }),
});

/** Sets up and fills a folder, unless that was done before. @returns whose the customers are, and how they come in */
export async function prepare(data: string, rows: number, say: Say): Promise<Settled> {
  const noteFile = join(data, 'bench.json');
  if (existsSync(noteFile)) {
    const kept = Kept.parse(JSON.parse(readFileSync(noteFile, 'utf8')));
    if (kept.rows === rows) return kept.settled;
    throw new Error(`${data} holds ${kept.rows} customers, not ${rows}: name another folder, or delete it.`);
  }
  const program = await startProgram(data);
  const startedMs = performance.now();
  try {
    const settled = await settle(program.url);
    await withPool(data, (pool) => fill(pool, rows, settled.sellers, say));
    writeFileSync(noteFile, JSON.stringify({ rows, settled }));
    say(`Filled in ${Math.round((performance.now() - startedMs) / 1000)} s.`);
    return settled;
  } finally {
    await program.stop();
  }
}

/** Works on the running program's PostgreSQL, without the program's limit of time on a statement. */
export async function withPool<T>(data: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({
    ...(await connectionOf(data)),
    options: '-c statement_timeout=0 -c synchronous_commit=off -c maintenance_work_mem=512MB',
    max: 3,
  });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** How to reach the running program's own PostgreSQL. */
export async function connectionOf(data: string) {
  const joined = await joinEmbedded({ directory: join(data, 'postgres'), say: () => {} });
  return joined.connection;
}
