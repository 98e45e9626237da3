/**
 * One change to many records, done in the background batch by batch. Invariants: which records is settled when a run is
 * made; each is changed by its own module's rules, as whoever made the run, with the rights they have at that moment; a
 * batch and the note of what became of it are one transaction, so that a killed server goes on where it was; undoing
 * touches no record that somebody changed since. A run is seen by its maker alone.
 */
export { bulkRoutes } from './routes.ts';
export { bulkJobs } from './work.ts';
