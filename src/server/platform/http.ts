/** The HTTP server: limits, security headers, reading of bodies, and every fault as a problem (RFC 9457). */
import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { brokenConstraint, isDatabaseAway, sqlState } from './database.ts';
import type { Logger } from './log.ts';
import { presentProblem, ProblemError } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

export const jsonLimitBytes = 1024 * 1024;

/**
 * @param options.trustedProxies addresses or networks whose forwarding headers are believed; none by default
 * @param options.secure people come over https, so browsers may be told to insist on it
 */
export async function createHttp(options: {
  log: Logger;
  trustedProxies: readonly string[];
  secure: boolean;
}): Promise<FastifyInstance> {
  const http = Fastify({
    loggerInstance: options.log,
    // A line for each request would cost more than most requests; failures are logged where they are mapped.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: jsonLimitBytes,
    // Long enough for a large file on a slow line.
    requestTimeout: 600_000,
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => void sendFault(error, request, reply),
  });

  const headers = securityHeaders(options.secure);
  http.addHook('onRequest', (_request, reply, next) => {
    reply.headers(headers);
    next();
  });
  await http.register(cookie);
  await http.register(compress, {
    threshold: 2048,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
    // Nobody sends compressed requests, and unpacking them is a way to fill memory.
    globalDecompression: false,
  });
  readBodies(http);
  http.setErrorHandler((error, request, reply) => sendFault(error, request, reply));
  return http;
}

/** JSON is read strictly: well-formed UTF-8 only. Any other type is left unread, for routes that take files. */
function readBodies(http: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, JSON.parse(utf8.decode(body)));
    } catch {
      done(new ProblemError('unreadable', 'The body is not well-formed JSON in UTF-8.'));
    }
  });
  http.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

/** Answers with the problem that a fault is. Our own faults are logged; nothing of their inside is told. */
export function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asProblem(error);
  if (problem.status >= 500) {
    request.log.error({ err: error, requestId: request.id, url: request.url.split('?')[0] }, problem.message);
  }
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(presentProblem(problem, request.id)));
}

const bySqlState: Record<string, () => ProblemError> = {
  '22021': () => new ProblemError('unreadable', 'The text holds characters that cannot be kept.'),
  '22P02': () => new ProblemError('invalid_input'),
  '22P05': () => new ProblemError('unreadable', 'The text holds characters that cannot be kept.'),
  '22003': () => new ProblemError('invalid_input', 'A number is out of range.'),
  '22008': () => new ProblemError('invalid_input', 'A date is out of range.'),
  '23505': () => new ProblemError('duplicate'),
  '23503': () => new ProblemError('in_use'),
  '53100': () => new ProblemError('unavailable', 'The disk is full.', { headers: { 'retry-after': '60' } }),
  '55P03': () => new ProblemError('unavailable', undefined, { headers: { 'retry-after': '2' } }),
  '57014': () => new ProblemError('unavailable', 'This took too long.', { headers: { 'retry-after': '10' } }),
};

export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseAway(error)) {
    return new ProblemError('unavailable', 'The database is away.', { headers: { 'retry-after': '2' } });
  }
  const state = sqlState(error);
  const known = state === undefined ? undefined : bySqlState[state];
  if (known) {
    const problem = known();
    const constraint = brokenConstraint(error);
    return constraint === undefined ? problem : new ProblemError(problem.code, `Rule: ${constraint}`);
  }
  return fromFastify(error as Partial<FastifyError>);
}

function fromFastify(error: Partial<FastifyError>): ProblemError {
  switch (error.statusCode) {
    case 413:
      return new ProblemError('too_large');
    case 415:
      return new ProblemError('unsupported_media_type');
    case 429:
      return new ProblemError('too_many_requests');
    case 503:
      return new ProblemError('unavailable', 'Too busy just now.', { headers: { 'retry-after': '5' } });
    default:
      return (error.statusCode ?? 500) < 500
        ? new ProblemError('unreadable', error.message)
        : new ProblemError('internal');
  }
}
