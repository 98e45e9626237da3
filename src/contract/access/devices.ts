/** Devices that are known again, proving one before the password, and how people came in. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { Lane, Trigger } from './triggers.ts';

/** How a device came to be trusted. */
export const trustedBy = [
  'set-up',
  'sign-in',
  'passkey',
  'mail',
  'totp',
  'recovery-code',
  'link',
  'administrator',
  'sso',
  'break-glass',
  'contact',
] as const;
export type TrustedBy = (typeof trustedBy)[number];

export const Device = z
  .object({
    id: Id,
    current: z.boolean(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    address: z.string().nullable(),
    country: z.string().nullable(),
    trustedUntil: z.string(),
    by: z.enum(trustedBy),
    /** Sessions open on it now. */
    sessions: z.int(),
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof Device>;

const Token = z.string().max(200);
const Payment = z.string().max(10_000).optional();

export const devices = {
  list: endpoint({
    method: 'GET',
    path: '/api/devices',
    summary: 'The devices that are trusted for me',
    reply: z.object({ items: z.array(Device) }),
  }),
  forget: endpoint({
    method: 'DELETE',
    path: '/api/devices/{id}',
    summary: 'Forget one of my devices; its sessions end',
    params: ById,
  }),
  forgetOthers: endpoint({
    method: 'POST',
    path: '/api/devices/forget-others',
    summary: 'Forget all my devices but this one, and end all other sessions',
  }),
  askMail: endpoint({
    method: 'POST',
    path: '/api/devices/mail',
    summary:
      'Ask for a mail that makes this device trusted. The answer is the same whether or not the address is known.',
    access: 'open',
    body: z.strictObject({ email: z.string().max(20_000), work: Payment }),
    reply: z.object({ token: z.string(), expiresAt: z.string() }),
  }),
  prove: endpoint({
    method: 'POST',
    path: '/api/devices/proof',
    summary: 'Make this device trusted with a code. It signs nobody in: the password comes after.',
    access: 'open',
    body: z.union([
      z.strictObject({
        email: z.string().max(20_000),
        method: z.enum(['totp', 'recovery-code']),
        code: z.string().min(1).max(100),
        work: Payment,
      }),
      z.strictObject({ method: z.literal('mail'), token: Token, code: z.string().min(1).max(100) }),
      z.strictObject({ method: z.literal('link'), token: Token }),
    ]),
  }),
};

export const SignIn = z
  .object({
    id: Id,
    at: z.string(),
    /** The entrance: password, passkey, single-sign-on, … */
    entrance: z.string(),
    outcome: z.enum(['in', 'challenged', 'refused']),
    lane: Lane.nullable(),
    address: z.string().nullable(),
    country: z.string().nullable(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    newDevice: z.boolean(),
    /** Why it was challenged: a trigger or a reason. */
    reason: z.union([Trigger, z.string()]).nullable(),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const signIns = {
  list: endpoint({
    method: 'GET',
    path: '/api/sign-ins',
    summary: 'How I came in, or how somebody did for those who look after locks',
    query: z.strictObject({
      personId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2000).optional(),
    }),
    reply: pageOf(SignIn),
  }),
};
