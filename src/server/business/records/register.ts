import { sql, type RawBuilder } from 'kysely';
import type { RecordObject } from '#contract/business/choices';
import type { Ctx } from '#access/gate';
import { notFound } from '#platform/problem';

export interface RecordKind {
  object: RecordObject;
  table: 'customers' | 'contacts' | 'follow_ups' | 'opportunities' | 'products' | 'attachments';
  /** What it is called, on alias `t`. */
  label: RawBuilder<string>;
  /** Whether its customer is joined as `c` for the conditions below. */
  ofCustomer: boolean;
  /** Condition on alias `t` (and `c`) that this person may see it. */
  visible(ctx: Ctx): RawBuilder<boolean>;
  /** Condition that this person may put it into the bin and take it out again. */
  deletable(ctx: Ctx): RawBuilder<boolean>;
  /** Condition that this person may attach files to it. Without one, nobody can. */
  attachable?(ctx: Ctx): RawBuilder<boolean>;
}

const kinds = new Map<RecordObject, RecordKind>();

export function registerRecord(kind: RecordKind): RecordKind {
  kinds.set(kind.object, kind);
  return kind;
}

/** @throws Error for a kind that no module registered: a fault of ours */
export function kindOf(object: RecordObject): RecordKind {
  const kind = kinds.get(object);
  if (!kind) throw new Error(`No module registered ${object}.`);
  return kind;
}

/** A record that this person may see, in the bin or not. @throws ProblemError `not_found` */
export async function demandVisible(ctx: Ctx, object: RecordObject, id: string): Promise<void> {
  const kind = kindOf(object);
  const { rows } = await sql`
    select 1 from ${sql.table(kind.table)} t
    ${kind.ofCustomer ? sql`left join customers c on c.id = t.customer_id` : sql``}
    where t.id = ${id} and ${kind.visible(ctx)}`.execute(ctx.db);
  if (rows.length === 0) throw notFound();
}

const afterwards = new Map<RecordObject, (ctx: Ctx, id: string) => Promise<void>>();

/** Says what else is to be done when a record of a kind has come out of the bin. */
export const onRestored = (object: RecordObject, work: (ctx: Ctx, id: string) => Promise<void>): void =>
  void afterwards.set(object, work);

export const afterRestoring = async (ctx: Ctx, object: RecordObject, id: string): Promise<void> =>
  afterwards.get(object)?.(ctx, id);
