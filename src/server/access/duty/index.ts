/**
 * Duty: who is called for an unlock request, by the clock on the wall of the organisation. Shifts of every week, shifts
 * of one day that go before them, absences, holidays of the house. Invariants: whoever is away, closed, or may not
 * answer is never on duty, whatever the shifts say; a change is told to whoever it puts on duty.
 */
export { answerers } from './answerers.ts';
export { isAnybodyOnRoster, onDutyNow } from './now.ts';
export { dutyRoutes } from './routes.ts';
