/** What went wrong with a file or folder, as a sentence that says what to do. */
import { statfsSync } from 'node:fs';
import { StartFault } from '../../start-fault.ts';

/** Below this PostgreSQL can't even write the next segment of its journal. */
const leastFreeBytes = 24 * 1024 * 1024;

/** Turns an error of the file system into a StartFault; `disk_full`, `folder_unwritable` or `folder_failed`. */
export function folderFault(error: unknown, path: string): StartFault {
  if (error instanceof StartFault) return error;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || isFull(path)) return diskFull(path, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ERR_SQLITE_ERROR') {
    return new StartFault(
      'folder_unwritable',
      `Latchkey can't write to ${path}. Give the user that runs it (${userName()}) the right to write there, or name another folder with LATCHKEY_DATA.`,
      { cause: error },
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartFault(
      'folder_failed',
      `${path} can't be a folder because a file is in its way. Move that file, or name another folder with LATCHKEY_DATA.`,
      { cause: error },
    );
  }
  return new StartFault('folder_failed', `Latchkey can't use ${path}: ${messageOf(error)}.`, {
    cause: error,
  });
}

export function diskFull(path: string, cause?: unknown): StartFault {
  return new StartFault(
    'disk_full',
    `The disk that holds ${path} is full. Free some space there (200 MB at least), or name a folder on another disk with LATCHKEY_DATA, and start again.`,
    { cause },
  );
}

/** True where the disk under a folder has less free than PostgreSQL needs (or than is asked for). */
export function isFull(path: string, bytes = leastFreeBytes): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < bytes;
  } catch {
    return false; // not even there: another fault, said elsewhere
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function userName(): string {
  const uid = process.getuid?.();
  return uid === undefined ? 'yours' : `uid ${uid}`;
}
