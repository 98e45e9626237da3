/**
 * The one place that decides what somebody may do, and over whose records. Routes name a right; stores take a `reach`
 * and make a condition of it; records tell their abilities from the same reach.
 */
import { sql, type RawBuilder } from 'kysely';
import { recordPermissions, type Permission } from '#contract/access/permissions';
import { plannedAnew } from '#platform/database';
import { ProblemError } from '#platform/problem';
import type { Principal } from './principal.ts';

/** What a route asks for. `open`: nothing; `session`: a person at a browser, no API key; `signedIn`: either. */
export type Right = 'open' | 'session' | 'signedIn' | Permission;

/** Whose records a permission reaches: everybody's, or those of the people listed. Nobody's: an empty list. */
export type Reach = 'all' | readonly string[];

export function reach(user: Principal, permission: Permission): Reach {
  switch (user.permissions.get(permission)) {
    case 'all':
      return 'all';
    case 'departmentAndBelow':
      return user.departmentAndBelow;
    case 'department':
      return user.department;
    case 'own':
      return [user.personId];
    case undefined:
      return [];
  }
}

export const holds = (user: Principal, permission: Permission): boolean => user.permissions.has(permission);

/** True where a record of this owner lies within reach. A record without owner is reached by `all` only. */
export function reaches(whose: Reach, ownerId: string | null): boolean {
  return whose === 'all' || (ownerId !== null && whose.includes(ownerId));
}

/**
 * True where somebody may do nothing that this person may not: no other permission, over nobody else's records.
 * @param besides people whose records don't count
 */
export function covers(user: Principal, them: Principal, besides: readonly string[] = []): boolean {
  return [...them.permissions.keys()].every((permission) => {
    if (!holds(user, permission)) return false;
    const mine = reach(user, permission);
    if (mine === 'all' || !(recordPermissions as readonly Permission[]).includes(permission)) return true;
    const theirs = reach(them, permission);
    return theirs !== 'all' && theirs.every((id) => mine.includes(id) || besides.includes(id));
  });
}

/** @throws ProblemError `forbidden` */
export function demand(user: Principal, permission: Permission): void {
  if (!holds(user, permission)) throw forbidden(permission);
}

export const forbidden = (permission?: Permission): ProblemError =>
  new ProblemError('forbidden', permission && `This takes the right ${permission}.`);

/** What covering somebody widens, at the customers whose work was due: never more than one's own roles allow at all. */
const atCovered: ReadonlySet<Permission> = new Set([
  'customers.read',
  'contacts.read',
  'followUps.read',
  'followUps.create',
  'opportunities.read',
]);
/** And at the very records that were due. */
const onCovered: ReadonlySet<Permission> = new Set([
  'followUps.read',
  'followUps.change',
  'opportunities.read',
  'opportunities.change',
]);

/** Customers that a permission reaches because one covers for somebody. It ends the moment they are back. */
export const coveredCustomers = (user: Principal, permission: Permission): ReadonlyMap<string, string> =>
  atCovered.has(permission) && holds(user, permission) ? user.covering.customers : nothing;

/** Records that it reaches for the same reason. */
export const coveredRecords = (user: Principal, permission: Permission): ReadonlyMap<string, string> =>
  onCovered.has(permission) && holds(user, permission) ? user.covering.records : nothing;
const nothing: ReadonlyMap<string, string> = new Map();

/** Covered ones as a condition on the column with their id. Null where there are none, and the query stays as it is. */
export const among = (
  covered: ReadonlyMap<string, string>,
  column: RawBuilder<unknown>,
): RawBuilder<boolean> | null =>
  covered.size === 0 ? null : sql<boolean>`${column} = any(${[...covered.keys()]}::uuid[])`;

/** A reach as a condition on the column that names a record's owner. */
export function ownedWithin(whose: Reach, column: RawBuilder<unknown>): RawBuilder<boolean> {
  if (whose === 'all') return sql<boolean>`true`;
  if (whose.length === 0) return sql<boolean>`false`;
  // An index by owner and time gives one owner's records in order of time, but not those of `any` of a list.
  return whose.length === 1
    ? sql<boolean>`${column} = ${whose[0]}::uuid`
    : sql<boolean>`${column} = any(${whose}::uuid[])`;
}

/** The same for lists: which index is best depends on how much those people own. */
export function listOwnedWithin(whose: Reach, column: RawBuilder<unknown>): RawBuilder<boolean> {
  const within = ownedWithin(whose, column);
  return whose === 'all' || whose.length < 2 ? within : sql<boolean>`${within} ${plannedAnew}`;
}
