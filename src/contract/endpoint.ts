/**
 * One operation of the API, said once: from this come the route, its types, the checks on what comes in,
 * what may go out, the typed client of the web app and the OpenAPI document.
 */
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Endpoint {
  method: Method;
  /** Path with parameters in braces, e.g. `/api/customers/{id}`. */
  path: `/api/${string}`;
  /** One line for the API page. */
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  reply?: z.ZodType;
  /** `open`: works without signing in. Everything else needs a session or an API key. */
  access?: 'open';
  /** This call creates something: it answers 201 and honours `Idempotency-Key`. */
  creates?: true;
  /** This call changes a record that has a version: it needs `If-Match`. */
  versioned?: true;
  /** The body is a file sent as it is (any content type), not JSON. */
  upload?: true;
  /** Of an upload: no larger file is taken (200 MB). */
  limitBytes?: number;
  /** The answer only names what may be opened: for people's habits it counts as one record read, not as all of them. */
  glance?: true;
  /** Pages call it by themselves: it is no sign of somebody at work, keeps no session alive and is no reading. */
  unattended?: true;
  /** The answer is a file of this media type, not JSON. */
  download?: 'text/csv' | 'text/calendar' | 'application/pdf';
  /** The answer is a file as somebody uploaded it, with the name and the type that it has. */
  file?: true;
  /** The answer goes on: server-sent events, as long as both sides stay. */
  stream?: true;
  /** The answer leads a browser elsewhere (302), whatever happens: faults too, never as JSON. */
  redirect?: true;
  /** Answers 202: work goes on in the background and the record tells how far it is. */
  accepted?: true;
  /** The answer holds a secret that is shown once: it isn't kept for replays; a replay is refused as a duplicate. */
  secret?: true;
}

/** Says an operation. The `const` type parameter is what makes a wrong call fail to compile. */
export const endpoint = <const E extends Endpoint>(e: E): E => e;

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
/** What a handler receives, after parsing. */
export type Input<E extends Endpoint> = {
  params: Out<E['params']>;
  query: Out<E['query']>;
  body: Out<E['body']>;
  /** From `If-Match`: the version that the caller saw. */
  version: E['versioned'] extends true ? number : undefined;
};

type InputOf<S> = S extends z.ZodType ? z.input<S> : never;
/** What a caller gives. */
export type Call<E extends Endpoint> = (E['params'] extends z.ZodType
  ? { params: InputOf<E['params']> }
  : {}) &
  (E['query'] extends z.ZodType ? { query?: InputOf<E['query']> } : {}) &
  (E['body'] extends z.ZodType ? { body: InputOf<E['body']> } : {}) &
  (E['upload'] extends true ? { file: Blob | string } : {}) &
  (E['versioned'] extends true ? { version: number } : {}) &
  (E['creates'] extends true ? { idempotencyKey?: string } : {});
/** What comes back. */
export type Reply<E extends Endpoint> = E['reply'] extends z.ZodType ? z.output<E['reply']> : undefined;
