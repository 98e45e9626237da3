/**
 * Slow work: done later, by any server, again if it fails. Kept by pg-boss in the same database, so that a job is sent
 * in the transaction of the change it belongs to: both happen or neither.
 */
import { PgBoss } from 'pg-boss';
import { CompiledQuery } from 'kysely';
import type { Db, Database } from './database.ts';
import type { Logger } from './log.ts';

export interface Job<Data extends object> {
  name: string;
  /** Does the work; a throw lets it be tried again, at most `retries` times. */
  work(data: Data): Promise<void>;
  /** Tries after the first (3). */
  retries?: number;
  /** Minutes after which a run counts as dead and is tried again (15). */
  expireMinutes?: number;
  /** Runs by itself, as cron says (UTC). */
  cron?: string;
}

export interface Jobs {
  /** Sends a job with a transaction's handle: it is there when the transaction is. */
  enqueue(db: Db, name: string, data: object): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param jobs all kinds of work, from all modules; names must differ */
export function createJobs(database: Database, log: Logger, jobs: readonly Job<never>[]): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[] | undefined) },
    // A schema of its own; made at the first start.
    schema: 'pgboss',
  });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs: the queue has a fault; it goes on by itself'));
  let started: Promise<void> | undefined;

  async function begin(): Promise<void> {
    await boss.start();
    for (const job of jobs) {
      await boss.createQueue(job.name, {
        retryLimit: job.retries ?? 3,
        retryDelay: 5,
        expireInSeconds: 60 * (job.expireMinutes ?? 15),
      });
      await boss.work(job.name, { pollingIntervalSeconds: 1 }, async ([sent]) => {
        if (!sent) return;
        await job.work(sent.data as never).catch((error: unknown) => {
          log.error({ err: error, job: job.name }, 'a job failed');
          throw error;
        });
      });
      if (job.cron) await boss.schedule(job.name, job.cron);
    }
  }

  const start = () =>
    (started ??= begin().catch((error: unknown) => {
      // The database may have been away: the next one tries again.
      started = undefined;
      throw error;
    }));

  return {
    start,
    async stop() {
      await started?.catch(() => {});
      if (started) await boss.stop({ graceful: true, timeout: 5000, close: false });
    },
    async enqueue(db, name, data) {
      // Sending may come before the server has begun to work on jobs.
      await start();
      const executeSql = (text: string, values?: unknown[]) =>
        db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values ?? []));
      await boss.send(name, data, { db: { executeSql } });
    },
  };
}
