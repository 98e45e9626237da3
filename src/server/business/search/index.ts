/**
 * One search over all kinds of record, each with its own rule of who sees what. Invariants: every statement looks at a
 * bounded number of rows, whatever is typed and however many there are; what is close to what was typed is looked for
 * only where little is found as typed, and comes last.
 */
export { searchRoutes } from './routes.ts';
