/** Talking with a provider: what it says of itself, where people go, what it says of them. `openid-client` checks. */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as oidc from 'openid-client';
import type { SsoFault, SsoTest } from '#contract/access/sso';
import { minuteMs } from '#platform/clock';
import { guardedFetch, OutboundError } from '#platform/outbound';
import type { Tokens } from './departures.ts';
import { redirectUri, type Provider } from './providers.ts';
import { SsoRefusal } from './refusal.ts';
import { speaksOfSecondFactor } from './second-factor.ts';

export interface ClientSettings {
  publicUrl: string;
  /** Providers may be inside one's own network, and on this very machine without https. */
  allowPrivate: boolean;
}

/** Clocks differ; by more than this, somebody's is wrong. */
const toleranceSeconds = 60;
/** What a provider says of itself is asked for anew after this: whoever is away is seen to be away. */
const knownMs = minuteMs;
const known = new Map<string, { config: oidc.Configuration; until: number }>();

/** @throws whatever `openid-client` throws, or OutboundError */
async function discover(provider: Provider, settings: ClientSettings): Promise<oidc.Configuration> {
  const key = `${provider.id} ${provider.version} ${settings.publicUrl}`;
  const found = known.get(key);
  if (found && found.until > Date.now()) return found.config;
  const config = await oidc.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { [oidc.clockTolerance]: toleranceSeconds },
    clientAuth(provider.clientSecret),
    {
      [oidc.customFetch]: guardedFetch(settings) as oidc.CustomFetch,
      // The signature is checked as well, although the token comes from the provider itself.
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(settings.allowPrivate ? [oidc.allowInsecureRequests] : []),
      ],
    },
  );
  if (known.size > 100) known.clear();
  known.set(key, { config, until: Date.now() + knownMs });
  return config;
}

/** Providers that say nothing take the secret in a header, as the standard has it. */
function clientAuth(secret: string | null): oidc.ClientAuth {
  if (secret === null) return oidc.None();
  const [post, basic] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
  return (server, client, body, headers) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    return (inBody ? post : basic)(server, client, body, headers);
  };
}

/**
 * Where a browser goes, to come back with an answer.
 * @param anew people have to prove to the provider who they are, even if it knows them
 * @throws SsoRefusal
 */
export async function addressOfProvider(
  provider: Provider,
  tokens: Tokens,
  settings: ClientSettings,
  anew = false,
): Promise<string> {
  return refusing(async () => {
    const config = await discover(provider, settings);
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri(settings.publicUrl, provider.id),
      scope: provider.scopes,
      state: tokens.state,
      nonce: tokens.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(tokens.codeVerifier),
      code_challenge_method: 'S256',
      ...(anew && { prompt: 'login', max_age: '0' }),
    });
    if (url.protocol !== 'https:' && !settings.allowPrivate) throw new OutboundError('not_https', url.origin);
    return url.href;
  });
}

/** What a provider says of somebody, and that holds. */
export interface SaidByProvider {
  subject: string;
  email: string | null;
  emailVerified: boolean;
  secondFactor: boolean;
  authenticatedAt: Date | null;
}

/**
 * Takes the answer that a browser came back with, and has it confirmed by the provider.
 * @param query as it came in
 * @throws SsoRefusal
 */
export async function readAnswer(
  provider: Provider,
  query: Readonly<Record<string, unknown>>,
  tokens: Tokens,
  settings: ClientSettings,
): Promise<SaidByProvider> {
  return refusing(async () => {
    const config = await discover(provider, settings);
    const url = new URL(redirectUri(settings.publicUrl, provider.id));
    for (const [name, value] of Object.entries(query)) {
      // Twice the same name isn't an answer; the library says so.
      for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one));
    }
    const answer = await oidc.authorizationCodeGrant(config, url, {
      expectedState: tokens.state,
      expectedNonce: tokens.nonce,
      pkceCodeVerifier: tokens.codeVerifier,
      idTokenExpected: true,
    });
    const claims = answer.claims();
    if (!claims || claims.sub.length > 255 || !/^[\x20-\x7e]+$/.test(claims.sub))
      throw new SsoRefusal('invalid-answer', 'the subject cannot be kept');
    if (!isOfToken(claims['at_hash'], answer.id_token, answer.access_token))
      throw new SsoRefusal('invalid-answer', 'at_hash belongs to another token');
    const asked =
      claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
        ? await oidc.fetchUserInfo(config, answer.access_token, claims.sub)
        : claims;
    return {
      subject: claims.sub,
      email: typeof asked['email'] === 'string' ? asked['email'] : null,
      emailVerified: asked['email_verified'] === true,
      secondFactor: speaksOfSecondFactor(claims['amr'], claims['acr']),
      authenticatedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null,
    };
  });
}

/** `at_hash` ties the access token to the ID token: the left half of its hash, by the hash of the signature. */
function isOfToken(atHash: unknown, idToken: string | undefined, accessToken: string): boolean {
  if (atHash === undefined) return true;
  if (typeof atHash !== 'string') return false;
  const header: unknown = JSON.parse(Buffer.from(idToken?.split('.')[0] ?? '', 'base64url').toString());
  const algorithm = String((header as { alg?: unknown }).alg);
  const bits = /(256|384|512)$/.exec(algorithm)?.[1] ?? '512';
  const hash = createHash(`sha${bits}`).update(accessToken).digest();
  const expected = Buffer.from(hash.subarray(0, hash.length / 2).toString('base64url'));
  const told = Buffer.from(atHash);
  return told.length === expected.length && timingSafeEqual(told, expected);
}

/** Asks a provider what it says of itself; never throws for what the provider does. */
export async function testProvider(provider: Provider, settings: ClientSettings): Promise<SsoTest> {
  const nothing = {
    issuer: null,
    authorizationEndpoint: null,
    tokenEndpoint: null,
    pkce: false,
    tellsVerifiedEmail: false,
  };
  try {
    known.delete(`${provider.id} ${provider.version} ${settings.publicUrl}`);
    const server = (await discover(provider, settings)).serverMetadata();
    const complete =
      server.authorization_endpoint !== undefined &&
      server.token_endpoint !== undefined &&
      server.jwks_uri !== undefined;
    return {
      ok: complete,
      fault: complete ? null : 'incomplete',
      detail: '',
      issuer: server.issuer,
      authorizationEndpoint: server.authorization_endpoint ?? null,
      tokenEndpoint: server.token_endpoint ?? null,
      pkce: server.supportsPKCE('S256'),
      tellsVerifiedEmail: server.claims_supported?.includes('email_verified') ?? false,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...nothing, ok: false, fault: testFault(error), detail: error.message.slice(0, 300) };
  }
}

function testFault(error: Error): SsoTest['fault'] {
  const outbound = causes(error).find((cause) => cause instanceof OutboundError);
  if (outbound)
    return outbound.reason === 'private_address'
      ? 'private-address'
      : outbound.reason === 'not_https'
        ? 'not-https'
        : 'away';
  if (error instanceof oidc.ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED')
    return 'other-issuer';
  return 'unreadable';
}

/** What goes wrong with a provider, as a reason for people. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SsoRefusal) throw error;
    const fault = faultOf(error);
    if (fault === null) throw error;
    throw new SsoRefusal(fault, error);
  }
}

const cancelled = ['access_denied', 'login_required', 'interaction_required', 'consent_required'];
const away = ['server_error', 'temporarily_unavailable'];

function faultOf(error: unknown): SsoFault | null {
  const all = causes(error);
  if (all.some((cause) => cause instanceof OutboundError)) return 'provider-away';
  if (all.some((cause) => cause instanceof Response && cause.status >= 500)) return 'provider-away';
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) {
    if (away.includes(error.error)) return 'provider-away';
    return cancelled.includes(error.error) ? 'cancelled' : 'provider-refused';
  }
  return error instanceof oidc.ClientError ||
    error instanceof oidc.WWWAuthenticateChallengeError ||
    error instanceof SyntaxError
    ? 'invalid-answer'
    : null;
}

/** An error with all that led to it. */
function causes(error: unknown): unknown[] {
  const all: unknown[] = [];
  for (let one: unknown = error; one != null && all.length < 6; one = one instanceof Error ? one.cause : null)
    all.push(one);
  return all;
}
