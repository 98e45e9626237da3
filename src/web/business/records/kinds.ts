/** The kinds of record by what can be done with each; and a record as its change takes it. */
import type { z } from 'zod';
import { contacts } from '#contract/business/contacts';
import { customers } from '#contract/business/customers';
import { followUps } from '#contract/business/follow-ups';
import { opportunities, products } from '#contract/business/opportunities';
import type { Ref } from '#contract/fields';

const pick = <G, C, R>({ get, change, restore }: { get: G; change: C; restore: R }) => ({
  get,
  change,
  restore,
});

export const kinds = {
  customer: pick(customers),
  contact: pick(contacts),
  followUp: pick(followUps),
  opportunity: pick(opportunities),
  product: pick(products),
};
type Kinds = typeof kinds;
/** The kinds of record that have fields to change; a file has none. */
export type Editable = keyof Kinds;
export type RecordOf<O extends Editable> = z.output<Kinds[O]['get']['reply']>;
export type ChangeOf<O extends Editable> = Kinds[O]['change']['body'];
/** The fields of a change, as a form holds them. */
export type FieldsOf<O extends Editable> = z.input<ChangeOf<O>>;

/** Whether this person may put it into the bin, and so take it out again. What has no rights of its own is shown to those. */
export const mayDelete = (record: object): boolean =>
  !('can' in record) || (record.can as { delete?: boolean }).delete === true;

const isRef = (value: unknown): value is Ref =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

/** A line of a list: the product of a deal becomes `productId`. */
const lineOf = (line: unknown): unknown =>
  typeof line === 'object' && line !== null
    ? Object.fromEntries(
        Object.entries(line).map(([key, value]) => (isRef(value) ? [`${key}Id`, value.id] : [key, value])),
      )
    : line;

/** What a field is called where a record is shown: `ownerId` shows the owner. */
export const shownAs = (field: string): string => field.replace(/Ids$/, 's').replace(/Id$/, '');

/**
 * A value that a record shows, as its change takes it: people and records by their ids.
 * @param field as the change calls it, e.g. `ownerId`
 */
export function asTaken(field: string, shown: unknown): unknown {
  if (field.endsWith('Ids')) return Array.isArray(shown) ? shown.filter(isRef).map(({ id }) => id) : [];
  if (field.endsWith('Id')) return isRef(shown) ? shown.id : null;
  return Array.isArray(shown) ? shown.map(lineOf) : shown;
}

/** All that a change of this record could set, as it is now. */
export const fieldsOf = <O extends Editable>(object: O, record: RecordOf<O>): FieldsOf<O> =>
  Object.fromEntries(
    Object.keys(kinds[object].change.body.shape).map((field) => [
      field,
      asTaken(field, (record as Record<string, unknown>)[shownAs(field)]),
    ]),
  ) as FieldsOf<O>;
