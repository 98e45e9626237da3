/** What customers hear who wait: off until somebody switches it on. */
import { holdingReply, type HoldingReply } from '#contract/access/coverage';
import { demandFresh, route, type Ctx, type Route } from '#access/gate';
import { ProblemError } from '#platform/problem';
import { defaultTexts } from '#access/coverage/turns';

export const holdingReplyRoutes = (mailOn: boolean): Route[] => [
  route(holdingReply.get, 'settings.manage', (ctx) => read(ctx, mailOn)),
  route(holdingReply.change, 'settings.manage', async (ctx, { body, version }) => {
    // What leaves the house in its name.
    await demandFresh(ctx);
    const was = await read(ctx, mailOn, true);
    if (was.version !== version) throw new ProblemError('stale');
    const row = { is_on: body.on, texts: JSON.stringify(body.texts), version: version + 1 };
    await ctx.db
      .insertInto('holding_reply')
      .values(row)
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
    return read(ctx, mailOn);
  }),
];

async function read({ db }: Ctx, mailOn: boolean, lock = false): Promise<HoldingReply> {
  const row = await db
    .selectFrom('holding_reply')
    .selectAll()
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
  if (!row) return { on: false, texts: defaultTexts, mailOn, version: 0 };
  return { on: row.is_on, texts: row.texts as HoldingReply['texts'], mailOn, version: row.version };
}
