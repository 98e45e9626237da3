/** What was deleted, by kind of record, and the way back. */
export { BinPage } from './page.tsx';
