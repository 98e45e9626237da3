/** What happens by the clock: calling people, giving up, forgetting. */
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import type { Job } from '#platform/jobs';
import { callJob } from './ask.ts';
import { callAll, callOut, type CallSettings } from './escalation.ts';

/** A progress link works so long, answered or not, somebody's name or nobody's. */
export const keepsMs = 30 * dayMs;

export const unlockJobs = (settings: CallSettings): Job<never>[] =>
  [
    { name: callJob, work: ({ id }: { id: string }) => callOut(settings, id) },
    { name: 'unlock-calls', cron: '* * * * *', work: () => callAll(settings) },
    { name: 'unlock-sweep', cron: '27 3 * * *', work: () => sweep(settings.database.db, settings.clock()) },
  ] as Job<never>[];

/** What was asked in a name that nobody has goes when its link does; what was asked of us is kept for a year. */
async function sweep(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('unlock_requests')
    .where('person_id', 'is', null)
    .where('created_at', '<', later(now, -keepsMs))
    .execute();
  await db
    .deleteFrom('unlock_requests')
    .where('created_at', '<', later(now, -365 * dayMs))
    .execute();
}
