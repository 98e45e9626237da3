/**
 * Lanes: an account is never locked as a whole; what runs out is a lane of it: account × how well the client is known ×
 * factor. Invariants: a failure in one lane changes no other's budget (I1); checking and counting are one statement,
 * before the proof is looked at (I4); what is counted is the person's id, never what was typed (I5).
 */
export {
  freeAt,
  giveBack,
  giveBackLatest,
  refill,
  refillAll,
  roomAt,
  sweepBudgets,
  take,
  type Factor,
} from './budgets.ts';
export { becomeFamiliar, familiarDays, isOffice, keyOf, laneOf, limitsOf } from './lanes.ts';
export { countOf, networksFailing, noteFailure, takeOf } from './networks.ts';
export { createRepeats, type Repeats } from './repeats.ts';
