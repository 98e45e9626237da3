/**
 * Bringing files in, and lists out. A file becomes rows in the database at once, and stays what it was; columns go to fields, names
 * and words are understood, and every row is judged before anything is written. Invariants: a dry run and a run judge
 * by the same code; a run and an undo are one transaction each; nothing is mended silently; rights are those of
 * whoever began the import. Reading (`reading.ts` and below) knows nothing of the database.
 */
import './remedy-duplicates.ts';
import './remedy-slowed.ts';

export { transferRoutes } from './routes.ts';
export { importJobs } from './work.ts';
export { exportFile, importFile, type Imported } from './by-hand.ts';
