/**
 * Notices: what somebody has to know. `notify` writes them in the transaction of the act; mail and group chats follow by
 * a job at once, and by another every minute for what had to wait. Knows nothing of the gate, so that the gate can give
 * notice; the operations are in `#access/notices/routes`.
 */
import { dayMs, later, type Clock } from '#platform/clock';
import type { Db } from '#platform/database';
import type { Job } from '#platform/jobs';
import type { Mailer } from '#platform/mail';
import { chatsDue, sweepDeliveries, tellChat, type ChatSettings } from './chats.ts';
import { mailNotices, mailsDue } from './mails.ts';
import { deliverJob } from './notify.ts';

export { sendTo } from './chats.ts';
export { notify, type NewNotice, type NoticeCtx } from './notify.ts';
export type { Service } from './services.ts';

/** A minute's worth; what is over comes the next minute. */
const peopleAtOnce = 200;
const keepMs = 180 * dayMs;

export interface DeliverySettings extends ChatSettings {
  mailer: Mailer;
  clock: Clock;
}

/** Delivery: right after the act (`people`: who has to be written to), and every minute for what had to wait. */
export function noticeJobs(settings: DeliverySettings): Job<never>[] {
  return [
    {
      name: deliverJob,
      work: ({ people }: { people: string[] }) => deliver(settings, people),
    },
    {
      name: 'notices-waiting',
      cron: '* * * * *',
      work: async () => deliverNotices(settings),
    },
  ] as Job<never>[];
}

/** Sends everything that may go now. */
export async function deliverNotices(settings: DeliverySettings): Promise<void> {
  const { database, clock } = settings;
  await deliver(settings, await mailsDue(database.db, clock(), peopleAtOnce));
}

async function deliver(settings: DeliverySettings, people: readonly string[]): Promise<void> {
  const { database, clock } = settings;
  // Chats don't wait for a mail server that is away.
  for (const hook of await chatsDue(database.db, clock())) await tellChat(settings, hook);
  for (const person of people) if ((await mailNotices(settings, person)) === 'away') return;
}

/** What is half a year old goes. */
export async function sweepNotices(db: Db, now: Date): Promise<void> {
  const before = later(now, -keepMs);
  await db.deleteFrom('notices').where('at', '<', before).execute();
  await sweepDeliveries(db, before);
}
