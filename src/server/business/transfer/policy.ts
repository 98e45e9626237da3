/** Who may bring which records in, and whose imports one sees. */
import type { Permission } from '#contract/access/permissions';
import { demand, holds, type Ctx, type Principal } from '#access/gate';
import type { ImportObject } from './fields.ts';

/** The right to make records of a kind; importing takes `records.import` besides. */
export const createRight: Record<ImportObject, Permission> = {
  customer: 'customers.create',
  contact: 'contacts.create',
  followUp: 'followUps.create',
  opportunity: 'opportunities.create',
  product: 'products.manage',
  person: 'people.manage',
};

/** @throws ProblemError `forbidden` */
export function demandImport(user: Principal, object: ImportObject): void {
  demand(user, 'records.import');
  demand(user, createRight[object]);
}

/** Imports hold other people's data: one sees one's own, and who manages the settings sees all. */
export const seesAllImports = ({ user }: Pick<Ctx, 'user'>): boolean => holds(user, 'settings.manage');
