/** First days: what a new house and a new person do once. Ticked by what is so, not by whoever reads it. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** For the house, by whoever looks after it. */
export const houseSteps = ['colleagues', 'customers', 'pipelines', 'mail'] as const;
/** For oneself. */
export const ownSteps = ['secondProof', 'recoveryCodes', 'followUp', 'view', 'notices', 'palette'] as const;
/** What nothing but having been there tells. */
export const seenSteps = ['pipelines', 'palette'] as const;
export type SeenStep = (typeof seenSteps)[number];

const stepsOf = <T extends readonly [string, ...string[]]>(steps: T) =>
  z.array(z.object({ step: z.enum(steps), done: z.boolean() }));

export const FirstDays = z
  .object({
    /** Those that I have the right to; none for whoever doesn't look after the house. */
    house: stepsOf(houseSteps),
    own: stepsOf(ownSteps),
    /** Put away; it comes back when asked for. */
    dismissed: z.boolean(),
  })
  .meta({ id: 'FirstDays' });
export type FirstDays = z.infer<typeof FirstDays>;

export const firstDays = {
  get: endpoint({
    method: 'GET',
    path: '/api/first-days',
    summary: 'What is still to be done in the first days, for the house and for me',
    reply: FirstDays,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/first-days',
    summary: 'Put my list away or take it out again, or say what I have seen',
    body: z.strictObject({ dismissed: z.boolean(), seen: z.enum(seenSteps) }).partial(),
    reply: FirstDays,
  }),
};
