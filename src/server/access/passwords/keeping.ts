/** Passwords taken and kept: judged with what is known about the person, set with their measure, asked to be changed. */
import {
  passwordPresets,
  type PasswordJudgement,
  type PasswordRules,
  type PasswordState,
} from '#contract/access/passwords';
import { NewPassword } from '#contract/access/sign-in';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { contextWords } from './context.ts';
import { estimateGuesses } from './estimate.ts';
import { passwordState } from './expiry.ts';
import { factsOf, type Kind, type PasswordFacts } from './facts.ts';
import { normal } from './hashing.ts';
import { rememberFormer, wasUsed } from './history.ts';
import { judge } from './judge.ts';

/** Whose password it is to be. */
export interface Subject {
  /** What else an attacker would try: names, company, birthday, phone, mail address. */
  about?: readonly string[];
  /** Somebody with an account: their facts and former passwords count too. */
  personId?: string;
  /** The present password as typed; then near copies of it are refused. */
  current?: string;
  /** Signing in takes a second proof too, so the password may be shorter. */
  secondFactor?: boolean;
}

/**
 * Judges a password; tells nothing about accounts.
 * @param use `typed` while somebody types: turned away first where there is too much to do
 */
export async function judgePassword(
  typed: string,
  { about = [], current, secondFactor = false }: Omit<Subject, 'personId'>,
  rules: PasswordRules = passwordPresets.recommended,
  use: 'set' | 'typed' = 'set',
): Promise<PasswordJudgement> {
  const password = normal(typed);
  const words = contextWords(about);
  const estimate = await estimateGuesses(password, words, use);
  return judge({ password, words, estimate, rules, secondFactor, current: current ?? null });
}

/**
 * Refuses a password that the rules don't take.
 * @param pointer the field that it came in, for the problem's `errors`
 * @returns what is kept of it beside its hash
 * @throws ProblemError `weak_password` with a fault of `passwordFaults` for each thing that is wrong
 */
export async function demandAcceptable(
  db: Db,
  typed: string,
  subject: Subject,
  rules: PasswordRules = passwordPresets.recommended,
  pointer = '/body/password',
): Promise<PasswordFacts> {
  NewPassword.parse(typed);
  const { personId } = subject;
  const about = [...(subject.about ?? []), ...(personId ? await aboutPerson(db, personId) : [])];
  const judgement = await judgePassword(typed, { ...subject, about }, rules);
  const codes: { code: string; limit?: number | undefined }[] = judgement.faults;
  // Each former one costs a hash: only what is fine otherwise is compared with them.
  if (judgement.acceptable && personId && (await wasUsed(db, personId, typed, rules.remembered)))
    codes.push({ code: 'used_before' });
  if (codes.length > 0) {
    const errors = codes.map(({ code, limit }) => ({
      pointer,
      code,
      detail: limit === undefined ? code : `${code}: ${limit}`,
    }));
    throw new ProblemError('weak_password', undefined, { errors });
  }
  return factsOf(normal(typed), judgement.guessesLog10);
}

/** What the house knows of somebody that an attacker would try. */
export async function aboutPerson(db: Db, personId: string): Promise<string[]> {
  const person = await db
    .selectFrom('people')
    .select(['name', 'email', 'phone'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return [person?.name, person?.email, person?.phone, ...(await aboutOrganisation(db))].filter(
    (text) => text !== null && text !== undefined,
  );
}

export async function aboutOrganisation(db: Db): Promise<string[]> {
  const organisation = await db.selectFrom('organisation').select('name').executeTakeFirst();
  return organisation ? [organisation.name] : [];
}

const columnsOf = (facts: PasswordFacts) => ({
  password_length_class: facts.lengthClass,
  password_guesses_class: facts.guessesClass,
  password_kinds: facts.kinds,
});

/** Sets a password; the one before is remembered. Links made before, and sign-ins begun with it, stop working. @param db a transaction */
export async function keepPassword(
  db: Db,
  personId: string,
  { hash, facts }: { hash: string; facts: PasswordFacts },
  now: Date,
): Promise<void> {
  await rememberFormer(db, personId, now);
  await db
    .updateTable('people')
    .set({ password_hash: hash, password_changed_at: now, grace_sign_ins_used: 0, ...columnsOf(facts) })
    .where('id', '=', personId)
    .execute();
  await db.deleteFrom('password_links').where('person_id', '=', personId).execute();
  await db
    .deleteFrom('challenges')
    .where('person_id', '=', personId)
    .where('purpose', '=', 'sign-in')
    .execute();
}

/**
 * After a sign-in with the right password: keeps its measure where none is known yet (it was set by an older version).
 * Takes its time; the answer needn't wait for it.
 */
export async function learnFacts(db: Db, personId: string, typed: string): Promise<void> {
  const unknown = await db
    .selectFrom('people')
    .select('password_hash')
    .where('id', '=', personId)
    .where('password_length_class', 'is', null)
    .executeTakeFirst();
  if (!unknown) return;
  const password = normal(typed);
  const { guessesLog10, thorough } = await estimateGuesses(
    password,
    contextWords(await aboutPerson(db, personId)),
  );
  if (!thorough) return;
  await db
    .updateTable('people')
    .set(columnsOf(factsOf(password, guessesLog10)))
    .where('id', '=', personId)
    // Changed meanwhile: that one has a measure of its own.
    .where('password_hash', 'is not distinct from', unknown.password_hash)
    .execute();
}

/** Whether somebody is reminded of or asked for a new password. @param secondFactor whether they sign in with one */
export async function passwordStateOf(
  db: Db,
  personId: string,
  now: Date,
  rules: PasswordRules = passwordPresets.recommended,
  secondFactor = false,
): Promise<PasswordState> {
  const person = await db
    .selectFrom('people')
    .select(['password_changed_at', 'grace_sign_ins_used'])
    .select(['password_length_class', 'password_guesses_class', 'password_kinds'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const kept = {
    personId,
    changedAt: person.password_changed_at,
    facts: factsIn(person),
    graceUsed: person.grace_sign_ins_used,
    secondFactor,
  };
  return passwordState(kept, rules, now);
}

/**
 * For each full sign-in with a password: what state it is in, and one grace sign-in less where it is due.
 * @returns the state of this sign-in: `grace` for the last one too, `due` from the next on
 */
export async function countSignIn(
  db: Db,
  personId: string,
  now: Date,
  rules: PasswordRules = passwordPresets.recommended,
  secondFactor = false,
): Promise<PasswordState> {
  const state = await passwordStateOf(db, personId, now, rules, secondFactor);
  if (state.state !== 'grace') return state;
  await db
    .updateTable('people')
    .set((eb) => ({ grace_sign_ins_used: eb('grace_sign_ins_used', '+', 1) }))
    .where('id', '=', personId)
    .where('grace_sign_ins_used', '<', rules.graceSignIns)
    .execute();
  return { ...state, graceLeft: state.graceLeft - 1 };
}

/** The measure in a row of `people`; null: not known yet. */
export function factsIn(row: {
  password_length_class: number | null;
  password_guesses_class: number | null;
  password_kinds: string[] | null;
}): PasswordFacts | null {
  return row.password_length_class === null
    ? null
    : {
        lengthClass: row.password_length_class,
        guessesClass: row.password_guesses_class ?? 0,
        kinds: (row.password_kinds ?? []) as Kind[],
      };
}
