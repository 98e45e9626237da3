/**
 * Presence: who else has a record open, and who is changing it. Pages say so again and again; what they no longer say is
 * forgotten. Invariants: only who may see a record hears who is on it; only people who are on it too are told that
 * something changed; nothing of it is history, a habit, or a sign that somebody is at work.
 */
import { sql } from 'kysely';
import type { z } from 'zod';
import { presence, presenceLastsSeconds, type Present } from '#contract/business/presence';
import { route, type Ctx, type Route } from '#access/gate';
import { demandVisible } from '#business/records';
import { later, secondMs } from '#platform/clock';
import { sentAlong } from '#platform/database';
import { saidLive } from '#platform/live';

type Said = z.output<typeof presence.say.body>;

/** Whoever was seen after this is still there. */
const since = (now: Date) => later(now, -presenceLastsSeconds * secondMs);

/** The others on a record; somebody with several pages of it once, changing it if one of them does. */
async function others({ db, user, now }: Ctx, recordId: string): Promise<{ items: Present[] }> {
  const rows = await db
    .selectFrom('presence')
    .innerJoin('people', 'people.id', 'presence.person_id')
    .select(['people.id', 'people.name', sql<boolean>`bool_or(doing = 'editing')`.as('edits')])
    .where('record_id', '=', recordId)
    .where('seen_at', '>', since(now))
    .where('person_id', '<>', user.personId)
    .groupBy('people.id')
    .orderBy('people.name')
    .execute();
  return {
    items: rows.map(({ id, name, edits }) => ({
      person: { id, name },
      doing: edits ? 'editing' : 'viewing',
    })),
  };
}

/** Tells the pages of those who are on a record to ask again. */
const tell = ({ db, now }: Ctx, recordId: string) =>
  db
    .selectFrom((q) =>
      q
        .selectFrom('presence')
        .select('person_id')
        .distinct()
        .where('record_id', '=', recordId)
        .where('seen_at', '>', since(now))
        .as('here'),
    )
    .select(saidLive('presence', sql.ref('here.person_id')).as('told'))
    .modifyEnd(sentAlong)
    .execute();

/** @throws ProblemError `not_found` for what this person may not see, too */
async function say(ctx: Ctx, { object, recordId, page, doing }: Said): Promise<{ items: Present[] }> {
  await demandVisible(ctx, object, recordId);
  const { db, user, now } = ctx;
  const mine = db.selectFrom('presence').where('person_id', '=', user.personId);
  const before = await mine
    .select(['record_id', 'doing', 'seen_at'])
    .where('page', '=', page)
    .executeTakeFirst();
  await db
    .deleteFrom('presence')
    .where('person_id', '=', user.personId)
    .where('seen_at', '<=', since(now))
    .where('page', '<>', page)
    .modifyEnd(sentAlong)
    .execute();
  const row = { record_id: recordId, doing, seen_at: now };
  await db
    .insertInto('presence')
    .values({ person_id: user.personId, page, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'page']).doUpdateSet(row))
    .modifyEnd(sentAlong)
    .execute();
  const isNews = before?.record_id !== recordId || before.doing !== doing || before.seen_at <= since(now);
  if (isNews) await tell(ctx, recordId);
  if (before && before.record_id !== recordId) await tell(ctx, before.record_id);
  return others(ctx, recordId);
}

async function leave(ctx: Ctx, page: string): Promise<void> {
  const left = await ctx.db
    .deleteFrom('presence')
    .where('person_id', '=', ctx.user.personId)
    .where('page', '=', page)
    .returning('record_id')
    .executeTakeFirst();
  if (left) await tell(ctx, left.record_id);
}

export const presenceRoutes: Route[] = [
  route(presence.list, 'session', async (ctx, { query }) => {
    await demandVisible(ctx, query.object, query.recordId);
    return others(ctx, query.recordId);
  }),
  route(presence.say, 'session', (ctx, { body }) => say(ctx, body)),
  route(presence.leave, 'session', (ctx, { params }) => leave(ctx, params.id)),
];
