import { today } from '#contract/business/today';
import { route, type Route } from '#access/gate';
import { getToday } from './service.ts';

export const todayRoutes: Route[] = [
  route(today.get, 'signedIn', (ctx, { query }) => getToday(ctx, query.of)),
];
