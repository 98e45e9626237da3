/**
 * What a password has to be: the password part of the policy, its presets, and the operations that judge one while it
 * is typed. Everything is told as codes; their words in three languages are in the web.
 */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Longer ones are refused: a bound on the work, far beyond what anybody types. Counted in characters, not bytes. */
export const longestPassword = 128;
/** Nobody's rules go below this: SP 800-63B-4 and ASVS 5.0 (6.2.1) have it as the least even with a second factor. */
export const shortestPassword = 8;

export const passwordPresetNames = ['recommended', 'handbook', 'strict', 'custom'] as const;
export const PasswordPreset = z.enum(passwordPresetNames);
export type PasswordPreset = z.infer<typeof PasswordPreset>;

const Length = z.int().min(shortestPassword).max(64);
/** Powers of ten: 8 means that an attacker who knows the person needs a hundred million guesses. */
const GuessesLog10 = z.int().min(3).max(12);

/** The password part of the policy. Under a named preset its values are those of the preset. */
export const PasswordRules = z
  .strictObject({
    preset: PasswordPreset,
    minimumLength: Length,
    minimumLengthWithSecondFactor: Length,
    minimumGuessesLog10: GuessesLog10,
    minimumGuessesLog10WithSecondFactor: GuessesLog10,
    /** What must be in it. */
    classes: z.strictObject({ letters: z.boolean(), digits: z.boolean(), specials: z.boolean() }),
    /** After so many days a new one is asked for; null: never. */
    rotationDays: z.int().min(90).max(180).nullable(),
    /** The present one and those before it that can't be taken again; 0: none is remembered. */
    remembered: z.int().min(0).max(10),
    /** How often somebody signs in as usual after the password fell due, before the change comes first. */
    graceSignIns: z.int().min(1).max(20),
    /** How long before it falls due somebody is reminded. */
    reminderDays: z.int().min(1).max(30),
  })
  .meta({ id: 'PasswordRules' });
export type PasswordRules = z.infer<typeof PasswordRules>;

const inAll = { remembered: 5, graceSignIns: 5, reminderDays: 14 } as const;
const noClasses = { letters: false, digits: false, specials: false } as const;
const recommended: PasswordRules = {
  preset: 'recommended',
  minimumLength: 12,
  minimumLengthWithSecondFactor: 8,
  minimumGuessesLog10: 8,
  minimumGuessesLog10WithSecondFactor: 6,
  classes: noClasses,
  rotationDays: null,
  ...inAll,
};

/** The presets; `custom` begins as the recommended one and is the organisation's own. */
export const passwordPresets: Readonly<Record<PasswordPreset, PasswordRules>> = {
  recommended,
  handbook: {
    ...recommended,
    preset: 'handbook',
    minimumLength: 8,
    // The handbook asks for classes, not for guesses; what no preset lets through is what everybody tries first.
    minimumGuessesLog10: 6,
    classes: { letters: true, digits: true, specials: true },
    rotationDays: 180,
  },
  strict: { ...recommended, preset: 'strict', minimumLength: 15 },
  custom: { ...recommended, preset: 'custom' },
};

/** What can be wrong with a password. */
export const passwordFaults = [
  'too_short',
  'too_long',
  'needs_letter',
  'needs_digit',
  'needs_special',
  'too_common',
  'about_you',
  'too_guessable',
  'near_copy',
  'used_before',
] as const;
export const PasswordFault = z.enum(passwordFaults);
export type PasswordFault = z.infer<typeof PasswordFault>;

/** What would make it better, by what was found in it. */
export const passwordAdvice = [
  'more_words',
  'not_about_you',
  'no_years_or_dates',
  'no_repeats',
  'no_sequences',
  'no_keyboard_walks',
  'swapped_signs_help_little',
  'use_a_manager',
] as const;
export const PasswordAdvice = z.enum(passwordAdvice);
export type PasswordAdvice = z.infer<typeof PasswordAdvice>;

/** How long guessing takes, as one says it. */
export const guessingTimes = ['at_once', 'minutes', 'hours', 'days', 'months', 'years', 'centuries'] as const;
export const GuessingTime = z.enum(guessingTimes);
export type GuessingTime = z.infer<typeof GuessingTime>;

export const PasswordJudgement = z
  .object({
    acceptable: z.boolean(),
    /** Power of ten of the guesses that an attacker needs who knows the person and the company. */
    guessesLog10: z.number(),
    /** False where the judge was busy: then a cheap and strict guess stands in for the estimate. */
    thorough: z.boolean(),
    /** `limit`: the number of characters, where the fault is about one. */
    faults: z.array(z.object({ code: PasswordFault, limit: z.int().optional() })),
    advice: z.array(PasswordAdvice),
    timeToGuess: z.object({
      /** Through the sign-in page, which lets 20 guesses a day pass. */
      online: GuessingTime,
      /** By somebody who stole the database and has a rack of graphics cards. */
      stolen: GuessingTime,
    }),
  })
  .meta({ id: 'PasswordJudgement' });
export type PasswordJudgement = z.infer<typeof PasswordJudgement>;

/** Any text: what is too short or too long is said as a fault, not refused. */
const TypedPassword = z
  .string()
  .max(1024)
  .refine((s) => s.isWellFormed(), { error: 'control_characters' });

export const PasswordState = z
  .object({
    /** `grace`: due, and the next sign-ins go on as usual. `due`: the change comes first after signing in. Never a lock. */
    state: z.enum(['fine', 'reminder', 'grace', 'due']),
    /** Why a new one is asked for: it is old, or the rules changed since. */
    reason: z.enum(['age', 'rules']).nullable(),
    dueAt: z.string().nullable(),
    graceLeft: z.int(),
  })
  .meta({ id: 'PasswordState' });
export type PasswordState = z.infer<typeof PasswordState>;

const Census = z.object({ asked: z.int(), unknown: z.int() });

export const passwords = {
  judge: endpoint({
    method: 'POST',
    path: '/api/password/judge',
    summary:
      'Judge a password for somebody who is not signed in: by what is said here, never by who has an account',
    access: 'open',
    body: z.strictObject({
      password: TypedPassword,
      /** Names, company, birthday, phone: what an attacker would try. */
      about: z.array(z.string().max(200)).max(20).optional(),
      email: z.string().max(500).optional(),
    }),
    reply: PasswordJudgement,
  }),
  judgeMine: endpoint({
    method: 'POST',
    path: '/api/password/judge-mine',
    summary: 'Judge a new password of mine, by what the organisation knows about me',
    body: z.strictObject({
      password: TypedPassword,
      /** The present one as typed, whether or not it is right: only compared with the new one, never checked here. */
      current: z.string().max(1024).optional(),
    }),
    reply: PasswordJudgement,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/api/password/rules',
    summary: 'What a password has to be here',
    access: 'open',
    reply: PasswordRules,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/password/mine',
    summary: 'Whether my password is asked to be changed, when and why',
    reply: PasswordState,
  }),
  census: endpoint({
    method: 'GET',
    path: '/api/password/census',
    summary: 'How many people each preset would ask for a new password',
    reply: z.object({
      /** With an active account and a password. */
      people: z.int(),
      /** `unknown`: set before measures were kept; known after their next sign-in. */
      presets: z.object({ recommended: Census, handbook: Census, strict: Census }),
    }),
  }),
};
