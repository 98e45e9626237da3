/** Setting up, signing in and out, one's own account. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Currency, Email, Id, line, Locale, Ref } from '../fields.ts';
import { longestPassword, shortestPassword } from './passwords.ts';
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
    organisation: z.object({
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      demo: z.boolean(),
    }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

const Signed = z.object({ user: Me });

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
    body: z.strictObject({ email: z.string().max(500), password: GivenPassword }),
    reply: Signed,
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
    body: z.strictObject({ email: z.string().max(500) }),
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
