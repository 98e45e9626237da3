/** How many people rules would ask for a new password, as far as it is known. */
import type { PasswordRules } from '#contract/access/passwords';
import type { Db } from '#platform/database';
import { dueDate } from './expiry.ts';
import { meets } from './facts.ts';
import { factsIn } from './keeping.ts';

export interface Census {
  /** With an active account and a password. */
  people: number;
  /** One for each of the rules, in their order. */
  counts: { asked: number; unknown: number }[];
}

/** @param withSecondFactor the ids of those who sign in with one */
export async function takeCensus(
  db: Db,
  rules: readonly PasswordRules[],
  now: Date,
  withSecondFactor: ReadonlySet<string> = new Set(),
): Promise<Census> {
  const people = await db
    .selectFrom('people')
    .select(['id', 'password_changed_at'])
    .select(['password_length_class', 'password_guesses_class', 'password_kinds'])
    .where('state', '=', 'active')
    .where('password_hash', 'is not', null)
    .execute();
  const known = people.map((person) => ({
    personId: person.id,
    changedAt: person.password_changed_at,
    facts: factsIn(person),
    secondFactor: withSecondFactor.has(person.id),
  }));
  const counts = rules.map((one) => {
    let [asked, unknown] = [0, 0];
    for (const person of known) {
      const due = dueDate(person, one);
      if (due !== null && now >= due) asked++;
      else if (!person.facts) unknown++;
      else if (!meets(person.facts, one, person.secondFactor)) asked++;
    }
    return { asked, unknown };
  });
  return { people: people.length, counts };
}
