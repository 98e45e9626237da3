/**
 * Uploaded files rest first in the system's folder for temporary files: no file is held in memory, and no transaction waits for
 * somebody's slow line.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from './problem.ts';

/** No file is larger than this, save where an operation says less. */
const uploadLimitBytes = 200 * 1024 * 1024;

export interface Upload extends AsyncDisposable {
  /** The file from its beginning, as often as asked. */
  bytes: () => AsyncIterable<Uint8Array>;
  /** SHA-256 of it: equal files are equal. */
  hash: string;
  size: number;
  /** Where it rests until it is disposed of. */
  path: string;
}

/**
 * Takes a file in. Dispose of it when done.
 * @param limitBytes no larger one
 * @throws ProblemError `too_large`; `unreadable` for one broken off; `unavailable` for a full disk
 */
export async function receiveUpload(file: Readable, limitBytes = uploadLimitBytes): Promise<Upload> {
  const path = join(tmpdir(), `latchkey-upload-${randomUUID()}`);
  const remove = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let size = 0;
  try {
    await pipeline(
      file,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          hash.update(chunk);
          // The rest is read and thrown away: who is still sending would not hear the answer.
          if (size <= limitBytes) yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
    if (size > limitBytes)
      throw new ProblemError('too_large', `A file may have ${limitBytes / 1024 / 1024} MB at most.`);
    const bytes = () => createReadStream(path);
    return { bytes, hash: hash.digest('hex'), size, path, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw asUploadFault(error);
  }
}

/** What keeps a file from being written, as people can do something about it. */
export function asUploadFault(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ProblemError('unavailable', 'The disk is full.', {
      headers: { 'retry-after': '60' },
    });
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new ProblemError('unreadable', 'The upload was broken off.');
  return error;
}
