/** The coarse measure of a password that is kept beside its hash, so that changed rules can say whom they would ask. */
import type { PasswordRules } from '#contract/access/passwords';

export const kinds = ['letter', 'digit', 'special'] as const;
export type Kind = (typeof kinds)[number];

export interface PasswordFacts {
  lengthClass: number;
  guessesClass: number;
  kinds: Kind[];
}

const lengthClasses = [20, 15, 12, 10, 8] as const;
const guessesAtMost = 12;

const patterns: Record<Kind, RegExp> = {
  letter: /\p{L}/u,
  digit: /\p{N}/u,
  // Whatever is neither: signs, spaces, emoji.
  special: /[^\p{L}\p{N}\p{M}]/u,
};

const lengthClass = (length: number): number => lengthClasses.find((bound) => length >= bound) ?? 0;

export const kindsOf = (password: string): Kind[] => kinds.filter((kind) => patterns[kind].test(password));

/** Characters as a person counts them. */
export const lengthOf = (password: string): number => [...password].length;

/** @param password in NFC */
export function factsOf(password: string, guessesLog10: number): PasswordFacts {
  return {
    lengthClass: lengthClass(lengthOf(password)),
    guessesClass: Math.max(0, Math.min(guessesAtMost, Math.floor(guessesLog10))),
    kinds: kindsOf(password),
  };
}

/** What the rules ask for, by whether there is a second factor. */
export const least = (rules: PasswordRules, secondFactor: boolean) => ({
  length: secondFactor ? rules.minimumLengthWithSecondFactor : rules.minimumLength,
  guessesLog10: secondFactor ? rules.minimumGuessesLog10WithSecondFactor : rules.minimumGuessesLog10,
});

/** The kinds that the rules ask for and a password lacks. */
export function missingKinds(has: readonly Kind[], { classes }: PasswordRules): Kind[] {
  const asked = { letter: classes.letters, digit: classes.digits, special: classes.specials };
  return kinds.filter((kind) => asked[kind] && !has.includes(kind));
}

/** Whether a password of this measure satisfies rules. A rule between two length classes counts as the lower one. */
export function meets(facts: PasswordFacts, rules: PasswordRules, secondFactor: boolean): boolean {
  const { length, guessesLog10 } = least(rules, secondFactor);
  return (
    facts.lengthClass >= lengthClass(length) &&
    facts.guessesClass >= guessesLog10 &&
    missingKinds(facts.kinds, rules).length === 0
  );
}
