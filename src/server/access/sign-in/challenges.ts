/**
 * What waits for a proof: a sign-in whose password was right, or a device that wants to be trusted. Known by a secret of
 * 256 bits that only the browser has which began it; good for minutes, and once.
 */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { challengeReasons } from '#contract/access/sign-in';
import { lanes, type Lane } from '#contract/access/triggers';
import type { Account } from '#access/gate';
import { later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { hashSecret, newSecret } from '#platform/secrets';

export const challengeMs = 10 * minuteMs;

/** What is kept with it. */
const Data = z.object({
  reasons: z.array(z.enum(challengeReasons)).default([]),
  /** By what the sign-in began. */
  entrance: z.enum(['password', 'single-sign-on']).default('password'),
  /** Of a code that was mailed: its hash with the token, and when it ends. */
  mailed: z.object({ hash: z.string(), until: z.string() }).optional(),
  /** A device whose link was mailed or handed over. */
  by: z.enum(['mail', 'link']).optional(),
  /** The account's key, of a name that nobody has. */
  account: z.string().optional(),
});
export type ChallengeData = z.input<typeof Data>;

export interface Waiting {
  hash: Buffer;
  purpose: Purpose;
  personId: string | null;
  lane: Lane | null;
  data: z.output<typeof Data>;
  expiresAt: Date;
}

/**
 * A sign-in whose first proof was right; a session that proves itself anew; a device that wants to be trusted; somebody
 * who came back from a provider and stands before a lock.
 */
export type Purpose = 'sign-in' | 'session' | 'device' | 'sso';

export async function addChallenge(
  db: Db,
  challenge: {
    purpose: Purpose;
    personId: string | null;
    lane: Lane | null;
    data: ChallengeData;
    /** ms; ten minutes unless said. */
    lasts?: number;
    /** Where it is known by something else than a new secret. */
    token?: string;
  },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = challenge.token ?? newSecret();
  const expiresAt = later(now, challenge.lasts ?? challengeMs);
  await db
    .insertInto('challenges')
    .values({
      token_hash: hashSecret(token),
      purpose: challenge.purpose,
      person_id: challenge.personId,
      lane: challenge.lane,
      data: JSON.stringify(challenge.data),
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
}

export async function findChallenge(
  db: Db,
  purpose: Purpose,
  token: string | Buffer,
  now: Date,
): Promise<Waiting | null> {
  const hash = typeof token === 'string' ? hashSecret(token) : token;
  const row = await db
    .selectFrom('challenges')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return null;
  const lane = lanes.find((name) => name === row.lane) ?? null;
  const data = Data.parse(row.data);
  return { hash, purpose, personId: row.person_id, lane, data, expiresAt: row.expires_at };
}

/** Uses a challenge up. @returns false where somebody was faster */
export async function spendChallenge(db: Db, hash: Buffer): Promise<boolean> {
  const used = await db.deleteFrom('challenges').where('token_hash', '=', hash).executeTakeFirst();
  return used.numDeletedRows === 1n;
}

/** Keeps the hash of a code that is mailed now. */
export async function keepMailedCode(
  db: Db,
  hash: Buffer,
  data: ChallengeData,
  code: string,
  until: Date,
): Promise<void> {
  const mailed = { hash: codeHash(hash, code), until: until.toISOString() };
  await db
    .updateTable('challenges')
    .set({ data: JSON.stringify({ ...data, mailed }) })
    .where('token_hash', '=', hash)
    .execute();
}

/** Whether a code is the one that was mailed for this challenge. */
export function mailedCodeHolds({ hash, data }: Waiting, code: string, now: Date): boolean {
  const { mailed } = data;
  if (!mailed || new Date(mailed.until) <= now) return false;
  const given = Buffer.from(codeHash(hash, code.normalize('NFKC').replace(/\D/g, '')));
  const kept = Buffer.from(mailed.hash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/**
 * Each mailed code has tries of its own, and there are few mails a day: so that nobody can spend, with codes that they
 * asked for, the tries of somebody who got one.
 */
export const accountOfCode = ({ hash, personId }: Waiting): Account => ({
  key: hash.subarray(0, 16),
  personId,
});

/** Hashed with the challenge's own: eight digits alone could be found by their hash. */
const codeHash = (challenge: Buffer, code: string): string =>
  hashSecret(`${challenge.toString('hex')} ${code}`).toString('hex');
