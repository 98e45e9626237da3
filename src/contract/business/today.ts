/** What a day holds: what is late, what is due, what comes, and which deals wait. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Coverage } from '../access/coverage.ts';
import { FollowUp } from './follow-ups.ts';
import { Opportunity } from './opportunities.ts';

/** The first of them; `total` tells whether there are more. */
const first = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int() });

export const Today = z
  .object({
    /** Today in the organisation's time zone. */
    day: z.string(),
    /** Next steps that should have been done by now, the latest ones first. */
    overdue: first(FollowUp),
    due: first(FollowUp),
    /** Next steps of the six days after today. */
    coming: first(FollowUp),
    /** Open deals expected to close from today to six days on. */
    closing: first(Opportunity),
    /** Open deals that neither moved nor were followed up for longer than their stage allows. */
    standingStill: first(Opportunity),
    /** Whom I cover now, and what of theirs is due. */
    covering: z.array(z.object({ coverage: Coverage, steps: first(FollowUp), deals: first(Opportunity) })),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof Today>;

export const today = {
  get: endpoint({
    method: 'GET',
    path: '/api/today',
    summary: 'What is overdue, due today and coming this week, and which deals stand still',
    query: z.strictObject({
      /** `me`: what I look after. `team`: everybody's that I may see. */
      of: z.enum(['me', 'team']).default('me'),
    }),
    reply: Today,
  }),
};
