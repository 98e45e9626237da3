/** Who may see and do what with opportunities. */
import { sql, type RawBuilder } from 'kysely';
import type { Permission } from '#contract/access/permissions';
import type { Abilities } from '#contract/fields';
import {
  among,
  coveredRecords,
  holds,
  listOwnedWithin,
  ownedWithin,
  reach,
  reaches,
  type Ctx,
  type Principal,
} from '#access/gate';
import { customersWithin, customerWithin } from '#business/customers';

const owned = (user: Principal, permission: Permission, table: string) =>
  orCovered(user, permission, table, ownedWithin(reach(user, permission), sql.ref(`${table}.owner_id`)));

/** Or it is due, and one looks after it in its owner's place. */
function orCovered(
  user: Principal,
  permission: Permission,
  table: string,
  within: RawBuilder<boolean>,
): RawBuilder<boolean> {
  const covered = among(coveredRecords(user, permission), sql.ref(`${table}.id`));
  return covered ? sql<boolean>`(${within} or ${covered})` : within;
}

/** The condition that a permission reaches one deal: by its owner, or (for reading) by its customer. @param table its alias; `c` is its customer */
export function opportunityWithin(
  user: Principal,
  permission: Permission,
  table: string,
): RawBuilder<boolean> {
  if (permission !== 'opportunities.read') return owned(user, permission, table);
  return sql<boolean>`(${owned(user, permission, table)} or (c.id is not null and ${customerWithin(user, permission, 'c')}))`;
}

/** The same for lists. */
export async function opportunitiesWithin(
  ctx: Ctx,
  permission: Permission,
  table: string,
): Promise<RawBuilder<boolean>> {
  if (reach(ctx.user, permission) === 'all') return sql<boolean>`true`;
  const byCustomer = await customersWithin(ctx, permission, 'c');
  const own = orCovered(
    ctx.user,
    permission,
    table,
    listOwnedWithin(reach(ctx.user, permission), sql.ref(`${table}.owner_id`)),
  );
  return sql<boolean>`(${own} or (c.id is not null and ${byCustomer}))`;
}

export function opportunityAbilities(
  user: Principal,
  { id, owner_id: ownerId }: { id: string; owner_id: string | null },
): Abilities {
  const may = (permission: Permission) =>
    holds(user, permission) &&
    (reaches(reach(user, permission), ownerId) || coveredRecords(user, permission).has(id));
  return {
    change: may('opportunities.change'),
    delete: may('opportunities.delete'),
    assign: may('opportunities.assign'),
  };
}
