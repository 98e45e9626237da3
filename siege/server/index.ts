/** G10 and G11, at the real program: started, filled, probed and flooded. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { startProgram } from '../../bench/program.ts';
import { joinEmbedded } from '../../src/server/platform/database/embedded/index.ts';
import { ensureWebApp } from '../../src/server/web-app.ts';
import { p95 } from '../measures.ts';
import { botAddress, homeAddress } from '../people/places.ts';
import type { ServerFigures } from './figures.ts';
import { probesPerName, tellApart, type Names } from './telling-apart.ts';
import { closeConnections, send, Visitor } from './visitor.ts';

const password = 'lantern under seven bridges';
const familiar = 'familiar@company.example';
const lockedNames = 100;
/** Strangers' attempts an hour, and one more. */
const untilLocked = 6;
const signIns = 60;
/** Shorter than the flood. */
const longestMs = 50_000;
const floodPerSecond = 2000;
const warmUpSeconds = 5;

const Made = z.object({ id: z.string() });
const Link = z.object({ url: z.string() });

/** @param probes how many names are tried for G10 @param say tells what is going on */
export async function measureServer(
  probes: number,
  seed: number,
  say: (sentence: string) => void,
): Promise<ServerFigures> {
  const data = mkdtempSync(join(tmpdir(), 'latchkey-siege-'));
  await ensureWebApp({ dataDirectory: data, say: () => {}, signal: new AbortController().signal });
  const program = await startProgram(data, { TRUSTED_PROXIES: '127.0.0.1' });
  try {
    say('The running server: opening accounts.');
    const visitor = await openHouse(program.url);
    const names = await addNames(data, Math.ceil(probes / 3 / probesPerName));
    await lockNames(program.url, names);
    say(`The running server: ${probes} probes of names.`);
    const auc = await tellApart(program.url, names, probes, seed);
    say('The running server: signing in, idle and under the flood.');
    const idle = await signInOften(visitor);
    const flood = startFlood(program.url);
    await sleep(warmUpSeconds * 1000);
    const flooded = await signInOften(visitor);
    const { sentPerSecond, answeredPerSecond } = await flood.stop();
    return {
      auc,
      probes,
      idleP95Ms: idle.p95Ms,
      floodP95Ms: flooded.p95Ms,
      failed: flooded.failed,
      floodPerSecond: sentPerSecond,
      answeredPerSecond,
    };
  } finally {
    closeConnections();
    await program.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Sets the house up. @returns the browser of somebody who came in before */
async function openHouse(url: string): Promise<Visitor> {
  const admin = new Visitor(url, homeAddress(1));
  await admin.expect(z.unknown(), 'POST', '/api/setup', {
    organisation: 'Acme',
    locale: 'en',
    name: 'Administrator',
    email: 'admin@company.example',
    password,
  });
  const person = { name: 'Familiar', email: familiar, roleIds: [] };
  const { id } = await admin.expect(Made, 'POST', '/api/people', person);
  const link = await admin.expect(Link, 'POST', `/api/people/${id}/password-link`);
  const visitor = new Visitor(url, homeAddress(2));
  const token = link.url.split('#')[1];
  await visitor.expect(z.unknown(), 'POST', '/api/password/reset', { token, password });
  await visitor.expect(z.unknown(), 'POST', '/api/sign-in', { email: familiar, password });
  return visitor;
}

/** Names that exist, with a password each: nobody waits for so many invitations. */
async function addNames(data: string, count: number): Promise<Names> {
  const joined = await joinEmbedded({ directory: join(data, 'postgres'), say: () => {} });
  const pool = new pg.Pool({ ...joined.connection, max: 1 });
  try {
    await pool.query(
      `insert into people (id, name, email, locale, sort_name, search_text, password_hash, password_changed_at,
        created_at, updated_at)
      select gen_random_uuid(), 'Person ' || n, 'person' || n || '@company.example', 'en', 'person', 'person',
        (select password_hash from people where email = $1), now(), now(), now()
      from generate_series(0, $2::int - 1) n`,
      [familiar, count + lockedNames],
    );
  } finally {
    await pool.end();
  }
  const all = Array.from({ length: count + lockedNames }, (_, n) => `person${n}@company.example`);
  return { existing: all.slice(lockedNames), locked: all.slice(0, lockedNames) };
}

async function lockNames(url: string, { locked }: Names): Promise<void> {
  for (const [n, email] of locked.entries()) {
    for (let i = 0; i < untilLocked; i++) {
      const address = botAddress(5_000_000 + n * untilLocked + i);
      await send(url, {
        method: 'POST',
        path: '/api/sign-in',
        address,
        body: { email, password: `lock ${n} ${i}` },
      });
    }
  }
}

/** Signs in again and again for a while. @returns p95, and how often the right password wasn't answered with a session */
async function signInOften(visitor: Visitor): Promise<{ p95Ms: number; failed: number }> {
  const tookMs: number[] = [];
  let failed = 0;
  const startedMs = performance.now();
  for (let i = 0; i < signIns && performance.now() - startedMs < longestMs; i++) {
    const reply = await visitor.send('POST', '/api/sign-in', { email: familiar, password });
    if (reply.status !== 200) failed++;
    tookMs.push(reply.tookMs);
    await sleep(100);
  }
  return { p95Ms: p95(tookMs) ?? 0, failed };
}

const Flooded = z.object({ sentPerSecond: z.number(), answeredPerSecond: z.number() });

/** The flood runs for a minute at most, in a process of its own. */
function startFlood(url: string) {
  const script = new URL('./flood.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, url, String(floodPerSecond), '60'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return {
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return Flooded.parse(JSON.parse(said));
    },
  };
}
