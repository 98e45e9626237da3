/** What a role can allow, and over whose records. */
import { z } from 'zod';

/** Rights over records: they reach as far as the role's data scope. */
export const recordPermissions = [
  'customers.read',
  'customers.create',
  'customers.change',
  'customers.assign',
  'customers.delete',
  'contacts.read',
  'contacts.create',
  'contacts.change',
  'contacts.delete',
  'followUps.read',
  'followUps.create',
  'followUps.change',
  'followUps.delete',
  'opportunities.read',
  'opportunities.create',
  'opportunities.change',
  'opportunities.assign',
  'opportunities.delete',
  'records.export',
] as const;

/** Rights over the house: they have no scope. */
export const housePermissions = [
  'products.manage',
  'records.import',
  'people.manage',
  'settings.manage',
  'apiKeys.manage',
  'locks.manage',
  'audit.read',
] as const;

export const permissions = [...recordPermissions, ...housePermissions] as const;
export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;

/** How far a role's rights over records reach, narrowest first. */
export const scopes = ['own', 'department', 'departmentAndBelow', 'all'] as const;
export const Scope = z.enum(scopes);
export type Scope = z.infer<typeof Scope>;
