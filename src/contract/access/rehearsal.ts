/** What a policy would do: to an attacker, to the staff, and whether it can be saved at all. */
import { z } from 'zod';
import { Id, Ref } from '../fields.ts';

/** So many days back the organisation's own sign-ins are replayed. */
export const replayedDays = 30;
/** Nobody reads more names than this; how many there are besides is in the count. */
export const namedAtMost = 20;

/** People concerned: how many, the first of them by name, and whether whoever asks is among them. */
export const Who = z
  .object({ count: z.int(), people: z.array(Ref).max(namedAtMost), you: z.boolean() })
  .meta({ id: 'Who' });
export type Who = z.infer<typeof Who>;

/** Changes by which people may be asked for more, or not come in: `riskOf` knows when each is one. */
export const policyRisks = [
  'lanes',
  'proofs',
  'devices',
  'sessions',
  'secondFactor',
  'networks',
  'unsafe',
  'travel',
  'habits',
  'dormant',
  'ssoOnly',
  'allowedNetworks',
] as const;
export const PolicyRisk = z.enum(policyRisks);
export type PolicyRisk = z.infer<typeof PolicyRisk>;

/** Why a policy can't be saved. */
export const policyStops = [
  /** Whoever saves it could not come back in from where they are now. */
  'you_not_in_networks',
  /** No administrator came in from these networks lately. */
  'no_administrator_in_networks',
  /** Of at least two administrators who can come in, fewer than two would be left. */
  'last_administrators',
  /** There is no provider that signs people in. */
  'no_provider',
  /** Whoever saves it signs in neither as an administrator nor by a provider. */
  'you_not_at_provider',
  /** People would be asked for a code by mail, and nobody has shown yet that mail arrives. */
  'needs_mail',
] as const;
export const PolicyStop = z.enum(policyStops);
export type PolicyStop = z.infer<typeof PolicyStop>;

export const Preflight = z
  .object({
    risks: z.array(PolicyRisk),
    /** It will have to be confirmed within ten minutes. */
    confirm: z.boolean(),
    /** Who could not come in any more, and by which setting. */
    out: z.array(z.object({ by: PolicyRisk, who: Who })),
    /** Who signs in seldom: nobody knows whether they could. */
    unseen: Who,
    /** Why it can't be saved. Empty: it can. */
    stops: z.array(z.object({ code: PolicyStop, pointer: z.string(), who: Who })),
  })
  .meta({ id: 'Preflight' });
export type Preflight = z.infer<typeof Preflight>;

const Times = z.object({ signIns: z.int(), who: Who });
const Guesses = z.object({ perHour: z.int(), perDay: z.int() });
const Keys = z.object({
  count: z.int(),
  keys: z.array(z.object({ id: Id, name: z.string(), person: Ref })).max(namedAtMost),
});

/** What an attacker could still do: to one account, by each way of knowing it. */
export const Attacker = z
  .object({
    /** With somebody's own device in hand; from their own network; from everywhere else together. */
    trusted: Guesses,
    familiar: Guesses,
    unknown: Guesses.extend({ inARow: z.int() }),
    /** Wrong codes of an authenticator, each day and lane. */
    codes: Guesses,
    /** Years from everywhere else to try as many guesses as the weakest password allowed is worth. */
    years: z.number(),
    yearsWithSecondFactor: z.number(),
    /** Years until every second attacker who knows the password has hit upon a six-digit code. */
    yearsForCode: z.number(),
  })
  .meta({ id: 'Attacker' });
export type Attacker = z.infer<typeof Attacker>;

export const Rehearsal = z
  .object({
    days: z.int(),
    attacker: Attacker,
    /** The organisation's own sign-ins of these days under this policy. Null: there were none. */
    replay: z
      .object({
        /** Of the first sign-in that was replayed. */
        since: z.string(),
        /** Attempts with the right password or a passkey. */
        signIns: z.int(),
        people: z.int(),
        /** Asked for a second proof. */
        challenged: Times,
        /** Turned away: too many failures before, or not from there. */
        refused: Times,
        /** Asked where nothing but an administrator's link for the device would have helped. */
        stranded: Who,
        /** The same sign-ins under the policy in force. */
        inForce: z.object({ challenged: z.int(), refused: z.int(), stranded: z.int() }),
      })
      .nullable(),
    /** Who would have no attempt left just now, in one lane. */
    spent: Who,
    secondFactor: z.object({ required: z.int(), asked: Who }),
    /** `unknown`: nobody knows yet how good their passwords are; known after their next sign-in. */
    newPassword: z.object({ people: z.int(), asked: Who, unknown: z.int() }),
    /** Keys made in these days that would have waited to be approved, and those that wait now. */
    keys: z.object({ made: Keys, waiting: Keys }),
    dormant: Who,
    /** Sessions on unsafe networks in these days. Null: nobody looked, as the policy said to do nothing. */
    unsafe: z.object({ sessions: z.int(), who: Who }).nullable(),
    preflight: Preflight,
  })
  .meta({ id: 'Rehearsal' });
export type Rehearsal = z.infer<typeof Rehearsal>;
