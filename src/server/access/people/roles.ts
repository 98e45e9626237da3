/** Roles: sets of permissions with a scope. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Role, roles } from '#contract/access/people';
import type { Permission, Scope } from '#contract/access/permissions';
import { administrators, keepTwoAdministrators, lockAdministration } from '#access/administrators';
import { accessChanged, changed, difference, type Ctx } from '#access/gate';
import type { Db } from '#platform/database';
import { notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { demandWithinOwn } from './own-rights.ts';

type RoleReply = z.output<typeof Role>;

function selectRoles(db: Db) {
  return db
    .selectFrom('roles')
    .selectAll()
    .select(sql<number>`(select count(*)::int from person_roles where role_id = roles.id)`.as('people'));
}

function present(row: Awaited<ReturnType<ReturnType<typeof selectRoles>['execute']>>[number]): RoleReply {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    scope: row.scope as Scope,
    permissions: row.permissions as Permission[],
    people: row.people,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

export async function listRoles({ db }: Ctx): Promise<{ items: RoleReply[] }> {
  const rows = await selectRoles(db).orderBy('created_at').orderBy('id').execute();
  return { items: rows.map(present) };
}

async function getRole({ db }: Ctx, id: string): Promise<RoleReply> {
  const row = await selectRoles(db).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return present(row);
}

export async function addRole(ctx: Ctx, input: z.output<typeof roles.create.body>): Promise<RoleReply> {
  demandWithinOwn(ctx, input);
  const id = newId();
  await ctx.db
    .insertInto('roles')
    .values({
      id,
      ...input,
      permissions: [...new Set(input.permissions)],
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await changed(ctx, 'role', id, { action: 'created' });
  return getRole(ctx, id);
}

export async function changeRole(
  ctx: Ctx,
  id: string,
  version: number,
  input: z.output<typeof roles.change.body>,
): Promise<RoleReply> {
  await lockAdministration(ctx.db);
  const administering = await administrators(ctx.db, ctx.now);
  const before = await getRole(ctx, id);
  if (before.version !== version) throw new ProblemError('stale');
  demandWithinOwn(ctx, before);
  demandWithinOwn(ctx, {
    scope: input.scope ?? before.scope,
    permissions: input.permissions ?? before.permissions,
  });
  await ctx.db
    .updateTable('roles')
    .set({ ...input, updated_at: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await keepTwoAdministrators(ctx.db, administering, ctx.now);
  await changed(ctx, 'role', id, { action: 'changed', fields: difference(before, input) });
  await accessChanged(ctx.db);
  return getRole(ctx, id);
}

export async function removeRole(ctx: Ctx, id: string, version: number): Promise<void> {
  const before = await getRole(ctx, id);
  if (before.version !== version) throw new ProblemError('stale');
  if (before.people > 0) throw new ProblemError('in_use', 'Somebody has this role.');
  await ctx.db.deleteFrom('roles').where('id', '=', id).execute();
  await changed(ctx, 'role', id, {
    action: 'deleted',
    fields: [{ field: 'name', from: before.name, to: null }],
  });
}
