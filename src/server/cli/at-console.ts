/** Commands that act for the house itself, past every lock: in one transaction, as nobody, from the server's console. */
import { statSync } from 'node:fs';
import type { ConsoleCtx } from '#access/break-glass';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { transact } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { StartFault } from '#platform/start-fault';
import { openSite } from '../open-site.ts';
import { publicUrlOf } from '../public-url.ts';

/**
 * Opens the database, beside a running server or without one, and does something past every lock.
 * @throws StartFault with a sentence that says what to do
 */
export async function atConsole<T>(
  { config, say }: { config: Config; say: (sentence: string) => void },
  act: (ctx: ConsoleCtx) => Promise<T>,
): Promise<T> {
  demandOwnFolder(config.dataDirectory);
  const site = await openSite(config, { say, beside: true });
  try {
    return await transact(site.database.db, (db) =>
      act({
        db,
        user: null,
        now: systemClock(),
        client: { address: 'console', userAgent: 'latchkey (command line)' },
        publicUrl: publicUrlOf(config),
        // Mails wait in the database: the server finds them within a minute, once it runs.
        enqueue: () => Promise.resolve(),
      }),
    );
  } catch (error) {
    if (error instanceof ProblemError) throw new StartFault(error.code, error.message, { cause: error });
    throw error;
  } finally {
    await site.close();
  }
}

/** Whoever doesn't own the installation has no business past its locks, whatever else they can read. */
function demandOwnFolder(folder: string): void {
  const uid = process.getuid?.();
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  if (uid === undefined || uid === 0 || owner === undefined || owner === uid) return;
  throw new StartFault(
    'not_yours',
    `${folder} belongs to another user (uid ${owner}; you are uid ${uid}). Run this as that user, e.g. sudo -u '#${owner}' latchkey …, or as root.`,
  );
}

/** What follows from every use, in the same words everywhere. */
export const followUp =
  'Everybody with administration was told, and it is in the audit. A written account is due: an administrator writes it under Settings › Broken glass.';
