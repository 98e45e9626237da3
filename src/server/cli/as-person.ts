/** Commands that work on records act as a person: with their rights, and in their name in the history. */
import { sql } from 'kysely';
import { loadPrincipal, type Principal } from '#access/gate';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/database';
import { createLog, type Logger } from '#platform/log';
import { ProblemError } from '#platform/problem';
import { StartFault } from '#platform/start-fault';
import { openSite } from '../open-site.ts';

export interface Workplace {
  database: Database;
  clock: typeof systemClock;
  log: Logger;
}

/**
 * Opens the database, beside a running server where there is one, and does something as a person.
 * @param email whose rights count; without it those of the first administrator
 * @throws StartFault with a sentence that says what to do
 */
export async function asPerson<T>(
  { config, email, say }: { config: Config; email: string | undefined; say: (sentence: string) => void },
  act: (workplace: Workplace, person: Principal) => Promise<T>,
): Promise<T> {
  const site = await openSite(config, { say, beside: true });
  try {
    const person = await findPerson(site.database, email);
    return await act(
      { database: site.database, clock: systemClock, log: createLog(config.logLevel) },
      person,
    );
  } catch (error) {
    if (error instanceof ProblemError) throw new StartFault(error.code, error.message, { cause: error });
    throw error;
  } finally {
    await site.close();
  }
}

async function findPerson({ db }: Database, email: string | undefined): Promise<Principal> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people p
    where p.state = 'active' and ${
      email === undefined
        ? sql`exists (select from person_roles pr join roles r on r.id = pr.role_id
            where pr.person_id = p.id and r.permissions @> array['people.manage', 'settings.manage'])`
        : sql`p.email = ${email.toLowerCase()}`
    }
    order by p.created_at limit 1`.execute(db);
  const person = rows[0] && (await loadPrincipal(db, rows[0].id, null));
  if (person) return person;
  throw email === undefined
    ? new StartFault(
        'not_set_up',
        'Nobody has set Latchkey up yet: start it, and open its address in a browser.',
      )
    : new StartFault('no_such_person', `Nobody here who may sign in has the address ${email}.`);
}
