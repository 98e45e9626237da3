/**
 * What locks cost. Invariants: nothing is estimated: every figure is a count of rows that can be opened, or time between two
 * instants that are written down; working time is the organisation's own hours, without the holidays of the house; money is
 * shown by the organisation's own rates or not at all. Figures follow the records as they stand now. What suffers beside the
 * people's time is said by whoever registers it.
 */
export { registerCost } from './register.ts';
export { costRoutes } from './routes.ts';
export { workingDayFrom } from './working-days.ts';
