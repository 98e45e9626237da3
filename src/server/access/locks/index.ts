/**
 * The lock as a thing: a row with its cause, evidence, end and history, no flag on anybody. Invariants: what the engine
 * opens has an end (I6; the table refuses anything else); an open lock is opened once, and prolonged when its trigger is
 * pulled again; a lock that is over counts no more, whether or not anybody has written that down; a lock with a lane is
 * a note that this lane is spent, and keeps nobody's session or other lanes from anything (I2).
 */
export { activeLocks, isShielded, worstOf, type ActiveLock } from './active.ts';
export { causeSigns, suggestCauseOf } from './cause.ts';
export { expireLocks, liftLock, nameCause, noteProof } from './end.ts';
export { openLock } from './open.ts';
