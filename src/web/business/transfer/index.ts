/** Bringing files in: upload, look at every row, mend, import, undo. */
export { ImportsPage } from './list-page.tsx';
export { ImportPage } from './page.tsx';
