/**
 * The price of an attempt: none at first; after a network's failures, work for its computers that grows with them. It
 * stops nobody, and costs whoever tries thousands of names. Who can't do the work waits instead: one at a time a network.
 */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Work } from '#contract/problem';
import { serverKeys } from '#access/keys';
import { countOf, takeOf } from '#access/lanes';
import { hourMs, later, minuteMs, secondMs } from '#platform/clock';
import { ProblemError } from '#platform/problem';
import type { Attempt, Gate } from './gate.ts';

/** PBKDF2 rounds a step, and steps at the lowest price: about a third of a second in a browser of today. */
const rounds = 500;
const stepsAtLeast = 1000;
/** The price doubles with so many failures, and at most to this many times the lowest: half a minute. */
const doublesAfter = 5;
const dearest = 64;
/** While somebody sprays one password over many names, strangers pay this many times more, everywhere, from the first. */
const sprayTimes = 4;
const workMs = 10 * minuteMs;
export const waitMs = 20 * secondMs;

export const failuresKept = 200;
/** The whole installation, where what is counted isn't one network's. */
export const everywhere = '*';

/** How many times the lowest price an attempt from a network costs now; 0: nothing. */
export function priceOf(failures: number, free: number, spraying: boolean): number {
  if (failures < free && !spraying) return 0;
  const grown = 2 ** Math.floor(Math.max(0, failures - free) / doublesAfter);
  return Math.min(dearest, grown * (spraying ? sprayTimes : 1));
}

/** @throws ProblemError `work_required`, with the work, where an attempt costs some and none, or a wrong one, is given */
export async function demandWork(gate: Gate, { client, policy, now, work }: Attempt): Promise<void> {
  const { db } = gate.database;
  const failures = await countOf(db, client.network, 'failures', hourMs, now);
  const spraying = (await countOf(db, everywhere, 'spray', hourMs, now)) > 0;
  const price = priceOf(failures, policy.networks.freeAttempts, spraying);
  if (price === 0) return;
  if (work !== undefined && (await gate.isPaid(gate, client.network, work, now))) return;
  throw new ProblemError('work_required', undefined, {
    headers: { 'retry-after': String(waitMs / 1000) },
    work: await nameWork(gate, client.network, price, now),
  });
}

/** One more that makes the next attempts from a network dearer. */
export async function chargeNetwork({ database }: Gate, { client, now }: Attempt): Promise<void> {
  await takeOf(database.db, client.network, 'failures', { most: failuresKept, windowMs: hourMs }, now);
}

async function nameWork(gate: Gate, network: string, price: number, now: Date): Promise<Work> {
  const secret = await workSecret(gate);
  const steps = stepsAtLeast * price;
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: rounds,
    counter: randomInt(steps / 2, steps),
    deriveKey,
    // Not the library's own expiry, which asks the machine's clock: here one clock says the time for everything.
    data: { network, until: later(now, workMs).getTime() },
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: `${secret} key`,
  });
  const readyAt = later(now, waitMs).getTime();
  return {
    challenge: { parameters: { ...challenge.parameters }, signature: challenge.signature ?? '' },
    wait: { seconds: waitMs / 1000, ticket: `wait.${readyAt}.${ticketMac(secret, network, readyAt)}` },
  };
}

/** Whether work given pays for an attempt from a network. */
export async function isPaid(gate: Gate, network: string, work: string, now: Date): Promise<boolean> {
  const secret = await workSecret(gate);
  return work.startsWith('wait.')
    ? hasWaited(gate, secret, network, work, now)
    : hasWorked(gate, secret, network, work, now);
}

/** Each solution pays once. */
async function hasWorked(
  gate: Gate,
  secret: string,
  network: string,
  work: string,
  now: Date,
): Promise<boolean> {
  const payload = readWork(work);
  if (!payload) return false;
  const data = payload.challenge.parameters.data ?? {};
  if (data['network'] !== network || Number(data['until']) <= now.getTime()) return false;
  const { verified } = await verifySolution({
    ...payload,
    deriveKey,
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: `${secret} key`,
  }).catch(() => ({ verified: false }));
  if (!verified) return false;
  const once = { most: 1, windowMs: workMs };
  return (await takeOf(gate.database.db, payload.challenge.signature, 'work', once, now)) !== null;
}

const PayloadText = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(200), time: z.number().optional() }),
});

function readWork(work: string): (Payload & { challenge: { signature: string } }) | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(work, 'base64').toString('utf8'));
    const payload = PayloadText.parse(json);
    return payload as unknown as Payload & { challenge: { signature: string } };
  } catch {
    return null;
  }
}

/** One wait at a time for a whole network: waiting costs nothing but time, and a thousand could wait at once. */
async function hasWaited(
  gate: Gate,
  secret: string,
  network: string,
  ticket: string,
  now: Date,
): Promise<boolean> {
  const [, readyText = '', mac = ''] = ticket.split('.');
  const readyAt = Number(readyText);
  const expected = Buffer.from(ticketMac(secret, network, readyAt));
  const given = Buffer.from(mac);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  if (readyAt > now.getTime() || readyAt < later(now, -workMs).getTime()) return false;
  return (
    (await takeOf(gate.database.db, network, 'waited', { most: 1, windowMs: waitMs }, now)) !== null &&
    (await takeOf(gate.database.db, mac, 'work', { most: 1, windowMs: 2 * workMs }, now)) !== null
  );
}

const ticketMac = (secret: string, network: string, readyAt: number): string =>
  createHmac('sha256', secret).update(`wait ${network} ${readyAt}`).digest('base64url');

async function workSecret(gate: Gate): Promise<string> {
  const [key] = await serverKeys(gate.database.db, 'work');
  return key?.secret.toString('base64') ?? '';
}
