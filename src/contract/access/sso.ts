/** Single sign-on by OpenID Connect: the providers, coming in by one, and the accounts there that are mine. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id, line, recordFacts, Ref } from '../fields.ts';

/** Why somebody came back without being let in. Each has its words in three languages on the sign-in page. */
export const ssoFaults = [
  // Nothing was wrong with the person.
  'no-provider',
  'provider-away',
  'cancelled',
  'expired',
  'other-browser',
  // The provider, or who stands between, said what doesn't hold.
  'provider-refused',
  'invalid-answer',
  // The provider knows them; we don't, or not yet.
  'unknown-person',
  'unverified-email',
  'other-identity',
  'taken',
  'closed',
  'locked',
  'not-from-here',
  'not-fresh',
  'too-many',
  'internal',
] as const;
export const SsoFault = z.enum(ssoFaults);
export type SsoFault = z.infer<typeof SsoFault>;

export const SsoProvider = z
  .object({
    ...recordFacts,
    name: z.string(),
    issuer: z.string(),
    clientId: z.string(),
    /** The secret itself is never shown. */
    hasSecret: z.boolean(),
    scopes: z.string(),
    enabled: z.boolean(),
    trustsSecondFactor: z.boolean(),
    trustsEmail: z.boolean(),
    /** To be entered at the provider: it sends people back here and nowhere else. */
    redirectUri: z.string(),
    /** How many people have an account of theirs there connected. */
    people: z.int(),
    /** How many of them have no other way in. */
    onlyWayOf: z.int(),
  })
  .meta({ id: 'SsoProvider' });
export type SsoProvider = z.infer<typeof SsoProvider>;

const fields = {
  name: line(60),
  issuer: z
    .string()
    .trim()
    .max(500)
    .refine((text) => isIssuer(text), { error: 'not_a_web_address' })
    .refine((text) => !isManyTenants(text), { error: 'name_your_tenant' }),
  clientId: line(300),
  /** Null: a public client. */
  clientSecret: z.string().trim().min(1).max(2000).nullable(),
  scopes: z
    .string()
    .trim()
    .max(300)
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/)
    .refine((text) => text.split(' ').includes('openid'), { error: 'openid_missing' }),
  enabled: z.boolean(),
  trustsSecondFactor: z.boolean(),
  trustsEmail: z.boolean(),
};

/** What a provider says of itself. */
export const SsoTest = z
  .object({
    ok: z.boolean(),
    /** Why not; null: it answered well. */
    fault: z
      .enum(['away', 'private-address', 'not-https', 'other-issuer', 'unreadable', 'incomplete'])
      .nullable(),
    /** In its own words, cut. */
    detail: z.string(),
    issuer: z.string().nullable(),
    authorizationEndpoint: z.string().nullable(),
    tokenEndpoint: z.string().nullable(),
    /** Says that it supports PKCE with S256. We use it in any case. */
    pkce: z.boolean(),
    /** Says that it tells addresses and whether they are verified. */
    tellsVerifiedEmail: z.boolean(),
  })
  .meta({ id: 'SsoTest' });
export type SsoTest = z.infer<typeof SsoTest>;

export const ssoProviders = {
  list: endpoint({
    method: 'GET',
    path: '/api/sso-providers',
    summary: 'The providers of single sign-on',
    reply: z.object({ items: z.array(SsoProvider) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/sso-providers',
    summary: 'Add a provider of OpenID Connect',
    body: z.strictObject(fields).partial({
      clientSecret: true,
      scopes: true,
      enabled: true,
      trustsSecondFactor: true,
      trustsEmail: true,
    }),
    reply: SsoProvider,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/sso-providers/{id}',
    summary: 'Change a provider; a secret left out stays as it is',
    params: ById,
    body: z.strictObject(fields).partial(),
    reply: SsoProvider,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/sso-providers/{id}',
    summary: 'Remove a provider; what was connected with it is forgotten',
    params: ById,
    versioned: true,
  }),
  test: endpoint({
    method: 'POST',
    path: '/api/sso-providers/{id}/test',
    summary: 'Ask a provider what it says of itself',
    params: ById,
    reply: SsoTest,
  }),
};

export const SsoIdentity = z
  .object({
    id: Id,
    provider: Ref,
    email: z.string().nullable(),
    linkedAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'SsoIdentity' });
export type SsoIdentity = z.infer<typeof SsoIdentity>;

const Departure = z.object({ url: z.string() });

export const sso = {
  providers: endpoint({
    method: 'GET',
    path: '/api/sso',
    summary: 'The providers by which people can sign in',
    access: 'open',
    reply: z.object({ items: z.array(Ref) }),
  }),
  start: endpoint({
    method: 'GET',
    path: '/api/sso/{id}/start',
    summary: 'Sign in by a provider: leads a browser there',
    access: 'open',
    params: ById,
    query: z.looseObject({
      next: z.string().optional().meta({ description: 'Where to go afterwards: a path of this site' }),
    }),
    redirect: true,
  }),
  return: endpoint({
    method: 'GET',
    path: '/api/sso/{id}/return',
    summary: 'Where a provider sends the browser back to',
    access: 'open',
    params: ById,
    query: z.looseObject({
      state: z.string().optional(),
      code: z.string().optional(),
      iss: z.string().optional(),
      error: z.string().optional(),
    }),
    redirect: true,
  }),
  identities: endpoint({
    method: 'GET',
    path: '/api/me/identities',
    summary: 'My accounts at providers that are connected with this one',
    reply: z.object({ items: z.array(SsoIdentity) }),
  }),
  link: endpoint({
    method: 'POST',
    path: '/api/sso/{id}/link',
    summary: 'Connect my account at a provider: answers the address to go to',
    params: ById,
    reply: Departure,
  }),
  prove: endpoint({
    method: 'POST',
    path: '/api/sso/{id}/prove',
    summary: 'Prove once more that it is me, at a provider: answers the address to go to',
    params: ById,
    query: z.strictObject({ next: z.string().max(2000).optional() }),
    reply: Departure,
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: '/api/me/identities/{id}',
    summary: 'Disconnect my account at a provider; not the last way in',
    params: ById,
  }),
};

/** http is looked at by the server: it goes there only where its settings allow private addresses. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return (
    ['https:', 'http:'].includes(protocol) && [username, password, search, hash].every((part) => part === '')
  );
}

/** Microsoft's addresses for everybody's tenants: anybody in the world could come with a token of their own tenant. */
function isManyTenants(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, pathname } = new URL(text);
  return (
    /(^|\.)(microsoftonline|windows)\./.test(hostname) &&
    /^\/(common|organizations|consumers)\b/i.test(pathname)
  );
}
