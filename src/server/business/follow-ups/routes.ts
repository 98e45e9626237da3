import { followUps } from '#contract/business/follow-ups';
import { route, type Route } from '#access/gate';
import {
  addTask,
  changeFollowUp,
  completeNextStep,
  getFollowUp,
  listFollowUps,
  recordFollowUp,
  removeFollowUp,
  restoreFollowUp,
} from './service.ts';

export const followUpRoutes: Route[] = [
  route(followUps.list, 'followUps.read', (ctx, { query }) => listFollowUps(ctx, query)),
  route(followUps.get, 'followUps.read', (ctx, { params }) => getFollowUp(ctx, params.id)),
  route(followUps.create, 'followUps.create', (ctx, { body }) => recordFollowUp(ctx, body)),
  route(followUps.addTask, 'followUps.create', (ctx, { body }) => addTask(ctx, body)),
  route(followUps.change, 'followUps.change', (ctx, { params, body, version }) =>
    changeFollowUp(ctx, params.id, version, body),
  ),
  route(followUps.complete, 'followUps.change', (ctx, { params, body }) =>
    completeNextStep(ctx, params.id, body.done),
  ),
  route(followUps.remove, 'followUps.delete', (ctx, { params, version }) =>
    removeFollowUp(ctx, params.id, version),
  ),
  route(followUps.restore, 'followUps.delete', (ctx, { params }) => restoreFollowUp(ctx, params.id)),
];
