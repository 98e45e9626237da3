/**
 * Today: one reading over follow-ups and opportunities, with their own rules of who sees what. The morning's
 * reminders tell the same by notice: one a person and day. Days are days of the organisation's time zone.
 */
export { todayJobs } from './reminders.ts';
export { todayRoutes } from './routes.ts';
