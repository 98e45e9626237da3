/** One real PostgreSQL for a whole test run, with a migrated template to clone databases from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/server/platform/database.ts';
import { startEmbedded } from '../../src/server/platform/database/embedded/index.ts';
import { migrate } from '../../src/server/platform/migrate.ts';

export interface TestServer {
  host: string;
  port: number;
  user: string;
  password?: string;
}

export const template = 'template_latchkey';

/** Starts it; losing tests' data in a power cut is fine, so nothing waits for the disk. */
export async function startTestPostgres(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-test-'));
  const embedded = await startEmbedded({
    directory,
    say: () => {},
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 100 },
  });
  const { host, port, user, password } = embedded.connection;
  const server = { host, port, user, ...(password !== undefined && { password }) };
  await makeTemplate(server);
  return {
    server,
    async stop() {
      await embedded.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function makeTemplate(server: TestServer): Promise<void> {
  const admin = openDatabase({ ...server, database: 'latchkey' }, { max: 1 });
  await admin.pool.query(`create database ${template}`);
  await admin.close();
  const database = openDatabase({ ...server, database: template }, { max: 2 });
  await migrate(database);
  await database.close();
}
