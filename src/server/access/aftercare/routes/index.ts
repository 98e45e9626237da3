/** What comes after a lock: for those who look after locks, and everybody's own. */
import { sql } from 'kysely';
import { aftercare, probationDays } from '#contract/access/aftercare';
import { route, type Route } from '#access/gate';
import { dayMs, later } from '#platform/clock';
import { cutPage, page, sortBy, sortValue } from '#platform/paging';
import { presentOwn, selectCares } from './present.ts';
import { addPoint, afterLock, correctCause, dropPoint, listLookedAt, tickPoint } from './service.ts';

const newestFirst = sortBy(
  { beganAt: { column: 'began_at', type: 'timestamptz' } },
  'aftercares',
  '-beganAt',
);

export const aftercareRoutes: Route[] = [
  route(aftercare.list, 'locks.manage', async (ctx, { query }) => {
    let q = selectCares(ctx.db).select(sortValue(newestFirst).as('sort_value'));
    if (query.personId) q = q.where('aftercares.person_id', '=', query.personId);
    if (query.state === 'ended') q = q.where('aftercares.ended_at', 'is not', null);
    if (query.state === 'open' || query.state === 'overdue') q = q.where('aftercares.ended_at', 'is', null);
    if (query.state === 'overdue')
      q = q
        .where('aftercares.began_at', '<=', later(ctx.now, -probationDays * dayMs))
        .where(
          sql<boolean>`exists (select from remedies r where r.aftercare_id = aftercares.id and r.done_at is null and r.dropped_at is null)`,
        );
    const { rows, nextCursor } = cutPage(
      await page(q, newestFirst, query.limit, query.cursor).execute(),
      newestFirst,
      query.limit,
    );
    return { items: await listLookedAt(ctx, rows), nextCursor };
  }),

  route(aftercare.mine, 'session', async (ctx) => {
    const rows = await selectCares(ctx.db)
      .where('aftercares.person_id', '=', ctx.user.personId)
      .where('aftercares.ended_at', 'is', null)
      .orderBy('aftercares.began_at', 'desc')
      .limit(20)
      .execute();
    const looked = await listLookedAt(ctx, rows);
    return { items: looked.filter(({ endedAt }) => endedAt === null).map(presentOwn) };
  }),

  route(aftercare.ofLock, 'locks.manage', (ctx, { params }) => afterLock(ctx, params.id)),
  route(aftercare.nameCause, 'locks.manage', (ctx, { params, body, version }) =>
    correctCause(ctx, params.id, body, version),
  ),
  route(aftercare.add, 'locks.manage', (ctx, { params, body }) => addPoint(ctx, params.id, body)),
  route(aftercare.tick, 'locks.manage', (ctx, { params, body, version }) =>
    tickPoint(ctx, params.id, body.done, version),
  ),
  route(aftercare.drop, 'locks.manage', (ctx, { params, body, version }) =>
    dropPoint(ctx, params.id, body.reason, version),
  ),
];
