/**
 * A route is one sentence: an operation of the contract, the right it takes, and what it does. The adapter does the
 * rest: who asks, rights, parsing, transaction, idempotency, problems.
 */
import type { Readable } from 'node:stream';
import type { Upload } from '#platform/upload';
import type { Endpoint, Input, Reply } from '#contract/endpoint';
import type { ProblemError } from '#platform/problem';
import type { Ctx, EntranceCtx } from './context.ts';
import type { Right } from './rights.ts';

/** The answer of a download. */
export interface File {
  name: string;
  content: Readable;
  /** How many records are in it, where its lines don't tell. */
  rows?: number;
}

/** A file as somebody uploaded it. */
export interface KeptFile extends File {
  /** Of its content. */
  hash: string;
  bytes: number;
  mediaType: string;
  /** Shown in the browser; else saved. */
  isShown: boolean;
}

/** The answer that leads a browser on; whatever else is in it is for the audit. */
export interface Lead {
  location: string;
}

type Answer<E extends Endpoint> = E['download'] extends string
  ? File
  : E['file'] extends true
    ? KeptFile
    : E['stream'] extends true
      ? Readable
      : E['redirect'] extends true
        ? Lead
        : Reply<E> | (E['reply'] extends object ? never : void);
type Given<E extends Endpoint> = Input<E> & { file: E['upload'] extends true ? Upload : undefined };

export interface Route {
  endpoint: Endpoint;
  right: Right;
  /** An entrance opens its own transactions: what the gate counts must stay, whatever comes of the attempt. */
  entrance: boolean;
  /** Works while its person's account or session is locked: to see why, to prove who one is, to leave. */
  whileLocked: boolean;
  /** Of a redirect: where a fault leads, as nobody wants to see one as JSON. */
  elsewhere?: (problem: ProblemError) => string;
  handle: (ctx: never, input: never) => unknown;
}

/** A route for people who are signed in. */
export function route<const E extends Endpoint>(
  endpoint: E,
  right: Exclude<Right, 'open'>,
  handle: (ctx: Ctx, input: Given<E>) => Promise<Answer<E>> | Answer<E>,
): Route {
  return { endpoint, right, entrance: false, whileLocked: false, handle };
}

/** A route by which people come in, or prove anew who they are. */
export function entrance<const E extends Endpoint>(
  endpoint: E,
  handle: (ctx: EntranceCtx & { user: Ctx['user'] | null }, input: Given<E>) => Promise<Answer<E>>,
  right: 'open' | 'session' = 'open',
): Route {
  return { endpoint, right, entrance: true, whileLocked: false, handle };
}

/** The same route, that a locked person may still take. */
export const whileLocked = (route: Route): Route => ({ ...route, whileLocked: true });

/** A route whose faults lead a browser elsewhere as well. */
export const leading = (route: Route, elsewhere: (problem: ProblemError) => string): Route => ({
  ...route,
  elsewhere,
});
