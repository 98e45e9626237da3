import { demo } from '#contract/business/records';
import { route, type Route } from '#access/gate';
import { clearDemo } from './clear.ts';
import { fillDemo } from './fill.ts';
import { countMarked } from './store.ts';

export const demoRoutes: Route[] = [
  route(demo.get, 'settings.manage', ({ db }) => countMarked(db)),
  route(demo.fill, 'settings.manage', (ctx) => fillDemo(ctx)),
  route(demo.clear, 'settings.manage', (ctx) => clearDemo(ctx)),
];
