/**
 * A creating call sent twice acts once. The answer is kept in the transaction of the act, under the caller's key: a
 * second transaction with the same key waits for the first, can't commit, and gives the first one's answer.
 */
import { createHash } from 'node:crypto';
import { brokenConstraint, sentAlong, type Db } from '#platform/database';
import { dayMs, later } from '#platform/clock';
import { ProblemError } from '#platform/problem';

export interface KeyedCall {
  /** Whose key it is; keys of different people don't meet. */
  personId: string;
  key: string;
  requestHash: Buffer;
}

export interface KeptAnswer {
  status: number;
  body: string;
}

const keepMs = 90 * dayMs;

/** Reads the header. @throws ProblemError `unreadable` for one that can't be a key */
export function readKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\u0021-\u007e]{1,200}$/.test(header)) return header;
  throw new ProblemError('unreadable', 'Idempotency-Key takes 1 to 200 visible ASCII characters.');
}

export function hashRequest(operation: string, input: unknown): Buffer {
  return createHash('sha256')
    .update(operation)
    .update(JSON.stringify(input) ?? '')
    .digest();
}

/** Keeps an answer. A key that is taken undoes the transaction at its end. @param body null where it holds a secret */
export async function keepAnswer(
  db: Db,
  call: KeyedCall,
  answer: { status: number; body: string | null },
  now: Date,
): Promise<void> {
  await db
    .insertInto('idempotency_keys')
    .values({
      person_id: call.personId,
      key: call.key,
      request_hash: call.requestHash,
      status: answer.status,
      body: answer.body,
      created_at: now,
    })
    .modifyEnd(sentAlong)
    .execute();
}

/** True for the fault of a transaction whose key was taken meanwhile. */
export const isKeyTaken = (error: unknown): boolean => brokenConstraint(error) === 'idempotency_keys_pkey';

/**
 * The answer kept under a key, if there is one.
 * @throws ProblemError `idempotency_key_reused` where the key was used for another request, `duplicate` where the
 * answer held a secret and wasn't kept
 */
export async function findAnswer(db: Db, call: KeyedCall): Promise<KeptAnswer | null> {
  const kept = await db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'body'])
    .where('person_id', '=', call.personId)
    .where('key', '=', call.key)
    .executeTakeFirst();
  if (!kept) return null;
  if (!kept.request_hash.equals(call.requestHash)) throw new ProblemError('idempotency_key_reused');
  if (kept.body === null)
    throw new ProblemError('duplicate', 'This was done already; its secret is shown only once.');
  return { status: kept.status, body: kept.body };
}

export async function sweepAnswers(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', later(now, -keepMs)).execute();
}
