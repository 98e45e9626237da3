/** Sessions: where somebody is signed in. Kept in the database; the cookie holds a secret of which only a hash is kept. */
import { sql } from 'kysely';
import { sessions } from '#contract/access/sessions';
import { lookAfter } from '#access/aftercare';
import { accessChanged, breakGlassMethod, route, type Client, type Route } from '#access/gate';
import { readAgent } from '#platform/agent';
import { later } from '#platform/clock';
import type { Db } from '#platform/database';
import { placeOf } from '#platform/network';
import { notFound } from '#platform/problem';
import { hashSecret, newId, newSecret } from '#platform/secrets';

/**
 * Opens a session on a device.
 * @param opened.lasts ms after which it ends by itself, however much it is used
 * @param opened.provedAt when its person last proved who they are; null: nobody can say
 * @returns its id, the secret for the cookie, and when it ends
 */
export async function openSession(
  db: Db,
  opened: {
    personId: string;
    client: Client;
    deviceId: string;
    method: string;
    lasts: number;
    provedAt: Date | null;
  },
  now: Date,
): Promise<{ id: string; secret: string; expiresAt: Date }> {
  const id = newId();
  const secret = newSecret();
  const expiresAt = later(now, opened.lasts);
  await db
    .insertInto('sessions')
    .values({
      id,
      token_hash: hashSecret(secret),
      person_id: opened.personId,
      created_at: now,
      last_seen_at: now,
      proved_at: opened.provedAt,
      expires_at: expiresAt,
      address: opened.client.address,
      user_agent: opened.client.userAgent,
      device_id: opened.deviceId,
      method: opened.method,
    })
    .execute();
  return { id, secret, expiresAt };
}

/** Ends the session of a cookie that another one takes the place of. */
export async function endFormerSession(db: Db, secret: string): Promise<void> {
  const ended = await db
    .deleteFrom('sessions')
    .where('token_hash', '=', hashSecret(secret))
    .executeTakeFirst();
  if (ended.numDeletedRows > 0n) await accessChanged(db);
}

/**
 * Gives a session another secret, once its person proved anew who they are: whoever had the former one is out.
 * @returns null where the former one was changed already: of two at once, one counts
 */
export async function renewSession(
  db: Db,
  former: string | null,
): Promise<{ secret: string; expiresAt: Date } | null> {
  if (former === null) return null;
  const secret = newSecret();
  const renewed = await db
    .updateTable('sessions')
    .set({ token_hash: hashSecret(secret) })
    .where('token_hash', '=', hashSecret(former))
    .returning('expires_at')
    .executeTakeFirst();
  if (!renewed) return null;
  await accessChanged(db);
  return { secret, expiresAt: renewed.expires_at };
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

/** Which of these sessions a page may go on with: not ended, its person active, nothing of it locked beyond `limited`. */
export async function stillIn(db: Db, ids: readonly string[], now: Date): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select s.id from sessions s join people p on p.id = s.person_id
    where s.id = any(${ids}::uuid[]) and s.expires_at > ${now} and p.state = 'active' and not exists (
      select from locks l
      where (l.scope, l.subject) in (
          ('account', case when s.method = ${breakGlassMethod} then '' else p.id::text end), ('session', s.id::text), ('device', s.device_id::text))
        and l.strength <> 'limited' and l.lane is null and l.ended_at is null
        and (l.ends_at is null or l.ends_at > ${now}))
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}

function shown(userAgent: string): { browser: string | null; system: string | null } {
  const { browser, system } = readAgent(userAgent);
  return { browser, system };
}

/** What a person said of their own network, they may take back. */
async function endOpenWifi(db: Db, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('locks')
    .set({ ends_at: now })
    .where('scope', '=', 'session')
    .where('subject', '=', sessionId)
    .where('trigger', '=', 'unsafe-network')
    .where(sql<boolean>`evidence ->> 'why' = 'open-wifi'`)
    .where('ended_at', 'is', null)
    .execute();
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
        country: row.address === null ? null : (placeOf(row.address)?.country ?? null),
        openWifi: row.open_wifi,
        ...shown(row.user_agent ?? ''),
      })),
    };
  }),
  route(sessions.onOpenWifi, 'session', async ({ db, user, now }, { body }) => {
    await db.updateTable('sessions').set({ open_wifi: body.on }).where('id', '=', user.sessionId).execute();
    if (!body.on && user.sessionId !== null) await endOpenWifi(db, user.sessionId, now);
    await accessChanged(db);
  }),
  route(sessions.revoke, 'session', async ({ db, user, now }, { params }) => {
    if (!(await endSession(db, params.id, user.personId))) throw notFound();
    await lookAfter(db, user.personId, now);
  }),
  route(sessions.revokeOthers, 'session', async ({ db, user, now }) => {
    const ended = await endSessions(db, user.personId, user.sessionId);
    await lookAfter(db, user.personId, now);
    return { ended };
  }),
];
