/**
 * Views of lists. Each belongs to a person; one who manages the settings may share it with everybody, and from then on
 * only such people change it. Invariants: names differ per person and list; filters fit the list's query; a view says
 * what to ask for and never shows more than its reader may see.
 */
import type { z } from 'zod';
import { Look, View, viewQueries, views, viewsPerList, type ViewObject } from '#contract/business/views';
import { changed, demand, difference, forbidden, holds, route, type Ctx, type Route } from '#access/gate';
import { checkVersion, registerHistory } from '#business/records';
import { brokenConstraint, sqlState } from '#platform/database';
import { notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';

type NewView = z.output<typeof views.create.body>;
type Change = z.output<typeof views.change.body>;
type Filters = View['filters'];

const Value = View.pick({ filters: true }).extend(Look.shape);
const ofPaging = new Set(['limit', 'cursor', 'count']);

const all = ({ db }: Ctx) =>
  db
    .selectFrom('views')
    .innerJoin('people', 'people.id', 'views.owner_id')
    .selectAll('views')
    .select('people.name as owner_name');
type Row = Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirstOrThrow']>>;

/** Those that this person sees: their own, and shared ones. */
const seen = (ctx: Ctx) =>
  all(ctx).where((e) => e.or([e('views.owner_id', '=', ctx.user.personId), e('views.shared', '=', true)]));

const present = ({ user }: Ctx, row: Row): View => ({
  id: row.id,
  object: row.object as ViewObject,
  name: row.name,
  shared: row.shared,
  ...Value.parse(row.value),
  owner: { id: row.owner_id, name: row.owner_name },
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
  can: { change: row.shared ? holds(user, 'settings.manage') : row.owner_id === user.personId },
});

async function listViews(ctx: Ctx, object: ViewObject): Promise<{ items: View[] }> {
  const rows = await seen(ctx).where('views.object', '=', object).orderBy('views.id').execute();
  return { items: rows.map((row) => present(ctx, row)) };
}

/** @throws ProblemError `not_found` */
async function getView(ctx: Ctx, id: string): Promise<View> {
  const row = await seen(ctx).where('views.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return present(ctx, row);
}

/** @throws ProblemError `invalid_input`, `forbidden` to share, `wrong_state` where there are too many, `duplicate` */
async function addView(ctx: Ctx, input: NewView): Promise<View> {
  const { object, name, shared = false, filters = {}, columns = null, density = 'comfortable' } = input;
  checkFilters(object, filters);
  if (shared) demand(ctx.user, 'settings.manage');
  const id = newId();
  const mine = await ctx.db
    .selectFrom('views')
    .select('id')
    .where('owner_id', '=', ctx.user.personId)
    .where('object', '=', object)
    .execute();
  if (mine.length >= viewsPerList)
    throw new ProblemError('wrong_state', `A person has at most ${viewsPerList} views of a list.`);
  const row = { id, owner_id: ctx.user.personId, object, name, shared };
  const value = JSON.stringify({ filters, columns, density });
  await unique(() =>
    ctx.db
      .insertInto('views')
      .values({ ...row, value, created_at: ctx.now, updated_at: ctx.now })
      .execute(),
  );
  await changed(ctx, 'view', id, { action: 'created' });
  return getView(ctx, id);
}

/** @throws ProblemError `not_found`, `forbidden`, `stale`, `invalid_input`, `duplicate` */
async function changeView(ctx: Ctx, id: string, version: number, input: Change): Promise<View> {
  const before = await changeable(ctx, id, version);
  const { name = before.name, shared = before.shared } = input;
  const { filters = before.filters, columns = before.columns, density = before.density } = input;
  checkFilters(before.object, filters);
  if (shared) demand(ctx.user, 'settings.manage');
  const value = JSON.stringify({ filters, columns, density });
  const set = await unique(() =>
    ctx.db
      .updateTable('views')
      .set({ name, shared, value, updated_at: ctx.now, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  );
  if (set.numUpdatedRows !== 1n) throw new ProblemError('stale');
  await changed(ctx, 'view', id, { action: 'changed', fields: differenceOf(before, input) });
  // No longer shared, it is its owner's alone: whoever took it back is told so a last time.
  return present(ctx, await all(ctx).where('views.id', '=', id).executeTakeFirstOrThrow());
}

/** @throws ProblemError `not_found`, `forbidden`, `stale` */
async function removeView(ctx: Ctx, id: string, version: number): Promise<void> {
  const { name } = await changeable(ctx, id, version);
  const gone = await ctx.db
    .deleteFrom('views')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (gone.numDeletedRows !== 1n) throw new ProblemError('stale');
  await changed(ctx, 'view', id, { action: 'deleted', fields: [{ field: 'name', from: name, to: null }] });
}

/** What a view shows is told as such: its filters are an address and not a sentence. */
function differenceOf(before: View, { filters, columns, ...input }: Change) {
  const inner = difference({ filters: before.filters, columns: before.columns }, { filters, columns });
  return [
    ...difference({ ...before }, input),
    ...inner.map(({ field }) => ({ field, from: null, to: 'changed' })),
  ];
}

async function changeable(ctx: Ctx, id: string, version: number): Promise<View> {
  const view = await getView(ctx, id);
  if (!view.can.change) throw forbidden();
  checkVersion(view, version);
  return view;
}

/** Filters must be ones that the list itself would take. @throws ProblemError `invalid_input` */
function checkFilters(object: ViewObject, filters: Filters): void {
  const shape: Readonly<Record<string, z.ZodType>> = viewQueries[object].shape;
  const detail = 'The list does not take this filter.';
  const errors = Object.entries(filters)
    .filter(([name, value]) => {
      const schema = Object.hasOwn(shape, name) && !ofPaging.has(name) ? shape[name] : undefined;
      return !schema?.safeParse(value).success;
    })
    .map(([name]) => ({ pointer: `/body/filters/${name}`, code: 'unknown', detail }));
  if (errors.length > 0) throw new ProblemError('invalid_input', undefined, { errors });
}

async function unique<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) !== '23505' || brokenConstraint(error) !== 'views_name') throw error;
    const detail = 'You have a view of this name.';
    throw new ProblemError('duplicate', detail, {
      errors: [{ pointer: '/body/name', code: 'taken', detail }],
    });
  }
}

registerHistory('view', async (ctx, id) => void (await getView(ctx, id)));

export const viewRoutes: Route[] = [
  route(views.list, 'signedIn', (ctx, { query }) => listViews(ctx, query.object)),
  route(views.create, 'signedIn', (ctx, { body }) => addView(ctx, body)),
  route(views.change, 'signedIn', (ctx, { params, version, body }) =>
    changeView(ctx, params.id, version, body),
  ),
  route(views.remove, 'signedIn', (ctx, { params, version }) => removeView(ctx, params.id, version)),
];
