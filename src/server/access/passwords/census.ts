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
  const people = await measured(db);
  const counts = rules.map((one) => {
    const { asked, unknown } = askedBy(people, one, now, withSecondFactor);
    return { asked: asked.length, unknown };
  });
  return { people: people.length, counts };
}

/** The same for one set of rules, by name. @returns `asked`: their ids */
export async function peopleAsked(
  db: Db,
  rules: PasswordRules,
  now: Date,
  withSecondFactor: ReadonlySet<string>,
): Promise<{ people: number; asked: string[]; unknown: number }> {
  const people = await measured(db);
  return { people: people.length, ...askedBy(people, rules, now, withSecondFactor) };
}

async function measured(db: Db) {
  const people = await db
    .selectFrom('people')
    .select(['id', 'password_changed_at'])
    .select(['password_length_class', 'password_guesses_class', 'password_kinds'])
    .where('state', '=', 'active')
    .where('password_hash', 'is not', null)
    .execute();
  return people.map((person) => ({
    personId: person.id,
    changedAt: person.password_changed_at,
    facts: factsIn(person),
  }));
}

function askedBy(
  people: Awaited<ReturnType<typeof measured>>,
  rules: PasswordRules,
  now: Date,
  withSecondFactor: ReadonlySet<string>,
): { asked: string[]; unknown: number } {
  const asked: string[] = [];
  let unknown = 0;
  for (const person of people) {
    const { personId, facts } = person;
    const due = dueDate(person, rules);
    if (due !== null && now >= due) asked.push(personId);
    else if (!facts) unknown++;
    else if (!meets(facts, rules, withSecondFactor.has(personId))) asked.push(personId);
  }
  return { asked, unknown };
}
