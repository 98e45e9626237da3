/** The history of records: every change is written down in the transaction that makes it. */
import { sentAlong, type Db } from '#platform/database';
import type { CoveringNow } from '#access/coverage';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';

export type Action = 'created' | 'changed' | 'moved' | 'deleted' | 'restored';
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}
export interface Change {
  action: Action;
  fields?: readonly FieldChange[];
  /** The customer on whose page it is told. */
  customerId?: string | null;
  importId?: string;
  /** The customer it belongs to, where the page of that customer doesn't tell it. */
  atCustomerId?: string;
}

/** Writes one act on a record into its history. */
export async function changed(
  ctx: { db: Db; now: Date; user: { personId: string; covering?: CoveringNow } | null },
  object: string,
  recordId: string,
  change: Change,
): Promise<void> {
  await ctx.db
    .insertInto('changes')
    .values({
      id: newId(),
      at: ctx.now,
      person_id: ctx.user?.personId ?? null,
      object,
      record_id: recordId,
      customer_id: change.customerId ?? null,
      action: change.action,
      fields: JSON.stringify(change.fields ?? []),
      import_id: change.importId ?? null,
      coverage_id: ctx.user?.covering ? inPlaceOf(ctx.user.covering, recordId, change) : null,
    })
    .returning(saidLive(object).as('told'))
    .modifyEnd(sentAlong)
    .execute();
}

/** The coverage in which somebody acts at this record, or its customer. */
const inPlaceOf = (
  { customers, records }: CoveringNow,
  recordId: string,
  { customerId, atCustomerId }: Change,
): string | null =>
  records.get(recordId) ?? customers.get(customerId ?? '') ?? customers.get(atCustomerId ?? '') ?? null;

/**
 * The fields of a change that really differ, from what to what.
 * @param before the record as it was, by field
 * @param after what is set; fields left out or undefined stay as they are
 */
export function difference(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] {
  return Object.entries(after)
    .filter(([, to]) => to !== undefined)
    .map(([field, to]) => ({ field, from: before[field] ?? null, to: to ?? null }))
    .filter(({ from, to }) => !same(from, to));
}

const told = ['can', 'version', 'createdAt', 'updatedAt'];

/** A record as the history compares it: what people enter, without what follows from it or is told beside it. */
export function factsOf(record: object, derived: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => !told.includes(key) && !derived.includes(key)),
  );
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** Text that is equal for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
