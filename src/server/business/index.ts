/** All modules of the business, for the app. */
import type { Route } from '#access/gate';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Job } from '#platform/jobs';
import type { Logger } from '#platform/log';

export function businessRoutes(_settings: { database: Database; clock: Clock }): Route[] {
  return [];
}

export function businessJobs(_settings: { database: Database; clock: Clock; log: Logger }): Job<never>[] {
  return [];
}
