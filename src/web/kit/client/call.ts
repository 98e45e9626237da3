/** The typed client: calls an operation of the contract over HTTP. Knows nothing of React. */
import type { z } from 'zod';
import { clientGeneration, clientHeader } from '#contract/client';
import type { Call, Endpoint, Reply } from '#contract/endpoint';
import { ProblemError, problemOf, type SeenProblem } from './problem-error.ts';

/**
 * What a caller gives: like the contract's `Call`, but a query takes plain values (a list, true, a number) and every
 * part of it may be left out.
 */
export type Asking<E extends Endpoint> = Omit<Call<E>, 'query'> &
  (E['query'] extends z.ZodType ? { query?: Partial<z.output<E['query']>> } : {});

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  file?: Blob | string;
  version?: number;
  idempotencyKey?: string;
}

/** The address of an operation with its parameters and query filled in, e.g. `/api/customers?level=A&level=B`. */
export function addressOf<E extends Endpoint>(endpoint: E, asking: Asking<E>): string {
  const { params, query } = asking as Parts;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params?.[name])),
  );
  const search = searchOf(query ?? {});
  return search ? `${path}?${search}` : path;
}

/**
 * Writes values as a query string: lists by repeating the name, nothing for what is absent. A list of one value with a
 * comma in it says it twice: once, it would be read as two.
 */
export function searchOf(values: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const list = Array.isArray(value) ? value : [value];
    const splits = Array.isArray(value) && list.length === 1 && String(list[0]).includes(',');
    for (const one of splits ? [...list, ...list] : list) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  return search.toString();
}

/** A fresh idempotency key. `crypto.randomUUID` is missing where the page came over plain http. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0'));
  return hex.join('');
}

/** The request of an operation, ready for `fetch`. */
export function requestOf<E extends Endpoint>(endpoint: E, asking: Asking<E>): [string, RequestInit] {
  const { body, file, version, idempotencyKey } = asking as Parts;
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    [clientHeader]: String(clientGeneration),
  };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (file !== undefined) headers['Content-Type'] = 'application/octet-stream';
  if (endpoint.versioned) headers['If-Match'] = `"${version}"`;
  if (endpoint.creates) headers['Idempotency-Key'] = idempotencyKey ?? newKey();
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
  if (file !== undefined) init.body = file;
  else if (body !== undefined) init.body = JSON.stringify(body);
  return [addressOf(endpoint, asking), init];
}

let interrupted: (problem: SeenProblem) => Promise<boolean> = () => Promise.resolve(false);
/** Says what a call does that is refused because the session has ended, or a lock stands before it: wait, and go on? */
export const onInterrupted = (wait: typeof interrupted): void => {
  interrupted = wait;
};

/** What was refused so has not happened: it may be sent again. A lock stops acts only; what is read is read anew later. */
export async function goesOn(endpoint: Endpoint, problem: SeenProblem): Promise<boolean> {
  if (endpoint.access === 'open') return false;
  const stops = problem.code === 'not_signed_in' || (problem.code === 'locked' && endpoint.method !== 'GET');
  return stops && interrupted(problem);
}

/**
 * Calls an operation.
 * @returns what the contract says; undefined for an operation without a reply.
 * @throws ProblemError for every answer but success, and with code `unreachable` where no answer came.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  asking: Asking<E>,
  signal?: AbortSignal,
): Promise<Reply<E>> {
  const [address, init] = requestOf(endpoint, asking);
  let response: Response;
  try {
    response = await fetch(address, { ...init, signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError({ code: 'unreachable', status: 0 });
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (await goesOn(endpoint, problem)) return call(endpoint, asking, signal);
    throw new ProblemError(problem);
  }
  const text = await response.text();
  return (text && endpoint.reply ? JSON.parse(text) : undefined) as Reply<E>;
}

/**
 * One of a list that is read whole.
 * @throws ProblemError `not_found` where it is not in there any more
 */
export async function findIn<T extends { id: string }>(
  reading: Promise<{ items: T[] }>,
  id: string,
): Promise<T> {
  const found = (await reading).items.find((one) => one.id === id);
  if (!found) throw new ProblemError({ code: 'not_found', status: 404 });
  return found;
}
