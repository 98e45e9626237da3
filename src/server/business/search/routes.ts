import { search } from '#contract/business/search';
import { route, type Route } from '#access/gate';
import { findAnything } from './service.ts';

export const searchRoutes: Route[] = [
  route(search.find, 'signedIn', async (ctx, { query }) => ({ items: await findAnything(ctx, query) })),
];
