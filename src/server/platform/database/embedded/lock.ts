/**
 * One program per folder. The lock is the operating system's own lock on a file, taken through SQLite: it is granted to
 * exactly one, it ends with the process however that ends, and no number of a process, which may be used again, is in it.
 */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from '../../start-fault.ts';
import { folderFault } from './folder-fault.ts';

/**
 * Takes the folder for this process.
 * @param home the folder, which must exist
 * @returns what gives it back
 * @throws StartFault `already_running` where another living process has it
 */
export function lockHome(home: string): () => void {
  const path = join(home, 'lock');
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path, { timeout: 0 });
    file.exec('begin exclusive');
    chmodSync(path, 0o600); // who may read it could lock it too
  } catch (error) {
    file?.close();
    if (isBusy(error)) {
      throw new StartFault(
        'already_running',
        `Latchkey is already running on ${home}. Stop that one first, or give this one a folder of its own with LATCHKEY_DATA.`,
      );
    }
    throw folderFault(error, path);
  }
  const held = file;
  return () => held.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
