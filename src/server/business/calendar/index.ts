/**
 * The calendar feed: open next steps as iCalendar, at an address that is a secret of 256 bits. Invariants: one a person,
 * a new one ends the former; it shows what its person may see at that moment, and nothing while their account is locked
 * or closed; of the secret only a hash is kept.
 */
export { calendarRoutes } from './routes.ts';
