/** What can be done so that a lock doesn't come back: the closed list. Some points verify themselves, some are ticked. */
import { z } from 'zod';

/** Found by the program; nobody can tick them. */
export const verifyingRemedies = [
  'password-changed',
  'passkey-enrolled',
  'second-factor',
  'recovery-codes',
  'recovery-contact',
  'sessions-ended',
  'client-updated',
  'work-slowed',
  'import-slowed',
  'duplicates-settled',
] as const;
export type VerifyingRemedy = (typeof verifyingRemedies)[number];

/** Nothing in the program shows whether they were done: a person ticks them, with name and time. */
export const handRemedies = ['stored-password', 'explained'] as const;

export const chosenRemedies = [...verifyingRemedies, ...handRemedies] as const;
/** What can be chosen when a lock is lifted. */
export const ChosenRemedy = z.enum(chosenRemedies);
export type ChosenRemedy = z.infer<typeof ChosenRemedy>;

/** `free`: said in one's own words. */
export const RemedyKind = z.enum([...chosenRemedies, 'free']);
export type RemedyKind = z.infer<typeof RemedyKind>;

/** What a look found, for the sentence that says how it was found. */
export const Found = z.object({
  /** How many are left, or the most of any hour, or how many there are now. */
  count: z.int().optional(),
  /** What an hour may have. */
  limit: z.int().optional(),
  /** When it happened. */
  at: z.string().optional(),
  /** Until when it has to stay so before it counts. */
  until: z.string().optional(),
  /** What or whom it is about, by its own name. */
  name: z.string().optional(),
});
export type Found = z.infer<typeof Found>;
