/**
 * The way to PostgreSQL. One pool; statements that come again are prepared once per connection; every transaction
 * goes through `transact`, which tries again where PostgreSQL asks for it.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './database-types.ts';
import { PipeliningClient } from './database/client.ts';

export type { DB } from './database-types.ts';
export { sentAlong } from './database/client.ts';
export { listen } from './database/listen.ts';
export { plannedAnew } from './database/prepared.ts';
export type Db = Kysely<DB> | Transaction<DB>;

export interface Database {
  db: Kysely<DB>;
  pool: pg.Pool;
  close(): Promise<void>;
}

export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; database: string; password?: string };

// Days as text, numbers of any size as text: nothing is rounded or moved into another time zone on the way.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
// Instants make up much of a list. In UTC, as PostgreSQL usually writes them here, Date reads them itself.
const readInstant: (text: string) => Date = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => {
  const utc = text.endsWith('+00') && text[4] === '-';
  const instant = utc ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : readInstant(text);
  if (/\.\d{4}/.test(text)) finer.set(instant, text);
  return instant;
});
// A Date is exact to the millisecond, PostgreSQL to the microsecond. What the program writes has milliseconds only, but
// a cursor that is a little off would repeat rows or leave some out.
const finer = new WeakMap<Date, string>();
/** An instant that was read from the database, as exact as it is there. */
export const exactText = (instant: Date): string => finer.get(instant) ?? instant.toISOString();

/** More would take memory and win nothing on a small host: each works on its own, and waits for the same disk. */
const connectionsAtMost = 12;
/** A connection that is new knows no table yet: the first search after a quiet minute would wait for six of them. */
const keptReady = 6;

/** Opens the pool. No connection is made before the first query. @param options.max connections at most (12) */
export function openDatabase(connection: Connection, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({
    ...connection,
    types,
    max: options.max ?? connectionsAtMost,
    min: Math.min(options.max ?? connectionsAtMost, keptReady),
    pipeline: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'latchkey',
    statement_timeout: 30_000,
    Client: PipeliningClient,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // Nor may one that breaks while it is used: whoever uses it hears of it by their statement.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => pool.end() };
}

const retryable = new Set(['40001', '40P01']);

/** True where PostgreSQL itself is away or restarting, as against a fault in what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^(08|57P0)/.test(code) ||
    code === '53300' ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  );
}

/** The SQLSTATE of a fault that PostgreSQL reported, e.g. `23505`; undefined for other errors. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** The constraint that was broken, where PostgreSQL names one. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}

/** Runs work in one transaction: all of it or nothing. Again, up to three times, after a serialisation fault or deadlock. */
export async function transact<T>(db: Kysely<DB>, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= 3 || !retryable.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/**
 * Runs a part of a transaction that may fail by itself: then it has not happened, and the rest of the transaction goes on.
 * @throws what went wrong; after a deadlock, or where the database is away, the transaction is over
 */
export async function apart<T>(trx: Db, work: () => Promise<T>): Promise<T> {
  await sql`savepoint apart`.execute(trx);
  try {
    const result = await work();
    await sql`release savepoint apart`.execute(trx);
    return result;
  } catch (error) {
    if (endsTransaction(error)) throw error;
    await sql`rollback to savepoint apart`.execute(trx);
    throw error;
  }
}

/**
 * Waits for several works on one transaction, whose statements go to PostgreSQL without waiting for each other's answers.
 * @throws the fault of one that failed, when none is under way any more; one that ends the transaction before others
 */
export async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(works);
  const faults = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  if (faults.length > 0) throw faults.find(endsTransaction) ?? faults[0];
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

/** Whether a fault is one of the whole transaction: the database is away, or it has to go again. */
export const endsTransaction = (error: unknown): boolean =>
  isDatabaseAway(error) || retryable.has(sqlState(error) ?? '');

/** What was given of a set of columns, without those left undefined. */
export function given<T extends object>(columns: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
