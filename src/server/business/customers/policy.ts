/** Who may see and do what with customers, and with what belongs to them. */
import { sql, type RawBuilder } from 'kysely';
import type { Permission } from '#contract/access/permissions';
import type { Abilities } from '#contract/fields';
import {
  among,
  coveredCustomers,
  holds,
  listOwnedWithin,
  ownedWithin,
  reach,
  reaches,
  type Ctx,
  type Principal,
} from '#access/gate';
import { plannedAnew } from '#platform/database';

/** What a collaborator may do at a customer like its owner, if a role of theirs allows it at all. */
const shared: ReadonlySet<Permission> = new Set([
  'customers.read',
  'customers.change',
  'contacts.read',
  'contacts.create',
  'contacts.change',
  'followUps.read',
  'followUps.create',
  'opportunities.read',
  'opportunities.create',
]);

const shares = (user: Principal, permission: Permission) =>
  shared.has(permission) && holds(user, permission) && reach(user, permission) !== 'all';

/** Whether this person collaborates on a customer; false without asking where it makes no difference. */
export function collaborates(user: Principal, table: string): RawBuilder<boolean> {
  if (![...shared].some((permission) => shares(user, permission))) return sql<boolean>`false`;
  // Whatever is shared with a collaborator, an owner may anyway.
  return sql<boolean>`(${sql.ref(`${table}.owner_id`)} is distinct from ${user.personId}::uuid
    and exists (select from customer_collaborators k
      where k.customer_id = ${sql.ref(`${table}.id`)} and k.person_id = ${user.personId}))`;
}

/** Or one looks after its work in its owner's place. */
function orCovered(
  user: Principal,
  permission: Permission,
  table: string,
  within: RawBuilder<boolean>,
): RawBuilder<boolean> {
  const covered = among(coveredCustomers(user, permission), sql.ref(`${table}.id`));
  return covered ? sql<boolean>`(${within} or ${covered})` : within;
}

/** The condition that a permission reaches a customer, for looking at single ones. @param table its alias */
export function customerWithin(user: Principal, permission: Permission, table: string): RawBuilder<boolean> {
  const owned = orCovered(
    user,
    permission,
    table,
    ownedWithin(reach(user, permission), sql.ref(`${table}.owner_id`)),
  );
  return shares(user, permission)
    ? sql<boolean>`(${owned} or exists (select from customer_collaborators k
        where k.customer_id = ${sql.ref(`${table}.id`)} and k.person_id = ${user.personId}))`
    : owned;
}

/**
 * The same for lists: the shared customers are looked up beforehand, because PostgreSQL can use an index for
 * `owner or one of these ids` but not for `owner or exists …`.
 * @param owners whose customers alone the list is of, where it is of certain people's: shared ones count only where one
 * of these lies beyond reach
 */
export async function customersWithin(
  { db, user }: Pick<Ctx, 'db' | 'user'>,
  permission: Permission,
  table: string,
  owners?: readonly string[],
): Promise<RawBuilder<boolean>> {
  const whose = reach(user, permission);
  const owned = listOwnedWithin(whose, sql.ref(`${table}.owner_id`));
  if (whose === 'all' || owners?.every((id) => reaches(whose, id))) return owned;
  const theirs = [...coveredCustomers(user, permission).keys()];
  if (!shares(user, permission)) return listedOr(owned, theirs, table);
  const rows = await db
    .selectFrom('customer_collaborators')
    .select('customer_id')
    .where('person_id', '=', user.personId)
    .execute();
  return listedOr(owned, [...theirs, ...rows.map((row) => row.customer_id)], table);
}

const listedOr = (owned: RawBuilder<boolean>, ids: readonly string[], table: string): RawBuilder<boolean> =>
  ids.length === 0
    ? owned
    : sql<boolean>`(${owned} or ${sql.ref(`${table}.id`)} = any(${ids}::uuid[]) ${plannedAnew})`;

/** What this person may do to a customer; buttons are drawn from it. */
export function customerAbilities(
  user: Principal,
  customer: { id: string; owner_id: string | null; collaborates: boolean },
): Abilities {
  return {
    change: may(user, 'customers.change', customer),
    delete: may(user, 'customers.delete', customer),
    assign: may(user, 'customers.assign', customer),
  };
}

/** Whether a permission reaches a customer that was read with `collaborates`. */
export function may(
  user: Principal,
  permission: Permission,
  customer: { id: string; owner_id: string | null; collaborates: boolean },
): boolean {
  if (!holds(user, permission)) return false;
  return (
    reaches(reach(user, permission), customer.owner_id) ||
    (shared.has(permission) && customer.collaborates) ||
    coveredCustomers(user, permission).has(customer.id)
  );
}
