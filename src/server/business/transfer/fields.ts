/**
 * What a column of a file can go to, for each kind of record: the field, how its values are read, its names in three
 * languages, and the names that other systems give it (Salesforce, HubSpot, Zoho, Pipedrive, Dynamics, Odoo, 纷享销客,
 * 销售易). A file that we export comes back by the same names.
 */
import type { importObjects } from '#contract/business/transfer';
import { contact } from './fields-contact.ts';
import { customer } from './fields-customer.ts';
import type { Field } from './field.ts';
import { followUp } from './fields-follow-up.ts';
import { opportunity } from './fields-opportunity.ts';
import { person } from './fields-person.ts';
import { product } from './fields-product.ts';

export type ImportObject = (typeof importObjects)[number];

const byObject: Record<ImportObject, readonly Field[]> = {
  customer,
  contact,
  followUp,
  opportunity,
  product,
  person,
};

/** All fields of an object, in the order in which they are written down. */
export const fieldsOf = (object: ImportObject): readonly Field[] => byObject[object];

/** One field by its key; undefined where the object has none of that name. */
export const fieldOf = (object: ImportObject, key: string): Field | undefined =>
  byObject[object].find((f) => f.field === key);
