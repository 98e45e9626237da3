import { lockProblems } from '#contract/access/problems';
import { route, type Route } from '#access/gate';
import {
  changeProblem,
  commentOn,
  getProblem,
  listProblems,
  raiseByHand,
  reopenProblem,
  setProblemAside,
  solveProblem,
  takeProblem,
} from './service.ts';

/** Whoever looks after locks looks after what lies behind them. */
export const problemRoutes: Route[] = [
  route(lockProblems.list, 'locks.manage', (ctx, { query }) => listProblems(ctx, query)),
  route(lockProblems.get, 'locks.manage', (ctx, { params }) => getProblem(ctx, params.id)),
  route(lockProblems.raise, 'locks.manage', (ctx, { body }) => raiseByHand(ctx, body)),
  route(lockProblems.change, 'locks.manage', (ctx, given) => changeProblem(ctx, given)),
  route(lockProblems.take, 'locks.manage', (ctx, given) => takeProblem(ctx, given)),
  route(lockProblems.comment, 'locks.manage', (ctx, given) => commentOn(ctx, given)),
  route(lockProblems.solve, 'locks.manage', (ctx, given) => solveProblem(ctx, given)),
  route(lockProblems.setAside, 'locks.manage', (ctx, given) => setProblemAside(ctx, given)),
  route(lockProblems.reopen, 'locks.manage', (ctx, given) => reopenProblem(ctx, given)),
];
