/**
 * The secrets of this installation: made at first use, kept in the database so that every server has the same. The
 * newest of a purpose signs, older ones still verify. Who can read the database can forge what they sign; none of it
 * lets anybody in without a password or another proof.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';

export { seal, unseal } from './seal.ts';

export type Purpose = 'device' | 'name' | 'work' | 'factor' | 'audit' | 'sso' | 'contact';

export interface ServerKey {
  id: number;
  secret: Buffer;
}

/** Another server may have made a newer key; it signs with it only after everybody had time to read it. */
const readAnewMs = minuteMs;
const known = new WeakMap<Db, Map<Purpose, { keys: ServerKey[]; until: number }>>();

/** The keys of a purpose, newest first; never empty. @param db the pool: what is read is remembered for it */
export async function serverKeys(db: Db, purpose: Purpose): Promise<ServerKey[]> {
  const remembered = known.get(db)?.get(purpose);
  if (remembered && remembered.until > Date.now()) return remembered.keys;
  const keys = (await read(db, purpose)) ?? (await make(db, purpose));
  const purposes = known.get(db) ?? new Map<Purpose, { keys: ServerKey[]; until: number }>();
  known.set(db, purposes.set(purpose, { keys, until: Date.now() + readAnewMs }));
  return keys;
}

/** A keyed hash by the newest key of a purpose, HMAC-SHA-256. */
export async function keyedHash(db: Db, purpose: Purpose, text: string): Promise<Buffer> {
  // The oldest key, not the newest: what is compared across time must not change with a new one.
  const keys = await serverKeys(db, purpose);
  return createHmac('sha256', (keys.at(-1) as ServerKey).secret)
    .update(text)
    .digest();
}

async function read(db: Db, purpose: Purpose): Promise<ServerKey[] | null> {
  const rows = await db
    .selectFrom('server_keys')
    .select(['id', 'secret'])
    .where('purpose', '=', purpose)
    .orderBy('number', 'desc')
    .execute();
  return rows.length === 0 ? null : rows;
}

/** Two servers that both find none make one: whoever comes second finds the first's. */
async function make(db: Db, purpose: Purpose): Promise<ServerKey[]> {
  await db
    .insertInto('server_keys')
    .values({ purpose, number: 1, secret: randomBytes(32), created_at: new Date() })
    .onConflict((conflict) => conflict.columns(['purpose', 'number']).doNothing())
    .execute();
  return (await read(db, purpose)) ?? [];
}
