/**
 * The session of this page: whose it is, and what happens when it ends. The page stays where it is, calls that were
 * refused wait, and go on once the same person has signed in again.
 */
import { useSyncExternalStore } from 'react';
import { access, type Me } from '#contract/access/sign-in';
import { call, noteLock, ownDrafts, queryClient, type SeenProblem } from '#kit';

let me: Me | undefined;
let ended: PromiseWithResolvers<boolean> | undefined;
let unlocked: PromiseWithResolvers<boolean> | undefined;
const readers = new Set<() => void>();
const tell = () => {
  for (const reader of readers) reader();
};

export function signedInAs(person: Me): void {
  if (person.id !== me?.id) ownDrafts(person.id);
  me = person;
}
/** Somebody signs out: what is refused from now on is refused for good. @returns what takes that back */
export function forgetSession(): () => void {
  const person = me;
  me = undefined;
  ended?.resolve(false);
  unlocked?.resolve(false);
  ended = unlocked = undefined;
  tell();
  return () => {
    me = person;
  };
}

/** The session has ended: a screen over the page asks to sign in. @returns whether to go on */
export function sessionEnded(): Promise<boolean> {
  if (!me) return Promise.resolve(false);
  ended ??= Promise.withResolvers();
  tell();
  return ended.promise;
}

/** A call was refused: waits for the end of what stops it, where a person can bring that about. */
export function interrupted({ code, lock }: SeenProblem): Promise<boolean> {
  if (code === 'not_signed_in') return sessionEnded();
  if (!lock || lock.strength === 'limited' || !me) return Promise.resolve(false);
  noteLock(lock);
  unlocked ??= Promise.withResolvers();
  return unlocked.promise;
}

/** The lock screen is gone. */
export function lockOver(): void {
  unlocked?.resolve(true);
  unlocked = undefined;
}

/** Somebody has signed in over the page. Another person begins anew: nothing of the first stays in sight. */
export async function cameBack(): Promise<void> {
  const { id } = await call(access.me, {});
  if (id !== me?.id) return location.assign('/');
  ended?.resolve(true);
  ended = undefined;
  tell();
  await queryClient.invalidateQueries();
}

const subscribe = (reader: () => void) => {
  readers.add(reader);
  return () => void readers.delete(reader);
};
export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => ended !== undefined);
