/**
 * Sealing: every minute the lines not yet sealed are sealed together. A line's hash is a HMAC of its text; a batch's seal
 * is a HMAC of its number, its ids and hashes, and the seal before. Who can write into the database but hasn't the key
 * can change, remove or slip in nothing without a trace.
 *
 * Lines are taken as they are committed, not by age: one of a long transaction comes into a later batch.
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { sql } from 'kysely';
import { serverKeys } from '#access/keys';
import { transact, type Database, type Db } from '#platform/database';

const rowsAtMost = 1000;
/** Any number that nothing else locks: one server seals at a time, so that the chain can't fork. */
const lockKey = 7_236_105;

/**
 * The key of the seals: this installation's, mixed with a secret from the settings where there is one. Only with that is
 * whoever owns the database kept from making seals anew. It never changes: the seals would seem broken.
 */
export async function auditKey({ db }: Database, setting: string | undefined): Promise<Buffer> {
  // Newest first: the oldest is the one that stays.
  const kept = (await serverKeys(db, 'audit')).at(-1);
  if (!kept) throw new Error('The key of the audit cannot be kept.');
  const salt = createHash('sha256')
    .update(setting ?? '')
    .digest();
  return Buffer.from(hkdfSync('sha256', kept.secret, salt, 'latchkey audit', 32));
}

export interface SealedRow {
  id: string;
  text: string;
  at: Date;
}

/** A line's columns in a fixed order and form; everything but the seal, which comes later. */
export const rowColumns = sql`
  id, at, seal,
  json_build_array(id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), person_id, session_id,
    api_key_id, address, device, action, object, record_id, detail::text, request_id)::text as text`;

export const rowHash = (key: Buffer, text: string): Buffer =>
  createHmac('sha256', key).update('row\n').update(text).digest();

export interface Batch {
  number: number;
  madeAt: Date;
  firstAt: Date;
  lastAt: Date;
  ids: readonly string[];
  hashes: readonly Buffer[];
  previous: Buffer;
}

export function sealOf(key: Buffer, batch: Batch): Buffer {
  const head = [
    batch.number,
    batch.madeAt.toISOString(),
    batch.firstAt.toISOString(),
    batch.lastAt.toISOString(),
  ];
  const rows = batch.ids.map((id, i) => `${id} ${batch.hashes[i]?.toString('hex') ?? ''}`);
  return createHmac('sha256', key)
    .update(['seal', ...head, batch.previous.toString('hex'), batch.hashes.length, ...rows].join('\n'))
    .digest();
}

export const headMac = (key: Buffer, number: number, seal: Buffer): Buffer =>
  createHmac('sha256', key)
    .update(`head\n${number}\n${seal.toString('hex')}`)
    .digest();

/** Seals what waits. Several servers may do so at once: one does, the others find nothing to do. @returns how many rows */
export async function sealAudit(database: Database, key: Buffer, now: Date): Promise<number> {
  let sealed = 0;
  for (;;) {
    const rows = await transact(database.db, (trx) => sealBatch(trx, key, now));
    sealed += rows;
    if (rows < rowsAtMost) return sealed;
  }
}

async function sealBatch(db: Db, key: Buffer, now: Date): Promise<number> {
  const { rows: lock } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${lockKey}) as mine`.execute(db);
  if (!lock[0]?.mine) return 0;
  const { rows } = await sql<SealedRow>`
    select ${rowColumns} from audit where seal is null order by id limit ${rowsAtMost}`.execute(db);
  if (rows.length === 0) return 0;
  const end = await chainEnd(db);
  const times = rows.map((row) => row.at.getTime());
  const batch: Batch = {
    number: end.number + 1,
    madeAt: now,
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
    ids: rows.map((row) => row.id),
    hashes: rows.map((row) => rowHash(key, row.text)),
    previous: end.seal,
  };
  await keep(db, batch, sealOf(key, batch), key);
  return rows.length;
}

/**
 * Where the next batch is chained to: the head, which knows of batches that were cut off. Where the head itself is gone
 * one number is left out, so that the gap stays to be seen.
 */
async function chainEnd(db: Db): Promise<{ number: number; seal: Buffer }> {
  const { rows } = await sql<{
    number: number | null;
    seal: Buffer | null;
    last: number | null;
    last_seal: Buffer | null;
  }>`
    select h.number, h.seal, s.number as last, s.seal as last_seal
    from (select 1) one
    left join audit_head h on true
    left join (select number, seal from audit_seals order by number desc limit 1) s on true`.execute(db);
  const found = rows[0];
  const last = found?.last ?? 0;
  if (found?.number != null && found.seal && found.number >= last)
    return { number: found.number, seal: found.seal };
  const nothingYet = last === 0 ? 0 : 1;
  return { number: last + nothingYet, seal: found?.last_seal ?? Buffer.alloc(32) };
}

async function keep(db: Db, batch: Batch, seal: Buffer, key: Buffer): Promise<void> {
  await db
    .insertInto('audit_seals')
    .values({
      number: batch.number,
      made_at: batch.madeAt,
      first_at: batch.firstAt,
      last_at: batch.lastAt,
      row_ids: [...batch.ids],
      row_hashes: [...batch.hashes],
      previous: batch.previous,
      seal,
    })
    .execute();
  await sql`update audit set seal = ${batch.number} where id = any(${batch.ids}::uuid[])`.execute(db);
  const mac = headMac(key, batch.number, seal);
  await sql`
    insert into audit_head (id, number, seal, mac) values (1, ${batch.number}, ${seal}, ${mac})
    on conflict (id) do update set number = excluded.number, seal = excluded.seal, mac = excluded.mac`.execute(
    db,
  );
}
