/** The ways to a provider and back, one's own accounts there, and the providers as administrators keep them. */
import { sso } from '#contract/access/sso';
import {
  demandFresh,
  entrance,
  enterBySecret,
  leading,
  route,
  whileLocked,
  type Principal,
  type Route,
} from '#access/gate';
import type { SignInHouse } from '#access/sign-in';
import {
  addressOfProvider,
  buildDeparture,
  enabledProviders,
  findProvider,
  keepDeparture,
  listIdentities,
  pathOfThisSite,
  removeIdentity,
  SsoRefusal,
  type Departure,
} from '#access/sso';
import { currentPolicy } from '#access/policies';
import { notFound, ProblemError } from '#platform/problem';
import type { SsoFault } from '#contract/access/sso';
import { comeBack } from './come-back.ts';
import { providerRoutes } from './providers.ts';

export interface SsoSettings {
  house: SignInHouse;
  /** Providers may be inside one's own network. */
  allowPrivate: boolean;
}

export function ssoRoutes(settings: SsoSettings): Route[] {
  return [...wayThere(settings), wayBack(settings), ...own(settings), ...providerRoutes(settings)];
}

/** Leaves for a provider: the browser keeps the secret of it. */
async function leave(
  { house, allowPrivate }: SsoSettings,
  ctx: { now: Date; setDeparture(secret: string, expiresAt: Date): void },
  going: Departure,
): Promise<string> {
  const { db } = house.gate.database;
  const provider = await findProvider(db, going.providerId);
  if (!provider?.enabled) throw new SsoRefusal('no-provider');
  const tokens = buildDeparture();
  const client = { publicUrl: house.publicUrl, allowPrivate };
  const url = await addressOfProvider(provider, tokens, client, going.intent === 'prove');
  ctx.setDeparture(tokens.secret, await keepDeparture(db, tokens, going, ctx.now));
  return url;
}

function wayThere(settings: SsoSettings): Route[] {
  const { house } = settings;
  const { db } = house.gate.database;
  const signedInLeave = async (
    ctx: Parameters<typeof leave>[1] & { user: Principal | null },
    going: Pick<Departure, 'providerId' | 'intent' | 'next'>,
  ) => {
    if (!ctx.user?.sessionId) throw new ProblemError('not_signed_in');
    const { personId, sessionId } = ctx.user;
    try {
      return { url: await leave(settings, ctx, { ...going, personId, sessionId }) };
    } catch (error) {
      if (error instanceof SsoRefusal && error.fault === 'no-provider') throw notFound();
      throw error;
    }
  };
  return [
    entrance(sso.providers, async () => ({ items: await enabledProviders(db) })),

    leading(
      entrance(sso.start, async (ctx, { params, query }) => {
        const { network } = ctx.client;
        let location = '';
        // Nothing is proved by leaving, so the attempt isn't given back: it bounds what strangers can make this server ask.
        await enterBySecret(house.gate, { entrance: 'single-sign-on', network }, async () => {
          const next = pathOfThisSite(query.next);
          const going = {
            providerId: params.id,
            next,
            intent: 'sign-in',
            personId: null,
            sessionId: null,
          } as const;
          location = await leave(settings, ctx, going);
          return null;
        });
        return { location };
      }),
      pageOf,
    ),

    entrance(
      sso.link,
      async (ctx, { params }) => {
        if (ctx.user) await demandFresh({ db, user: ctx.user, now: ctx.now });
        return signedInLeave(ctx, { providerId: params.id, intent: 'link', next: '/account' });
      },
      'session',
    ),

    whileLocked(
      entrance(
        sso.prove,
        (ctx, { params, query }) =>
          signedInLeave(ctx, { providerId: params.id, intent: 'prove', next: pathOfThisSite(query.next) }),
        'session',
      ),
    ),
  ];
}

function wayBack(settings: SsoSettings): Route {
  return leading(
    entrance(sso.return, async (ctx, { params, query }) => {
      // Used or not, it is over.
      ctx.clearDeparture();
      try {
        return await comeBack(settings, ctx, params.id, query);
      } catch (error) {
        if (error instanceof SsoRefusal && error.cause !== undefined)
          ctx.log.warn({ err: error.cause, provider: params.id }, error.message);
        throw error;
      }
    }),
    pageOf,
  );
}

const faultOfProblem: Partial<Record<ProblemError['code'], SsoFault>> = {
  locked: 'locked',
  not_from_here: 'not-from-here',
  too_many_attempts: 'too-many',
  // An id that can't be one.
  not_found: 'no-provider',
  // Parameters that no provider sends.
  invalid_input: 'invalid-answer',
};

/** The page that says what went wrong. */
function pageOf(problem: ProblemError): string {
  if (problem instanceof SsoRefusal) return `${problem.page}?sso=${problem.fault}`;
  return `/sign-in?sso=${faultOfProblem[problem.code] ?? 'internal'}`;
}

function own({ house }: SsoSettings): Route[] {
  return [
    whileLocked(
      route(sso.identities, 'session', async ({ db, user }) => ({
        items: await listIdentities(db, user.personId),
      })),
    ),

    route(sso.unlink, 'session', async (ctx, { params }) => {
      await demandFresh(ctx);
      const { db, user, now } = ctx;
      const { ssoOnly } = await currentPolicy(db, now);
      const administers = user.permissions.has('people.manage') || user.permissions.has('settings.manage');
      const removed = await removeIdentity(db, user.personId, params.id, !ssoOnly || administers);
      if (removed.outcome === 'absent') throw notFound();
      if (removed.outcome === 'last-way')
        throw new ProblemError(
          'wrong_state',
          'This is your last way in: set a password or add a passkey first.',
        );
      await house.gate.tell(
        { kind: 'identity-unlinked', personId: user.personId, provider: removed.provider },
        now,
        db,
      );
    }),
  ];
}
