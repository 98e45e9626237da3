/** The settings that PostgreSQL runs with here: a small host, one machine, nothing lost. */
import type { Endpoint } from './endpoint.ts';

export type Settings = Readonly<Record<string, string | number>>;

const smallHost: Settings = {
  shared_buffers: '128MB',
  max_connections: 40,
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  wal_compression: 'on',
  // Most reads find the page in the system's cache; handing them to PostgreSQL's own readers takes twice as long.
  io_method: 'sync',
  jit: 'off', // compiling costs more than it saves on queries of milliseconds
  timezone: 'UTC',
  // A killed program leaves queries behind that nobody waits for; they must not hold a restart up.
  client_connection_check_interval: '2s',
  // What goes wrong in a query is told to whoever asked; the file is for PostgreSQL's own troubles and stays small.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
};

/**
 * The text of the file that is included at the end of postgresql.conf and written anew at each start.
 * @param version of PostgreSQL's programs: another one makes another text, and so a restart
 */
export function settingsText(version: string, endpoint: Endpoint, extra: Settings = {}): string {
  const all: Settings = { ...smallHost, ...endpoint.settings, ...extra };
  const lines = Object.entries(all).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  );
  return `# Written by Latchkey at each start; PostgreSQL ${version}. Change settings with ALTER SYSTEM instead.\n${lines.join('\n')}\n`;
}
