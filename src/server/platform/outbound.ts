/**
 * Calls to addresses that people typed in: never to a place inside one's own network, never further than asked, never
 * for long. The address is judged when the connection is made, so that a name can't point elsewhere the second time.
 */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

const timeoutMs = 5000;
const answerLimitBytes = 64 * 1024;

export interface OutboundAnswer {
  status: number;
  /** The beginning of it. */
  body: string;
}

/** Why nothing was sent, or nothing came back. */
export class OutboundError extends Error {
  readonly reason: 'not_https' | 'private_address' | 'unreachable' | 'slow';
  constructor(reason: OutboundError['reason'], detail: string) {
    super(detail);
    this.name = 'OutboundError';
    this.reason = reason;
  }
}

/** True for an address of the public internet. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** @param options.allowPrivate addresses inside one's own network are fine, and http to this very machine */
export interface OutboundOptions {
  allowPrivate: boolean;
}

/**
 * Posts JSON. Redirects are not followed: a 3xx is the answer.
 * @throws OutboundError
 */
export async function postJson(
  address: string,
  body: unknown,
  options: OutboundOptions,
): Promise<OutboundAnswer> {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const answer = await exchange(address, { method: 'POST', headers, text: JSON.stringify(body) }, options);
  return { status: answer.status, body: answer.body };
}

/**
 * What stands for `fetch` in a library that calls addresses which people typed in, or which came from there.
 * @returns a function that throws OutboundError
 */
export function guardedFetch(options: OutboundOptions) {
  return async (
    address: string,
    call: { method: string; headers: Record<string, string>; body?: unknown },
  ): Promise<Response> => {
    const { body } = call;
    if (body != null && typeof body !== 'string' && !(body instanceof URLSearchParams))
      throw new TypeError('Only text can be sent.');
    const text = body == null ? undefined : body.toString();
    const answer = await exchange(address, { method: call.method, headers: call.headers, text }, options);
    const empty = [204, 205, 304].includes(answer.status);
    return new Response(empty ? null : answer.body, { status: answer.status, headers: answer.headers });
  };
}

interface Call {
  method: string;
  headers: Record<string, string>;
  text: string | undefined;
}

/** @throws OutboundError */
async function exchange(address: string, call: Call, { allowPrivate }: OutboundOptions) {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const loopback = host === 'localhost' || (isIP(host) > 0 && ipaddr.process(host).range() === 'loopback');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowPrivate && loopback))
    throw new OutboundError('not_https', 'The address must begin with https://.');
  // An address needs no looking up, so `lookup` below would never see it.
  if (!allowPrivate && isIP(host) > 0 && !isPublicAddress(host))
    throw new OutboundError('private_address', 'The address lies in a private network.');
  return send(url, call, allowPrivate ? undefined : lookupPublic);
}

const lookupPublic: LookupFunction = (host, options, callback) => {
  dnsLookup(host, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    const addresses = found as LookupAddress[];
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new OutboundError('private_address', 'The name leads into a private network.'), []);
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};

interface Exchanged extends OutboundAnswer {
  headers: Headers;
}

function send(url: URL, call: Call, lookup: LookupFunction | undefined): Promise<Exchanged> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchanged>();
  // For all of it, name to last byte: a server that sends a byte now and then is slow too.
  const deadline = AbortSignal.timeout(timeoutMs);
  const options: RequestOptions = {
    method: call.method,
    signal: deadline,
    agent: false,
    headers: {
      ...call.headers,
      ...(call.text !== undefined && { 'content-length': Buffer.byteLength(call.text) }),
      'user-agent': 'Latchkey',
    },
    ...(lookup && { lookup }),
  };
  const fail = (error: Error) =>
    reject(
      error instanceof OutboundError
        ? error
        : deadline.aborted
          ? new OutboundError('slow', `No answer within ${timeoutMs / 1000} seconds.`)
          : new OutboundError('unreachable', error.message),
    );
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
    let [body, size] = ['', 0];
    const type = response.headers['content-type'];
    const headers = new Headers(type === undefined ? {} : { 'content-type': type });
    const done = () => resolve({ status: response.statusCode ?? 0, body, headers });
    response.setEncoding('utf8');
    response.on('data', (piece: string) => {
      size += piece.length;
      body += piece;
      if (size <= answerLimitBytes) return;
      body = body.slice(0, answerLimitBytes);
      done();
      request.destroy();
    });
    response.on('end', done);
    response.on('error', fail);
  });
  request.on('error', fail);
  request.end(call.text);
  return promise;
}
