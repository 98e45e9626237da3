/** Who else sees a customer: asked before somebody is named there, or set a task. */
import type { Ref } from '#contract/fields';
import { loadPrincipal } from '#access/gate';
import type { Db } from '#platform/database';
import { may } from './policy.ts';
import { findCustomerForPolicy } from './store.ts';

/** Those of the people who see the customer and its follow-ups; closed accounts see nothing. */
export async function whoSees(
  db: Db,
  customerId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const seeing = new Set<string>();
  for (const id of new Set(personIds)) {
    const user = await loadPrincipal(db, id, null);
    const customer = user && (await findCustomerForPolicy(db, user, customerId));
    if (user && customer && may(user, 'followUps.read', customer)) seeing.add(id);
  }
  return seeing;
}

/** The same of each of them, by name. Whom nobody knows is left out. */
export async function tellWhoSees(
  db: Db,
  customerId: string,
  personIds: readonly string[],
): Promise<(Ref & { sees: boolean })[]> {
  if (personIds.length === 0) return [];
  const people = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', personIds).execute();
  const seeing = await whoSees(
    db,
    customerId,
    people.map(({ id }) => id),
  );
  return people.map((person) => ({ ...person, sees: seeing.has(person.id) }));
}
