/** Puts routes onto the HTTP server: the way of every request, in one place. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clientHeader } from '#contract/client';
import type { Endpoint } from '#contract/endpoint';
import type { ProblemCode } from '#contract/problem';
import type { Clock } from '#platform/clock';
import { transact, type Db } from '#platform/database';
import { asProblem } from '#platform/http';
import type { Jobs } from '#platform/jobs';
import type { Mailer } from '#platform/mail';
import { networkOf } from '#platform/network';
import { ProblemError } from '#platform/problem';
import { receiveUpload } from '#platform/upload';
import { noteReading, present, send, type Answer, type Doing } from './answering.ts';
import { readCookie, writeCookie, type CookieKind, type CookieSettings } from './cookie.ts';
import type { Client, Ctx, EntranceCtx } from './context.ts';
import type { Gate } from './gate.ts';
import { findAnswer, isKeyTaken, keepAnswer } from './idempotency.ts';
import type { Credential, Identifier } from './identify.ts';
import { apiKeyPrefix, type Principal } from './principal.ts';
import { lockedBy } from './locked.ts';
import { readGeneration, refuseOutdated } from './outdated-client.ts';
import { demand, forbidden } from './rights.ts';
import { keyedCall, read, uploaded, type Given } from './reading.ts';
import type { Route } from './route.ts';
import { untilTick } from './tick.ts';
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
  /** Doors answer whoever doesn't come in on the next tick, counted from when they came, ms. */
  doorTickMs: number;
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

export function addRoute(http: FastifyInstance, settings: AdapterSettings, route: Route): void {
  const { endpoint } = route;
  http.route({
    method: endpoint.method,
    url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    handler: async (request, reply) => {
      try {
        return send(reply, await handle(settings, route, request, reply));
      } catch (error) {
        return leadElsewhere(route, request, reply, error);
      }
    },
  });
}

const askers = new WeakMap<FastifyRequest, Principal>();
/** Answers that hand over a cookie: to somebody who comes in. */
const letIn = new WeakSet<FastifyReply>();

/** A refusal is written down, by itself: what the call did is undone. */
async function noteRefusal(
  settings: AdapterSettings,
  { endpoint, entrance }: Route,
  request: FastifyRequest,
  error: ProblemError,
): Promise<void> {
  const user = askers.get(request) ?? null;
  const ctx = { ...auditedOf(request), db: settings.gate.database.db, user, now: settings.clock() };
  if (user && error.code === 'forbidden') {
    settings.noteActivity(user.personId, { refusals: 1 });
    await settings.audit.refused(ctx, endpoint, (request.params as { id?: unknown }).id);
  } else if (entrance)
    await settings.audit.entered(ctx, { endpoint, body: request.body }, { refusal: error.code });
}

/** Where a browser is led on, a fault leads it too: to a page that says what happened. @throws the error of all others */
function leadElsewhere(
  { elsewhere }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  if (!elsewhere) throw error;
  const problem = asProblem(error);
  if (problem.code === 'internal')
    request.log.error({ err: error, requestId: request.id, url: request.url.split('?')[0] }, problem.message);
  return send(reply, { status: 302, location: elsewhere(problem) });
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
): Promise<Answer> {
  const now = settings.clock();
  const startedMs = performance.now();
  let leave: (() => void) | undefined;
  // Too many or too dear is said of a network and an hour, never of a name: in a crowd nobody is kept for it.
  let isTurnedAway = false;
  try {
    refuseCrossSite(route, request);
    if (isDoor(route)) leave = await settings.gate.crowd.enter(clientOf(settings, request), now);
    return await admit(settings, route, request, reply, now);
  } catch (error) {
    if (error instanceof ProblemError) {
      isTurnedAway = error.status === 429;
      await noteRefusal(settings, route, request, error);
    }
    throw error;
  } finally {
    leave?.();
    // Only after somebody was let through, which a crowd outside doesn't wait for.
    if (leave && !isTurnedAway && !letIn.has(reply)) await untilTick(startedMs, settings.doorTickMs);
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
): Promise<Answer> {
  await refuseOutdated(settings.gate, readGeneration(request.headers[clientHeader]), now);
  const user = await whoAsks(settings, route, request, now);
  const given = read(route.endpoint, request);
  // A file is taken in before the transaction begins: nobody waits for somebody's slow line.
  await using file = route.endpoint.upload
    ? await receiveUpload(uploaded(request), route.endpoint.limitBytes)
    : undefined;
  const call = keyedCall(route, request, user, { ...given, file: file?.hash });
  const give = (kind: CookieKind) => (secret: string, expiresAt: Date) => {
    letIn.add(reply);
    writeCookie(reply, settings.cookie, kind, secret, expiresAt);
  };
  const takeBack = (kind: CookieKind) => () => writeCookie(reply, settings.cookie, kind, '', new Date(0));
  const base = {
    user,
    now,
    log: request.log,
    client: clientOf(settings, request),
    gate: settings.gate,
    mailer: settings.mailer,
    publicUrl: settings.publicUrl,
    formerSession: readCookie(request, settings.cookie, 'session'),
    setSession: give('session'),
    clearSession: takeBack('session'),
    setDevice: give('device'),
    departure: readCookie(request, settings.cookie, 'departure'),
    setDeparture: give('departure'),
    clearDeparture: takeBack('departure'),
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
    const answer = present(route.endpoint, result, settings.checkReplies);
    if (user && route.endpoint.method === 'GET' && !route.endpoint.unattended)
      noteReading(answer, route.endpoint.glance ? null : result, (doing) =>
        settings.noteActivity(user.personId, doing),
      );
    if (call && answer.text !== undefined) {
      const body = route.endpoint.secret ? null : answer.text;
      await keepAnswer(db, call, { status: answer.status, body }, now);
    }
    return answer;
  };
  const writes = route.endpoint.method !== 'GET' && !route.entrance;
  try {
    const { db } = settings.gate.database;
    return await (writes ? transact(db, run) : run(db));
  } catch (error) {
    // A replay may well fail where the first call succeeded ("this exists already"): what was answered then counts.
    const kept = call && (await findAnswer(settings.gate.database.db, call));
    if (kept) return { status: kept.status, text: kept.body, isReplay: true };
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
  const isAttended = !route.endpoint.unattended;
  const user =
    credential &&
    (await settings.identifier.identify(credential, whereOf(settings, request), now, isAttended));
  if (!user) throw new ProblemError('not_signed_in');
  askers.set(request, user);
  if (user.lock && user.lock.strength !== 'limited' && !route.whileLocked) throw lockedBy(user.lock);
  if (route.right === 'session' && user.sessionId === null) throw forbidden();
  if (route.right !== 'session' && route.right !== 'signedIn') demand(user, route.right);
  return user;
}

/**
 * Who looks at a page that is open to everybody, by their session; null: a stranger. It leaves no mark: reading why one
 * is locked keeps no session open.
 */
export async function whoLooks(
  settings: AdapterSettings,
  request: FastifyRequest,
  now: Date,
): Promise<Principal | null> {
  const credential = readCredential(settings.cookie, request);
  if (credential?.kind !== 'session') return null;
  return settings.identifier.identify(credential, whereOf(settings, request), now, false);
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
  return { address, network, userAgent, unsafe, generation: readGeneration(request.headers[clientHeader]) };
}
