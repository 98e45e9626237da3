import { customers } from '#contract/business/customers';
import { route, type Route } from '#access/gate';
import { groupCustomers } from './groups.ts';
import {
  addCustomer,
  changeCustomer,
  getCustomer,
  listCustomers,
  removeCustomer,
  restoreCustomer,
} from './service.ts';
import { tellWhoSees } from './sight.ts';
import { findFacets } from './store.ts';
import { customerTimeline } from './timeline.ts';

export const customerRoutes: Route[] = [
  route(customers.list, 'customers.read', (ctx, { query }) => listCustomers(ctx, query)),
  route(customers.groups, 'customers.read', (ctx, { query }) => groupCustomers(ctx, query)),
  route(customers.facets, 'customers.read', async (ctx) => {
    const none = { industries: [], sources: [], levels: [], tags: [], cities: [] };
    return (await findFacets(ctx)) ?? none;
  }),
  route(customers.get, 'customers.read', (ctx, { params }) => getCustomer(ctx, params.id)),
  route(customers.timeline, 'customers.read', (ctx, { params, query }) =>
    customerTimeline(ctx, params.id, query),
  ),
  route(customers.seenBy, 'customers.read', async (ctx, { params, query: { personId = [] } }) => {
    await getCustomer(ctx, params.id);
    return { items: await tellWhoSees(ctx.db, params.id, personId) };
  }),
  route(customers.create, 'customers.create', (ctx, { body }) => addCustomer(ctx, body)),
  route(customers.change, 'customers.change', (ctx, { params, body, version }) =>
    changeCustomer(ctx, params.id, version, body),
  ),
  route(customers.remove, 'customers.delete', (ctx, { params, version }) =>
    removeCustomer(ctx, params.id, version),
  ),
  route(customers.restore, 'customers.delete', (ctx, { params }) => restoreCustomer(ctx, params.id)),
];
