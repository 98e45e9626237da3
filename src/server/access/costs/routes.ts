import { costs, costSettings } from '#contract/access/costs';
import { route, type Route } from '#access/gate';
import { ProblemError } from '#platform/problem';
import { monthReport } from './report.ts';
import { lockCost, monthCost } from './service.ts';
import { readSettings } from './store.ts';

export const costRoutes: Route[] = [
  route(costs.month, 'locks.manage', (ctx, { query }) => monthCost(ctx, query.month)),
  route(costs.report, 'locks.manage', (ctx, { query }) => monthReport(ctx, query.month)),
  route(costs.lock, 'locks.manage', (ctx, { params }) => lockCost(ctx, params.id)),
  route(costSettings.get, 'locks.manage', ({ db }) => readSettings(db)),
  route(costSettings.change, 'settings.manage', async ({ db }, { body, version }) => {
    const before = await readSettings(db, true);
    if (before.version !== version) throw new ProblemError('stale');
    const row = {
      days: [...new Set(body.days)].toSorted((a, b) => a - b),
      opens: body.opens,
      closes: body.closes,
      hour_amount: body.hourRate,
      missed_amount: body.missedRate,
      version: version + 1,
    };
    await db
      .insertInto('cost_settings')
      .values(row)
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
    return readSettings(db);
  }),
];
