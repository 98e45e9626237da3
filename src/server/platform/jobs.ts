/**
 * Slow work: done later, by any server, again if it fails. Kept by pg-boss in the same database, so that a job is sent
 * in the transaction of the change it belongs to: both happen or neither.
 */
import { PgBoss, type JobResult } from 'pg-boss';
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
  /** How many this server works on at once (1). Of short work with many senders, so that nobody waits behind a crowd. */
  atOnce?: number;
  /** Runs by itself, as cron says (UTC). */
  cron?: string;
}

export interface Jobs {
  /** Sends a job with a transaction's handle: it is there when the transaction is. */
  enqueue(db: Db, name: string, data: object): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** By then the transaction that a job was sent in is over, most often; else it is found at the next full second. */
const noticedMs = 30;

/** @param jobs all kinds of work, from all modules; names must differ */
export function createJobs(database: Database, log: Logger, jobs: readonly Job<never>[]): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[] | undefined) },
    // A schema of its own; made at the first start.
    schema: 'pgboss',
  });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs: the queue has a fault; it goes on by itself'));
  let started: Promise<void> | undefined;
  const workers = new Map<string, string>();
  /** Looks for work now: nobody waits a second for what this server knows to be there. */
  const wake = (name: string) => boss.notifyWorker(workers.get(name) ?? '');

  /** One that fails is tried again by itself; the others of its batch are done. */
  const workOn = (job: Job<never>, id: string, data: unknown): Promise<JobResult> =>
    job.work(data as never).then(
      () => ({ id, status: 'completed' }),
      (error: unknown) => {
        log.error({ err: error, job: job.name }, 'a job failed');
        return {
          id,
          status: 'failed',
          output: { message: error instanceof Error ? error.message : String(error) },
        };
      },
    );

  async function begin(): Promise<void> {
    await boss.start();
    for (const job of jobs) {
      await boss.createQueue(job.name, {
        retryLimit: job.retries ?? 3,
        retryDelay: 5,
        expireInSeconds: 60 * (job.expireMinutes ?? 15),
      });
      const options = { batchSize: job.atOnce ?? 1, perJobResults: true } as const;
      const worker = await boss.work(job.name, { pollingIntervalSeconds: 1, ...options }, (batch) => {
        // Where there was one there may be more.
        wake(job.name);
        return Promise.all(batch.map(({ id, data }) => workOn(job, id, data)));
      });
      workers.set(job.name, worker);
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
      setTimeout(() => wake(name), noticedMs).unref();
    },
  };
}
