import { Readable } from 'node:stream';
import { calendar } from '#contract/business/calendar';
import { entrance, route, type Route } from '#access/gate';
import { findFeed, makeFeed, readFeed, revokeFeed } from './service.ts';

export const calendarRoutes = (publicUrl: string): Route[] => [
  route(calendar.get, 'session', (ctx) => findFeed(ctx)),
  route(calendar.make, 'session', (ctx) => makeFeed(ctx, publicUrl)),
  route(calendar.revoke, 'session', (ctx) => revokeFeed(ctx)),
  entrance(calendar.feed, async (ctx, { params }) => ({
    name: 'latchkey.ics',
    content: Readable.from([await readFeed(ctx, params.token)]),
  })),
];
