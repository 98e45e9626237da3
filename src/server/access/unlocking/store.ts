/** The rows of unlock requests. */
import type { UnlockAnswer, UnlockState } from '#contract/access/unlocking';
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';

/** States in which somebody still may answer. */
export const waiting = ['open', 'needs-information'] as const satisfies UnlockState[];

const waits = (table: 'unlock_requests' | 'other') =>
  sql<boolean>`${sql.ref(`${table}.state`)} in (${sql.join(waiting)})`;

/** How many others in the same name wait of which nobody was called: a flood, most likely. */
const alike = sql<number>`(select count(*)::int from unlock_requests other
  where other.person_id = unlock_requests.person_id and other.id <> unlock_requests.id
    and ${waits('other')} and not other.rings)`;

/** Whether something stands for it: it waits and called nobody, and another in this name did, or is newer. */
export const isGathered = sql<boolean>`(${waits('unlock_requests')} and not unlock_requests.rings
  and exists (select from unlock_requests other where other.person_id = unlock_requests.person_id
    and ${waits('other')} and (other.rings or other.id > unlock_requests.id)))`;

const selectRequests = (db: Db) =>
  db
    .selectFrom('unlock_requests')
    .leftJoin('people as person', 'person.id', 'unlock_requests.person_id')
    .leftJoin('people as answerer', 'answerer.id', 'unlock_requests.answered_by')
    .selectAll('unlock_requests')
    .select(['person.name as person_name', 'answerer.name as answerer_name']);
export type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>;

/** Requests that people see: those in the name of somebody. */
export const selectSeen = (db: Db) =>
  selectRequests(db).select(alike.as('alike')).where('unlock_requests.person_id', 'is not', null);

export const findBySecret = (db: Db, hash: Buffer) =>
  selectRequests(db).where('secret_hash', '=', hash).executeTakeFirst();

export const findByFileKey = (db: Db, hash: Buffer) =>
  selectRequests(db).where('file_key_hash', '=', hash).executeTakeFirst();

export const messagesOf = (db: Db, requestId: string) =>
  db
    .selectFrom('unlock_messages')
    .leftJoin('people', 'people.id', 'unlock_messages.person_id')
    .selectAll('unlock_messages')
    .select('people.name as person_name')
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('unlock_messages.id')
    .execute();

export async function addMessage(
  db: Db,
  message: { requestId: string; personId: string | null; text: string; asks: boolean },
  now: Date,
): Promise<void> {
  await db
    .insertInto('unlock_messages')
    .values({
      id: newId(),
      request_id: message.requestId,
      at: now,
      person_id: message.personId,
      text: message.text,
      asks: message.asks,
    })
    .execute();
}

/**
 * Moves a request on from a state in which it still waits; open pages are told.
 * @returns false where it waits no longer: somebody was faster
 */
export async function moveOn(
  db: Db,
  id: string,
  change: {
    state: UnlockState;
    rings_from?: Date;
    answer?: UnlockAnswer;
    answered_by?: string;
    reason?: string;
    root_cause?: string | null;
    root_cause_note?: string;
    remedy?: string;
    grant_until?: Date | null;
  },
  now: Date,
): Promise<boolean> {
  const ends = !(waiting as readonly UnlockState[]).includes(change.state);
  const moved = await db
    .updateTable('unlock_requests')
    .set((eb) => ({
      ...change,
      ...(ends && { ended_at: now }),
      updated_at: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', waiting)
    .returning(saidLive('unlockRequest').as('told'))
    .execute();
  return moved.length === 1;
}

/** Holds a request that still waits until the transaction ends. @returns false where it waits no longer */
export async function lockRequest(db: Db, id: string): Promise<boolean> {
  const held = await db
    .selectFrom('unlock_requests')
    .select('id')
    .where('id', '=', id)
    .where('state', 'in', waiting)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}
