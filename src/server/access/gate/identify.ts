/**
 * Who sends a request. Principals are remembered for a moment, as most of a request's cost would be asking again.
 *
 * What is remembered is right: whoever changes sessions, people, roles or departments calls `accessChanged` in the same
 * transaction, PostgreSQL tells every server at commit, and each forgets everything. While a server can't hear (its
 * listening connection is down), or waits to hear of a change of its own, it remembers nothing.
 */
import { sql } from 'kysely';
import pg from 'pg';
import type { Database, Db } from '#platform/database';
import { later, minuteMs, secondMs } from '#platform/clock';
import type { Logger } from '#platform/log';
import { newId } from '#platform/secrets';
import { enter } from './gate.ts';
import { apiKeyPrefix, findByApiKey, findBySession, type Principal } from './principal.ts';

const channel = 'latchkey_access';
/** However quiet it is, nothing is remembered for longer: sessions end by time too. */
const rememberMs = 20 * secondMs;
const rememberAtMost = 5000;
/** `last_seen_at` is only as exact as this, to spare a write per request. */
const seenMs = 5 * minuteMs;

export type Credential = { kind: 'session' | 'api-key'; secret: string };

interface Remembered {
  principal: Principal;
  until: Date;
}

export interface Identifier {
  /** The person behind a credential. Null: nobody any more. */
  identify(credential: Credential, client: string, now: Date): Promise<Principal | null>;
  close(): Promise<void>;
}

/** Changes made by this very server that it hasn't heard of yet: until then it trusts nothing that it remembers. */
const unheard = new Map<string, Date>();
/** A transaction that was rolled back is never heard of. */
const unheardMs = 2 * minuteMs;

/** Tells every server, at commit, that somebody's access changed. Call it in the transaction that changes it. */
export async function accessChanged(db: Db): Promise<void> {
  const id = newId();
  unheard.set(id, later(new Date(), unheardMs));
  await sql`select pg_notify(${channel}, ${id})`.execute(db);
}

function allHeard(): boolean {
  for (const [id, until] of unheard) if (until < new Date()) unheard.delete(id);
  return unheard.size === 0;
}

export function createIdentifier(database: Database, log: Logger): Identifier {
  const remembered = new Map<string, Remembered>();
  const ear = listen(database, log, () => remembered.clear());

  return {
    async identify(credential, client, now) {
      const known = remembered.get(credential.secret);
      if (known && known.until > now && ear.hears()) return known.principal;
      remembered.delete(credential.secret);
      const hearing = ear.hears() ? ear.deafness() : null;
      const find = credential.kind === 'session' ? findBySession : findByApiKey;
      const found = await enter(database.db, { entrance: credential.kind, account: null, client, now }, () =>
        find(database.db, credential.secret, now),
      );
      if (!found) return null;
      await markSeen(database.db, credential, found, now);
      const until = new Date(
        Math.min(later(now, rememberMs).getTime(), found.expiresAt?.getTime() ?? Infinity),
      );
      // Only if nothing was said since the rows were read: they may be older than what was said.
      if (hearing !== null && hearing === ear.deafness() && ear.hears()) {
        if (remembered.size >= rememberAtMost) remembered.clear();
        remembered.set(credential.secret, { principal: found.principal, until });
      }
      return found.principal;
    },
    close: () => ear.close(),
  };
}

async function markSeen(
  db: Db,
  credential: Credential,
  found: { principal: Principal; lastSeenAt: Date | null },
  now: Date,
): Promise<void> {
  if (found.lastSeenAt && now.getTime() - found.lastSeenAt.getTime() < seenMs) return;
  const { sessionId, personId } = found.principal;
  if (sessionId !== null) {
    await db.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', sessionId).execute();
  } else {
    const prefix = credential.secret.slice(0, apiKeyPrefix.length + 8);
    await db
      .updateTable('api_keys')
      .set({ last_used_at: now })
      .where('person_id', '=', personId)
      .where('prefix', '=', prefix)
      .execute();
  }
  await db.updateTable('people').set({ last_seen_at: now }).where('id', '=', personId).execute();
}

interface Ear {
  hears(): boolean;
  /** Counts what was heard and each falling deaf: equal numbers mean nothing happened in between. */
  deafness(): number;
  close(): Promise<void>;
}

function listen(database: Database, log: Logger, heard: () => void): Ear {
  let client: pg.Client | undefined;
  let hears = false;
  let count = 0;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const forget = () => {
    count++;
    heard();
  };
  const deafen = (broken: pg.Client) => {
    if (client !== broken) return;
    client = undefined;
    hears = false;
    forget();
    if (!closed) retry = setTimeout(() => void connect(), secondMs);
  };
  async function connect(): Promise<void> {
    const fresh = new pg.Client(database.pool.options);
    client = fresh;
    fresh.on('notification', ({ payload }) => {
      forget();
      unheard.delete(payload ?? '');
    });
    fresh.on('error', () => deafen(fresh));
    fresh.on('end', () => deafen(fresh));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      forget();
      hears = client === fresh;
    } catch (error) {
      log.debug({ err: error }, 'not listening for changes of access: nothing is remembered meanwhile');
      deafen(fresh);
    }
  }
  void connect();
  return {
    hears: () => hears && allHeard(),
    deafness: () => count,
    async close() {
      closed = true;
      clearTimeout(retry);
      hears = false;
      await client?.end().catch(() => {});
    },
  };
}
