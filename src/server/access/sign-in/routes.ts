/** The entrances: set-up, signing in by each way, forgotten passwords. What they do stands beside, file by file. */
import { access } from '#contract/access/sign-in';
import { devices } from '#contract/access/devices';
import type { Locale } from '#contract/fields';
import {
  accountOf,
  enter,
  enterBySecret,
  entrance,
  whileLocked,
  type EntranceCtx,
  type Route,
} from '#access/gate';
import { hasSecondFactor } from '#access/factors';
import { countSignIn, demandAcceptable, hashPassword, learnFacts } from '#access/passwords';
import { currentPolicy } from '#access/policies';
import { endSession } from '#access/sessions';
import { transact, type Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { comeIn, handOver, type CameIn } from './come-in.ts';
import {
  askDeviceMail,
  proveDeviceByCode,
  proveDeviceByLink,
  proveDeviceByMail,
  trust,
  type TrustedDevice,
} from './device-proof.ts';
import { tellWaiting } from './first-proof.ts';
import { storable, tidyEmail, type SignInHouse } from './house.ts';
import { resetLinkJob } from './jobs.ts';
import { noteFormerTried, useLink } from './links.ts';
import { presentMe } from './me.ts';
import { signInWithPassword } from './password.ts';
import { findCandidate } from './people.ts';
import { mailForSignIn, passkeyFor, proveSignIn, signInWithPasskey } from './second-proof.ts';
import { isSetUp, setUp } from './set-up.ts';

/** @param version of this program */
export function signInRoutes(house: SignInHouse, version: string): Route[] {
  const { db } = house.gate.database;
  const welcome = async (ctx: EntranceCtx, came: CameIn) => {
    await handOver(db, ctx, came);
    return { user: await presentMe(db, came.personId, ctx.now) };
  };
  const trusted = (ctx: EntranceCtx, device: TrustedDevice | null) => {
    if (!device) throw new ProblemError('wrong_proof');
    ctx.setDevice(device.cookie, device.expiresAt);
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
        mailAway: mailer.on && !mailer.reaches(),
      };
    }),

    entrance(access.setUp, async (ctx, { body }) => {
      if (await isSetUp(db)) throw new ProblemError('already_set_up');
      const facts = await demandAcceptable(db, body.password, {
        about: [body.organisation, body.name, body.email],
      });
      const made = { hash: await hashPassword(body.password), facts };
      const personId = await transact(db, (trx) => setUp(trx, body, made, ctx.now));
      const policy = await currentPolicy(db, ctx.now);
      const entry = { personId, entrance: 'password', by: 'set-up', lane: null, proved: false } as const;
      return welcome(ctx, await comeIn(house, { ...entry, client: ctx.client, policy }, ctx.now));
    }),

    entrance(access.signIn, async (ctx, { body }) => {
      const signedIn = await signInWithPassword(house, { ...body, client: ctx.client }, ctx.now);
      switch (signedIn.outcome) {
        case 'in':
          await countPassword(db, signedIn.personId, ctx.now);
          // Takes its time, and the answer needn't wait for it.
          void learnFacts(db, signedIn.personId, body.password).catch((error: unknown) =>
            ctx.log.warn({ err: error }, 'a password was not measured'),
          );
          return welcome(ctx, signedIn);
        case 'challenge':
          return { challenge: signedIn.challenge };
        case 'wrong':
          throw new ProblemError('wrong_credentials');
      }
    }),

    entrance(access.proveSignIn, async (ctx, { body }) => {
      const came = await proveSignIn(house, { ...body, client: ctx.client }, ctx.now);
      if (!came) throw new ProblemError('wrong_proof');
      if (came.entrance === 'password') await countPassword(db, came.personId, ctx.now);
      return welcome(ctx, came);
    }),

    entrance(access.waitingSignIn, (ctx, { body }) =>
      tellWaiting(house, { ...body, client: ctx.client }, ctx.now),
    ),

    entrance(access.mailSignIn, (ctx, { body }) =>
      mailForSignIn(house, { ...body, client: ctx.client }, ctx.now),
    ),

    entrance(access.passkeyOptions, async (ctx, { body }) => {
      const options = await passkeyFor(house, { ...body, client: ctx.client }, ctx.now);
      if (!options) throw new ProblemError('expired_link');
      return options;
    }),

    entrance(access.passkeySignIn, async (ctx, { body }) => {
      const came = await signInWithPasskey(house, { ...body, client: ctx.client }, ctx.now);
      if (!came) throw new ProblemError('wrong_proof');
      return welcome(ctx, came);
    }),

    entrance(devices.askMail, async (ctx, { body }) => {
      const { token, expiresAt } = await askDeviceMail(house, { ...body, client: ctx.client }, ctx.now);
      return { token, expiresAt: expiresAt.toISOString() };
    }),

    entrance(devices.prove, async (ctx, { body }) => {
      const { client, now } = ctx;
      switch (body.method) {
        case 'mail':
          return trusted(ctx, await proveDeviceByMail(house, { ...body, client }, now));
        case 'link': {
          const device = await proveDeviceByLink(house, { ...body, client }, now);
          if (!device) throw new ProblemError('expired_link');
          return trusted(ctx, device);
        }
        default:
          return trusted(ctx, await proveDeviceByCode(house, { ...body, client }, now));
      }
    }),

    whileLocked(
      entrance(
        access.signOut,
        async (ctx) => {
          if (ctx.user?.sessionId) await endSession(db, ctx.user.sessionId, ctx.user.personId);
          ctx.clearSession();
        },
        'session',
      ),
    ),

    entrance(access.forgotPassword, async (ctx, { body }) => {
      if (!house.mailOn())
        throw new ProblemError('wrong_state', 'No mail can be sent: ask an administrator for a link.');
      const person = await findCandidate(db, body.email);
      // Known or not, spent or not, the same happens here; whether there is anybody to write to is found out later.
      await enter(
        house.gate,
        {
          entrance: 'forgot-password',
          account: await accountOf(house.gate, person?.id ?? null, body.email),
          factor: 'mail',
          client: { ...ctx.client, deviceId: null },
          policy: await currentPolicy(db, ctx.now),
          now: ctx.now,
          work: body.work,
        },
        async () => {
          await house.send(resetLinkJob, { email: storable(tidyEmail(body.email)) });
          return true;
        },
      );
    }),

    entrance(access.resetPassword, async (ctx, { body }) => {
      const { client, now } = ctx;
      const attempt = { entrance: 'password-link', network: client.network } as const;
      const used = await enterBySecret(house.gate, attempt, () =>
        transact(db, (trx) => useLink(trx, body.token, body.password, now)).catch((error: unknown) =>
          noteFormerTried(db, body.token, error, now),
        ),
      );
      if (!used) throw new ProblemError('expired_link');
      // Whoever holds the link is who it was made for: the password they set now is looked at in this device's own lane.
      trusted(ctx, await trust(house, used.personId, 'link', client, now));
    }),
  ];
}

/** One grace sign-in less, where the password is due. */
async function countPassword(db: Db, personId: string, now: Date): Promise<void> {
  const policy = await currentPolicy(db, now);
  await countSignIn(db, personId, now, policy.passwords, await hasSecondFactor(db, personId));
}
