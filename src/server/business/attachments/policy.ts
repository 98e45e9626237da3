/** Who sees, adds and deletes files. */
import { sql, type RawBuilder } from 'kysely';
import { attachmentObjects, type AttachmentObject } from '#contract/business/attachments';
import type { Permission } from '#contract/access/permissions';
import { holds, type Ctx, type Principal } from '#access/gate';
import { kindOf, registerRecord } from '#business/records';

const adding: Record<AttachmentObject, Permission> = {
  customer: 'customers.change',
  contact: 'contacts.change',
  followUp: 'followUps.create',
  opportunity: 'opportunities.change',
};

/** Whether somebody adds files to records of a kind (of any kind) at all. */
export const addsTo = (user: Principal, object?: AttachmentObject): boolean =>
  (object === undefined ? attachmentObjects : [object]).some((one) => holds(user, adding[one]));

const no = sql<boolean>`false`;

/** The condition that an attachment, alias `t`, is at a record that isn't in the bin and that fits. */
function atRecord(fits: (object: AttachmentObject) => RawBuilder<boolean> | undefined): RawBuilder<boolean> {
  const each = attachmentObjects.map((object) => {
    const { table, ofCustomer } = kindOf(object);
    // Conditions of records call them `t` as well: here the attachment is `a`, named before `t` is another.
    return sql`(t.object = ${object} and exists (
      select from (select t.record_id as id) as a, ${sql.table(table)} t
      ${ofCustomer ? sql`left join customers c on c.id = t.customer_id` : sql``}
      where t.id = a.id and t.deleted_at is null ${ofCustomer ? sql`and c.deleted_at is null` : sql``}
        and ${fits(object) ?? no}))`;
  });
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

export const visible = (ctx: Ctx): RawBuilder<boolean> =>
  sql<boolean>`((t.record_id is null and t.created_by = ${ctx.user.personId})
    or ${atRecord((object) => kindOf(object).visible(ctx))})`;

/** Whoever lost the right to add loses the right to take away, also what was theirs. */
export function deletable(ctx: Ctx): RawBuilder<boolean> {
  const { user } = ctx;
  const objects = attachmentObjects.filter((object) => addsTo(user, object));
  return sql<boolean>`((t.created_by = ${user.personId} and coalesce(t.object = any(${objects}::text[]), true))
    or ${atRecord((object) => kindOf(object).attachable?.(ctx))})`;
}

export const kind = registerRecord({
  object: 'attachment',
  table: 'attachments',
  label: sql.ref('t.name'),
  ofCustomer: false,
  visible,
  deletable,
});

/** What somebody may do about the files of a record. Undefined: they don't see it. */
export async function findRecord(
  ctx: Ctx,
  object: AttachmentObject,
  id: string,
): Promise<{ attachable: boolean; customerId: string | null } | undefined> {
  const { table, ofCustomer, ...kind } = kindOf(object);
  const { rows } = await sql<{ attachable: boolean; customerId: string | null }>`
    select ${kind.attachable?.(ctx) ?? no} as attachable, ${ofCustomer ? sql`c.id` : sql`t.id`} as "customerId"
    from ${sql.table(table)} t ${ofCustomer ? sql`left join customers c on c.id = t.customer_id` : sql``}
    where t.id = ${id} and t.deleted_at is null ${ofCustomer ? sql`and c.deleted_at is null` : sql``}
      and ${kind.visible(ctx)}`.execute(ctx.db);
  return rows[0];
}
