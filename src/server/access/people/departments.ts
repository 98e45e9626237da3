/** Departments: a tree. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Department, departments } from '#contract/access/people';
import { accessChanged, changed, difference, type Ctx } from '#access/gate';
import type { Db } from '#platform/database';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { demandNotWidened } from './own-rights.ts';

type DepartmentReply = z.output<typeof Department>;

function selectDepartments(db: Db) {
  return db
    .selectFrom('departments')
    .selectAll()
    .select(
      sql<number>`(select count(*)::int from people where department_id = departments.id and state = 'active')`.as(
        'people',
      ),
    );
}

function present(
  row: Awaited<ReturnType<ReturnType<typeof selectDepartments>['execute']>>[number],
): DepartmentReply {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    people: row.people,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

export async function listDepartments({ db }: Ctx): Promise<{ items: DepartmentReply[] }> {
  const rows = await selectDepartments(db).orderBy('name').execute();
  return { items: rows.map(present) };
}

async function getDepartment({ db }: Ctx, id: string): Promise<DepartmentReply> {
  const row = await selectDepartments(db).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return present(row);
}

export async function addDepartment(
  ctx: Ctx,
  input: z.output<typeof departments.create.body>,
): Promise<DepartmentReply> {
  await demandParent(ctx.db, input.parentId);
  const id = newId();
  await ctx.db
    .insertInto('departments')
    .values({
      id,
      name: input.name,
      parent_id: input.parentId ?? null,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await changed(ctx, 'department', id, { action: 'created' });
  return getDepartment(ctx, id);
}

export async function changeDepartment(
  ctx: Ctx,
  id: string,
  version: number,
  input: z.output<typeof departments.change.body>,
): Promise<DepartmentReply> {
  // Two moves at once could close a circle that neither closes alone.
  await sql`lock table departments in share row exclusive mode`.execute(ctx.db);
  const before = await getDepartment(ctx, id);
  if (before.version !== version) throw new ProblemError('stale');
  await demandParent(ctx.db, input.parentId, id);
  await ctx.db
    .updateTable('departments')
    .set({ name: input.name, parent_id: input.parentId, updated_at: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await demandNotWidened(ctx);
  await changed(ctx, 'department', id, { action: 'changed', fields: difference(before, input) });
  await accessChanged(ctx.db);
  return getDepartment(ctx, id);
}

export async function removeDepartment(ctx: Ctx, id: string, version: number): Promise<void> {
  const before = await getDepartment(ctx, id);
  if (before.version !== version) throw new ProblemError('stale');
  const { rows } = await sql`
    select 1 from people where department_id = ${id} union all select 1 from departments where parent_id = ${id} limit 1
  `.execute(ctx.db);
  if (rows.length > 0) throw new ProblemError('in_use', 'There are people or departments in it.');
  await ctx.db.deleteFrom('departments').where('id', '=', id).execute();
  await changed(ctx, 'department', id, {
    action: 'deleted',
    fields: [{ field: 'name', from: before.name, to: null }],
  });
}

async function demandParent(db: Db, parentId: string | null | undefined, ownId?: string): Promise<void> {
  if (!parentId) return;
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select id, parent_id from departments where id = ${parentId}
      union select d.id, d.parent_id from departments d join line on d.id = line.parent_id
    ) select id from line
  `.execute(db);
  if (rows.length === 0) throw invalid('/body/parentId', 'unknown', 'There is no such department.');
  if (rows.some((row) => row.id === ownId)) {
    throw invalid('/body/parentId', 'circle', 'A department cannot lie below itself.');
  }
}
