/** What all records share on their pages: the names of their fields, their history, parts of lists and forms. */
export { RecordBeside, useRows } from './beside.tsx';
export { useCellEdits, withMainPhone } from './cells.tsx';
export { draftOf, useEditing } from './editing.ts';
export { ExportLink } from './export-link.tsx';
export { RecordFrame, RecordWaiting } from './frame.tsx';
export { HistoryList, HistoryPanel } from './history.tsx';
export { type InSight, useRecordInSight, useShown } from './in-sight.ts';
export { useRemoval } from './place.ts';
export { useBinned, useChange } from './undo.ts';
export { MailLink, PhoneLink, Ways } from './ways.tsx';
export { fieldWords } from './words.ts';
