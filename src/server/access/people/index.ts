/**
 * People, departments, roles, the organisation. Invariants: somebody who may manage people can always sign in; the
 * tree of departments has no circle, nor has the line of managers; every change of access is told to all servers.
 */
export { peopleRoutes } from './routes.ts';
export { demandNotWidened, demandOver, isOver } from './own-rights.ts';
