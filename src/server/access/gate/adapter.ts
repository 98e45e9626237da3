/** Puts routes onto the HTTP server: the way of every request, in one place. */
import { isDeepStrictEqual } from 'node:util';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientHeader } from '#contract/client';
import type { Endpoint } from '#contract/endpoint';
import type { FieldProblem, ProblemCode } from '#contract/problem';
import type { Clock } from '#platform/clock';
import { transact, type Db } from '#platform/database';
import type { Jobs } from '#platform/jobs';
import type { Mailer } from '#platform/mail';
import { networkOf } from '#platform/network';
import { ProblemError } from '#platform/problem';
import { receiveUpload } from '#platform/upload';
import { readCookie, writeCookie, type CookieSettings } from './cookie.ts';
import type { Client, Ctx, EntranceCtx } from './context.ts';
import type { Gate } from './gate.ts';
import { findAnswer, hashRequest, isKeyTaken, keepAnswer, readKey, type KeyedCall } from './idempotency.ts';
import type { Credential, Identifier } from './identify.ts';
import { apiKeyPrefix, type Principal } from './principal.ts';
import { lockedBy } from './locked.ts';
import { refuseOutdated } from './outdated-client.ts';
import { demand, forbidden } from './rights.ts';
import type { File, Route } from './route.ts';
import type { Where } from './unsafe-network.ts';

export interface AdapterSettings {
  gate: Gate;
  identifier: Identifier;
  jobs: Jobs;
  mailer: Mailer;
  clock: Clock;
  cookie: CookieSettings;
  publicUrl: string;
  /** What is known of an address's network without asking the database. */
  unsafeNetwork: (address: string, encrypted: boolean) => Where['unsafe'];
  /** Writes down what was done and what was refused; which calls are worth a line is its own business. */
  audit: Auditor;
  /** Counts what people read, take out and are refused, for what lies far outside somebody's habit. */
  noteActivity: (personId: string, doing: Doing) => void;
  /** Tests hold every answer against the contract; a field too many is a leak. */
  checkReplies: boolean;
}

export interface Doing {
  recordsRead?: number;
  rowsExported?: number;
  refusals?: number;
}

export interface Auditor {
  done(ctx: Audited, call: { endpoint: Endpoint } & Given, result: unknown): Promise<void>;
  refused(ctx: Audited, endpoint: Endpoint, recordId: unknown): Promise<void>;
  /** What came of an attempt at a door. */
  entered(
    ctx: Audited,
    attempt: { endpoint: Endpoint; body: unknown },
    outcome: { result: unknown } | { refusal: ProblemCode },
  ): Promise<void>;
}
interface Audited {
  db: Db;
  user: Principal | null;
  now: Date;
  client: { address: string; userAgent: string };
  requestId: string;
}

interface Given {
  params: unknown;
  query: unknown;
  body: unknown;
  version: number | undefined;
}

export function addRoute(http: FastifyInstance, settings: AdapterSettings, route: Route): void {
  const { endpoint } = route;
  http.route({
    method: endpoint.method,
    url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    handler: (request, reply) =>
      handle(settings, route, request, reply).catch((error: unknown) =>
        refused(settings, route, request, error),
      ),
  });
}

const askers = new WeakMap<FastifyRequest, Principal>();

/** A refusal is written down, by itself: what the call did is undone. @throws the error again */
async function refused(
  settings: AdapterSettings,
  { endpoint, entrance }: Route,
  request: FastifyRequest,
  error: unknown,
): Promise<never> {
  if (!(error instanceof ProblemError)) throw error;
  const user = askers.get(request) ?? null;
  const ctx = { ...auditedOf(request), db: settings.gate.database.db, user, now: settings.clock() };
  if (user && error.code === 'forbidden') {
    settings.noteActivity(user.personId, { refusals: 1 });
    await settings.audit.refused(ctx, endpoint, (request.params as { id?: unknown }).id);
  } else if (entrance)
    await settings.audit.entered(ctx, { endpoint, body: request.body }, { refusal: error.code });
  throw error;
}

const auditedOf = (request: FastifyRequest) => ({
  client: { address: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, 500) },
  requestId: request.id,
});

async function handle(
  settings: AdapterSettings,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const now = settings.clock();
  refuseCrossSite(route, request);
  const leave = isDoor(route) ? await settings.gate.crowd.enter(clientOf(settings, request), now) : undefined;
  try {
    return await admit(settings, route, request, reply, now);
  } finally {
    leave?.();
  }
}

/** Where strangers come with proofs that have to be looked at. */
const isDoor = ({ entrance, right, endpoint }: Route): boolean =>
  entrance && right === 'open' && endpoint.method !== 'GET';

async function admit(
  settings: AdapterSettings,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
): Promise<FastifyReply> {
  await refuseOutdated(settings.gate, request.headers[clientHeader], now);
  const user = await whoAsks(settings, route, request, now);
  const given = read(route.endpoint, request);
  // A file is taken in before the transaction begins: nobody waits for somebody's slow line.
  await using file = route.endpoint.upload ? await receiveUpload(uploaded(request)) : undefined;
  const call = keyedCall(route, request, user, { ...given, file: file?.hash });
  const base = {
    user,
    now,
    log: request.log,
    client: clientOf(settings, request),
    gate: settings.gate,
    mailer: settings.mailer,
    publicUrl: settings.publicUrl,
    formerSession: readCookie(request, settings.cookie, 'session'),
    setSession: (secret: string, expiresAt: Date) =>
      writeCookie(reply, settings.cookie, 'session', secret, expiresAt),
    clearSession: () => writeCookie(reply, settings.cookie, 'session', '', new Date(0)),
    setDevice: (cookie: string, expiresAt: Date) =>
      writeCookie(reply, settings.cookie, 'device', cookie, expiresAt),
  };
  const run = async (db: Db): Promise<Answer> => {
    const ctx: Ctx | EntranceCtx = {
      ...base,
      db,
      enqueue: (job: string, data: object) => settings.jobs.enqueue(db, job, data),
    } as Ctx | EntranceCtx;
    const result: unknown = await route.handle(ctx as never, { ...given, file } as never);
    const audited = { ...auditedOf(request), db, user, now };
    const called = { endpoint: route.endpoint, ...given };
    if (route.entrance) await settings.audit.entered(audited, called, { result });
    else await settings.audit.done(audited, called, result);
    const answer = present(settings, route.endpoint, result);
    if (user && route.endpoint.method === 'GET')
      noteReading(answer, result, (doing) => settings.noteActivity(user.personId, doing));
    if (call && answer.text !== undefined) {
      const body = route.endpoint.secret ? null : answer.text;
      await keepAnswer(db, call, { status: answer.status, body }, now);
    }
    return answer;
  };
  const writes = route.endpoint.method !== 'GET' && !route.entrance;
  try {
    const { db } = settings.gate.database;
    return send(reply, await (writes ? transact(db, run) : run(db)));
  } catch (error) {
    // A replay may well fail where the first call succeeded ("this exists already"): what was answered then counts.
    const kept = call && (await findAnswer(settings.gate.database.db, call));
    if (kept)
      return send(reply.header('idempotency-replayed', 'true'), { status: kept.status, text: kept.body });
    throw isKeyTaken(error) ? new ProblemError('unavailable') : error;
  }
}

/**
 * Other sites can make a browser send requests with our cookie; browsers say so in headers that scripts can't forge. Not
 * reading either, save what is open: by links, another site could have somebody refused or exporting until they are locked.
 */
function refuseCrossSite({ right }: Route, request: FastifyRequest): void {
  if (request.headers.authorization !== undefined || (request.method === 'GET' && right === 'open')) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign =
    site !== undefined
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host);
  if (foreign) throw new ProblemError('cross_site');
}

async function whoAsks(
  settings: AdapterSettings,
  route: Route,
  request: FastifyRequest,
  now: Date,
): Promise<Principal | null> {
  if (route.right === 'open') return null;
  const credential = readCredential(settings.cookie, request);
  const user =
    credential && (await settings.identifier.identify(credential, whereOf(settings, request), now));
  if (!user) throw new ProblemError('not_signed_in');
  askers.set(request, user);
  if (user.lock && user.lock.strength !== 'limited' && !route.whileLocked) throw lockedBy(user.lock);
  if (route.right === 'session' && user.sessionId === null) throw forbidden();
  if (route.right !== 'session' && route.right !== 'signedIn') demand(user, route.right);
  return user;
}

function readCredential(cookie: CookieSettings, request: FastifyRequest): Credential | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = /^Bearer\s+(\S{10,200})$/i.exec(authorization)?.[1];
    return secret?.startsWith(apiKeyPrefix) ? { kind: 'api-key', secret, device: null } : null;
  }
  const secret = readCookie(request, cookie, 'session');
  return secret === null ? null : { kind: 'session', secret, device: readCookie(request, cookie, 'device') };
}

function clientOf({ cookie }: AdapterSettings, request: FastifyRequest): Client {
  return {
    address: request.ip,
    network: networkOf(request.ip),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 500),
    deviceCookie: readCookie(request, cookie, 'device'),
  };
}

function whereOf(settings: AdapterSettings, request: FastifyRequest): Where {
  const { address, network, userAgent } = clientOf(settings, request);
  const unsafe = settings.unsafeNetwork(address, request.protocol === 'https');
  return { address, network, userAgent, unsafe };
}

function read(endpoint: Endpoint, request: FastifyRequest): Given {
  const errors: FieldProblem[] = [];
  const parse = (schema: z.ZodType | undefined, value: unknown, where: string): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    errors.push(...result.error.issues.slice(0, 100).flatMap((issue) => fieldProblems(issue, where)));
    return undefined;
  };
  const params = endpoint.params?.safeParse(request.params);
  // An id that can't be one names nothing: the same answer as for one that doesn't exist.
  if (params && !params.success) throw new ProblemError('not_found');
  const query = parse(endpoint.query, request.query, 'query');
  if (endpoint.body && request.body !== undefined && !isJson(request))
    throw new ProblemError('unsupported_media_type');
  const body = parse(endpoint.body, request.body, 'body');
  if (errors.length > 0) throw new ProblemError('invalid_input', undefined, { errors });
  return {
    params: params?.data,
    query,
    body,
    version: endpoint.versioned && readVersion(request),
  };
}

const isJson = (request: FastifyRequest) =>
  /^application\/json\b/i.test(request.headers['content-type'] ?? '');

function uploaded(request: FastifyRequest): Readable {
  if (isJson(request))
    throw new ProblemError('unsupported_media_type', 'Send the file itself, e.g. as text/csv.');
  // Without a body there is no content type, and nothing was parsed: an empty stream says it best.
  return (request.body as Readable | undefined) ?? request.raw;
}

function fieldProblems(issue: z.core.$ZodIssue, where: string): FieldProblem[] {
  // Our own refinements say their code as the message; zod's issues have codes of their own.
  const code = issue.code === 'custom' ? issue.message : issue.code;
  const detail = issue.message.slice(0, 500);
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 20).map((key) => [key]) : [[]];
  return keys.map((key) => ({
    pointer: `/${[where, ...issue.path.map(String), ...key].join('/')}`.slice(0, 300),
    code,
    detail,
  }));
}

function readVersion(request: FastifyRequest): number {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '')?.[1];
  if (version === undefined) throw new ProblemError('version_required');
  return Number(version);
}

function keyedCall(
  route: Route,
  request: FastifyRequest,
  user: Principal | null,
  given: Given & { file: string | undefined },
): KeyedCall | null {
  // Of an entrance nothing is kept: a hash of what holds a password is a way to guess it.
  if (!route.endpoint.creates || user === null) return null;
  const key = readKey(request.headers['idempotency-key']);
  if (key === null) return null;
  const { params, query, body, file } = given;
  const operation = `${route.endpoint.method} ${route.endpoint.path}`;
  return {
    personId: user.personId,
    key,
    requestHash: hashRequest(operation, { params, query, body, file }),
  };
}

/** Counts the records of an answer; the rows of a file as they go out. */
function noteReading(answer: Answer, result: unknown, note: (doing: Doing) => void): void {
  if (answer.file) {
    answer.file = { ...answer.file, content: countingRows(answer.file.content, note) };
    return;
  }
  const items = typeof result === 'object' && result !== null && 'items' in result ? result.items : null;
  note({ recordsRead: Array.isArray(items) ? items.length : 1 });
}

function countingRows(content: Readable, note: (doing: Doing) => void): Readable {
  async function* counted() {
    for await (const chunk of content as AsyncIterable<Buffer | string>) {
      note({ rowsExported: chunk.toString().split('\n').length - 1 });
      yield chunk;
    }
  }
  return Readable.from(counted());
}

interface Answer {
  status: number;
  /** JSON; undefined for a file or nothing. */
  text?: string | undefined;
  version?: number | undefined;
  file?: File;
}

function present(settings: AdapterSettings, endpoint: Endpoint, result: unknown): Answer {
  if (endpoint.download) return { status: 200, file: result as File };
  if (!endpoint.reply) return { status: 204 };
  if (settings.checkReplies) checkReply(endpoint, result);
  const version =
    typeof result === 'object' && result !== null && 'version' in result && typeof result.version === 'number'
      ? result.version
      : undefined;
  const status = endpoint.creates ? 201 : endpoint.accepted ? 202 : 200;
  return { status, text: JSON.stringify(result), version };
}

function checkReply(endpoint: Endpoint, result: unknown): void {
  const wire: unknown = JSON.parse(JSON.stringify(result));
  const parsed = endpoint.reply?.parse(wire);
  // Zod leaves unknown fields out: whatever is gone afterwards should never have been sent.
  if (!isDeepStrictEqual(parsed, wire))
    throw new Error(`The answer of ${endpoint.path} tells more than its contract says.`);
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).header('cache-control', 'no-store');
  if (answer.version !== undefined) reply.header('etag', `"${answer.version}"`);
  if (answer.file) {
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.file.name)}`)
      .send(answer.file.content);
  }
  return answer.text === undefined
    ? reply.send()
    : reply.type('application/json; charset=utf-8').send(answer.text);
}
