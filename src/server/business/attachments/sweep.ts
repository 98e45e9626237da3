/** What nobody needs any more goes, every night: files that came to no record, and content that nothing refers to. */
import { sql } from 'kysely';
import { attachmentObjects } from '#contract/business/attachments';
import { kindOf } from '#business/records';
import { dayMs, later, type Clock } from '#platform/clock';
import { transact, type Database } from '#platform/database';
import { lockContent, refersToFiles, unusedFiles, type FileStore } from '#platform/files';
import type { Job } from '#platform/jobs';

/** So long a file waits for the follow-up that it was uploaded for. */
const looseMs = 7 * dayMs;

refersToFiles('attachments');

export const attachmentJobs = (house: {
  database: Database;
  clock: Clock;
  files: FileStore;
}): Job<never>[] => [
  { name: 'attachments-sweep', cron: '41 3 * * *', work: () => sweepAttachments(house) } as Job<never>,
];

export async function sweepAttachments({
  database: { db },
  clock,
  files,
}: Parameters<typeof attachmentJobs>[0]): Promise<void> {
  const now = clock();
  await db
    .deleteFrom('attachments')
    .where('record_id', 'is', null)
    .where('created_at', '<', later(now, -looseMs))
    .execute();
  // An import that is taken back, or the made-up company, takes its records away for good.
  for (const object of attachmentObjects)
    await sql`delete from attachments a where object = ${object}
      and not exists (select from ${sql.table(kindOf(object).table)} t where t.id = a.record_id)`.execute(db);
  for await (const hashes of files.list(later(now, -dayMs))) {
    for (const hash of await unusedFiles(db, hashes))
      await transact(db, async (trx) => {
        await lockContent(trx, hash);
        if ((await unusedFiles(trx, [hash])).length > 0) await files.remove(hash);
      });
  }
}
