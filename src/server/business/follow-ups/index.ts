/**
 * Follow-ups: what was done with a customer and what is next. Invariants: seen with their customer; a contact or
 * opportunity named is one of that customer's; `last_follow_up_at` of the customer is the newest there is.
 */
export { followUpRoutes } from './routes.ts';
export { exportFollowUps, listFollowUps } from './service.ts';
