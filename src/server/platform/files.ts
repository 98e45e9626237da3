/**
 * Files that are kept, each by the hash of its content: equal files are kept once, and what a file holds never changes.
 * Invariants: a file of that name is whole (it is written elsewhere, brought onto the disk, and then given its name); it
 * is there before whoever refers to it commits. Who may read one is decided by whoever refers to it.
 */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { asUploadFault, type Upload } from './upload.ts';

export interface FileStore {
  /** Keeps what was uploaded. @throws ProblemError `unavailable` for a full disk; nothing is left of it then */
  keep(upload: Pick<Upload, 'path' | 'hash'>): Promise<void>;
  /** A file from its beginning. @throws Error where it isn't there */
  read(hash: string): Promise<Readable>;
  /** The hashes of all files that were there before a moment, folder by folder. */
  list(before: Date): AsyncIterable<string[]>;
  remove(hash: string): Promise<void>;
}

const incoming = 'incoming';

/** @param folder made when the first file comes */
export function createFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2));
  return {
    async keep({ path: uploaded, hash }) {
      const path = pathOf(hash);
      if (await isThere(path)) return;
      const unfinished = join(folder, incoming, randomUUID());
      try {
        for (const needed of [dirname(unfinished), dirname(path)])
          await mkdir(needed, { recursive: true, mode: 0o700 });
        await copyFile(uploaded, unfinished);
        await sync(unfinished);
        await rename(unfinished, path);
        for (const changed of [dirname(path), folder]) await syncFolder(changed);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw asUploadFault(error);
      }
    },
    read: async (hash) => (await open(pathOf(hash))).createReadStream(),
    async *list(before) {
      for (const part of await entries(folder)) {
        const old: string[] = [];
        for (const rest of await entries(join(folder, part))) {
          const path = join(folder, part, rest);
          if ((await stat(path)).mtime >= before) continue;
          // What a server that died had not finished.
          if (part === incoming) await rm(path, { force: true });
          else old.push(part + rest);
        }
        if (old.length > 0) yield old;
      }
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
  };
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
const entries = (folder: string) => readdir(folder).catch((): string[] => []);

async function sync(path: string): Promise<void> {
  await using file = await open(path, 'r+');
  await file.sync();
}

/** A new name is on the disk when its folder is. Windows keeps no folder open, and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path);
  await folder.sync();
}

const referring = new Set<string>();

/** Says that rows of a table refer to files, by `hash`: what none of these tables refers to is swept. */
export const refersToFiles = (table: string): void => void referring.add(table);

/** Those of some files that nothing refers to. */
export async function unusedFiles(db: Db, hashes: readonly string[]): Promise<string[]> {
  const used = [...referring].map(
    (table) => sql`exists (select from ${sql.table(table)} t where t.hash = h.hash)`,
  );
  const { rows } = await sql<{ hash: string }>`
    select hash from unnest(${hashes}::text[]) as h (hash) where not (${sql.join(used, sql` or `)})`.execute(
    db,
  );
  return rows.map((row) => row.hash);
}

/** Until the transaction ends, nobody else adds or removes this content. */
export const lockContent = (db: Db, hash: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 7236107))`.execute(db);
