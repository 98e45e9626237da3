/** The one place that knows all modules: puts the house together on a database. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { sql } from 'kysely';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { operations } from '#contract/api';
import { auditCall, auditEntrance, auditRefusal } from '#access/audit';
import type { Activity } from '#access/activity';
import {
  addRoute,
  createIdentifier,
  isProbe,
  noteProbe,
  route,
  whoLooks,
  type Doing,
  type Gate,
  type Route,
} from '#access/gate';
import { addLockedPage } from '#access/locked-page';
import { stillIn } from '#access/sessions';
import { isSetUp } from '#access/sign-in';
import { offerDemo } from '#business/demo';
import { apiPage } from '#platform/api-page';
import { systemClock, type Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/database';
import { createFileStore } from '#platform/files';
import { createHttp } from '#platform/http';
import { createJobs, type Jobs } from '#platform/jobs';
import { createLive } from '#platform/live';
import { live } from '#contract/live';
import type { Logger } from '#platform/log';
import { createMailer } from '#platform/mail';
import { pendingMigrations } from '#platform/migrate';
import { openApi } from '#platform/openapi';
import { networkOf } from '#platform/network';
import { ProblemError } from '#platform/problem';
import manifest from '../../package.json' with { type: 'json' };
import { accessJobs, openAccess } from './access/index.ts';
import { businessJobs, businessRoutes } from './business/index.ts';
import { publicUrlOf } from './public-url.ts';

export interface App {
  http: FastifyInstance;
  /** Begins the slow work; requests are answered before that too. */
  startJobs(): Promise<void>;
  isSetUp(): Promise<boolean>;
  close(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  database: Database;
  log: Logger;
  /** Where the built web app is. */
  webDirectory: string;
  clock?: Clock;
  /** Fill the made-up company in, where nobody has entered anything yet. */
  demo?: boolean;
  /** Tests hold every answer against the contract. */
  checkReplies?: boolean;
  /** Doors answer refusals on this tick, ms; tests and simulations needn't wait for it. */
  doorTickMs?: number;
}

/** More than looking at a password takes on a busy machine, and less than anybody minds. */
const doorTickMs = 250;

export async function createApp(options: AppOptions): Promise<App> {
  const { config, database, log, clock = systemClock } = options;
  if (options.demo) await offerDemo(database, clock);
  const publicUrl = publicUrlOf(config);
  const secure = publicUrl.startsWith('https:');
  const http = await createHttp({ log, trustedProxies: config.trustedProxies, secure });
  const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom });
  // Asked beforehand: the first who comes is told right.
  mailer.reaches();
  const files = createFileStore(join(config.dataDirectory, 'files'));
  const settings = { config, database, clock, log, mailer, publicUrl, version: manifest.version, files };
  const jobs: Jobs = createJobs(database, log, [
    // A job may send another one.
    ...accessJobs(settings, (...sent) => jobs.enqueue(...sent)),
    ...businessJobs({ database, clock, log, files }),
  ]);
  const access = openAccess(settings, jobs);
  const news = createLive(database, log, (ids) => stillIn(database.db, ids, clock()));
  const identifier = createIdentifier(access.gate, log, () => news.check());
  const routes: Route[] = [
    ...access.routes,
    ...businessRoutes({ publicUrl, files }),
    route(live.follow, 'session', ({ user }) => news.follow(user.personId, user.sessionId ?? '')),
  ];
  const adapter = {
    gate: access.gate,
    unsafeNetwork: access.unsafeNetwork,
    identifier,
    jobs,
    mailer,
    clock,
    cookie: { secure },
    publicUrl,
    audit: { done: auditCall, refused: auditRefusal, entered: auditEntrance },
    noteActivity: (personId: string, doing: Doing) => access.activity.note(personId, doing),
    checkReplies: options.checkReplies ?? false,
    doorTickMs: options.doorTickMs ?? doorTickMs,
  };
  const activity = watchActivity(access.activity, clock, log);
  watchProbes(http, access.gate, clock, log);
  for (const route of routes) addRoute(http, adapter, route);
  describeApi(http, routes);
  addLockedPage(http, {
    clock,
    mailOn: () => mailer.reaches(),
    whoLooks: (request, now) => whoLooks(adapter, request, now),
  });
  health(http, database);
  await serveWeb(http, options.webDirectory);

  return {
    http,
    startJobs: () => jobs.start(),
    isSetUp: () => isSetUp(database.db),
    async close() {
      // What is followed never ends by itself.
      await news.close();
      await http.close();
      await activity.stop();
      await jobs.stop();
      await identifier.close();
    },
  };
}

const activityMs = 5000;

/** What people did is written every few seconds, and once more at the end. */
function watchActivity(activity: Activity, clock: Clock, log: Logger): { stop(): Promise<void> } {
  const flush = () =>
    activity.flush(clock()).catch((error: unknown) => log.warn({ err: error }, 'activity was not written'));
  const timer = setInterval(() => void flush(), activityMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** Probing by somebody who isn't signed in is counted beside the answer, which is the same as ever. */
function watchProbes(http: FastifyInstance, gate: Gate, clock: Clock, log: Logger): void {
  http.addHook('onResponse', (request, reply, done) => {
    const { url = '' } = request.raw;
    const carries = request.headers.cookie !== undefined || request.headers.authorization !== undefined;
    // Somebody who is signed in may search for anything.
    const isWork = carries && url.startsWith('/api/') && reply.statusCode !== 401;
    if (!isWork && isProbe(url))
      noteProbe(gate, networkOf(request.ip), clock()).catch((error: unknown) =>
        log.warn({ err: error }, 'a probe was not counted'),
      );
    done();
  });
}

function describeApi(http: FastifyInstance, routes: readonly Route[]): void {
  const idOf = new Map([...operations].map(([id, endpoint]) => [endpoint, id]));
  const rights = new Map(routes.map((route) => [idOf.get(route.endpoint) ?? '', route.right]));
  // Made when somebody asks first: a tenth of a start's time, and most days nobody does.
  let document: string | undefined;
  let page: string | undefined;
  http.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApi(operations, rights, manifest.version));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  http.get('/api/docs', (_request, reply) => {
    page ??= apiPage(operations, rights, manifest.version);
    return reply.type('text/html; charset=utf-8').send(page);
  });
}

/** `/healthz`: the process answers. `/readyz`: it can work: the database is there and up to date. */
function health(http: FastifyInstance, database: Database): void {
  http.get('/healthz', () => ({ status: 'ok' }));
  http.get('/readyz', async () => {
    await sql`select 1`.execute(database.db);
    const pending = await pendingMigrations(database);
    if (pending.length > 0)
      throw new ProblemError('unavailable', `Migrations are pending: ${pending.join(', ')}`);
    return { status: 'ready' };
  });
}

/** The web app: hashed files for a year, its page for every other address that isn't the API's. */
async function serveWeb(http: FastifyInstance, directory: string): Promise<void> {
  const page = await readFile(join(directory, 'index.html'), 'utf8').catch(() => null);
  http.setNotFoundHandler((request, reply) => notFound(request, reply, page));
  // Not built: an API without pages, for programs and tests.
  if (page === null) return;
  await http.register(fastifyStatic, {
    root: directory,
    index: false,
    wildcard: false,
    setHeaders: (response, path) => {
      const hashed = path.includes('/assets/');
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

function notFound(request: FastifyRequest, reply: FastifyReply, page: string | null): FastifyReply {
  const path = request.url.split('?')[0] ?? '/';
  if (/^\/(api|healthz|readyz|assets)(\/|$)/.test(path) || page === null) {
    const others = methodsAt(path);
    if (others.length === 0) throw new ProblemError('no_such_route');
    throw new ProblemError('method_not_allowed', undefined, { headers: { allow: others.join(', ') } });
  }
  if (request.method !== 'GET')
    throw new ProblemError('method_not_allowed', undefined, { headers: { allow: 'GET, HEAD' } });
  return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
}

const patterns = [...operations.values()].map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
}));

function methodsAt(path: string): string[] {
  return patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}
