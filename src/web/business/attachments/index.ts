/** Files at records: the part of a record's page with its files, those of a follow-up, and the field of a form. */
export { FileChips } from './chips.tsx';
export { useFilesField } from './field.tsx';
export { AttachmentsOf } from './section.tsx';
