/**
 * Coming in: set-up, signing in and out, one's own account, passwords changed and reset. Invariants: every proof passes
 * the gate; answers never tell whether an address is known; a reset link works once and signs nobody in.
 */
export { accountRoutes } from './account-routes.ts';
export { handOver } from './come-in.ts';
export { makeDeviceLink, trust } from './device-proof.ts';
export { goOn, tokenOfLock } from './first-proof.ts';
export { sweepChallenges, sweepSignIns, writeSignIn } from './history.ts';
export { firstRoles } from './first-roles.ts';
export { storable, tidyEmail, type SignInHouse } from './house.ts';
export { sendResetLink } from './jobs.ts';
export { makePasswordLink } from './links.ts';
export { mailCodes } from './mails.ts';
export { presentMe } from './me.ts';
export { signInWithPassword } from './password.ts';
export { findCandidate, findPerson } from './people.ts';
export { passwordRoutes } from './password-routes.ts';
export { signInRoutes } from './routes.ts';
export { reasonsToAsk } from './reasons.ts';
export { proveSignIn } from './second-proof.ts';
export { isUnlike } from './whereabouts.ts';
export { isSetUp, onSetUp } from './set-up.ts';
