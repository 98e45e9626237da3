/** Files at a request: pictures and PDFs, small and few, as their first bytes tell what they are. */
import { fileTypeFromFile } from 'file-type';
import { unlockFilesAtMost, unlockFileTypes, type UnlockFile } from '#contract/access/unlocking';
import type { KeptFile } from '#access/gate';
import type { Db } from '#platform/database';
import { lockContent, refersToFiles, type FileStore } from '#platform/files';
import { saidLive } from '#platform/live';
import { notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import type { Upload } from '#platform/upload';
import { lockRequest } from './store.ts';

refersToFiles('unlock_files');

/** Those that every browser shows; a PDF can hold script and is saved. */
const isPicture = (mediaType: string) => ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType);

interface Row {
  id: string;
  at: Date;
  name: string;
  bytes: number;
  media_type: string;
  person_id: string | null;
}

const present = (row: Row): UnlockFile => ({
  id: row.id,
  at: row.at.toISOString(),
  name: row.name,
  bytes: row.bytes,
  mediaType: row.media_type,
  picture: isPicture(row.media_type),
  fromAsker: row.person_id === null,
});

export async function filesOf(db: Db, requestId: string): Promise<UnlockFile[]> {
  const rows = await db
    .selectFrom('unlock_files')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('at')
    .execute();
  return rows.map(present);
}

/**
 * To be called in a transaction.
 * @param personId who adds it; null: whoever asked
 * @throws ProblemError `unsupported_media_type`; `wrong_state` where it is over, or there are as many as may be
 */
export async function addFile(
  db: Db,
  store: FileStore,
  given: { requestId: string; personId: string | null; name: string; file: Upload },
  now: Date,
): Promise<UnlockFile> {
  const { requestId, personId, name, file } = given;
  const mediaType = (await fileTypeFromFile(file.path))?.mime ?? '';
  if (!(unlockFileTypes as readonly string[]).includes(mediaType))
    throw new ProblemError('unsupported_media_type', 'Only pictures and PDFs are taken here.');
  if (!(await lockRequest(db, requestId)))
    throw new ProblemError('wrong_state', 'This request is over already.');
  const there = await filesOf(db, requestId);
  if (there.filter(({ fromAsker }) => fromAsker === (personId === null)).length >= unlockFilesAtMost)
    throw new ProblemError('wrong_state', `A request takes ${unlockFilesAtMost} files at most.`);
  await lockContent(db, file.hash);
  await store.keep(file);
  const row = {
    id: newId(),
    request_id: requestId,
    at: now,
    person_id: personId,
    hash: file.hash,
    bytes: file.size,
    name,
    media_type: mediaType,
  };
  await db.insertInto('unlock_files').values(row).returning(saidLive('unlockRequest').as('told')).execute();
  return present(row);
}

/** @throws ProblemError `not_found` for a file of another request, too */
export async function readFile(
  db: Db,
  store: FileStore,
  requestId: string,
  fileId: string,
): Promise<KeptFile> {
  const row = await db
    .selectFrom('unlock_files')
    .selectAll()
    .where('id', '=', fileId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const { name, hash, bytes, media_type: mediaType } = row;
  return { name, hash, bytes, mediaType, isShown: isPicture(mediaType), content: await store.read(hash) };
}
