import type { SignInHouse } from '#access/sign-in';
import type { Db } from '#platform/database';
import type { FileStore } from '#platform/files';

/** What unlock requests need beyond signing in. */
export interface UnlockHouse extends SignInHouse {
  files: FileStore;
  /** Sends a job in a transaction. */
  enqueue(db: Db, job: string, data: object): Promise<void>;
}
