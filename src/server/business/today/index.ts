/**
 * Today: one reading over follow-ups and opportunities, with their own rules of who sees what. Keeps nothing itself.
 * Days are days of the organisation's time zone.
 */
export { todayRoutes } from './routes.ts';
