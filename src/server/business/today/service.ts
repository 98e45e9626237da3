/** What a day holds for somebody. */
import type { FollowUpQuery } from '#contract/business/follow-ups';
import type { OpportunityQuery } from '#contract/business/opportunities';
import type { Today } from '#contract/business/today';
import { coverageNow } from '#access/coverage/routes';
import { holds, type Ctx } from '#access/gate';
import { listFollowUps } from '#business/follow-ups';
import { listOpportunities } from '#business/opportunities';
import { dayAfter, dayIn } from '#platform/clock';

/** So many are shown of each; who has more of them works from the list. */
const limit = 50;
/** Today and the six days after it. */
const lastDay = 6;

interface Page<T> {
  items: T[];
  total?: number;
}
const first = <T>({ items, total = items.length }: Page<T>) => ({ items, total });
const nothing = { items: [], total: 0 };

/** One query for each section (and one for its count), each with the visibility of its own list. */
export async function getToday(ctx: Ctx, of: 'me' | 'team'): Promise<Today> {
  const day = dayIn(ctx.user.organisation.timeZone, ctx.now);
  const end = dayAfter(day, lastDay);
  const whose = of === 'me' ? { ownerId: [ctx.user.personId] } : {};
  const steps = async (query: Partial<FollowUpQuery>) =>
    holds(ctx.user, 'followUps.read')
      ? first(
          await listFollowUps(ctx, {
            ...whose,
            open: true,
            sort: 'nextStepDue',
            limit,
            count: true,
            ...query,
          }),
        )
      : nothing;
  const deals = async (query: Partial<OpportunityQuery>) =>
    holds(ctx.user, 'opportunities.read')
      ? first(await listOpportunities(ctx, { ...whose, limit, count: true, ...query }))
      : nothing;
  // One after the other: a transaction has one connection.
  return {
    day,
    overdue: await steps({ dueTo: dayAfter(day, -1) }),
    due: await steps({ dueFrom: day, dueTo: day }),
    coming: await steps({ dueFrom: dayAfter(day, 1), dueTo: end }),
    closing: await deals({ state: ['open'], closeFrom: day, closeTo: end, sort: 'expectedClose' }),
    standingStill: await deals({ standingStill: true, sort: 'stageSince' }),
    covering: of === 'me' ? await coveringToday(ctx, day) : [],
  };
}

/** What is due of those whom I cover for: the work that was written down for me, no other. */
async function coveringToday(ctx: Ctx, day: string): Promise<Today['covering']> {
  const { people, records } = ctx.user.covering;
  const all: Today['covering'] = [];
  for (const [personId, id] of people) {
    const coverage = await coverageNow(ctx, id);
    if (!coverage) continue;
    const query = { ownerId: [personId], limit: 200 };
    const steps = await listFollowUps(ctx, { ...query, open: true, dueTo: day, sort: 'nextStepDue' });
    const deals = await listOpportunities(ctx, { ...query, state: ['open'], sort: 'expectedClose' });
    const ofMine = <T extends { id: string }>({ items }: Page<T>) =>
      first({ items: items.filter((item) => records.has(item.id)) });
    all.push({ coverage, steps: ofMine(steps), deals: ofMine(deals) });
  }
  return all;
}
