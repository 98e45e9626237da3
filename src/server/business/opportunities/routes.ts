import { opportunities, pipelines } from '#contract/business/opportunities';
import { route, type Route } from '#access/gate';
import { getBoard } from './board.ts';
import { groupOpportunities } from './groups.ts';
import { moveBackOpportunity, moveOpportunity } from './move.ts';
import { addPipeline, changePipeline, listPipelines, removePipeline } from './pipelines.ts';
import {
  addOpportunity,
  changeOpportunity,
  getOpportunity,
  listOpportunities,
  removeOpportunity,
  restoreOpportunity,
  totalOpportunities,
} from './service.ts';

export const opportunityRoutes: Route[] = [
  route(opportunities.list, 'opportunities.read', (ctx, { query }) => listOpportunities(ctx, query)),
  route(opportunities.totals, 'opportunities.read', (ctx, { query }) => totalOpportunities(ctx, query)),
  route(opportunities.groups, 'opportunities.read', (ctx, { query }) => groupOpportunities(ctx, query)),
  route(opportunities.board, 'opportunities.read', (ctx, { query }) => getBoard(ctx, query)),
  route(opportunities.get, 'opportunities.read', (ctx, { params }) => getOpportunity(ctx, params.id)),
  route(opportunities.create, 'opportunities.create', (ctx, { body }) => addOpportunity(ctx, body)),
  route(opportunities.change, 'opportunities.change', (ctx, { params, body, version }) =>
    changeOpportunity(ctx, params.id, version, body),
  ),
  route(opportunities.move, 'opportunities.change', (ctx, { params, body, version }) =>
    moveOpportunity(ctx, params.id, version, body),
  ),
  route(opportunities.moveBack, 'opportunities.change', (ctx, { params, body, version }) =>
    moveBackOpportunity(ctx, params.id, version, body.changeId),
  ),
  route(opportunities.remove, 'opportunities.delete', (ctx, { params, version }) =>
    removeOpportunity(ctx, params.id, version),
  ),
  route(opportunities.restore, 'opportunities.delete', (ctx, { params }) =>
    restoreOpportunity(ctx, params.id),
  ),

  route(pipelines.list, 'signedIn', async (ctx) => ({ items: await listPipelines(ctx.db) })),
  route(pipelines.create, 'settings.manage', (ctx, { body }) => addPipeline(ctx, body)),
  route(pipelines.change, 'settings.manage', (ctx, { params, body, version }) =>
    changePipeline(ctx, params.id, version, body),
  ),
  route(pipelines.remove, 'settings.manage', (ctx, { params, version }) =>
    removePipeline(ctx, params.id, version),
  ),
];
