/**
 * Follow-ups: what was done with a customer and what is next; a task is one where nothing was done yet. Invariants: seen with their customer; a contact or
 * opportunity named is one of that customer's; `last_follow_up_at` of the customer is the newest there is, tasks
 * apart; a task has a next step, everything else a content.
 */
import './costs.ts';
import './due-work.ts';

export { followUpRoutes } from './routes.ts';
export { exportFollowUps, listFollowUps } from './service.ts';
