/** The people of the organisation. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { people, Person } from '#contract/access/people';
import type { Locale } from '#contract/fields';
import { administrators, keepTwoAdministrators, lockAdministration } from '#access/administrators';
import { accessChanged, changed, demandFresh, difference, type Ctx, type Principal } from '#access/gate';
import type { Db } from '#platform/database';
import { countOf, cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { matchesText, searchColumns } from '#platform/search-text';
import { newId } from '#platform/secrets';
import { demandNotWidened, demandOver } from './own-rights.ts';

type Query = z.output<typeof people.list.query>;
type NewPerson = z.output<typeof people.create.body>;
type PersonChange = z.output<typeof people.change.body>;
type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number];

const sorts: Record<'name' | 'createdAt', SortColumn> = {
  name: { column: 'sort_name', type: 'text' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
};

function selectPeople(db: Db) {
  return db
    .selectFrom('people')
    .leftJoin('departments', 'departments.id', 'people.department_id')
    .leftJoin('people as manager', 'manager.id', 'people.manager_id')
    .selectAll('people')
    .select(['departments.name as department_name', 'manager.name as manager_name'])
    .select(
      sql<{ id: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name)
        from person_roles pr join roles r on r.id = pr.role_id where pr.person_id = people.id), '[]')`.as(
        'roles',
      ),
    );
}

/** Everybody knows who works here and how to reach them; when somebody was last here, they and who manages people. */
function present(row: Row, user: Principal): Person {
  const manages = user.permissions.has('people.manage') || row.id === user.personId;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    title: row.title,
    department: ref(row.department_id, row.department_name),
    manager: ref(row.manager_id, row.manager_name),
    roles: row.roles,
    state: row.state === 'closed' ? 'closed' : 'active',
    canSignIn: row.email !== null && row.password_hash !== null && row.state === 'active',
    lastSeenAt: manages ? (row.last_seen_at?.toISOString() ?? null) : null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export async function listPeople(
  { db, user }: Ctx,
  query: Query,
): Promise<z.output<typeof people.list.reply>> {
  const sort = sortBy(sorts, 'people', query.sort ?? 'name');
  let q = selectPeople(db).select(sortValue(sort).as('sort_value'));
  const sought = query.q === undefined ? null : matchesText('people', query.q);
  if (sought) q = q.where(sought);
  if (query.departmentId) q = q.where('people.department_id', '=', query.departmentId);
  if (query.state) q = q.where('people.state', '=', query.state);
  if (query.roleId) {
    const { roleId } = query;
    q = q.where((eb) =>
      eb.exists(
        eb
          .selectFrom('person_roles')
          .whereRef('person_roles.person_id', '=', 'people.id')
          .where('person_roles.role_id', '=', roleId)
          .select(sql`1`.as('one')),
      ),
    );
  }
  const { rows, nextCursor } = cutPage(
    await page(q, sort, query.limit, query.cursor).execute(),
    sort,
    query.limit,
  );
  const total = query.count ? { total: await countOf(q) } : {};
  return { items: rows.map((row) => present(row, user)), nextCursor, ...total };
}

export async function getPerson({ db, user }: Ctx, id: string): Promise<Person> {
  const row = await selectPeople(db).where('people.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return present(row, user);
}

export async function addPerson(ctx: Ctx, input: NewPerson): Promise<Person> {
  const id = newId();
  const organisation = await ctx.db.selectFrom('organisation').select('locale').executeTakeFirstOrThrow();
  await refuseTakenEmail(ctx.db, input.email, id);
  await ctx.db
    .insertInto('people')
    .values({
      id,
      ...columns(input),
      name: input.name,
      locale: organisation.locale as Locale,
      ...search(input.name, input.email, input.phone),
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await giveRoles(ctx.db, id, input.roleIds ?? []);
  await demandOver(ctx, id, [id]);
  await demandNotWidened(ctx, [id]);
  await changed(ctx, 'person', id, { action: 'created' });
  await accessChanged(ctx.db);
  return getPerson(ctx, id);
}

export async function changePerson(
  ctx: Ctx,
  id: string,
  version: number,
  input: PersonChange,
): Promise<Person> {
  await lockAdministration(ctx.db);
  const administering = await administrators(ctx.db, ctx.now);
  const before = await getPerson(ctx, id);
  if (before.version !== version) throw new ProblemError('stale');
  await demandOver(ctx, id);
  const had = before.roles.map((role) => role.id);
  await refuseTakenEmail(ctx.db, input.email, id);
  await refuseCircle(ctx.db, id, input.managerId);
  const name = input.name ?? before.name;
  const email = input.email === undefined ? before.email : input.email;
  // Whoever reads that mailbox can set the password.
  if (email !== before.email && before.canSignIn) await demandFresh(ctx);
  const phone = input.phone === undefined ? before.phone : input.phone;
  const set = await ctx.db
    .updateTable('people')
    .set({ ...columns(input), ...search(name, email, phone), updated_at: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  // They may change their own name at any time, without waiting for anybody.
  if (set.numUpdatedRows !== 1n) throw new ProblemError('stale');
  if (input.roleIds) await giveRoles(ctx.db, id, input.roleIds);
  // A link or a code may lie in the mailbox of an address that is theirs no more.
  if (input.state === 'closed' || email !== before.email) {
    await ctx.db.deleteFrom('password_links').where('person_id', '=', id).execute();
    await ctx.db.deleteFrom('challenges').where('person_id', '=', id).execute();
  }
  if (input.state === 'closed') {
    await ctx.db.deleteFrom('sessions').where('person_id', '=', id).execute();
    await ctx.db.deleteFrom('api_keys').where('person_id', '=', id).execute();
  }
  await demandOver(ctx, id);
  await demandNotWidened(ctx);
  await keepTwoAdministrators(ctx.db, administering, ctx.now);
  const { department, manager, roles: _, ...rest } = before;
  const old = { ...rest, departmentId: department?.id, managerId: manager?.id, roleIds: had };
  await changed(ctx, 'person', id, { action: 'changed', fields: difference(old, input) });
  await accessChanged(ctx.db);
  return getPerson(ctx, id);
}

function columns(input: PersonChange) {
  return {
    name: input.name,
    email: input.email,
    phone: input.phone,
    title: input.title,
    department_id: input.departmentId,
    manager_id: input.managerId,
    state: input.state,
  };
}

function search(name: string, email: string | null | undefined, phone: string | null | undefined) {
  const { sort_name, search_text } = searchColumns(name, [email, phone]);
  return { sort_name, search_text };
}

async function giveRoles(db: Db, personId: string, roleIds: readonly string[]): Promise<void> {
  await db.deleteFrom('person_roles').where('person_id', '=', personId).execute();
  const ids = [...new Set(roleIds)];
  if (ids.length === 0) return;
  const known = await db.selectFrom('roles').select('id').where('id', 'in', ids).execute();
  if (known.length !== ids.length) throw invalid('/body/roleIds', 'unknown', 'There is no such role.');
  await db
    .insertInto('person_roles')
    .values(ids.map((role_id) => ({ person_id: personId, role_id })))
    .execute();
}

async function refuseTakenEmail(db: Db, email: string | null | undefined, ownId: string): Promise<void> {
  if (!email) return;
  const taken = await db
    .selectFrom('people')
    .select('id')
    .where('email', '=', email)
    .where('id', '<>', ownId)
    .executeTakeFirst();
  if (!taken) return;
  const detail = 'Somebody here has this address.';
  throw new ProblemError('duplicate', detail, {
    errors: [{ pointer: '/body/email', code: 'taken', detail }],
  });
}

async function refuseCircle(db: Db, id: string, managerId: string | null | undefined): Promise<void> {
  if (!managerId) return;
  const { rows } = await sql`
    with recursive line as (
      select id, manager_id from people where id = ${managerId}
      union select p.id, p.manager_id from people p join line on p.id = line.manager_id
    ) select 1 from line where id = ${id}
  `.execute(db);
  if (rows.length > 0) throw invalid('/body/managerId', 'circle', 'Nobody can be their own manager.');
}
