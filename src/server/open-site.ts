/** The database that the settings mean, opened and up to date: for the server, and for commands that work beside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import { openDatabase, sqlState, type Connection, type Database } from '#platform/database';
import { joinEmbedded, startEmbedded } from '#platform/database/embedded/index';
import { checkExternal } from '#platform/database/external';
import { migrate } from '#platform/migrate';
import { StartFault } from '#platform/start-fault';

interface Options {
  say: (sentence: string) => void;
  /** True for a command that may run while the server does, on the server's own PostgreSQL. */
  beside?: boolean;
}

/**
 * Opens the database: the one of DATABASE_URL, or the embedded one, which is started where it doesn't run.
 * @returns the database, and what closes it and stops what was started
 * @throws StartFault with a sentence that says what to do
 */
export async function openSite(
  config: Config,
  options: Options,
): Promise<{ database: Database; close(): Promise<void> }> {
  await using opened = new AsyncDisposableStack();
  const connection = await connectionOf(config, options, opened);
  // A command beside the server leaves it the connections.
  const database = openDatabase(connection, options.beside ? { max: 3 } : {});
  opened.defer(() => database.close());
  await migrateOrSay(database, options.say);
  const kept = opened.move();
  return { database, close: () => kept.disposeAsync() };
}

async function connectionOf(
  config: Config,
  { say, beside = false }: Options,
  opened: AsyncDisposableStack,
): Promise<Connection> {
  if (config.databaseUrl !== undefined) {
    say('Connecting to the PostgreSQL of DATABASE_URL.');
    await checkExternal(config.databaseUrl, say);
    return { connectionString: config.databaseUrl };
  }
  const directory = join(config.dataDirectory, 'postgres');
  if (beside && !existsSync(directory)) {
    throw new StartFault(
      'no_data',
      `There is no Latchkey in ${config.dataDirectory}. Start it once, or name the folder of the one you mean: LATCHKEY_DATA=/path/to/data.`,
    );
  }
  const start = beside ? joinEmbedded : startEmbedded;
  const embedded = await start({ directory, say });
  opened.defer(() => embedded.stop());
  return embedded.connection;
}

async function migrateOrSay(database: Database, say: (sentence: string) => void): Promise<void> {
  try {
    await migrate(database, say);
  } catch (error) {
    const state = sqlState(error) ?? '';
    const said = error instanceof Error ? error.message : String(error);
    const fault = (code: string, sentence: string) => new StartFault(code, sentence, { cause: error });
    if (error instanceof StartFault) throw error;
    if (state === '53100') {
      throw fault(
        'disk_full',
        `The database's disk is full: ${said}. Free some space there and start again.`,
      );
    }
    if (state === '42501') {
      throw fault(
        'database_rights',
        `The database's user lacks a right that migrating needs: ${said}. Make it the owner of the database and start again.`,
      );
    }
    if (/extension .* is not available/.test(said)) {
      throw fault(
        'database_extension',
        `That PostgreSQL lacks an extension: ${said}. Install its contrib package (e.g. postgresql-contrib) and start again.`,
      );
    }
    if (state === '') throw error;
    throw fault(
      'migration_failed',
      `Migrating the database failed; nothing of that step was kept. PostgreSQL said: ${said} (${state}).`,
    );
  }
}
