/**
 * Who sends a request. Principals are remembered for a moment, as most of a request's cost would be asking again.
 *
 * What is remembered is right: whoever changes sessions, people, roles or departments calls `accessChanged` in the same
 * transaction, PostgreSQL tells every server at commit, and each forgets everything. While a server can't hear (its
 * listening connection is down), or waits to hear of a change of its own, it remembers nothing.
 */
import type { Db } from '#platform/database';
import { hourMs, later, minuteMs, secondMs } from '#platform/clock';
import type { Logger } from '#platform/log';
import { carriesDevice } from '#access/devices';
import { currentPolicy } from '#access/policies';
import { enterBySecret, type Gate } from './gate.ts';
import { listenForChanges } from './hearing.ts';
import { apiKeyPrefix, findByApiKey, findBySession, type Found, type Principal } from './principal.ts';
import { closeStolenSession } from './stolen-session.ts';
import { limitUnsafe, type Where } from './unsafe-network.ts';

/** However quiet it is, nothing is remembered for longer: sessions end by time too. */
const rememberMs = 20 * secondMs;
const rememberAtMost = 5000;
/** `last_seen_at` is only as exact as this, to spare a write per request. */
const seenMs = 5 * minuteMs;

export interface Credential {
  kind: 'session' | 'api-key';
  secret: string;
  /** The device cookie that came with it. */
  device: string | null;
}

interface Remembered {
  principal: Principal;
  until: Date;
}

export interface Identifier {
  /**
   * The person behind a credential. Null: nobody any more.
   * @param isAttended somebody is at work; what pages ask by themselves keeps no session from ending idle
   */
  identify(credential: Credential, where: Where, now: Date, isAttended: boolean): Promise<Principal | null>;
  close(): Promise<void>;
}

/** @param changed is called when somebody's access changed, or may have */
export function createIdentifier(gate: Gate, log: Logger, changed: () => void): Identifier {
  const { database } = gate;
  const remembered = new Map<string, Remembered>();
  const ear = listenForChanges(database, log, () => {
    remembered.clear();
    changed();
  });

  return {
    async identify(credential, where, now, isAttended) {
      // Apart: while only a page's own calls are remembered, the next real one still has to leave its mark.
      const { network, generation } = where;
      const id = [credential.secret, credential.device ?? '', network, generation, isAttended].join(' ');
      const known = remembered.get(id);
      if (known && known.until > now && ear.hears()) return known.principal;
      remembered.delete(id);
      const hearing = ear.hears() ? ear.deafness() : null;
      const attempt = { entrance: credential.kind, network };
      const found = await enterBySecret(gate, attempt, () => find(gate, credential, where, now));
      if (!found) return null;
      if (isAttended) await markSeen(database.db, credential, found, generation, now);
      const { lock, covering } = found.principal;
      const ends = [later(now, rememberMs), found.expiresAt, lock?.endsAt, covering.until];
      const until = new Date(Math.min(...ends.map((end) => end?.getTime() ?? Infinity)));
      // Only if nothing was said since the rows were read: they may be older than what was said.
      if (hearing !== null && hearing === ear.deafness() && ear.hears()) {
        if (remembered.size >= rememberAtMost) remembered.clear();
        remembered.set(id, { principal: found.principal, until });
      }
      return found.principal;
    },
    close: () => ear.close(),
  };
}

async function find(gate: Gate, credential: Credential, where: Where, now: Date): Promise<Found | null> {
  const { db } = gate.database;
  if (credential.kind === 'api-key') return findByApiKey(db, credential.secret, now);
  const policy = await currentPolicy(db, now);
  const idleMs = policy.sessions.idleHours * hourMs;
  const found = await findBySession(db, credential.secret, now, idleMs);
  if (!found) return null;
  const { personId } = found.principal;
  const { device } = found;
  // A session stays on the device it was opened on: its cookie elsewhere was taken, and is closed.
  const person = { id: personId, epoch: device?.epoch ?? 0 };
  if (device && !(await carriesDevice(db, credential.device, person, device.id, now))) {
    await closeStolenSession(gate, found.principal, where, now);
    return null;
  }
  const isLimited = await limitUnsafe(gate, found.principal, where, policy, now);
  return isLimited ? findBySession(db, credential.secret, now, idleMs) : found;
}

async function markSeen(
  db: Db,
  credential: Credential,
  found: Found,
  generation: number | null,
  now: Date,
): Promise<void> {
  const isOther = generation !== null && generation !== found.generation;
  if (!isOther && found.lastSeenAt && now.getTime() - found.lastSeenAt.getTime() < seenMs) return;
  const { sessionId, personId } = found.principal;
  if (sessionId !== null) {
    await db
      .updateTable('sessions')
      .set({ last_seen_at: now, ...(isOther && { client_generation: generation }) })
      .where('id', '=', sessionId)
      .execute();
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
