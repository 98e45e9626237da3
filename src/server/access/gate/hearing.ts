/**
 * Hearing of changes of access, on every server: whoever changes sessions, people, roles, departments or locks calls
 * `accessChanged` in the same transaction, and PostgreSQL tells everybody at commit.
 */
import { sql } from 'kysely';
import { later, minuteMs } from '#platform/clock';
import { listen, type Database, type Db } from '#platform/database';
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

export function listenForChanges(database: Database, log: Logger, forget: () => void): Ear {
  let count = 0;
  const deaf = () => {
    count++;
    forget();
  };
  const heard = (payload: string) => {
    deaf();
    unheard.delete(payload);
  };
  const listening = listen(database.pool.options, channel, { heard, deaf, log });
  return {
    hears: () => listening.hears() && allHeard(),
    deafness: () => count,
    close: () => listening.close(),
  };
}
