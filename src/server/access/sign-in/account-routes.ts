/** One's own account: who I am, my name, my password, proving once more that it is me. */
import { access } from '#contract/access/sign-in';
import {
  accessChanged,
  accountKey,
  changed,
  difference,
  enter,
  entrance,
  route,
  whileLocked,
  type Principal,
  type Route,
} from '#access/gate';
import { lookAfter } from '#access/aftercare';
import { demandAcceptable, hashPassword, keepPassword } from '#access/passwords';
import { hasSecondFactor } from '#access/factors';
import { currentPolicy } from '#access/policies';
import { endSessions, renewSession } from '#access/sessions';
import { transact } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { searchColumns } from '#platform/search-text';
import type { SignInHouse } from './house.ts';
import { presentMe } from './me.ts';
import { mailForProof, passkeyForProof, proveAgain, waysOf } from './prove.ts';

export function accountRoutes(house: SignInHouse): Route[] {
  const { db } = house.gate.database;
  return [
    whileLocked(
      route(access.me, 'signedIn', ({ db: handle, user, now }) =>
        presentMe(handle, user.personId, now, user),
      ),
    ),

    route(access.changeMe, 'session', async (ctx, { body }) => {
      const me = await ctx.db
        .selectFrom('people')
        .select(['name', 'email', 'phone', 'locale'])
        .where('id', '=', ctx.user.personId)
        .executeTakeFirstOrThrow();
      const { sort_name, search_text } = searchColumns(body.name ?? me.name, [me.email, me.phone]);
      await ctx.db
        .updateTable('people')
        .set({ ...body, sort_name, search_text, updated_at: ctx.now })
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .where('id', '=', ctx.user.personId)
        .execute();
      await changed(ctx, 'person', ctx.user.personId, { action: 'changed', fields: difference(me, body) });
      await accessChanged(ctx.db);
      return presentMe(ctx.db, ctx.user.personId, ctx.now);
    }),

    entrance(
      access.changePassword,
      async (ctx, { body }) => {
        const { client, now } = ctx;
        const me = signedIn(ctx.user);
        const policy = await currentPolicy(db, now);
        const passage = await enter(
          house.gate,
          {
            entrance: 'current-password',
            account: { key: accountKey(me.personId), personId: me.personId },
            factor: 'password',
            client: { ...client, deviceId: me.deviceId },
            policy,
            now,
            isPaid: true,
          },
          async () => {
            const found = await db
              .selectFrom('people')
              .select('password_hash')
              .where('id', '=', me.personId)
              .executeTakeFirstOrThrow();
            const fits = await house.passwordFits(found.password_hash, body.current, { priority: 'known' });
            return fits ? found : null;
          },
        );
        if (passage.proof === null) throw new ProblemError('wrong_credentials');
        const secondFactor = await hasSecondFactor(db, me.personId);
        const subject = { personId: me.personId, current: body.current, secondFactor };
        const facts = await demandAcceptable(db, body.next, subject, policy.passwords, '/body/next');
        const hash = await hashPassword(body.next);
        const renewed = await transact(db, async (trx) => {
          await keepPassword(trx, me.personId, { hash, facts }, now);
          await endSessions(trx, me.personId, me.sessionId);
          await lookAfter(trx, me.personId, now);
          await house.gate.tell({ kind: 'password-changed', personId: me.personId }, now, trx);
          return renewSession(trx, ctx.formerSession);
        });
        if (renewed) ctx.setSession(renewed.secret, renewed.expiresAt);
      },
      'session',
    ),

    whileLocked(entrance(access.ways, ({ user }) => waysOf(house, signedIn(user)), 'session')),

    whileLocked(
      entrance(
        access.provePasskeyOptions,
        ({ user, now }) => passkeyForProof(house, signedIn(user), now),
        'session',
      ),
    ),

    whileLocked(
      entrance(
        access.mailProve,
        ({ user, client, now }) => mailForProof(house, signedIn(user), client, now),
        'session',
      ),
    ),

    whileLocked(
      entrance(
        access.prove,
        async (ctx, { body }) => {
          const proof = { given: body, client: ctx.client, former: ctx.formerSession };
          const proved = await proveAgain(house, signedIn(ctx.user), proof, ctx.now);
          if (!proved) throw new ProblemError('wrong_proof');
          if (proved.renewed) ctx.setSession(proved.renewed.secret, proved.renewed.expiresAt);
          return { until: proved.until.toISOString() };
        },
        'session',
      ),
    ),
  ];
}

/** The adapter has seen to it; the type of an entrance doesn't know. */
function signedIn(user: Principal | null): Principal {
  if (!user) throw new ProblemError('not_signed_in');
  return user;
}
