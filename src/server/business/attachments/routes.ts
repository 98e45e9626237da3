import { attachments } from '#contract/business/attachments';
import { route, type Route } from '#access/gate';
import type { FileStore } from '#platform/files';
import {
  addAttachment,
  listAttachments,
  readAttachment,
  removeAttachment,
  restoreAttachment,
} from './service.ts';

/** Which right an operation takes depends on the record that the file is at. */
export const attachmentRoutes = (store: FileStore): Route[] => [
  route(attachments.upload, 'signedIn', (ctx, { query, file }) => addAttachment(ctx, store, query, file)),
  route(attachments.list, 'signedIn', (ctx, { query }) => listAttachments(ctx, query)),
  route(attachments.file, 'signedIn', (ctx, { params }) => readAttachment(ctx, store, params.id)),
  route(attachments.remove, 'signedIn', (ctx, { params, version }) =>
    removeAttachment(ctx, params.id, version),
  ),
  route(attachments.restore, 'signedIn', (ctx, { params }) => restoreAttachment(ctx, params.id)),
];
