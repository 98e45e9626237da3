/** Files at records: contracts, drawings, pictures. A file is first uploaded, by itself or straight to a record. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, FileName, Id, recordFacts, Ref } from '../fields.ts';

/** The kinds of record that files are attached to. */
export const attachmentObjects = ['customer', 'contact', 'followUp', 'opportunity'] as const;
export type AttachmentObject = (typeof attachmentObjects)[number];

export const attachmentLimitBytes = 25 * 1024 * 1024;
/** How many one record, or one new follow-up, takes. */
export const attachmentsPerRecord = 200;
export const attachmentsPerFollowUp = 20;

/** The kinds of picture that browsers show, and that hold no script. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

export const Attachment = z
  .object({
    ...recordFacts,
    name: z.string(),
    bytes: z.int(),
    /** As the file's first bytes tell it. */
    mediaType: z.string(),
    /** It may be shown in the page. */
    picture: z.boolean(),
    by: Ref.nullable(),
    can: z.object({ delete: z.boolean() }),
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof Attachment>;

/** Both or neither. */
const atRecord = {
  object: z.enum(attachmentObjects).optional(),
  recordId: Id.optional(),
};
const isWhole = ({ object, recordId }: { object?: unknown; recordId?: unknown }) =>
  (object === undefined) === (recordId === undefined);
const notWhole = { path: ['recordId'], error: 'object_and_record' };

export const attachments = {
  upload: endpoint({
    method: 'POST',
    path: '/api/attachments',
    summary:
      'Upload a file of 25 MB at most: to a record, or by itself for a follow-up that is being written',
    query: z.strictObject({ ...atRecord, name: FileName }).refine(isWhole, notWhole),
    upload: true,
    limitBytes: attachmentLimitBytes,
    reply: Attachment,
    creates: true,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/attachments',
    summary: 'The files of a record, newest first; without one, mine that are at no record yet',
    query: z.strictObject(atRecord).refine(isWhole, notWhole),
    reply: z.object({ items: z.array(Attachment) }),
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/attachments/{id}/file',
    summary: 'The file itself; pictures may be shown, everything else is for saving',
    params: ById,
    file: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/attachments/{id}',
    summary: 'Put a file into the bin; one that is at no record yet is gone',
    params: ById,
    versioned: true,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/attachments/{id}/restore',
    summary: 'Take a file out of the bin',
    params: ById,
    reply: Attachment,
  }),
};
