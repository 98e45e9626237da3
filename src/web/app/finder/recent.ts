/** The records that somebody saw lately, in this browser: ids and names, one list a person, gone when they sign out. */
import { z } from 'zod';
import { foundKinds } from '#contract/business/search';

const Recent = z.object({
  kind: z.enum(foundKinds),
  id: z.uuid(),
  name: z.string(),
  customerId: z.uuid().nullable(),
});
export type Recent = z.infer<typeof Recent>;

const prefix = 'latchkey.recent.';
const keptAtMost = 8;

// Storage is refused in some private windows: then nothing is recent.
export function readRecent(personId: string): Recent[] {
  try {
    return z.array(Recent).parse(JSON.parse(localStorage.getItem(prefix + personId) ?? '[]'));
  } catch {
    return [];
  }
}

/** Puts a record first. */
export function noteRecent(personId: string, seen: Recent): void {
  const others = readRecent(personId).filter(({ id }) => id !== seen.id);
  try {
    localStorage.setItem(prefix + personId, JSON.stringify([seen, ...others].slice(0, keptAtMost)));
  } catch {
    // as above
  }
}

export function forgetRecent(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  } catch {
    // as above
  }
}
