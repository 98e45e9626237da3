/**
 * Files at customers, contacts, follow-ups and opportunities. Invariants: a file is seen by whom its record is seen by,
 * added by who may change that (at a follow-up: record one), and deleted by these and, while they may add, by who
 * uploaded it; one at no record yet is its uploader's alone, and gone after a week; what a file holds is kept once,
 * however often it was uploaded, until nothing refers to it.
 */
export { attachmentJobs } from './sweep.ts';
export { attachmentRoutes } from './routes.ts';
export { attachmentsOf, attachTo, presentAttachment, type AttachmentRow } from './service.ts';
