/** Into the bin and out again; versions. */
import { sql, type RawBuilder } from 'kysely';
import type { ProblemCode } from '#contract/problem';
import { changed, forbidden, type Ctx } from '#access/gate';
import { apart } from '#platform/database';
import { notFound, ProblemError } from '#platform/problem';
import { afterRestoring, type RecordKind } from './register.ts';

interface Found {
  version: number;
  customer_id: string | null;
  customer_deleted: boolean;
  may: boolean;
}

/** @throws ProblemError `stale` */
export function checkVersion(record: { version: number }, seen: number): void {
  if (record.version !== seen) throw new ProblemError('stale', `It is at version ${record.version} by now.`);
}

/** @throws ProblemError `not_found`, `forbidden`, `stale` */
export async function putIntoBin(ctx: Ctx, kind: RecordKind, id: string, seen: number): Promise<void> {
  const record = await find(ctx, kind, id, sql`t.deleted_at is null`);
  if (!record.may) throw forbidden();
  checkVersion(record, seen);
  await sql`
    update ${sql.table(kind.table)}
    set deleted_at = ${ctx.now}, deleted_by = ${ctx.user.personId}, version = version + 1, updated_at = ${ctx.now}
    where id = ${id}`.execute(ctx.db);
  await changed(ctx, kind.object, id, { action: 'deleted', customerId: record.customer_id });
}

/** @throws ProblemError `not_found`, `forbidden`; `wrong_state` where its customer is in the bin itself */
export async function takeOutOfBin(ctx: Ctx, kind: RecordKind, id: string): Promise<void> {
  const record = await find(ctx, kind, id, sql`t.deleted_at is not null`);
  if (!record.may) throw forbidden();
  if (record.customer_deleted)
    throw new ProblemError('wrong_state', 'Its customer is in the bin: restore that first.');
  await sql`
    update ${sql.table(kind.table)}
    set deleted_at = null, deleted_by = null, version = version + 1, updated_at = ${ctx.now}
    where id = ${id}`.execute(ctx.db);
  await changed(ctx, kind.object, id, { action: 'restored', customerId: record.customer_id });
  await afterRestoring(ctx, kind.object, id);
}

/** Takes several out, each by itself: one that has to stay keeps none of the others there. */
export async function takeAllOutOfBin(
  ctx: Ctx,
  kind: RecordKind,
  ids: readonly string[],
): Promise<{ restored: string[]; failed: { id: string; code: ProblemCode }[] }> {
  const restored: string[] = [];
  const failed: { id: string; code: ProblemCode }[] = [];
  for (const id of new Set(ids)) {
    try {
      await apart(ctx.db, () => takeOutOfBin(ctx, kind, id));
      restored.push(id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      failed.push({ id, code: error.code });
    }
  }
  return { restored, failed };
}

async function find(ctx: Ctx, kind: RecordKind, id: string, state: RawBuilder<unknown>): Promise<Found> {
  const { rows } = await sql<Found>`
    select t.version, ${kind.deletable(ctx)} as may,
      ${kind.ofCustomer ? sql`t.customer_id, coalesce(c.deleted_at is not null, false)` : sql`${kind.table === 'customers' ? sql`t.id` : sql`null::uuid`} as customer_id, false`} as customer_deleted
    from ${sql.table(kind.table)} t ${kind.ofCustomer ? sql`left join customers c on c.id = t.customer_id` : sql``}
    where t.id = ${id} and ${state} and ${kind.visible(ctx)} for update of t`.execute(ctx.db);
  const record = rows[0];
  if (!record) throw notFound();
  return record;
}
