/**
 * An uploaded file rests in the system's folder for temporary files while it is read: how it is encoded is only known
 * at its end, and no file is ever held in memory.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '#platform/problem';
import { createDialectSniffer, type Dialect, largestFileBytes } from './reading.ts';

export interface Spooled extends AsyncDisposable {
  dialect: Dialect;
  /** The file from its beginning, as often as asked. */
  bytes: () => AsyncIterable<Uint8Array>;
}

/**
 * Takes a file in. Dispose of it when done.
 * @throws ProblemError `too_large`; UnreadableFile
 */
export async function spool(file: Readable): Promise<Spooled> {
  const path = join(tmpdir(), `latchkey-import-${randomUUID()}.csv`);
  const remove = () => rm(path, { force: true });
  const sniffer = createDialectSniffer();
  let size = 0;
  try {
    await pipeline(
      file,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          // The rest is read and thrown away: who is still sending would not hear the answer.
          if (size > largestFileBytes) continue;
          sniffer.push(chunk);
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
    if (size > largestFileBytes)
      throw new ProblemError('too_large', `A file may have ${largestFileBytes / 1024 / 1024} MB at most.`);
    return {
      dialect: sniffer.result(),
      bytes: () => createReadStream(path),
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC')
      throw new ProblemError('unavailable', 'The disk for temporary files is full.', {
        headers: { 'retry-after': '60' },
      });
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
      throw new ProblemError('unreadable', 'The upload was broken off.');
    throw error;
  }
}
