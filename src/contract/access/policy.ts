/** The numbers by which the gate decides. All of them, in one object; presets; what stands in the database may be older and have fewer. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Ref } from '../fields.ts';
import { TestResult } from './notices.ts';
import { passwordPresetNames, passwordPresets, PasswordRules } from './passwords.ts';
import { PolicyRisk, Rehearsal } from './rehearsal.ts';

const count = (max: number) => z.int().min(1).max(max);

/** Where the numbers come from: the lock engine's design (lanes, prices), OWASP ASVS 5.0 and NIST SP 800-63B-4 (100 in a row). */
export const Policy = z
  .strictObject({
    preset: z.enum(['modern', 'handbook', 'strict', 'custom']),
    lanes: z.strictObject({
      /** Failures on one trusted device. */
      trusted: z.strictObject({ perHour: count(100) }),
      /** Failures of one account from networks where it is at home. */
      familiar: z.strictObject({ perHour: count(100), perDay: count(500) }),
      /** Failures of one account from everywhere else together; in a row: then the password rests there until a proof. */
      unknown: z.strictObject({ perHour: count(100), perDay: count(500), inARow: z.int().min(10).max(100) }),
    }),
    /** Wrong codes of one account's authenticator, each lane for itself; of a mailed code, each code. */
    proofs: z.strictObject({ perHour: count(50), perDay: count(200) }),
    /** Mails with a proof: how many a day for one account, and how long one is good. */
    mail: z.strictObject({ perDay: count(20), minutes: z.int().min(5).max(60) }),
    devices: z.strictObject({
      /** A device not used for so long is not trusted any longer. */
      trustedDays: z.int().min(1).max(400),
      /** On a trusted device, a second factor is asked for again after so long. */
      secondProofDays: z.int().min(1).max(400),
    }),
    sessions: z.strictObject({
      /** A session ends by itself after this, however much it is used. */
      days: z.int().min(1).max(90),
      /** And after so long without use. */
      idleHours: z.int().min(1).max(2160),
      /** Dangerous acts ask for a proof no older than this. */
      freshMinutes: z.int().min(1).max(120),
    }),
    /** Who must have a second factor. They are asked to add one after signing in; nobody is turned away. */
    secondFactor: z.enum(['nobody', 'administrators', 'everybody']),
    networks: z.strictObject({
      /** A network where so many people came in within 30 days is an office: never closed as a whole. */
      officePeople: z.int().min(2).max(1000),
      /** Failures from a network within an hour before attempts there cost work. */
      freeAttempts: z.int().min(0).max(100),
      /** Failing on so many names within an hour closes a network to unknown devices. */
      namesPerHour: z.int().min(3).max(1000),
      closedMinutes: z.int().min(1).max(1440),
      /** One password failing on so many accounts a day, or on this share of all, is spraying: unknown devices pay everywhere. */
      sprayAccounts: z.int().min(2).max(1000),
      sprayPercent: z.number().min(0.1).max(100),
      /** Probing requests from one network within an hour before it is closed. */
      probesPerHour: z.int().min(3).max(1000),
      /** What a network marked unsafe, an anonymiser or open Wi-Fi does to a session. */
      unsafe: z.enum(['nothing', 'challenge', 'limited']),
    }),
    /** Faster than this between two sign-ins (km/h), from a device that isn't trusted, asks for a second proof. */
    travelKmh: z.int().min(300).max(20_000),
    /** Habits: acting so many times more than in one's busiest hour of 30 days, and at least so often, limits the account. */
    habits: z.strictObject({
      times: z.number().min(2).max(100),
      recordsPerHour: z.int().min(100).max(1_000_000),
      exportedPerHour: z.int().min(100).max(10_000_000),
      refusalsPerHour: z.int().min(10).max(10_000),
      limitedMinutes: z.int().min(5).max(1440),
    }),
    /** An API key made by somebody who doesn't manage keys works once it was approved. */
    approveKeys: z.boolean(),
    /** An account not used for so long asks for a second proof at its next sign-in. Null: never. */
    dormantDays: z.int().min(30).max(1000).nullable(),
    coverage: z.strictObject({
      /** A lock that lasts so long brings in the cover; 0: at once. */
      afterMinutes: z.int().min(0).max(1440),
      /** Whom somebody names for themselves covers once they accepted. Else as soon as they are named. */
      mustAccept: z.boolean(),
    }),
    passwords: PasswordRules,
    breakGlass: z.strictObject({
      /** The written account of a broken glass is due within so many days. */
      accountDays: z.int().min(1).max(30),
      /** Guardians prove their shares again after so long. */
      rehearsalDays: z.int().min(7).max(365),
    }),
    /** Only single sign-on. Administrators keep their passwords, so that a broken provider locks nobody out for good. */
    ssoOnly: z.boolean(),
    /** Sessions begin only from these networks; empty: from anywhere. */
    allowedNetworks: z.array(z.string().max(50)).max(100),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof Policy>;

const modern: Policy = {
  preset: 'modern',
  lanes: {
    trusted: { perHour: 10 },
    familiar: { perHour: 10, perDay: 40 },
    unknown: { perHour: 5, perDay: 20, inARow: 100 },
  },
  proofs: { perHour: 5, perDay: 20 },
  mail: { perDay: 3, minutes: 15 },
  devices: { trustedDays: 180, secondProofDays: 30 },
  sessions: { days: 30, idleHours: 24 * 30, freshMinutes: 10 },
  secondFactor: 'nobody',
  networks: {
    officePeople: 5,
    freeAttempts: 3,
    namesPerHour: 10,
    closedMinutes: 60,
    sprayAccounts: 5,
    sprayPercent: 2,
    probesPerHour: 20,
    unsafe: 'limited',
  },
  travelKmh: 900,
  habits: {
    times: 5,
    recordsPerHour: 5000,
    exportedPerHour: 5000,
    refusalsPerHour: 60,
    limitedMinutes: 60,
  },
  approveKeys: true,
  dormantDays: 180,
  coverage: { afterMinutes: 30, mustAccept: true },
  passwords: passwordPresets.recommended,
  breakGlass: { accountDays: 3, rehearsalDays: 90 },
  ssoOnly: false,
  allowedNetworks: [],
};

/** The presets of SPEC B1: the handbook's classic rules, the current standard, and a stricter house. */
export const policyPresets: Record<'modern' | 'handbook' | 'strict', Policy> = {
  modern,
  handbook: {
    ...modern,
    preset: 'handbook',
    lanes: {
      trusted: { perHour: 5 },
      familiar: { perHour: 5, perDay: 20 },
      unknown: { perHour: 5, perDay: 10, inARow: 50 },
    },
    passwords: passwordPresets.handbook,
    dormantDays: 90,
  },
  strict: {
    ...modern,
    preset: 'strict',
    lanes: {
      trusted: { perHour: 5 },
      familiar: { perHour: 5, perDay: 20 },
      unknown: { perHour: 3, perDay: 10, inARow: 50 },
    },
    proofs: { perHour: 5, perDay: 10 },
    devices: { trustedDays: 90, secondProofDays: 7 },
    sessions: { days: 7, idleHours: 24, freshMinutes: 5 },
    secondFactor: 'everybody',
    passwords: passwordPresets.strict,
    dormantDays: 90,
  },
};

/** The preset whose numbers a policy has. Which networks and providers there are belongs to the house, to no preset. */
export function presetOf({
  preset: _p,
  allowedNetworks: _n,
  ssoOnly: _s,
  ...numbers
}: Policy): Policy['preset'] {
  const names = ['modern', 'handbook', 'strict'] as const;
  return (
    names.find((name) => isSame(policyPresets[name], { ...policyPresets[name], ...numbers })) ?? 'custom'
  );
}

/** The preset of passwords whose numbers these are. */
export const passwordPresetOf = (rules: PasswordRules): PasswordRules['preset'] =>
  passwordPresetNames.find((name) => isSame(passwordPresets[name], { ...rules, preset: name })) ?? 'custom';

/** Of plain values, whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key as never], b[key as never]));
}

/** A risky policy is in force at once, and goes by itself unless it was confirmed within so many minutes. */
export const confirmMinutes = 10;

export const PolicyInForce = z
  .object({
    /** Null: nothing was ever saved, the modern preset is in force. */
    id: Id.nullable(),
    policy: Policy,
    savedAt: z.string().nullable(),
    savedBy: Ref.nullable(),
    /** Set while it waits to be confirmed: until when. Then the one before is in force again. */
    confirmBy: z.string().nullable(),
    /** Whether I have proved who I am since it was saved, so that I can confirm it. */
    proved: z.boolean(),
    /** Whether mail is set up, and since when it is known to arrive. */
    mail: z.object({ on: z.boolean(), confirmedAt: z.string().nullable() }),
    /** Whether there is a provider of single sign-on that works. */
    singleSignOn: z.boolean(),
  })
  .meta({ id: 'PolicyInForce' });
export type PolicyInForce = z.infer<typeof PolicyInForce>;

/** One number that was changed: its path, e.g. `lanes.unknown.perHour`, before and after. */
export const PolicyDifference = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });

export const SavedPolicy = z
  .object({
    id: Id,
    policy: Policy,
    savedAt: z.string(),
    savedBy: Ref.nullable(),
    /** `replaced`: another one came after it. `reverted`: taken back, or nobody confirmed it in time. */
    state: z.enum(['in-force', 'waiting', 'replaced', 'reverted']),
    confirmedAt: z.string().nullable(),
    confirmedBy: Ref.nullable(),
    revertedAt: z.string().nullable(),
    /** Null: by itself. */
    revertedBy: Ref.nullable(),
    risks: z.array(PolicyRisk),
    differences: z.array(PolicyDifference),
  })
  .meta({ id: 'SavedPolicy' });
export type SavedPolicy = z.infer<typeof SavedPolicy>;

export const policy = {
  get: endpoint({
    method: 'GET',
    path: '/api/policy',
    summary: 'The security policy in force',
    reply: PolicyInForce,
  }),
  rehearse: endpoint({
    method: 'POST',
    path: '/api/policy/rehearsal',
    summary: 'What a policy would do, by the sign-ins of the last 30 days; nothing is saved',
    body: Policy,
    reply: Rehearsal,
  }),
  save: endpoint({
    method: 'PUT',
    path: '/api/policy',
    summary: 'Save a policy. A risky one goes by itself unless it is confirmed within ten minutes.',
    body: z.strictObject({
      policy: Policy,
      /** The policy that was in force when this one was made out of it; refused as stale if it isn't any more. */
      basedOn: Id.nullable(),
    }),
    reply: PolicyInForce,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/policy/confirm',
    summary: 'Keep a risky policy, after proving anew who I am (a sign-in or proof since it was saved)',
    body: z.strictObject({ id: Id }),
    reply: PolicyInForce,
  }),
  revert: endpoint({
    method: 'POST',
    path: '/api/policy/revert',
    summary: 'Take back a policy that waits to be confirmed: the one before is in force again',
    body: z.strictObject({ id: Id }),
    reply: PolicyInForce,
  }),
  history: endpoint({
    method: 'GET',
    path: '/api/policy/history',
    summary: 'Policies that were saved, newest first, and what each changed',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    reply: z.object({ items: z.array(SavedPolicy) }),
  }),
  mailTest: endpoint({
    method: 'POST',
    path: '/api/policy/mail-test',
    summary: 'Have a code mailed to me, to show that mail arrives',
    reply: TestResult,
  }),
  confirmMail: endpoint({
    method: 'POST',
    path: '/api/policy/mail-test/confirm',
    summary: 'Type the code of the test mail: settings that need mail can be switched on from then on',
    body: z.strictObject({ code: z.string().trim().max(20) }),
    reply: PolicyInForce,
  }),
};
