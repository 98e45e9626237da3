/** What a passkey has to sign: kept for five minutes, under the hash of a token, and good once. */
import type { Db } from '#platform/database';
import { later, minuteMs } from '#platform/clock';
import { hashSecret, newSecret } from '#platform/secrets';

export const challengeMs = 5 * minuteMs;

type Purpose = 'passkey' | 'enrol';

/** @param personId whose answer is awaited; null: anybody's @returns the token that brings it back */
export async function keepChallenge(
  db: Db,
  purpose: Purpose,
  personId: string | null,
  challenge: string,
  now: Date,
): Promise<string> {
  const token = newSecret();
  await db
    .insertInto('challenges')
    .values({
      token_hash: hashSecret(token),
      purpose,
      person_id: personId,
      data: JSON.stringify({ challenge }),
      created_at: now,
      expires_at: later(now, challengeMs),
    })
    .execute();
  return token;
}

/** Takes a challenge away, whatever comes of it. Null: there is none (any more), or it was for somebody else. */
export async function takeChallenge(
  db: Db,
  purpose: Purpose,
  personId: string | null,
  token: string,
  now: Date,
): Promise<string | null> {
  const row = await db
    .deleteFrom('challenges')
    .where('token_hash', '=', hashSecret(token))
    .where('purpose', '=', purpose)
    .returning(['person_id', 'data', 'expires_at'])
    .executeTakeFirst();
  if (!row || row.expires_at <= now || row.person_id !== personId) return null;
  const { challenge } = row.data as { challenge?: unknown };
  return typeof challenge === 'string' ? challenge : null;
}
