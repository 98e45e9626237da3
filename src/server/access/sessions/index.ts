/** Sessions: where somebody is signed in. Kept in the database; the cookie holds a secret of which only a hash is kept. */
import { sessions } from '#contract/access/sessions';
import { accessChanged, route, type Client, type Route } from '#access/gate';
import { readAgent } from '#platform/agent';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound } from '#platform/problem';
import { hashSecret, newId, newSecret } from '#platform/secrets';

/** A session ends by itself after this, however much it is used. */
const sessionMs = 30 * dayMs;

/** Opens a session. @returns the secret for the cookie, and when it ends */
export async function openSession(
  db: Db,
  personId: string,
  client: Client,
  now: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSecret();
  const expiresAt = later(now, sessionMs);
  await db
    .insertInto('sessions')
    .values({
      id: newId(),
      token_hash: hashSecret(secret),
      person_id: personId,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      address: client.address,
      user_agent: client.userAgent,
    })
    .execute();
  return { secret, expiresAt };
}

/** Ends a person's sessions, save one. @returns how many */
export async function endSessions(db: Db, personId: string, but: string | null = null): Promise<number> {
  const ended = await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .$if(but !== null, (q) => q.where('id', '<>', but))
    .executeTakeFirst();
  await accessChanged(db);
  return Number(ended.numDeletedRows);
}

export async function endSession(db: Db, id: string, personId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const was = ended.numDeletedRows > 0n;
  // Not of none: that is undone, never heard of, and meanwhile every request would be looked up anew.
  if (was) await accessChanged(db);
  return was;
}

export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}

function shown(userAgent: string): { browser: string | null; system: string | null } {
  const { browser, system } = readAgent(userAgent);
  return { browser, system };
}

export const sessionRoutes: Route[] = [
  route(sessions.list, 'session', async ({ db, user, now }) => {
    const rows = await db
      .selectFrom('sessions')
      .selectAll()
      .where('person_id', '=', user.personId)
      .where('expires_at', '>', now)
      .orderBy('last_seen_at', 'desc')
      .execute();
    return {
      items: rows.map((row) => ({
        id: row.id,
        current: row.id === user.sessionId,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        address: row.address,
        ...shown(row.user_agent ?? ''),
      })),
    };
  }),
  route(sessions.revoke, 'session', async ({ db, user }, { params }) => {
    if (!(await endSession(db, params.id, user.personId))) throw notFound();
  }),
  route(sessions.revokeOthers, 'session', async ({ db, user }) => ({
    ended: await endSessions(db, user.personId, user.sessionId),
  })),
];
