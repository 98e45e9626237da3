/**
 * Every problem the API can answer with (RFC 9457). The code is the client's contract; titles in three languages are in
 * `web/kit/words/problems`, so that a person reads the cause and the remedy in their own language.
 */
import { z } from 'zod';
import { LockScope, releaseRoutes, Strength, Trigger } from './access/triggers.ts';

export const problems = {
  unreadable: [400, 'The request cannot be read'],
  not_signed_in: [401, 'Sign in first'],
  wrong_credentials: [401, 'This e-mail and password do not fit together'],
  wrong_proof: [401, 'This proof does not hold'],
  fresh_proof_needed: [403, 'Prove once more that it is you, then do this'],
  sso_required: [403, 'Sign in by single sign-on: the organisation wants it so'],
  not_from_here: [403, 'Signing in is not allowed from this network'],
  forbidden: [403, 'You do not have the right to do this'],
  cross_site: [403, 'This request came from another site'],
  not_found: [404, 'Not found'],
  no_such_route: [404, 'There is nothing at this address'],
  method_not_allowed: [405, 'This address does not take this method'],
  duplicate: [409, 'This exists already'],
  already_set_up: [409, 'Latchkey is already set up'],
  not_set_up: [409, 'Latchkey is not set up yet'],
  in_use: [409, 'This is still in use'],
  wrong_state: [409, 'This cannot be done in its present state'],
  last_administrators: [409, 'The last two administrators cannot be locked, closed or demoted'],
  would_lock_out: [409, 'This would keep people out who must be able to come in'],
  last_administrator: [409, 'The last administrator must stay one'],
  stale: [412, 'Somebody changed this in the meantime'],
  too_large: [413, 'This is too large'],
  unsupported_media_type: [415, 'This content type is not understood'],
  invalid_input: [422, 'Some fields are not right'],
  idempotency_key_reused: [422, 'This idempotency key was used for a different request'],
  invalid_cursor: [422, 'This page of the list cannot be found any more'],
  weak_password: [422, 'This password is too easy to guess'],
  expired_link: [422, 'This link is no longer valid'],
  unreadable_file: [422, 'This file cannot be read'],
  locked: [423, 'This is locked'],
  version_required: [428, 'Say which version you change, with If-Match'],
  work_required: [429, 'An attempt from here costs some work first'],
  too_many_attempts: [429, 'Too many attempts'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'Not available just now'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export const FieldProblem = z.object({
  /** JSON pointer into the request, e.g. `/body/name`. */
  pointer: z.string(),
  /** What is wrong, as a word of a closed list: `too_big`, `invalid_format`, `unknown`, … */
  code: z.string(),
  detail: z.string(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** What an attempt costs that was refused with `work_required`: do the work, or wait and send the ticket. */
export const Work = z
  .object({
    /** A challenge of ALTCHA, version 2: the solution goes into `work`, as base64 of `{ challenge, solution }`. */
    challenge: z.object({ parameters: z.looseObject({}), signature: z.string() }),
    wait: z.object({ seconds: z.int(), ticket: z.string() }),
  })
  .meta({ id: 'Work' });
export type Work = z.infer<typeof Work>;

/** What keeps somebody from going on (423): what is locked, why, until when, and the ways back. */
export const LockTold = z
  .object({
    id: z.string(),
    scope: LockScope,
    strength: Strength,
    trigger: Trigger,
    /** What the person wrote who locked it; empty: the engine did. */
    reason: z.string(),
    since: z.string(),
    until: z.string().nullable(),
    releases: z.array(z.enum(releaseRoutes)),
    /** The colleague who does the work that is due meanwhile; null: nobody (yet). */
    coveredBy: z.string().nullable(),
  })
  .meta({ id: 'LockTold' });
export type LockTold = z.infer<typeof LockTold>;

export const Code = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]);

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: Code,
    /** The request's id: quote it when asking for help. */
    instance: z.string(),
    errors: z.array(FieldProblem).optional(),
    work: Work.optional(),
    lock: LockTold.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
