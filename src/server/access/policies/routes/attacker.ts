/** What a policy leaves an attacker. Pure. */
import type { Policy } from '#contract/access/policy';
import type { Attacker } from '#contract/access/rehearsal';

const daysPerYear = 365.25;
/** An app's code counts in its own half minute, the one before and the one after. */
const codesAtOnce = 3;
const sixDigits = 1e6;

export function attackerUnder({ lanes, proofs, passwords }: Policy): Attacker {
  const unknown = guesses(lanes.unknown.perHour, lanes.unknown.perDay);
  const codes = guesses(proofs.perHour, proofs.perDay);
  const years = (log10: number) => 10 ** log10 / unknown.perDay / daysPerYear;
  return {
    trusted: guesses(lanes.trusted.perHour, Infinity),
    familiar: guesses(lanes.familiar.perHour, lanes.familiar.perDay),
    unknown: { ...unknown, inARow: lanes.unknown.inARow },
    codes,
    years: years(passwords.minimumGuessesLog10),
    yearsWithSecondFactor: years(passwords.minimumGuessesLog10WithSecondFactor),
    yearsForCode: (Math.LN2 * sixDigits) / codesAtOnce / codes.perDay / daysPerYear,
  };
}

/** No hour has more room than the day, no day more than its hours. */
function guesses(perHour: number, perDay: number): { perHour: number; perDay: number } {
  return { perHour: Math.min(perHour, perDay), perDay: Math.min(perDay, 24 * perHour) };
}
