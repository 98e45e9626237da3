/** Setting up, signing in and out, one's own account. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Currency, Email, Id, line, Locale, Ref } from '../fields.ts';
import { longestPassword, shortestPassword } from './passwords.ts';
import { LockTold } from '../problem.ts';
import { GivenPasskey, PasskeyQuestion, proofMethods, TypedCode } from './factors.ts';
import { Permission, Scope } from './permissions.ts';

/** Passwords are taken as typed (any Unicode, spaces kept), 8 to 128 characters; normalised to NFC before hashing. */
export const NewPassword = z
  .string()
  .min(shortestPassword)
  // A character can be several units long as typed; what counts is what a person sees.
  .max(8 * longestPassword)
  .refine((s) => [...s.normalize('NFC')].length <= longestPassword, { error: 'too_long' })
  .refine((s) => s.isWellFormed(), { error: 'control_characters' });
const GivenPassword = z.string().min(1).max(1024);

export const Me = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string().nullable(),
    locale: Locale,
    department: Ref.nullable(),
    roles: z.array(Ref),
    /** Each permission held, with how far it reaches. */
    permissions: z.partialRecord(Permission, Scope),
    /** What keeps me from some or all of it just now. */
    lock: LockTold.nullable(),
    /** Set where this session was opened by breaking the glass: when it ends. */
    breakGlassUntil: z.string().nullable(),
    /** Whether the policy asks me to add a second factor. */
    secondFactorAsked: z.boolean(),
    organisation: z.object({
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      demo: z.boolean(),
    }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const Signed = z.object({ user: Me });

/** Ways to prove who one is beside the password: one's factors, and a code by mail. */
export const waysToProve = [...proofMethods, 'mail'] as const;
export const WayToProve = z.enum(waysToProve);
export type WayToProve = z.infer<typeof WayToProve>;

/** Why a sign-in with the right password takes a second proof. */
export const challengeReasons = [
  'unknown-device',
  'second-factor',
  'far-off-sign-in',
  'unlike-you',
  'stolen-session',
  'dormant',
  'locked',
] as const;
export const ChallengeReason = z.enum(challengeReasons);
export type ChallengeReason = z.infer<typeof ChallengeReason>;

/** The password was right; who asks must prove in a second way that it is they. Ends after ten minutes. */
export const Challenge = z
  .object({
    token: z.string(),
    reasons: z.array(ChallengeReason),
    /** Empty: only an administrator's link for this device is left. */
    methods: z.array(WayToProve),
    /** Where a code by mail would go, as far as it may be told, e.g. `z…@huaxin.example`. */
    mailTo: z.string().nullable(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Challenge' });
export type Challenge = z.infer<typeof Challenge>;

const Token = z.string().max(200);
/** A second proof: a code, or a passkey's answer to `passkeyOptions`. */
export const Proof = z.discriminatedUnion('method', [
  z.strictObject({ method: z.enum(['totp', 'recovery-code', 'mail']), code: TypedCode }),
  z.strictObject({ method: z.literal('passkey'), ...GivenPasskey.shape }),
]);
export type Proof = z.infer<typeof Proof>;
/** Work that was asked for with `work_required`: a solution in base64, or the ticket of a wait. */
const Payment = z.string().max(10_000).optional();

export const access = {
  status: endpoint({
    method: 'GET',
    path: '/api/status',
    summary: 'Whether Latchkey is set up, its version and what works',
    access: 'open',
    reply: z.object({
      setUp: z.boolean(),
      organisation: z.string().nullable(),
      locale: Locale.nullable(),
      version: z.string(),
      mail: z.boolean(),
      /** Mail is set up, and its server does not answer: what would be sent now goes nowhere. */
      mailAway: z.boolean(),
    }),
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/api/setup',
    summary: 'Set Latchkey up: the organisation and its first administrator. Works once.',
    access: 'open',
    body: z.strictObject({
      organisation: line(200),
      locale: Locale,
      name: line(100),
      email: Email,
      password: NewPassword,
      currency: Currency.optional(),
      timeZone: z
        .string()
        .max(64)
        .refine((zone) => isTimeZone(zone), { error: 'unknown_time_zone' })
        .optional(),
    }),
    reply: Signed,
    creates: true,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Sign in with e-mail and password; the session comes as a cookie',
    access: 'open',
    body: z.strictObject({ email: z.string().max(20_000), password: GivenPassword, work: Payment }),
    reply: z.union([Signed, z.object({ challenge: Challenge })]),
  }),
  proveSignIn: endpoint({
    method: 'POST',
    path: '/api/sign-in/proof',
    summary: 'Give the second proof of a sign-in',
    access: 'open',
    body: z.strictObject({ challenge: Token, proof: Proof }),
    reply: Signed,
  }),
  waitingSignIn: endpoint({
    method: 'POST',
    path: '/api/sign-in/waiting',
    summary: 'What a sign-in that came back from a provider still takes; 423 where it stands before a lock',
    access: 'open',
    body: z.strictObject({ challenge: Token }),
    reply: Challenge,
  }),
  mailSignIn: endpoint({
    method: 'POST',
    path: '/api/sign-in/mail',
    summary: 'Have a code mailed for the second proof of a sign-in',
    access: 'open',
    body: z.strictObject({ challenge: Token }),
  }),
  passkeyOptions: endpoint({
    method: 'POST',
    path: '/api/sign-in/passkey-options',
    summary: 'What a passkey must answer: to sign in with it alone, or as the second proof of a challenge',
    access: 'open',
    body: z.strictObject({ challenge: Token.optional() }),
    reply: PasskeyQuestion,
  }),
  passkeySignIn: endpoint({
    method: 'POST',
    path: '/api/sign-in/passkey',
    summary: 'Sign in with a passkey alone',
    access: 'open',
    body: GivenPasskey,
    reply: Signed,
  }),
  ways: endpoint({
    method: 'GET',
    path: '/api/me/proof',
    summary: 'How I can prove once more that it is me',
    reply: z.object({
      methods: z.array(z.enum(['password', ...waysToProve])),
      mailTo: z.string().nullable(),
      /** Where I have an account by which I can prove it too: of these, the provider's word is enough. */
      providers: z.array(Ref),
    }),
  }),
  provePasskeyOptions: endpoint({
    method: 'POST',
    path: '/api/me/proof/passkey-options',
    summary: 'What my passkey must answer to prove once more that it is me',
    reply: PasskeyQuestion,
  }),
  mailProve: endpoint({
    method: 'POST',
    path: '/api/me/proof/mail',
    summary: 'Have a code mailed to prove once more that it is me',
  }),
  prove: endpoint({
    method: 'POST',
    path: '/api/me/proof',
    summary: 'Prove once more that it is me: before dangerous acts, or where a lock asks for it',
    body: z.discriminatedUnion('method', [
      z.strictObject({ method: z.literal('password'), password: GivenPassword }),
      ...Proof.options,
    ]),
    reply: z.object({ until: z.string() }),
  }),
  signOut: endpoint({ method: 'POST', path: '/api/sign-out', summary: 'End this session' }),
  me: endpoint({ method: 'GET', path: '/api/me', summary: 'Who I am and what I may do', reply: Me }),
  changeMe: endpoint({
    method: 'PATCH',
    path: '/api/me',
    summary: 'Change my name or language',
    body: z.strictObject({ name: line(100), locale: Locale }).partial(),
    reply: Me,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/password/change',
    summary: 'Change my password; my other sessions end',
    body: z.strictObject({ current: GivenPassword, next: NewPassword }),
  }),
  forgotPassword: endpoint({
    method: 'POST',
    path: '/api/password/forgot',
    summary: 'Ask for a reset link by mail. The answer is the same whether or not the address is known.',
    access: 'open',
    body: z.strictObject({ email: z.string().max(20_000), work: Payment }),
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/api/password/reset',
    summary: 'Set a new password with a link (works once, signs nobody in)',
    access: 'open',
    body: z.strictObject({ token: z.string().max(200), password: NewPassword }),
  }),
};

/** True for an IANA time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
