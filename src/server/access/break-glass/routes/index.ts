/** The operations of a broken glass: what was done, the written accounts, guardians' shares, and the doors. */
import { breakGlass } from '#contract/access/break-glass';
import { audit } from '#access/audit';
import {
  checkShare,
  createTypedShares,
  listBreaks,
  listSets,
  makeShares,
  openBehindGlass,
  typeShare,
  writeAccount,
} from '#access/break-glass';
import { demandFresh, enterBySecret, entrance, route, type Route } from '#access/gate';
import { handOver, presentMe, type SignInHouse } from '#access/sign-in';
import { transact } from '#platform/database';
import { ProblemError } from '#platform/problem';

export function breakGlassRoutes(
  house: SignInHouse,
  enqueue: (db: SignInHouse['gate']['database']['db'], job: string, data: object) => Promise<void>,
): Route[] {
  const { gate } = house;
  const { db } = gate.database;
  const typedShares = createTypedShares();
  return [
    route(breakGlass.list, 'settings.manage', async (ctx) => ({ items: await listBreaks(ctx.db) })),

    route(breakGlass.account, 'settings.manage', async (ctx, { params, body }) => {
      const written = await writeAccount(ctx, params.id, body.account);
      // The only text that the audit keeps: it is what the house was promised.
      await audit(ctx, {
        action: 'glass.accounted',
        object: 'breakGlass',
        recordId: written.id,
        detail: { account: body.account, ...(written.person && { name: written.person.name }) },
      });
      return written;
    }),

    route(breakGlass.shares, 'settings.manage', (ctx) => listSets(ctx)),

    route(breakGlass.makeShares, 'settings.manage', async (ctx, { body }) => {
      await demandFresh(ctx);
      // Within the hour of a session behind the glass nobody makes a key to it that lasts.
      if (ctx.user.breakGlassUntil !== null)
        throw new ProblemError('wrong_state', 'Sign in as usual to renew the guardians’ shares.');
      return makeShares(ctx, body);
    }),

    route(breakGlass.checkShare, 'settings.manage', async (ctx, { body }) => {
      await checkShare(ctx, body);
      return listSets(ctx);
    }),

    entrance(breakGlass.typeShare, ({ client, now }, { body }) =>
      typeShare({ gate, typedShares }, { ...body, client }, now),
    ),

    entrance(breakGlass.open, async (ctx, { body }) => {
      const { client, now } = ctx;
      const opened = await enterBySecret(gate, { entrance: 'break-glass', network: client.network }, () =>
        transact(db, (trx) =>
          openBehindGlass(
            { db: trx, now, enqueue: (job, data) => enqueue(trx, job, data) },
            { token: body.token, personId: body.personId, client },
          ),
        ),
      );
      if (!opened) throw new ProblemError('expired_link');
      await handOver(db, ctx, opened);
      return { user: await presentMe(db, opened.personId, now) };
    }),
  ];
}
