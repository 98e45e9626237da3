/**
 * Turns: coverage begins, passes on and is handed back. Every minute, whatever was missed meanwhile: what is there is held
 * against what should be, person by person, each in a transaction of its own under a lock, so that restarts, two servers
 * and a clock that jumps leave nothing half done or done twice.
 */
export { coverageChanged, coverageJobs, lookJob } from './look.ts';
export { defaultTexts } from './replies.ts';
