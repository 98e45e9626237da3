import { bulkRuns } from '#contract/business/bulk';
import { route, type Route } from '#access/gate';
import { cancelRun, getRun, listRuns, startRun, undoRun } from './service.ts';

// Which right it takes depends on the kind of record and on the change: `service.ts` demands it.
export const bulkRoutes: Route[] = [
  route(bulkRuns.list, 'signedIn', (ctx) => listRuns(ctx)),
  route(bulkRuns.create, 'signedIn', (ctx, { body }) => startRun(ctx, body)),
  route(bulkRuns.get, 'signedIn', (ctx, { params }) => getRun(ctx, params.id)),
  route(bulkRuns.cancel, 'signedIn', (ctx, { params }) => cancelRun(ctx, params.id)),
  route(bulkRuns.undo, 'signedIn', (ctx, { params }) => undoRun(ctx, params.id)),
];
