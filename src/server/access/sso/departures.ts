/**
 * Leaving for a provider and coming back. Everything that has to be the same on both ways comes from one secret, which
 * only the browser has that left: a cookie. What the address carries (`state`) is made from it and leads nowhere without
 * it, so that nobody can hand somebody else the end of a sign-in of their own.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { hashSecret, newSecret } from '#platform/secrets';

export const departureMs = 10 * minuteMs;

const Data = z.object({
  providerId: z.string(),
  intent: z.enum(['sign-in', 'link', 'prove']),
  /** Where to go on in the app. */
  next: z.string(),
  /** The session that it is done in, where there is one. */
  sessionId: z.string().nullable(),
});

export interface Departure extends z.infer<typeof Data> {
  /** Who leaves; null: nobody knows yet. */
  personId: string | null;
}

/** The values of one way there and back. All are made from the secret; none is kept. */
export interface Tokens {
  secret: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

export function buildDeparture(secret = newSecret()): Tokens {
  const made = (what: string) => createHmac('sha256', secret).update(what).digest('base64url');
  return { secret, state: made('state'), nonce: made('nonce'), codeVerifier: made('code verifier') };
}

export async function keepDeparture(db: Db, tokens: Tokens, going: Departure, now: Date): Promise<Date> {
  const { personId, ...data } = going;
  const expiresAt = later(now, departureMs);
  await db
    .insertInto('challenges')
    .values({
      token_hash: hashSecret(tokens.state),
      purpose: 'sso',
      person_id: personId,
      data: JSON.stringify(data),
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return expiresAt;
}

export type Returned =
  | { departure: Departure & { at: Date }; tokens: Tokens }
  | { departure: null; why: 'other-browser' | 'expired' };

/**
 * Takes a departure away, whatever comes of it: nobody comes back twice.
 * @param secret the browser's cookie
 */
export async function takeDeparture(
  db: Db,
  given: { secret: string | null; state: string | undefined; providerId: string },
  now: Date,
): Promise<Returned> {
  const tokens = given.secret === null ? null : buildDeparture(given.secret);
  if (!tokens || !same(tokens.state, given.state ?? '')) return { departure: null, why: 'other-browser' };
  const row = await db
    .deleteFrom('challenges')
    .where('token_hash', '=', hashSecret(tokens.state))
    .where('purpose', '=', 'sso')
    .returning(['person_id', 'data', 'created_at', 'expires_at'])
    .executeTakeFirst();
  const data = Data.safeParse(row?.data).data;
  // From another provider than the one they went to: somebody mixes two up.
  if (!row || !data || row.expires_at <= now || data.providerId !== given.providerId)
    return { departure: null, why: 'expired' };
  return { departure: { ...data, personId: row.person_id, at: row.created_at }, tokens };
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
