/** One's own second factors, and taking away those of somebody who lost them. Each change is told to their owner. */
import { factors } from '#contract/access/factors';
import {
  addPasskey,
  addTotp,
  confirmTotp,
  findTotp,
  hasSecondFactor,
  listPasskeys,
  makeRecoveryCodes,
  newPasskeyOptions,
  recoveryCodesLeft,
  relyingParty,
  removeFactors,
  removePasskey,
  removeTotp,
  renamePasskey,
} from '#access/factors';
import { lookAfter } from '#access/aftercare';
import { demandFresh, route, type Ctx, type Route } from '#access/gate';
import { notify } from '#access/notices';
import { demandOver } from '#access/people';
import { currentPolicy, mustHaveSecondFactor } from '#access/policies';
import { invalid, notFound, ProblemError } from '#platform/problem';

type Factor = 'passkey' | 'totp' | 'recovery-codes';

/** @param publicUrl where people reach this server: passkeys are bound to it */
export function factorRoutes(publicUrl: string): Route[] {
  return [...ownFactors(publicUrl), ...totpRoutes, ...passkeyRoutes(publicUrl)];
}

function ownFactors(publicUrl: string): Route[] {
  return [
    route(factors.mine, 'session', async ({ db, user }) => {
      const since = await findTotp(db, user.personId);
      const codes = await recoveryCodesLeft(db, user.personId);
      return {
        totp: since && { since: since.toISOString() },
        passkeys: await listPasskeys(db, user.personId),
        recoveryCodes: codes && { left: codes.left, madeAt: codes.madeAt.toISOString() },
        origin: relyingParty(publicUrl, '').origin,
      };
    }),

    route(factors.makeRecoveryCodes, 'session', async (ctx) => {
      await demandFresh(ctx);
      const codes = await makeRecoveryCodes(ctx.db, ctx.user.personId, ctx.now);
      await tellAdded(ctx, 'recovery-codes', null);
      return { codes };
    }),

    route(factors.removeOf, 'people.manage', async (ctx, { params }) => {
      const { db, user } = ctx;
      const person = await db
        .selectFrom('people')
        .select('id')
        .where('id', '=', params.id)
        .executeTakeFirst();
      if (!person) throw notFound();
      await demandOver(ctx, person.id);
      await demandFresh(ctx);
      const removed = await removeFactors(db, person.id);
      if (person.id === user.personId) await keepOne(ctx);
      for (const factor of removed) await tellRemoved(ctx, person.id, factor, null);
    }),
  ];
}

const totpRoutes: Route[] = [
  route(factors.beginTotp, 'session', async (ctx) => {
    await demandFresh(ctx);
    const { account, organisation } = await labelsOf(ctx);
    return addTotp(ctx.db, ctx.user.personId, { account, issuer: organisation }, ctx.now);
  }),

  route(factors.confirmTotp, 'session', async (ctx, { body }) => {
    if (!(await confirmTotp(ctx.db, ctx.user.personId, body.code, ctx.now)))
      throw invalid('/body/code', 'wrong_code', 'This is not the code that the app should show now.');
    await tellAdded(ctx, 'totp', null);
  }),

  route(factors.removeTotp, 'session', async (ctx) => {
    await demandFresh(ctx);
    if (!(await removeTotp(ctx.db, ctx.user.personId))) throw notFound();
    await keepOne(ctx);
    await tellRemoved(ctx, ctx.user.personId, 'totp', null);
  }),
];

function passkeyRoutes(publicUrl: string): Route[] {
  return [
    route(factors.passkeyOptions, 'session', async (ctx) => {
      await demandFresh(ctx);
      const { account, organisation } = await labelsOf(ctx);
      const person = { id: ctx.user.personId, account, name: ctx.user.name };
      return newPasskeyOptions(ctx.db, person, relyingParty(publicUrl, organisation), ctx.now);
    }),

    // The token is proof enough: it was given out after a fresh one, for this person, five minutes ago at most.
    route(factors.addPasskey, 'session', async (ctx, { body }) => {
      const given = { ...body, personId: ctx.user.personId, rp: relyingParty(publicUrl, '') };
      const passkey = await addPasskey(ctx.db, given, ctx.now);
      await tellAdded(ctx, 'passkey', passkey.name);
      return passkey;
    }),

    route(factors.renamePasskey, 'session', ({ db, user }, { params, body }) =>
      renamePasskey(db, user.personId, params.id, body.name),
    ),

    route(factors.removePasskey, 'session', async (ctx, { params }) => {
      await demandFresh(ctx);
      const name = await removePasskey(ctx.db, ctx.user.personId, params.id);
      await keepOne(ctx);
      await tellRemoved(ctx, ctx.user.personId, 'passkey', name);
    }),
  ];
}

const link = '/account';

async function tellAdded(ctx: Ctx, factor: Factor, name: string | null): Promise<void> {
  const to = ctx.user.personId;
  await notify(ctx, { to, kind: 'factor-added', params: { factor, name }, link });
  await lookAfter(ctx.db, to, ctx.now);
}

async function tellRemoved(ctx: Ctx, to: string, factor: Factor, name: string | null): Promise<void> {
  const by = ctx.user.personId === to ? null : ctx.user.name;
  await notify(ctx, { to, kind: 'factor-removed', params: { factor, name, by }, link });
  await lookAfter(ctx.db, to, ctx.now);
}

/** To be called after something of one's own was removed. @throws ProblemError `wrong_state`; nothing is removed then */
async function keepOne({ db, user, now }: Ctx): Promise<void> {
  const must = mustHaveSecondFactor(await currentPolicy(db, now), user.permissions);
  if (must && !(await hasSecondFactor(db, user.personId)))
    throw new ProblemError('wrong_state', 'You must have a second factor: add another one first.');
}

/** What an authenticator shows: whose account, and where. */
async function labelsOf({ db, user }: Ctx): Promise<{ account: string; organisation: string }> {
  const { email } = await db
    .selectFrom('people')
    .select('email')
    .where('id', '=', user.personId)
    .executeTakeFirstOrThrow();
  const { name } = await db.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
  return { account: email ?? user.name, organisation: name };
}
