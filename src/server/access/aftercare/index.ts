/**
 * What comes after a lock: remedies that verify themselves where they can, and the watched days (probation) until they
 * are. Invariants: it begins with the end of a lock by a person or a proof, never by time, which a stranger's guesses
 * could bring about; locks that end together share one; a point is stamped once when it is found done, and says so when
 * it is so no more; nobody is on probation for longer than thirty days, and it keeps nobody from anything. What is looked
 * at is registered by whoever knows it. Knows nothing of locks and the gate, so that both may call it; its operations
 * are in `#access/aftercare/routes`.
 */
import './checks.ts';

export { beginAftercare } from './begin.ts';
export { aftercareJobs } from './jobs.ts';
export { findOffered, registerRemedy } from './register.ts';
export { lookAfter, settle } from './settle.ts';
export { addRemedy, writeRemedyEvent } from './store.ts';
