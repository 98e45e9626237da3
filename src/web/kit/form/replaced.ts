/** What a change replaces: the old values of its fields, to take it back by. */
export const replaced = <T extends object>(before: object, change: T): T =>
  Object.fromEntries(Object.entries(before).filter(([field]) => Object.hasOwn(change, field))) as T;
