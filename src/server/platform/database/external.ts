/** A PostgreSQL of somebody else's, by `DATABASE_URL`: looked at before it is used, so that what is wrong has a sentence. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from '../start-fault.ts';

const oldestMajor = 15;
/** How long a database that is just starting is waited for. */
const patienceMs = 30_000;

/**
 * Makes sure that Latchkey can work with the database behind an address.
 * @param databaseUrl as readConfig lets it through; its password is never told
 * @throws StartFault `database_…`, one for each thing that can be wrong
 */
export async function checkExternal(databaseUrl: string, say: (sentence: string) => void): Promise<void> {
  const client = await connect(databaseUrl, say);
  try {
    const { rows } = await client.query<Facts>(factsQuery);
    const facts = rows[0];
    if (facts !== undefined) refuseUnfit(facts, nameOf(databaseUrl));
  } finally {
    await client.end().catch(() => {});
  }
}

interface Facts {
  version: number;
  encoding: string;
  standby: boolean;
  mayCreate: boolean;
}

const factsQuery = `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
  pg_is_in_recovery() as standby, coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate"`;

/** Says why a database that answers won't do. Exported for its test, for which no old PostgreSQL need be at hand. */
export function refuseUnfit(facts: Facts, name: string): void {
  const major = Math.floor(facts.version / 10_000);
  if (major < oldestMajor) {
    throw new StartFault(
      'database_old',
      `${name} is PostgreSQL ${major}, and Latchkey needs ${oldestMajor} or later. Update that PostgreSQL, or take DATABASE_URL out to use the embedded one.`,
    );
  }
  if (facts.encoding !== 'UTF8') {
    throw new StartFault(
      'database_encoding',
      `${name} keeps its text as ${facts.encoding}, and Latchkey needs UTF8. Make a database for it with: CREATE DATABASE latchkey ENCODING 'UTF8' TEMPLATE template0`,
    );
  }
  if (facts.standby) {
    throw new StartFault(
      'database_standby',
      `${name} is a standby that can only be read. Put the address of its primary into DATABASE_URL.`,
    );
  }
  if (!facts.mayCreate) {
    throw new StartFault(
      'database_rights',
      `The user in DATABASE_URL may not make tables in ${name}. Make it the owner of the database (ALTER DATABASE … OWNER TO …), or grant it CREATE on the database and its schema.`,
    );
  }
}

async function connect(databaseUrl: string, say: (sentence: string) => void): Promise<pg.Client> {
  const started = Date.now();
  for (;;) {
    try {
      const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
      client.on('error', () => {}); // told by the query that it breaks
      await client.connect();
      return client;
    } catch (error) {
      if (codeOf(error) !== '57P03' || Date.now() - started > patienceMs) throw refusal(error, databaseUrl);
      say(`${nameOf(databaseUrl)} is still starting; waiting for it.`);
      await sleep(2_000);
    }
  }
}

/** Turns the error of a connection that failed into what to do about it. */
export function refusal(error: unknown, databaseUrl: string): StartFault {
  const name = nameOf(databaseUrl);
  const url = new URL(databaseUrl);
  const user = decodeURIComponent(url.username || (url.searchParams.get('user') ?? ''));
  const said = error instanceof Error ? error.message : '';
  const fault = (code: string, sentence: string) => new StartFault(code, sentence, { cause: error });
  switch (codeOf(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fault(
        'database_host',
        `The host in DATABASE_URL (${url.hostname}) can't be found. Correct its name, or mend this machine's name service.`,
      );
    case 'ECONNREFUSED':
    case 'ENOENT':
      return fault(
        'database_refused',
        `Nothing answers at ${name}. Start that PostgreSQL, let it listen there (listen_addresses, port), or correct DATABASE_URL.`,
      );
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return fault(
        'database_timeout',
        `${name} can't be reached. Is the address in DATABASE_URL right, and does a firewall let this machine through?`,
      );
    case '28P01':
      return fault(
        'database_password',
        `PostgreSQL at ${name} refuses the password of "${user}". Correct it in DATABASE_URL (letters such as @ : / # must be written as %40 %3A %2F %23).`,
      );
    case '28000':
      return fault(
        'database_user',
        `PostgreSQL at ${name} doesn't let "${user}" in from here: ${said}. Make that user, or allow it in pg_hba.conf.`,
      );
    case '3D000':
      return fault(
        'database_absent',
        `There is no such database: ${name}. Make it with CREATE DATABASE, or correct the name in DATABASE_URL.`,
      );
    case '42501':
      return fault(
        'database_rights',
        `"${user}" may not connect to ${name}. Grant it: GRANT CONNECT ON DATABASE … TO "${user}".`,
      );
    case '53300':
      return fault(
        'database_busy',
        `${name} takes no more connections. Close some, or raise max_connections there.`,
      );
    case '57P03':
      return fault(
        'database_starting',
        `${name} has been starting or stopping for too long. Look at its own log, then start Latchkey again.`,
      );
    default:
      return otherRefusal(said, user, name, fault);
  }
}

function otherRefusal(
  said: string,
  user: string,
  name: string,
  fault: (code: string, sentence: string) => StartFault,
): StartFault {
  if (/timeout/i.test(said)) {
    return fault(
      'database_timeout',
      `${name} didn't answer within 10 s. Is it really a PostgreSQL, and does a firewall let this machine through?`,
    );
  }
  if (/password must be a string|no password/i.test(said)) {
    return fault(
      'database_password',
      `PostgreSQL at ${name} asks for a password. Give the one of "${user}" in DATABASE_URL: postgresql://user:password@host/database.`,
    );
  }
  if (/SSL|TLS|certificate|self.signed/i.test(said)) {
    return fault(
      'database_tls',
      `The encrypted connection to ${name} failed: ${said}. Correct sslmode in DATABASE_URL, or name the certificate with sslrootcert.`,
    );
  }
  return fault(
    'database_failed',
    `Latchkey can't connect to ${name}: ${said || 'it gave no reason'}. Correct DATABASE_URL, or look at the log of that PostgreSQL.`,
  );
}

/** Host, port and name, without user and password. */
function nameOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const host = url.hostname || (url.searchParams.get('host') ?? '');
  return `${host}${url.port === '' ? '' : `:${url.port}`}${decodeURIComponent(url.pathname)}`;
}

function codeOf(error: unknown): string | undefined {
  // Where a name has several addresses, Node tries them all and reports all of them at once.
  const one =
    error instanceof AggregateError && error.errors.length > 0 ? (error.errors[0] as unknown) : error;
  return one instanceof Error && 'code' in one && typeof one.code === 'string' ? one.code : undefined;
}
