/** Who is signed in and what they may do. */
import type { Permission } from '#contract/access/permissions';
import { access, type Me } from '#contract/access/sign-in';
import type { LockTold } from '#contract/problem';
import { keyOf, queryClient, useApi } from './hooks.ts';

/** The signed-in person; undefined for the moment before it is known. */
export const useMe = () => useApi(access.me, {}).data;

/** Whether I hold a right at all; what I may do to one record is said by its own `can`. */
export function useRight(permission: Permission): boolean {
  return useMe()?.permissions[permission] !== undefined;
}

/** A call met a lock of mine: known at once, without asking who I am. */
export function noteLock(lock: LockTold): void {
  queryClient.setQueryData(keyOf(access.me, {}), (me: Me | undefined) => me && { ...me, lock });
}
