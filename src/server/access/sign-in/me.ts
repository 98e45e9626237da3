/** Who I am, as the web app needs it. */
import type { Me } from '#contract/access/sign-in';
import type { Locale } from '#contract/fields';
import { hasSecondFactor } from '#access/factors';
import { loadPrincipal, tellLock, type Principal } from '#access/gate';
import { currentPolicy, mustHaveSecondFactor } from '#access/policies';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';

/** @param as the rights in force: an API key has fewer than its person */
export async function presentMe(db: Db, personId: string, now: Date, as?: Principal): Promise<Me> {
  const principal = as ?? (await loadPrincipal(db, personId, null));
  if (!principal) throw new ProblemError('not_signed_in');
  const person = await db
    .selectFrom('people')
    .leftJoin('departments', 'departments.id', 'people.department_id')
    .select(['people.id', 'people.name', 'people.email', 'people.locale'])
    .select(['departments.id as department_id', 'departments.name as department_name'])
    .where('people.id', '=', personId)
    .executeTakeFirstOrThrow();
  const roles = await db
    .selectFrom('person_roles')
    .innerJoin('roles', 'roles.id', 'person_roles.role_id')
    .select(['roles.id', 'roles.name'])
    .where('person_id', '=', personId)
    .orderBy('roles.name')
    .execute();
  const organisation = await db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow();
  const policy = await currentPolicy(db, now);
  const demo = await db.selectFrom('demo_records').select('record_id').limit(1).executeTakeFirst();
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    locale: person.locale as Locale,
    department:
      person.department_id === null ? null : { id: person.department_id, name: person.department_name ?? '' },
    roles,
    permissions: Object.fromEntries(principal.permissions),
    lock: principal.lock && tellLock(principal.lock),
    breakGlassUntil: principal.breakGlassUntil?.toISOString() ?? null,
    secondFactorAsked:
      mustHaveSecondFactor(policy, principal.permissions) && !(await hasSecondFactor(db, personId)),
    organisation: {
      name: organisation.name,
      currency: organisation.currency,
      timeZone: organisation.time_zone,
      demo: demo !== undefined,
    },
  };
}
