/** What all records share on their pages: the names of their fields, and their history. */
export { HistoryList, HistoryPanel } from './history.tsx';
export { fieldWords } from './words.ts';
