/**
 * The made-up company to look around in. Invariants: it is there once or not at all; everything it consists of is marked
 * in `demo_records`, and the history it comes with carries its fill's id; clearing leaves what people entered or changed
 * (the rule is in `clear.ts`). Its people have no password, so nobody can sign in as one of them.
 */
export { fillDemo, offerDemo } from './fill.ts';
export { demoRoutes } from './routes.ts';
