/** Making, ending and reading a feed. */
import { demandFresh, enterBySecret, loadPrincipal, type Ctx, type EntranceCtx } from '#access/gate';
import { activeLocks } from '#access/locks';
import { listFollowUps } from '#business/follow-ups';
import { dayAfter, dayIn } from '#platform/clock';
import { notFound } from '#platform/problem';
import { hashSecret, newSecret } from '#platform/secrets';
import { calendarOf } from './icalendar.ts';

/** What was due longer ago, and whatever is over so many, is in the app. */
const shownDays = 90;
const shownAtMost = 1000;

export async function findFeed({ db, user }: Ctx): Promise<{ madeAt: string | null }> {
  const feed = await db
    .selectFrom('calendar_feeds')
    .select('made_at')
    .where('person_id', '=', user.personId)
    .executeTakeFirst();
  return { madeAt: feed?.made_at.toISOString() ?? null };
}

/** @returns the address, the one time it is told */
export async function makeFeed(ctx: Ctx, publicUrl: string): Promise<{ url: string }> {
  // Whoever sits at somebody else's open browser would go on reading from home.
  await demandFresh(ctx);
  const secret = newSecret();
  const feed = { secret_hash: hashSecret(secret), made_at: ctx.now };
  await ctx.db
    .insertInto('calendar_feeds')
    .values({ person_id: ctx.user.personId, ...feed })
    .onConflict((clash) => clash.column('person_id').doUpdateSet(feed))
    .execute();
  return { url: `${publicUrl}/api/calendar/${secret}.ics` };
}

export async function revokeFeed({ db, user }: Ctx): Promise<void> {
  await db.deleteFrom('calendar_feeds').where('person_id', '=', user.personId).execute();
}

/** @throws ProblemError `not_found`: no such feed, or its person may not come in now */
export async function readFeed(ctx: EntranceCtx, token: string): Promise<string> {
  const { db, now } = ctx;
  const { network } = ctx.client;
  const personId = await enterBySecret(ctx.gate, { entrance: 'calendar-feed', network }, async () => {
    const feed = await db
      .selectFrom('calendar_feeds')
      .innerJoin('people', 'people.id', 'calendar_feeds.person_id')
      .where('secret_hash', '=', hashSecret(token))
      .where('people.state', '=', 'active')
      .select('person_id')
      .executeTakeFirst();
    return feed?.person_id ?? null;
  });
  const user = personId === null ? null : await loadPrincipal(db, personId, null);
  if (!user) throw notFound();
  const locks = await activeLocks(db, [{ scope: 'account', subject: user.personId }], now);
  if (locks.some(({ strength }) => strength !== 'limited')) throw notFound();
  const day = dayIn(user.organisation.timeZone, now);
  const { items } = await listFollowUps(
    { db, user },
    {
      ownerId: [user.personId],
      open: true,
      dueFrom: dayAfter(day, -shownDays),
      sort: 'nextStepDue',
      limit: shownAtMost,
    },
  );
  return calendarOf(
    items.flatMap(({ id, nextStep, nextStepDue, customer, content, updatedAt, version }) =>
      nextStep === null || nextStepDue === null
        ? []
        : [
            {
              id,
              day: nextStepDue,
              summary: `${nextStep} · ${customer.name}`,
              description: content,
              url: `${ctx.publicUrl}/customers/${customer.id}`,
              changedAt: new Date(updatedAt),
              version,
            },
          ],
    ),
  );
}
