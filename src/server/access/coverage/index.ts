/**
 * Coverage: somebody who is locked or away, and the colleague who stands in. This door knows what others fill in and ask:
 * the registers of due work, what somebody covers now, and how long clocks stood still. Beginning, passing on and handing
 * back is in `#access/coverage/turns`; the operations in `#access/coverage/routes`. Invariants: no record changes its owner;
 * a cover gets at nothing that the person couldn't get at themselves, and only at what was due and its customers; what
 * they get ends with the last lock and absence, whether or not anybody has written that down; nothing here can keep a lock
 * from being lifted.
 */
export { coveringOf, coversNothing, type CoveringNow } from './covering.ts';
export {
  dueWorkKinds,
  nameOfObject,
  registerDueWork,
  registerWaiting,
  registerWorkObject,
  waitingCustomers,
  workObject,
  type DueItem,
} from './register.ts';
export { absentNow, awayNow, isCovered, timeAway } from './away.ts';
