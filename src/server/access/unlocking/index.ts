/**
 * Unlock requests: whoever can't get in asks whoever is on duty, signed in or not, with mail or without. Invariants:
 * a request in a name that nobody has looks like one that nobody has answered; whoever floods somebody's name calls
 * nobody a fifth time and keeps nobody from asking; nobody answers what they asked themselves, nor without a fresh
 * proof, nor what somebody else has answered; an answer signs nobody in (I8); each step of the escalation is taken
 * once, however many servers there are.
 */
export { unlockJobs } from './jobs.ts';
export { registerGuardians } from './people.ts';
export { unlockRoutes } from './routes.ts';
