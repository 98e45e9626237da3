/**
 * First days: what a new house and a new person do once. Invariant: a step is done when it is so, whoever did it and
 * whatever the list says; only that somebody saw a page, or put the list away, is kept. What is made up doesn't count.
 */
import { firstDays } from '#contract/business/first-days';
import { route, type Route } from '#access/gate';
import { changeFirstDays, getFirstDays } from './service.ts';

export const firstDaysRoutes: Route[] = [
  route(firstDays.get, 'session', (ctx) => getFirstDays(ctx)),
  route(firstDays.change, 'session', (ctx, { body }) => changeFirstDays(ctx, body)),
];
