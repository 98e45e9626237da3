/** From a password, what is known about its person and an estimate to faults and advice. Pure. */
import {
  longestPassword,
  type GuessingTime,
  type PasswordAdvice,
  type PasswordFault,
  type PasswordJudgement,
  type PasswordRules,
} from '#contract/access/passwords';
import { fold } from '#platform/search-text';
import { chinesePasswords } from './common-words.ts';
import { personalShare } from './context.ts';
import type { Estimate } from './estimate.ts';
import { kindsOf, least, lengthOf, missingKinds } from './facts.ts';
import { isNearCopy } from './near-copy.ts';

export interface Judged {
  /** In NFC. */
  password: string;
  /** From `contextWords`. */
  words: readonly string[];
  estimate: Estimate;
  rules: PasswordRules;
  secondFactor: boolean;
  /** The present one, as typed; null where it isn't at hand. */
  current: string | null;
}

/** From here on, most of it is the person's own name, company or phone. */
const personalFrom = 0.5;
/** Below this, everybody who tries lists has tried it. */
const commonBelowLog10 = 4;
const common = new Set(chinesePasswords);

export function judge(judged: Judged): PasswordJudgement {
  const { estimate } = judged;
  const faults = faultsOf(judged);
  return {
    acceptable: faults.length === 0,
    guessesLog10: Math.round(estimate.guessesLog10 * 100) / 100,
    thorough: estimate.thorough,
    faults,
    advice: adviceFor(judged, faults),
    timeToGuess: {
      online: timeOf(estimate.guessesLog10, 20 / 86_400),
      // Argon2id as here, on a rack of cards.
      stolen: timeOf(estimate.guessesLog10, 1e5),
    },
  };
}

function faultsOf(judged: Judged): PasswordJudgement['faults'] {
  const { password, words, estimate, rules, secondFactor, current } = judged;
  const { length, guessesLog10 } = least(rules, secondFactor);
  const characters = lengthOf(password);
  const faults: PasswordJudgement['faults'] = [];
  if (characters < length) faults.push({ code: 'too_short', limit: length });
  if (characters > longestPassword) faults.push({ code: 'too_long', limit: longestPassword });
  for (const kind of missingKinds(kindsOf(password), rules)) faults.push({ code: `needs_${kind}` });
  const isCommon =
    estimate.patterns.includes('list') ||
    common.has(fold(password)) ||
    new Set(fold(password)).size < 4 ||
    estimate.guessesLog10 < commonBelowLog10;
  const isPersonal = personalShare(password, words) >= personalFrom;
  if (isPersonal) faults.push({ code: 'about_you' });
  else if (isCommon) faults.push({ code: 'too_common' });
  else if (estimate.guessesLog10 < guessesLog10) faults.push({ code: 'too_guessable' });
  if (current !== null && isNearCopy(current, password)) faults.push({ code: 'near_copy' });
  return faults;
}

const adviceOf: Partial<Record<string, PasswordAdvice>> = {
  date: 'no_years_or_dates',
  regex: 'no_years_or_dates',
  repeat: 'no_repeats',
  sequence: 'no_sequences',
  spatial: 'no_keyboard_walks',
  swapped: 'swapped_signs_help_little',
};

/** Nothing is advised to somebody whose password is fine. */
function adviceFor(
  { words, password, estimate }: Judged,
  faults: PasswordJudgement['faults'],
): PasswordAdvice[] {
  if (faults.length === 0) return [];
  const has = (...codes: PasswordFault[]) => faults.some((fault) => codes.includes(fault.code));
  const advice = new Set<PasswordAdvice>();
  if (has('too_short', 'too_common', 'too_guessable', 'near_copy', 'about_you')) advice.add('more_words');
  if (personalShare(password, words) > 0) advice.add('not_about_you');
  for (const pattern of estimate.patterns) {
    const one = adviceOf[pattern];
    if (one) advice.add(one);
  }
  if (has('too_common', 'too_guessable', 'used_before')) advice.add('use_a_manager');
  return [...advice];
}

const spans: readonly (readonly [GuessingTime, seconds: number])[] = [
  ['at_once', 60],
  ['minutes', 3600],
  ['hours', 86_400],
  ['days', 30 * 86_400],
  ['months', 365 * 86_400],
  ['years', 100 * 365 * 86_400],
];

/** Half of the guesses, on average. */
function timeOf(guessesLog10: number, guessesPerSecond: number): GuessingTime {
  const seconds = 10 ** guessesLog10 / 2 / guessesPerSecond;
  return spans.find(([, below]) => seconds < below)?.[0] ?? 'centuries';
}
