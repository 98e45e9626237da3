/** What people say of networks. */
import { networks, type NetworkMark } from '#contract/access/locks';
import { accessChanged, demandFresh, route, type Ctx, type Route } from '#access/gate';
import { readCidr } from '#platform/network';
import { invalid, notFound } from '#platform/problem';
import { newId } from '#platform/secrets';

const selectMarks = ({ db }: Pick<Ctx, 'db'>) =>
  db
    .selectFrom('network_marks')
    .leftJoin('people', 'people.id', 'network_marks.created_by')
    .selectAll('network_marks')
    .select('people.name as person_name')
    .orderBy('network_marks.created_at', 'desc');

function present(row: Awaited<ReturnType<ReturnType<typeof selectMarks>['execute']>>[number]): NetworkMark {
  return {
    id: row.id,
    network: row.network,
    kind: row.kind === 'office' ? 'office' : 'unsafe',
    note: row.note,
    createdBy: row.created_by === null ? null : { id: row.created_by, name: row.person_name ?? '' },
    createdAt: row.created_at.toISOString(),
  };
}

export const networkRoutes: Route[] = [
  route(networks.list, 'locks.manage', async (ctx) => ({
    items: (await selectMarks(ctx).execute()).map(present),
  })),

  route(networks.mark, 'locks.manage', async (ctx, { body }) => {
    await demandFresh(ctx);
    const network = readCidr(body.network);
    if (network === null)
      throw invalid('/body/network', 'invalid_network', 'This is no network, or too wide a one.');
    const id = newId();
    await ctx.db
      .insertInto('network_marks')
      .values({ ...body, id, network, created_by: ctx.user.personId, created_at: ctx.now })
      .execute();
    await accessChanged(ctx.db);
    return present(await selectMarks(ctx).where('network_marks.id', '=', id).executeTakeFirstOrThrow());
  }),

  route(networks.unmark, 'locks.manage', async (ctx, { params }) => {
    await demandFresh(ctx);
    const gone = await ctx.db.deleteFrom('network_marks').where('id', '=', params.id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound();
    await accessChanged(ctx.db);
  }),
];
