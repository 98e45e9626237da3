/**
 * The policy page's operations: what a policy would do, saving, confirming, taking back. Invariants: no policy is saved
 * that keeps its author or every administrator out (I7); a risky one has an end unless somebody confirms it who proved
 * who they are since (I6); of two saved at once, one wins.
 */
import { policy } from '#contract/access/policy';
import { route, type Route } from '#access/gate';
import type { Clock } from '#platform/clock';
import { transact, type Database } from '#platform/database';
import type { Job } from '#platform/jobs';
import { invalid } from '#platform/problem';
import { confirmTestMail, sendTestMail } from './mail-test.ts';
import { policyHistory, policyInForce } from './present.ts';
import { rehearse, type RehearsalSettings } from './rehearse.ts';
import { confirmPolicy, noteReverted, revertPolicy, savePolicy, tidy } from './save.ts';

export function policyRoutes({ db }: Database, settings: RehearsalSettings): Route[] {
  return [
    route(policy.get, 'settings.manage', (ctx) => policyInForce(ctx, settings)),

    route(policy.rehearse, 'settings.manage', (ctx, { body }) =>
      rehearse(ctx, tidy(body, '/body'), settings),
    ),

    route(policy.save, 'settings.manage', async (ctx, { body }) => {
      await savePolicy(ctx, body, settings);
      return policyInForce(ctx, settings);
    }),

    route(policy.confirm, 'settings.manage', async (ctx, { body }) => {
      await confirmPolicy(ctx, body.id);
      return policyInForce(ctx, settings);
    }),

    route(policy.revert, 'settings.manage', async (ctx, { body }) => {
      await revertPolicy(ctx, body.id);
      return policyInForce(ctx, settings);
    }),

    route(policy.history, 'settings.manage', async (ctx, { query }) => ({
      items: await policyHistory(ctx, query.limit),
    })),

    route(policy.mailTest, 'settings.manage', (ctx) => sendTestMail(ctx, settings)),

    route(policy.confirmMail, 'settings.manage', async (ctx, { body }) => {
      if (!(await confirmTestMail(db, ctx, body.code)))
        throw invalid('/body/code', 'wrong_code', 'This is not the code of the last test mail.');
      return policyInForce(ctx, settings);
    }),
  ];
}

/** What went by itself is written down every minute. */
export function policyJobs({ db }: Database, clock: Clock): Job<object>[] {
  return [
    {
      name: 'policies-revert',
      cron: '* * * * *',
      work: () => transact(db, async (trx) => void (await noteReverted(trx, clock()))),
    },
  ];
}
