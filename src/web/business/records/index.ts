/** What all records share on their pages: the names of their fields, their history, parts of lists and forms. */
export { useEdited } from './editing.ts';
export { FilterDay, FilterSwitch, Labelled } from './filter-fields.tsx';
export { HistoryList, HistoryPanel } from './history.tsx';
export { MailLink, PhoneLink, Ways } from './ways.tsx';
export { fieldWords } from './words.ts';
