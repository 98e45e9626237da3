/** What a request says, read by its endpoint's contract: whatever doesn't fit is a problem with its place. */
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';
import type { FieldProblem } from '#contract/problem';
import { ProblemError } from '#platform/problem';
import { hashRequest, readKey, type KeyedCall } from './idempotency.ts';
import type { Principal } from './principal.ts';
import type { Route } from './route.ts';

export interface Given {
  params: unknown;
  query: unknown;
  body: unknown;
  version: number | undefined;
}

/** @throws ProblemError `not_found`, `invalid_input` with the fields, `unsupported_media_type`, `version_required` */
export function read(endpoint: Endpoint, request: FastifyRequest): Given {
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

/** The file that is the body. @throws ProblemError `unsupported_media_type` */
export function uploaded(request: FastifyRequest): Readable {
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

/** The call as its idempotency key names it; null: without a key, or nothing is kept of it. */
export function keyedCall(
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
