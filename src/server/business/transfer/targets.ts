/** The kinds of record that can be imported. */
import type { Db } from '#platform/database';
import type { ImportObject } from './fields.ts';
import { loadStages } from './stages.ts';
import { contact } from './target-contact.ts';
import { customer } from './target-customer.ts';
import { followUp } from './target-follow-up.ts';
import { opportunityWith } from './target-opportunity.ts';
import { person } from './target-person.ts';
import { product } from './target-product.ts';
import type { Target } from './target.ts';

export type { Columns, Shape, Table, Target, Writing } from './target.ts';

/** What importing has to know of a kind of record. */
export async function targetOf(db: Db, object: ImportObject): Promise<Target> {
  return object === 'opportunity' ? opportunityWith(await loadStages(db)) : plainTargets[object];
}

const plainTargets = { customer, contact, followUp, product, person };

/** Fields by which records of a kind can be found again, with this mapping; the best first. */
export function matchChoicesOf(object: ImportObject, mapped: ReadonlySet<string | null>): string[] {
  const all = object === 'opportunity' ? opportunityWith([]).matchChoices : plainTargets[object].matchChoices;
  const names =
    object === 'contact'
      ? ['firstName', 'lastName']
      : object === 'opportunity'
        ? ['customer', 'product']
        : [];
  return all.filter(
    (field) => mapped.has(field) || (field === 'name' && names.some((name) => mapped.has(name))),
  );
}
