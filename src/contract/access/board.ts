/** The board of whoever looks after locks: how things stand now, how quickly people came back, and what locked them. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day } from '../fields.ts';
import { releaseRoutes, Strength, Trigger } from './triggers.ts';

export const boardDays = ['7', '30', '90', '365'] as const;

/** Was it right to lock? What nobody said, and no proof tells, isn't counted for either. */
export const verdicts = ['wrong', 'right', 'unknown'] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

/** How long something took. Null: nothing of it happened. */
const Lengths = z.object({
  count: z.int(),
  medianSeconds: z.number().nullable(),
  p95Seconds: z.number().nullable(),
});

export const Board = z
  .object({
    /** The days of the organisation that are counted, today the last of them. */
    from: Day,
    to: Day,
    /** Of people's accounts, sessions and devices, by what is left of them. */
    open: z.array(z.object({ strength: Strength, count: z.int() })),
    spentLanes: z.int(),
    closedNetworks: z.int(),
    requests: z.object({ waiting: z.int(), oldestAt: z.string().nullable() }),
    /** From the lock to its end, of those that ended in these days. */
    unlocks: Lengths,
    byRoute: z.array(Lengths.extend({ route: z.enum(releaseRoutes) })),
    /** From the request to its answer. */
    answers: Lengths,
    verdicts: z.object({ wrong: z.int(), right: z.int(), unknown: z.int() }),
    /** Of the locks that were lifted or proved away: after how many the same came again within a week. */
    relocks: z.object({ count: z.int(), of: z.int() }),
    causes: z.array(
      z.object({
        trigger: Trigger,
        count: z.int(),
        /** Each of the days, oldest first. */
        days: z.array(z.int()),
      }),
    ),
    /** Where passwords are guessed from just now, or what is closed because of it. */
    networks: z.array(
      z.object({
        network: z.string(),
        country: z.string().nullable(),
        failuresLastHour: z.int(),
        lockId: z.string().nullable(),
        closedUntil: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'LockBoard' });
export type Board = z.infer<typeof Board>;

export const lockBoard = {
  read: endpoint({
    method: 'GET',
    path: '/api/locks/board',
    summary: 'How locks stand: open ones, time to unlock, wrong ones, relocks, causes, networks under attack',
    query: z.strictObject({ days: z.enum(boardDays).default('30') }),
    reply: Board,
  }),
};
