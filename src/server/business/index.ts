/** All modules of the business, for the app. */
import type { Route } from '#access/gate';
import { onSetUp } from '#access/sign-in';
import { attachmentJobs, attachmentRoutes } from '#business/attachments';
import { bulkJobs, bulkRoutes } from '#business/bulk';
import { calendarRoutes } from '#business/calendar';
import { contactRoutes } from '#business/contacts';
import { customerRoutes } from '#business/customers';
import { demoRoutes } from '#business/demo';
import { firstDaysRoutes } from '#business/first-days';
import { followUpRoutes } from '#business/follow-ups';
import { addFirstPipeline, opportunityRoutes } from '#business/opportunities';
import { presenceRoutes } from '#business/presence';
import { productRoutes } from '#business/products';
import { recordRoutes } from '#business/records';
import { searchRoutes } from '#business/search';
import { todayJobs, todayRoutes } from '#business/today';
import { importJobs, transferRoutes } from '#business/transfer';
import { viewRoutes } from '#business/views';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { FileStore } from '#platform/files';
import type { Job } from '#platform/jobs';
import type { Logger } from '#platform/log';

onSetUp(addFirstPipeline);

export function businessRoutes({ publicUrl, files }: { publicUrl: string; files: FileStore }): Route[] {
  return [
    ...recordRoutes,
    ...customerRoutes,
    ...contactRoutes,
    ...followUpRoutes,
    ...opportunityRoutes,
    ...productRoutes,
    ...attachmentRoutes(files),
    ...searchRoutes,
    ...todayRoutes,
    ...firstDaysRoutes,
    ...calendarRoutes(publicUrl),
    ...transferRoutes,
    ...bulkRoutes,
    ...viewRoutes,
    ...presenceRoutes,
    ...demoRoutes,
  ];
}

export function businessJobs(settings: {
  database: Database;
  clock: Clock;
  log: Logger;
  files: FileStore;
}): Job<never>[] {
  return [
    ...importJobs(settings),
    ...bulkJobs(settings),
    ...todayJobs(settings),
    ...attachmentJobs(settings),
  ];
}
