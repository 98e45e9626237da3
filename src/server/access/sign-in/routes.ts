/** The entrances, and one's own account. */
import { access } from '#contract/access/sign-in';
import type { Locale } from '#contract/fields';
import { accessChanged, enter, entrance, route, type EntranceCtx, type Route } from '#access/gate';
import { demandAcceptable, hashPassword, keepPassword, passwordFits } from '#access/passwords';
import { endSession, endSessions, openSession } from '#access/sessions';
import { transact, type Database } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { searchColumns } from '#platform/search-text';
import { resetLinkJob } from './jobs.ts';
import { useLink } from './links.ts';
import { presentMe } from './me.ts';
import { isSetUp, setUp } from './set-up.ts';

const tidyEmail = (typed: string): string => typed.normalize('NFC').trim().toLowerCase();

/** @param database entrances open their own transactions @param version of this program */
export function signInRoutes({ db }: Database, version: string): Route[] {
  const signedIn = async (ctx: EntranceCtx, personId: string) => {
    const { secret, expiresAt } = await openSession(db, personId, ctx.client, ctx.now);
    ctx.setSession(secret, expiresAt);
    return { user: await presentMe(db, personId) };
  };

  return [
    entrance(access.status, async ({ mailer }) => {
      const organisation = await db.selectFrom('organisation').select(['name', 'locale']).executeTakeFirst();
      return {
        setUp: organisation !== undefined,
        organisation: organisation?.name ?? null,
        locale: (organisation?.locale as Locale | undefined) ?? null,
        version,
        mail: mailer.on,
      };
    }),

    entrance(access.setUp, async (ctx, { body }) => {
      if (await isSetUp(db)) throw new ProblemError('already_set_up');
      const facts = await demandAcceptable(db, body.password, {
        about: [body.organisation, body.name, body.email],
      });
      const made = { hash: await hashPassword(body.password), facts };
      return signedIn(ctx, await transact(db, (trx) => setUp(trx, body, made, ctx.now)));
    }),

    entrance(access.signIn, async (ctx, { body }) => {
      const email = tidyEmail(body.email);
      const { client, now } = ctx;
      const attempt = { entrance: 'password', account: email, client: client.address, now } as const;
      const person = await enter(db, attempt, async () => {
        const found = await db
          .selectFrom('people')
          .select(['id', 'password_hash', 'state'])
          .where('email', '=', storable(email))
          .executeTakeFirst();
        const fits = await passwordFits(found?.password_hash ?? null, body.password);
        return fits && found?.state === 'active' ? found : null;
      });
      if (!person) throw new ProblemError('wrong_credentials');
      return signedIn(ctx, person.id);
    }),

    entrance(
      access.signOut,
      async (ctx) => {
        if (ctx.user?.sessionId) await endSession(db, ctx.user.sessionId, ctx.user.personId);
        ctx.clearSession();
      },
      'session',
    ),

    route(access.me, 'signedIn', ({ db: handle, user }) => presentMe(handle, user.personId, user)),

    route(access.changeMe, 'session', async (ctx, { body }) => {
      const me = await ctx.db
        .selectFrom('people')
        .select(['name', 'email', 'phone'])
        .where('id', '=', ctx.user.personId)
        .executeTakeFirstOrThrow();
      const { sort_name, search_text } = searchColumns(body.name ?? me.name, [me.email, me.phone]);
      await ctx.db
        .updateTable('people')
        .set({ ...body, sort_name, search_text, updated_at: ctx.now })
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .where('id', '=', ctx.user.personId)
        .execute();
      await accessChanged(ctx.db);
      return presentMe(ctx.db, ctx.user.personId);
    }),

    entrance(
      access.changePassword,
      async ({ user, client, now }, { body }) => {
        if (!user) throw new ProblemError('not_signed_in');
        const attempt = {
          entrance: 'current-password',
          account: user.personId,
          client: client.address,
          now,
        } as const;
        const me = await enter(db, attempt, async () => {
          const found = await db
            .selectFrom('people')
            .select('password_hash')
            .where('id', '=', user.personId)
            .executeTakeFirstOrThrow();
          const fits = await passwordFits(found.password_hash, body.current, { priority: 'known' });
          return fits ? found : null;
        });
        if (!me) throw new ProblemError('wrong_credentials');
        const subject = { personId: user.personId, current: body.current };
        const facts = await demandAcceptable(db, body.next, subject, undefined, '/body/next');
        const hash = await hashPassword(body.next);
        await transact(db, async (trx) => {
          await keepPassword(trx, user.personId, { hash, facts }, now);
          await endSessions(trx, user.personId, user.sessionId);
        });
      },
      'session',
    ),

    entrance(access.forgotPassword, async (ctx, { body }) => {
      if (!ctx.mailer.on)
        throw new ProblemError('wrong_state', 'Mail is not set up: ask an administrator for a link.');
      const email = tidyEmail(body.email);
      const attempt = {
        entrance: 'forgot-password',
        account: email,
        client: ctx.client.address,
        now: ctx.now,
      } as const;
      // Known or not, the same happens here; whether there is anybody to write to is found out later.
      await enter(db, attempt, async () => ({
        sent: await ctx.enqueue(resetLinkJob, { email: storable(email) }),
      }));
    }),

    entrance(access.resetPassword, async ({ client, now }, { body }) => {
      const attempt = { entrance: 'password-link', account: null, client: client.address, now } as const;
      const used = await enter(db, attempt, () =>
        transact(db, (trx) => useLink(trx, body.token, body.password, now)),
      );
      if (!used) throw new ProblemError('expired_link');
    }),
  ];
}

/** Text that PostgreSQL can take: nobody's address has anything else, so such a one simply isn't found. */
const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}').toWellFormed();
