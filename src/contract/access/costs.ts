/** What locks cost: counted from locks and records as they stand, each figure with the rows behind it. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, Id, Money, Ref } from '../fields.ts';
import { Trigger } from './triggers.ts';

export const Month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Rate = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/);

/** How many records of one kind suffered. */
const Suffered = z.object({
  /** A kind that a module registered, such as `missed`. */
  kind: z.string(),
  /** What it is called, in the reader's language. */
  name: z.string(),
  count: z.int(),
});

const Figures = {
  /** Within the working hours of the organisation, holidays of the house left out. */
  workingMinutes: z.int(),
  suffered: z.array(Suffered),
  /** By the organisation's own rates; null: it has set none. */
  money: Money.nullable(),
};

export const LockCost = z
  .object({
    id: Id,
    person: Ref,
    trigger: Trigger,
    openedAt: z.string(),
    /** Null: it is still open. */
    endedAt: z.string().nullable(),
    ...Figures,
  })
  .meta({ id: 'LockCost' });
export type LockCost = z.infer<typeof LockCost>;

export const MonthCost = z
  .object({
    month: Month,
    people: z.int(),
    /** Of two locks of one person at once, the time counts once; so does a record that suffered from both. */
    ...Figures,
    locks: z.array(LockCost),
  })
  .meta({ id: 'MonthCost' });
export type MonthCost = z.infer<typeof MonthCost>;

export const CostSettings = z
  .object({
    /** ISO days of the week: Monday is 1. */
    days: z.array(z.int().min(1).max(7)),
    opens: Time,
    closes: Time,
    /** What an hour of somebody's working time costs, in the organisation's currency. */
    hourRate: Rate.nullable(),
    /** What a follow-up costs that was missed. */
    missedRate: Rate.nullable(),
    currency: z.string(),
    version: z.int(),
  })
  .meta({ id: 'CostSettings' });
export type CostSettings = z.infer<typeof CostSettings>;

export const costs = {
  month: endpoint({
    method: 'GET',
    path: '/api/costs',
    summary: 'What locks cost in a month: people, working time, what was missed, money by own rates',
    query: z.strictObject({ month: Month }),
    reply: MonthCost,
  }),
  report: endpoint({
    method: 'GET',
    path: '/api/costs/report',
    summary: 'The month as a PDF, with the records behind every figure, in the reader’s language',
    query: z.strictObject({ month: Month }),
    download: 'application/pdf',
  }),
  lock: endpoint({
    method: 'GET',
    path: '/api/costs/{id}',
    summary: 'What one lock cost, with the records behind every figure',
    params: ById,
    reply: LockCost.extend({
      records: z.array(
        z.object({
          kind: z.string(),
          kindName: z.string(),
          recordId: Id,
          title: z.string(),
          customer: Ref.nullable(),
          dueOn: Day.nullable(),
          path: z.string(),
        }),
      ),
    }),
  }),
};

export const costSettings = {
  get: endpoint({
    method: 'GET',
    path: '/api/cost-settings',
    summary: 'The working hours and rates by which the cost of locks is counted',
    reply: CostSettings,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/cost-settings',
    summary: 'Set working hours and rates; without a rate no money is shown',
    body: z
      .strictObject({
        days: z.array(z.int().min(1).max(7)).min(1).max(7),
        opens: Time,
        closes: Time,
        hourRate: Rate.nullable(),
        missedRate: Rate.nullable(),
      })
      .refine(({ opens, closes }) => opens < closes, { path: ['closes'], error: 'before_opens' }),
    reply: CostSettings,
    versioned: true,
  }),
};
