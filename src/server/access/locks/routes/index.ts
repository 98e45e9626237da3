/** Locks for those who look after them: see, open by hand, lift. And everybody's own. What was said of networks. */
import { locks, type Lock } from '#contract/access/locks';
import { accessChanged, demandFresh, route, whileLocked, type Ctx, type Route } from '#access/gate';
import { lookJob } from '#access/coverage/turns';
import { liftLock } from '#access/locks';
import { notify } from '#access/notices';
import { demandOver } from '#access/people';
import { cutPage, page, sortBy, sortValue } from '#platform/paging';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { lockByHand } from './by-hand.ts';
import { conditions } from './filters.ts';
import { networkRoutes } from './networks.ts';
import { presentLock, selectLocks } from './present.ts';

const newestFirst = sortBy({ opensAt: { column: 'opens_at', type: 'timestamptz' } }, 'locks', '-opensAt');

export const lockRoutes: Route[] = [
  route(locks.list, 'locks.manage', async ({ db, now, user }, { query }) => {
    let q = selectLocks(db).select(sortValue(newestFirst).as('sort_value'));
    for (const condition of conditions(query, user.organisation.timeZone, now)) q = q.where(condition);
    const { rows, nextCursor } = cutPage(
      await page(q, newestFirst, query.limit, query.cursor).execute(),
      newestFirst,
      query.limit,
    );
    return { items: rows.map((row) => presentLock(row, now)), nextCursor };
  }),

  route(locks.get, 'locks.manage', async (ctx, { params }) => {
    const events = await ctx.db
      .selectFrom('lock_events')
      .leftJoin('people', 'people.id', 'lock_events.person_id')
      .select(['lock_events.id', 'at', 'act', 'person_id', 'people.name'])
      .where('lock_id', '=', params.id)
      .orderBy('at')
      .execute();
    return {
      ...(await getLock(ctx, params.id)),
      events: events.map((event) => ({
        id: event.id,
        at: event.at.toISOString(),
        act: event.act as 'opened',
        person: event.person_id === null ? null : { id: event.person_id, name: event.name ?? '' },
      })),
    };
  }),

  route(locks.open, 'locks.manage', async (ctx, { body }) => getLock(ctx, await lockByHand(ctx, body))),

  route(locks.lift, 'locks.manage', async (ctx, { params, body }) => {
    const lock = await getLock(ctx, params.id);
    await demandLiftable(ctx, lock);
    await demandFresh(ctx);
    const lift = {
      by: ctx.user.personId,
      route: 'administrator' as const,
      ...(body.rootCause !== undefined && { rootCause: body.rootCause }),
      ...(body.remedy !== undefined && { remedy: body.remedy }),
    };
    if (!(await liftLock(ctx.db, lock.id, lift, ctx.now)))
      throw new ProblemError('wrong_state', 'This lock is over already.');
    if (lock.person) {
      const params = { scope: lock.scope, subject: null, by: ctx.user.name };
      await notify(ctx, { to: lock.person.id, kind: 'lock-lifted', params, link: '/account' });
    }
    await accessChanged(ctx.db);
    // What a colleague covered is handed back at once.
    if (lock.person) await ctx.enqueue(lookJob, { personId: lock.person.id });
    return getLock(ctx, lock.id);
  }),

  whileLocked(
    route(locks.mine, 'session', async ({ db, user, now }) => {
      const rows = await selectLocks(db)
        .where('locks.person_id', '=', user.personId)
        .orderBy('locks.opens_at', 'desc')
        .limit(50)
        .execute();
      // What the engine saw is for those who look after locks; the owner reads their sentence.
      return { items: rows.map((row) => ({ ...presentLock(row, now), evidence: {} })) };
    }),
  ),

  ...networkRoutes,
];

async function getLock({ db, now }: Pick<Ctx, 'db' | 'now'>, id: string): Promise<Lock> {
  const row = await selectLocks(db).where('locks.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return presentLock(row, now);
}

/** Nobody lifts what keeps themselves out, nor gets at somebody who may do more by it. */
async function demandLiftable(ctx: Ctx, lock: Lock): Promise<void> {
  if (!lock.releases.includes('administrator'))
    throw new ProblemError('wrong_state', 'This ends otherwise: a key is approved, a page is loaded anew.');
  if (lock.person === null) return;
  // Who broke the glass may be the only one who is left to do it.
  if (lock.person.id === ctx.user.personId && ctx.user.breakGlassUntil === null)
    throw invalid('/params/id', 'oneself', 'Somebody else has to lift what locks you.');
  await demandOver(ctx, lock.person.id);
}
