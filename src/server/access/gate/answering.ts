/** Answers, as their endpoint's contract has them. */
import { isDeepStrictEqual } from 'node:util';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Endpoint } from '#contract/endpoint';
import type { File, KeptFile, Lead } from './route.ts';

/** What somebody did that is counted for their habits. */
export interface Doing {
  recordsRead?: number;
  rowsExported?: number;
  refusals?: number;
}

export interface Answer {
  status: number;
  /** JSON; undefined for a file or nothing. */
  text?: string | undefined;
  version?: number | undefined;
  file?: File & { type: string };
  kept?: KeptFile;
  /** Server-sent events. */
  stream?: Readable;
  /** Where a browser goes on. */
  location?: string;
  /** It was given before, and is given again. */
  isReplay?: boolean;
}

/** Counts the records of an answer; the rows of a file as they go out. */
export function noteReading(answer: Answer, result: unknown, note: (doing: Doing) => void): void {
  if (answer.file?.rows !== undefined) {
    note({ rowsExported: answer.file.rows });
    return;
  }
  if (answer.file) {
    answer.file = { ...answer.file, content: countingRows(answer.file.content, note) };
    return;
  }
  if (answer.stream) return;
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

/** @param isChecked hold it against the contract: a field too many is a leak */
export function present(endpoint: Endpoint, result: unknown, isChecked: boolean): Answer {
  if (endpoint.download) return { status: 200, file: { ...(result as File), type: endpoint.download } };
  if (endpoint.file) return { status: 200, kept: result as KeptFile };
  if (endpoint.stream) return { status: 200, stream: result as Readable };
  if (endpoint.redirect) return { status: 302, location: (result as Lead).location };
  if (!endpoint.reply) return { status: 204 };
  if (isChecked) checkReply(endpoint, result);
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

export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).header('cache-control', 'no-store');
  if (answer.isReplay) reply.header('idempotency-replayed', 'true');
  if (answer.version !== undefined) reply.header('etag', `"${answer.version}"`);
  if (answer.location !== undefined) reply.header('location', answer.location);
  if (answer.stream) {
    // As it is, at once: compressing or gathering would keep events back.
    reply.header('content-encoding', 'identity').header('x-accel-buffering', 'no');
    return reply.type('text/event-stream').send(answer.stream);
  }
  if (answer.kept) return sendKept(reply, answer.kept);
  if (answer.file) {
    const isText = answer.file.type.startsWith('text/');
    return reply
      .type(isText ? `${answer.file.type}; charset=utf-8` : answer.file.type)
      .header('content-disposition', `attachment; ${named(answer.file)}`)
      .send(answer.file.content);
  }
  return answer.text === undefined
    ? reply.send()
    : reply.type('application/json; charset=utf-8').send(answer.text);
}

/** A name as headers take it (RFC 8187). */
const named = ({ name }: File) =>
  `filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

/**
 * What strangers to the house wrote is nothing that its pages run: it has no origin, and loads and starts nothing. A
 * browser keeps it and asks each time whether it may still show it.
 */
function sendKept(reply: FastifyReply, file: KeptFile): FastifyReply {
  const etag = `"${file.hash}"`;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `${file.isShown ? 'inline' : 'attachment'}; ${named(file)}`,
  });
  if (reply.request.headers['if-none-match'] === etag) {
    file.content.destroy();
    return reply.code(304).send();
  }
  // As it is: most of them are packed already, and a progress needs the length.
  reply.headers({ 'content-encoding': 'identity', 'content-length': file.bytes });
  return reply.type(file.mediaType).send(file.content);
}
