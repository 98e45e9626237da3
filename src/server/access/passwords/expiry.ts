/**
 * When a password is asked to be changed. Pure. It never locks: first a reminder, then some sign-ins as usual, then the
 * change comes first after signing in.
 */
import { createHash } from 'node:crypto';
import type { PasswordRules, PasswordState } from '#contract/access/passwords';
import { dayMs, later } from '#platform/clock';
import type { PasswordFacts } from './facts.ts';
import { meets } from './facts.ts';

export interface KeptPassword {
  personId: string;
  /** Null: never set. */
  changedAt: Date | null;
  /** Null: not known, so the rules are taken as met. */
  facts: PasswordFacts | null;
  /** Sign-ins since it fell due. */
  graceUsed: number;
  secondFactor: boolean;
}

/** Whether a person is reminded of or asked for a new password. */
export function passwordState(kept: KeptPassword, rules: PasswordRules, now: Date): PasswordState {
  const graceLeft = Math.max(0, rules.graceSignIns - kept.graceUsed);
  const dueAt = dueDate(kept, rules);
  const due = graceLeft > 0 ? 'grace' : 'due';
  if (kept.facts && !meets(kept.facts, rules, kept.secondFactor))
    return { state: due, reason: 'rules', dueAt: dueAt && dueAt.toISOString(), graceLeft };
  if (!dueAt) return { state: 'fine', reason: null, dueAt: null, graceLeft };
  const state = now >= dueAt ? due : now >= later(dueAt, -rules.reminderDays * dayMs) ? 'reminder' : 'fine';
  return { state, reason: state === 'fine' ? null : 'age', dueAt: dueAt.toISOString(), graceLeft };
}

/** Null: never. */
export function dueDate(
  { changedAt, personId }: Pick<KeptPassword, 'changedAt' | 'personId'>,
  { rotationDays }: PasswordRules,
): Date | null {
  if (rotationDays === null || changedAt === null) return null;
  return later(changedAt, (rotationDays - daysEarlier(personId, rotationDays)) * dayMs);
}

/**
 * Whole days by which somebody's turn comes earlier, up to a tenth of the time: those who got their accounts on one day
 * aren't all asked on one Monday. By a hash of the id, so that it is the same on every server, and never beyond the limit.
 */
function daysEarlier(personId: string, rotationDays: number): number {
  return createHash('sha256').update(personId).digest().readUInt32BE(0) % (Math.floor(rotationDays / 10) + 1);
}
