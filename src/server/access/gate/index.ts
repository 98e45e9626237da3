/**
 * The gate: who comes in, who asks, what they may. Every entrance passes `enter`; every request passes the adapter;
 * every right is decided in `rights.ts`. Invariants: an attempt is counted before its proof is looked at; a write and
 * its history share one transaction; what is invisible answers like what is absent.
 */
export { addRoute, whoLooks } from './adapter.ts';
export type { Doing } from './answering.ts';
export { changed, difference, factsOf, type Action, type FieldChange } from './changes.ts';
export type { Client, Ctx, EntranceCtx } from './context.ts';
export { attackOn, type Told } from './alarms.ts';
export {
  accountKey,
  accountOf,
  createGate,
  enter,
  enterBySecret,
  type Account,
  type Entrance,
  type Gate,
  type Passage,
} from './gate.ts';
export { demandFresh } from './fresh.ts';
export { lockedBy, tellLock } from './locked.ts';
export { sweepAnswers } from './idempotency.ts';
export { accessChanged } from './hearing.ts';
export { createIdentifier } from './identify.ts';
export { isProbe, noteProbe } from './probes.ts';
export { apiKeyPrefix, breakGlassMethod, loadPrincipal, widest, type Principal } from './principal.ts';
export {
  among,
  coveredCustomers,
  coveredRecords,
  covers,
  demand,
  forbidden,
  holds,
  listOwnedWithin,
  ownedWithin,
  reach,
  reaches,
  type Reach,
} from './rights.ts';
export { entrance, leading, route, whileLocked, type File, type KeptFile, type Route } from './route.ts';
