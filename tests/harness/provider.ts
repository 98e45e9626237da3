/** Providers of OpenID Connect for tests: a real one (oidc-provider), and one that says whatever a test wants it to say. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A server on this machine whose address is known before there is anything behind it. */
async function listen(): Promise<{ server: Server; issuer: string; handle: (handler: Handler) => void }> {
  let current: Handler = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => void current(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, issuer, handle: (handler) => void (current = handler) };
}

const stop = (server: Server) =>
  new Promise<void>((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });

export interface Account {
  sub: string;
  email?: string;
  email_verified?: boolean;
}

/** Who is at the browser, for the provider: says so in a header; null: somebody who turns back. */
export interface Visitor {
  sub: string | null;
  amr?: string[];
}

export interface RealProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  accounts: Map<string, Account>;
  /** Goes live for a client that is sent back to this address. */
  serve(redirectUri: string): void;
  /** What somebody's browser does there. @returns the address it is sent back to: path and query */
  visit(start: string, visitor: Visitor): Promise<string>;
  stop(): Promise<void>;
}

/** @param options.lean claims come from the userinfo endpoint only, as the standard has it */
export async function startProvider(options: { lean?: boolean } = {}): Promise<RealProvider> {
  const { server, issuer, handle } = await listen();
  const accounts = new Map<string, Account>();
  const [clientId, clientSecret] = ['latchkey', 'a secret of the client’s own'.replaceAll(/[^a-z]/g, '-')];
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let back = '';

  const serve = (redirectUri: string) => {
    back = redirectUri;
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [redirectUri],
          require_auth_time: true,
        },
      ],
      jwks: {
        keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' } as never],
      },
      cookies: { keys: ['for tests'] },
      features: { devInteractions: { enabled: false } },
      conformIdTokenClaims: options.lean ?? false,
      claims: { openid: ['sub', 'amr', 'auth_time'], email: ['email', 'email_verified'], profile: ['name'] },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, sub) => {
        const account = accounts.get(sub);
        return account && { accountId: sub, claims: () => ({ ...account }) };
      },
      // Nobody is asked whether the client may know: it is the company's own.
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client?.clientId ?? '',
          accountId: ctx.oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const callback = provider.callback();
    handle(async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return callback(request, response);
      const sub = request.headers['x-sub'];
      const amr = String(request.headers['x-amr'] ?? 'pwd').split(' ');
      await provider.interactionFinished(
        request,
        response,
        typeof sub === 'string'
          ? { login: { accountId: sub, amr } }
          : { error: 'access_denied', error_description: 'turned back' },
      );
    });
  };

  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    serve,
    async visit(start, { sub, amr }) {
      const jar = new Map<string, string>();
      let url = new URL(start);
      for (let step = 0; step < 10; step++) {
        if (url.href.startsWith(back)) return url.pathname + url.search;
        const response = await fetch(url, {
          redirect: 'manual',
          headers: {
            cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(sub !== null && { 'x-sub': sub }),
            ...(amr && { 'x-amr': amr.join(' ') }),
          },
        });
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          jar.set(name, value);
        }
        const location = response.headers.get('location');
        if (location === null) throw new Error(`${response.status} ${await response.text()}`);
        url = new URL(location, url);
      }
      throw new Error('round and round');
    },
    stop: () => stop(server),
  };
}

/** What a token of the crooked provider may say otherwise than it should. */
export interface Crooked {
  claims?: Record<string, unknown>;
  alg?: 'none' | 'HS256';
  signedBy?: KeyObject;
  atHash?: string;
  /** What its discovery says otherwise. */
  metadata?: Record<string, unknown>;
  tokenStatus?: number;
}

export interface CrookedProvider {
  issuer: string;
  /** What it says from now on. */
  say(otherwise: Crooked): void;
  /** The address it would send the browser back to, for this departure. */
  answer(start: string, otherwise?: Record<string, string>): string;
  seen: { path: string; body: string }[];
  stop(): Promise<void>;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A provider that is only as honest as a test wants it. */
export async function startCrooked(): Promise<CrookedProvider> {
  const { server, issuer, handle } = await listen();
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const seen: { path: string; body: string }[] = [];
  let otherwise: Crooked = {};
  let nonce = '';
  const accessToken = 'access';

  const idToken = () => {
    const now = Math.floor(Date.now() / 1000);
    const { alg = 'RS256', signedBy = privateKey } = otherwise;
    const atHash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
    const claims = { iss: issuer, aud: 'latchkey', sub: 'someone', iat: now, exp: now + 300, nonce };
    const body = { ...claims, at_hash: otherwise.atHash ?? atHash, ...otherwise.claims };
    const signed = `${part({ alg, kid: 'one' })}.${part(body)}`;
    const signature =
      alg === 'none' ? '' : sign('sha256', Buffer.from(signed), signedBy).toString('base64url');
    return `${signed}.${signature}`;
  };
  handle(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = request.url ?? '';
    seen.push({ path, body });
    const send = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (path.startsWith('/.well-known/'))
      return send({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...otherwise.metadata,
      });
    if (path === '/jwks')
      return send({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      });
    if (otherwise.tokenStatus !== undefined) return send({ error: 'server_error' }, otherwise.tokenStatus);
    return send({ access_token: accessToken, token_type: 'bearer', expires_in: 60, id_token: idToken() });
  });
  return {
    issuer,
    seen,
    say: (value) => void (otherwise = value),
    answer(start, more = {}) {
      const { searchParams } = new URL(start);
      nonce = searchParams.get('nonce') ?? '';
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      const answer = { code: 'code', state: searchParams.get('state') ?? '', ...more };
      for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
      return back.pathname + back.search;
    },
    stop: () => stop(server),
  };
}
