/** The providers, as administrators keep them. Each change takes a fresh proof: whoever adds one decides who comes in. */
import { isIP } from 'node:net';
import { ssoProviders, type SsoProvider } from '#contract/access/sso';
import { changed, demandFresh, difference, route, type Ctx, type Route } from '#access/gate';
import { lockAdministration } from '#access/administrators';
import { currentPolicy } from '#access/policies';
import {
  addProvider,
  changeProvider,
  findProvider,
  hasProvider,
  listProviders,
  removeProvider,
  testProvider,
} from '#access/sso';
import type { Db } from '#platform/database';
import { isPublicAddress } from '#platform/outbound';
import { invalid, notFound, ProblemError } from '#platform/problem';
import type { SsoSettings } from './index.ts';

export function providerRoutes({ house, allowPrivate }: SsoSettings): Route[] {
  const { publicUrl } = house;
  const one = async (db: Db, id: string): Promise<SsoProvider> => {
    const [provider] = await listProviders(db, publicUrl, id);
    if (!provider) throw notFound();
    return provider;
  };
  return [
    route(ssoProviders.list, 'settings.manage', async ({ db }) => ({
      items: await listProviders(db, publicUrl),
    })),

    route(ssoProviders.create, 'settings.manage', async (ctx, { body }) => {
      await demandFresh(ctx);
      demandPublic(body.issuer, allowPrivate);
      const id = await addProvider(ctx.db, body, ctx.now);
      await changed(ctx, 'provider', id, { action: 'created' });
      return one(ctx.db, id);
    }),

    route(ssoProviders.change, 'settings.manage', async (ctx, { params, version, body }) => {
      await demandFresh(ctx);
      await lockAdministration(ctx.db);
      if (body.issuer !== undefined) demandPublic(body.issuer, allowPrivate);
      const before = await one(ctx.db, params.id);
      await changeProvider(ctx.db, { id: params.id, version }, body, ctx.now);
      // A secret is told as a secret, in the history too.
      const { clientSecret, ...input } = body;
      const fields = difference(
        { ...before, clientSecret: before.hasSecret ? 'kept' : null },
        { ...input, clientSecret: clientSecret && 'replaced' },
      );
      await changed(ctx, 'provider', params.id, { action: 'changed', fields });
      await keepADoor(ctx);
      return one(ctx.db, params.id);
    }),

    route(ssoProviders.remove, 'settings.manage', async (ctx, { params, version }) => {
      await demandFresh(ctx);
      await lockAdministration(ctx.db);
      const { name } = await one(ctx.db, params.id);
      await removeProvider(ctx.db, params.id, version);
      await changed(ctx, 'provider', params.id, {
        action: 'deleted',
        fields: [{ field: 'name', from: name, to: null }],
      });
      await keepADoor(ctx);
    }),

    route(ssoProviders.test, 'settings.manage', async ({ db }, { params }) => {
      const provider = await findProvider(db, params.id);
      if (!provider) throw notFound();
      return testProvider(provider, { publicUrl, allowPrivate });
    }),
  ];
}

/** Where nothing but single sign-on lets people in, the last provider stays. Changes go one after the other for that. */
async function keepADoor({ db, now }: Ctx): Promise<void> {
  const { ssoOnly } = await currentPolicy(db, now);
  if (ssoOnly && !(await hasProvider(db)))
    throw new ProblemError(
      'would_lock_out',
      'The policy lets people in by single sign-on only: change it first.',
    );
}

/** Said at once where it can be seen from the address alone; names are judged when the provider is asked. */
function demandPublic(issuer: string, allowPrivate: boolean): void {
  if (allowPrivate) return;
  const { protocol, hostname } = new URL(issuer);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:')
    throw invalid('/body/issuer', 'not_https', 'The address must begin with https://.');
  if (host === 'localhost' || host.endsWith('.localhost') || (isIP(host) > 0 && !isPublicAddress(host)))
    throw invalid('/body/issuer', 'private_address', 'The address lies in a private network.');
}
