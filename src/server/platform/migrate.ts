/** Migrations: plain SQL files, in their order, forward only, each in its own transaction. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { Database } from './database.ts';
import { StartFault } from './start-fault.ts';

const directory = new URL('../../../migrations/', import.meta.url);
// Any number that nothing else locks: two servers starting on one database migrate one after the other.
const lockKey = 7_236_101;

interface Migration {
  name: string;
  sql: string;
  hash: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, directory), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database's schema up to this program's.
 * @param say told each step, for whoever waits
 * @returns the names of the migrations applied now
 * @throws StartFault `database_newer` where the database knows migrations that this program doesn't
 */
export async function migrate(
  database: Database,
  say: (sentence: string) => void = () => {},
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations();
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(
      'create table if not exists migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const done = new Set(rows.map((row) => row.name));
    refuseNewer(migrations, done);
    const pending = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of pending) {
      say(`Migrating the database: ${migration.name}`);
      await apply(client, migration);
    }
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {});
    client.release();
  }
}

function refuseNewer(migrations: readonly Migration[], done: ReadonlySet<string>): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const newer = [...done].filter((name) => !known.has(name));
  if (newer.length === 0) return;
  throw new StartFault(
    'database_newer',
    `This database was used by a newer version of Latchkey (it holds ${newer.join(', ')}). Start that version again, or restore a backup made by this one.`,
  );
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '5s'");
    await client.query('set local statement_timeout = 0');
    await client.query(migration.sql);
    await client.query('insert into migrations (name, hash) values ($1, $2)', [
      migration.name,
      migration.hash,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The names of the migrations that this program brings but the database doesn't hold yet; for `/readyz`. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>('select name from migrations');
  const done = new Set(rows.map((row) => row.name));
  return (await readMigrations()).map((migration) => migration.name).filter((name) => !done.has(name));
}
