/**
 * Coming in: set-up, signing in and out, one's own account, passwords changed and reset. Invariants: every proof passes
 * the gate; answers never tell whether an address is known; a reset link works once and signs nobody in.
 */
export { makePasswordLink } from './links.ts';
export { sendResetLink } from './jobs.ts';
export { passwordRoutes, type PasswordPolicy } from './password-routes.ts';
export { signInRoutes } from './routes.ts';
export { isSetUp, onSetUp } from './set-up.ts';
