/** The rules of files at records. */
import { sql } from 'kysely';
import { fileTypeFromFile } from 'file-type';
import type { z } from 'zod';
import {
  attachmentsPerRecord,
  pictureTypes,
  type Attachment,
  type AttachmentObject,
  type attachments,
} from '#contract/business/attachments';
import { changed, forbidden, type Ctx, type KeptFile, type Principal } from '#access/gate';
import { checkVersion, onRestored, putIntoBin, takeOutOfBin } from '#business/records';
import type { Db } from '#platform/database';
import { lockContent, type FileStore } from '#platform/files';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import type { Upload } from '#platform/upload';
import { addsTo, deletable, findRecord, kind, visible } from './policy.ts';

/** How many one person may have lying about. */
const looseAtMost = 100;

const rowsOf = (db: Db) =>
  db
    .selectFrom('attachments as t')
    .leftJoin('people as p', 'p.id', 't.created_by')
    .selectAll('t')
    .select('p.name as by_name')
    .where('t.deleted_at', 'is', null);
export type AttachmentRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

const isPicture = (mediaType: string) => (pictureTypes as readonly string[]).includes(mediaType);

/** @param mayAttach this person may add files where this one is */
export function presentAttachment(row: AttachmentRow, user: Principal, mayAttach: boolean): Attachment {
  const own = row.created_by === user.personId && addsTo(user, (row.object as AttachmentObject) ?? undefined);
  return {
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    mediaType: row.media_type,
    picture: isPicture(row.media_type),
    by: row.created_by === null ? null : { id: row.created_by, name: row.by_name ?? '' },
    can: { delete: mayAttach || own },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** The files of several records, newest first, by record. Who may see the records is asked beforehand. */
export async function attachmentsOf(
  db: Db,
  object: AttachmentObject,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, AttachmentRow[]>> {
  if (recordIds.length === 0) return new Map();
  const rows = await rowsOf(db)
    .where('t.object', '=', object)
    .where(sql<boolean>`t.record_id = any(${recordIds}::uuid[])`)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute();
  return Map.groupBy(rows, (row) => row.record_id ?? '');
}

/** Of a record; or those of mine that are at none yet. @throws ProblemError `not_found` for one I don't see, too */
export async function listAttachments(
  ctx: Ctx,
  { object, recordId }: z.output<typeof attachments.list.query>,
): Promise<{ items: Attachment[] }> {
  if (object === undefined || recordId === undefined) {
    const loose = await rowsOf(ctx.db)
      .where('t.record_id', 'is', null)
      .where('t.created_by', '=', ctx.user.personId)
      .orderBy('t.created_at', 'desc')
      .execute();
    return { items: loose.map((row) => presentAttachment(row, ctx.user, false)) };
  }
  const record = await findRecord(ctx, object, recordId);
  if (!record) throw notFound();
  const rows = (await attachmentsOf(ctx.db, object, [recordId])).get(recordId) ?? [];
  return { items: rows.map((row) => presentAttachment(row, ctx.user, record.attachable)) };
}

async function getAttachment(ctx: Ctx, id: string): Promise<AttachmentRow & { deletable: boolean }> {
  const row = await rowsOf(ctx.db)
    .where('t.id', '=', id)
    .where(visible(ctx))
    .select(deletable(ctx).as('deletable'))
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** @throws ProblemError `not_found`, `forbidden`, `wrong_state` where there are too many, `unavailable` for a full disk */
export async function addAttachment(
  ctx: Ctx,
  store: FileStore,
  query: z.output<typeof attachments.upload.query>,
  file: Upload,
): Promise<Attachment> {
  const { object, recordId, name } = query;
  if (object !== undefined && recordId !== undefined) await demandRoom(ctx, object, recordId);
  else await demandLooseRoom(ctx);
  const mediaType = (await fileTypeFromFile(file.path))?.mime ?? 'application/octet-stream';
  await lockContent(ctx.db, file.hash);
  await store.keep(file);
  const id = newId();
  await ctx.db
    .insertInto('attachments')
    .values({
      id,
      hash: file.hash,
      bytes: file.size,
      name,
      media_type: mediaType,
      object: object ?? null,
      record_id: recordId ?? null,
      created_by: ctx.user.personId,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  const row = await getAttachment(ctx, id);
  await tell(ctx, row, { from: null, to: name });
  return presentAttachment(row, ctx.user, row.deletable);
}

async function demandRoom(ctx: Ctx, object: AttachmentObject, recordId: string): Promise<void> {
  const record = await findRecord(ctx, object, recordId);
  if (!record) throw notFound();
  if (!record.attachable) throw forbidden();
  const there = await attachmentsOf(ctx.db, object, [recordId]);
  if ((there.get(recordId)?.length ?? 0) >= attachmentsPerRecord)
    throw new ProblemError('wrong_state', `A record takes ${attachmentsPerRecord} files at most.`);
}

async function demandLooseRoom({ db, user }: Ctx): Promise<void> {
  if (!addsTo(user)) throw forbidden();
  const { count } = await db
    .selectFrom('attachments')
    .where('created_by', '=', user.personId)
    .where('record_id', 'is', null)
    .select(db.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) >= looseAtMost)
    throw new ProblemError('wrong_state', `So many files wait for their record: ${looseAtMost} at most.`);
}

/** Files that this person uploaded beforehand come to their record. @throws ProblemError `invalid_input` */
export async function attachTo(
  ctx: Ctx,
  record: { object: AttachmentObject; id: string },
  ids: readonly string[],
): Promise<void> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return;
  const { numUpdatedRows } = await ctx.db
    .updateTable('attachments')
    .set({ object: record.object, record_id: record.id, updated_at: ctx.now })
    .where('id', 'in', [...wanted])
    .where('created_by', '=', ctx.user.personId)
    .where('record_id', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(numUpdatedRows) !== wanted.size)
    throw invalid('/body/attachmentIds', 'unknown', 'One of these files is not there any more.');
}

/** @throws ProblemError `not_found` */
export async function readAttachment(ctx: Ctx, store: FileStore, id: string): Promise<KeptFile> {
  const { name, hash, bytes, media_type: mediaType } = await getAttachment(ctx, id);
  return { name, hash, bytes, mediaType, isShown: isPicture(mediaType), content: await store.read(hash) };
}

/** @throws ProblemError `not_found`, `forbidden`, `stale` */
export async function removeAttachment(ctx: Ctx, id: string, version: number): Promise<void> {
  const row = await getAttachment(ctx, id);
  if (row.object === null) {
    if (!row.deletable) throw forbidden();
    checkVersion(row, version);
    await ctx.db.deleteFrom('attachments').where('id', '=', id).execute();
    return;
  }
  await putIntoBin(ctx, kind, id, version);
  await tell(ctx, row, { from: row.name, to: null });
}

/** @throws ProblemError `not_found`, `forbidden` */
export async function restoreAttachment(ctx: Ctx, id: string): Promise<Attachment> {
  await takeOutOfBin(ctx, kind, id);
  const row = await getAttachment(ctx, id);
  return presentAttachment(row, ctx.user, row.deletable);
}

onRestored('attachment', async (ctx, id) => {
  const row = await getAttachment(ctx, id);
  await tell(ctx, row, { from: null, to: row.name });
});

/** The record's own history has it too. */
async function tell(
  ctx: Ctx,
  { object, record_id: recordId }: AttachmentRow,
  change: { from: string | null; to: string | null },
): Promise<void> {
  if (object === null || recordId === null) return;
  const record = await findRecord(ctx, object as AttachmentObject, recordId);
  await changed(ctx, object, recordId, {
    action: 'changed',
    // What became of a follow-up is told at the follow-up alone.
    customerId: object === 'followUp' ? null : (record?.customerId ?? null),
    fields: [{ field: 'attachments', ...change }],
  });
}
