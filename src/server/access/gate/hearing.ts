/**
 * Hearing of changes of access, on every server: whoever changes sessions, people, roles, departments or locks calls
 * `accessChanged` in the same transaction, and PostgreSQL tells everybody at commit.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { later, minuteMs, secondMs } from '#platform/clock';
import type { Database, Db } from '#platform/database';
import type { Logger } from '#platform/log';
import { newId } from '#platform/secrets';

const channel = 'latchkey_access';

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

export interface Ear {
  hears(): boolean;
  /** Counts what was heard and each falling deaf: equal numbers mean nothing happened in between. */
  deafness(): number;
  close(): Promise<void>;
}

export function listenForChanges(database: Database, log: Logger, heard: () => void): Ear {
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
