/** Who is signed in and what they may do. */
import { access } from '#contract/access/sign-in';
import type { Permission } from '#contract/access/permissions';
import { useApi } from './hooks.ts';

/** The signed-in person; undefined for the moment before it is known. */
export const useMe = () => useApi(access.me, {}).data;

/** Whether I hold a right at all; what I may do to one record is said by its own `can`. */
export function useRight(permission: Permission): boolean {
  return useMe()?.permissions[permission] !== undefined;
}
