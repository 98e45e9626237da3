/**
 * The audit: who did what, when, from where. Lines are written in the transaction of the act (`audit`); calls of the API
 * get theirs from the adapter (`auditCall`, `auditRefusal`, `auditEntrance`). Every minute they are sealed in
 * batches (`sealAudit`), and `verifyAudit` names whatever isn't as it was sealed. Knows nothing of the gate, so that the
 * gate can write lines; its operations are in `#access/audit/routes`.
 */
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Job } from '#platform/jobs';
import { auditKey, sealAudit } from './seal.ts';

export { auditCall, auditedAs, auditRefusal } from './calls.ts';
export { auditEntrance } from './entrances.ts';
export { auditKey, sealAudit } from './seal.ts';
export { verifyAudit } from './verify.ts';
export { audit, type AuditCtx } from './write.ts';

/** Seals what waits, every minute. @param setting the secret from the settings that is mixed into the key */
export function auditJobs(options: {
  database: Database;
  clock: Clock;
  setting: string | undefined;
}): Job<object>[] {
  const { database, clock, setting } = options;
  return [
    {
      name: 'audit-seal',
      cron: '* * * * *',
      work: async () => void (await sealAudit(database, await auditKey(database, setting), clock())),
    },
  ];
}
