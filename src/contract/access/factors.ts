/** Second factors: authenticator apps, passkeys, recovery codes. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id, line } from '../fields.ts';

/** What somebody can prove with, besides a password. */
export const proofMethods = ['passkey', 'totp', 'recovery-code'] as const;
export const ProofMethod = z.enum(proofMethods);
export type ProofMethod = z.infer<typeof ProofMethod>;

/** A code as typed: six digits of an app, or a recovery code. Spaces, dashes and capitals don't matter. */
export const TypedCode = z.string().min(1).max(100);

/** What WebAuthn writes in base64url. Longest is what an authenticator says of itself. */
const bytes = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]+$/);
const credentialId = bytes(1400);

/** What a browser answers to a passkey being asked for. What else it tells is left out. */
export const PasskeyAnswer = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes(8_000),
    authenticatorData: bytes(8_000),
    signature: bytes(8_000),
    userHandle: bytes(200).nullish(),
  }),
});
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;

/** What a browser answers to a passkey being made. */
export const NewPasskeyAnswer = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes(8_000),
    attestationObject: bytes(64_000),
    transports: z
      .array(
        z
          .string()
          .max(30)
          .regex(/^[a-z-]+$/),
      )
      .max(10)
      .optional(),
  }),
});
export type NewPasskeyAnswer = z.output<typeof NewPasskeyAnswer>;

/** What goes to the browser as it is: WebAuthn's own JSON. */
export const PasskeyOptions = z.looseObject({ challenge: z.string() }).meta({ id: 'PasskeyOptions' });
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;

/** `token` comes back with the browser's answer, within five minutes and once. */
export const PasskeyQuestion = z.object({ options: PasskeyOptions, token: z.string() });
export const GivenPasskey = z.strictObject({ token: z.string().min(1).max(200), response: PasskeyAnswer });

export const Passkey = z
  .object({
    id: Id,
    name: z.string(),
    /** Kept in several places by its provider. */
    backedUp: z.boolean(),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
    /** When it showed signs of there being a copy of it. */
    suspectAt: z.string().nullable(),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof Passkey>;

export const Factors = z
  .object({
    /** Since when an authenticator app is in use. */
    totp: z.object({ since: z.string() }).nullable(),
    passkeys: z.array(Passkey),
    recoveryCodes: z.object({ left: z.int(), madeAt: z.string() }).nullable(),
    /** Passkeys work on the pages of this address only. */
    origin: z.string(),
  })
  .meta({ id: 'Factors' });
export type Factors = z.infer<typeof Factors>;

export const factors = {
  mine: endpoint({
    method: 'GET',
    path: '/api/me/factors',
    summary: 'What I can prove with, besides my password',
    reply: Factors,
  }),
  beginTotp: endpoint({
    method: 'POST',
    path: '/api/me/totp',
    summary: 'Begin an authenticator app: its secret, shown once; it counts after a first code',
    reply: z.object({ secret: z.string(), uri: z.string() }),
    creates: true,
    secret: true,
  }),
  confirmTotp: endpoint({
    method: 'POST',
    path: '/api/me/totp/confirm',
    summary: 'Put an authenticator app into use with its first code',
    body: z.strictObject({ code: TypedCode }),
  }),
  removeTotp: endpoint({
    method: 'DELETE',
    path: '/api/me/totp',
    summary: 'Remove my authenticator app',
  }),
  passkeyOptions: endpoint({
    method: 'POST',
    path: '/api/me/passkeys/options',
    summary: 'Begin a passkey: what the browser needs to make it',
    reply: PasskeyQuestion,
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/api/me/passkeys',
    summary: 'Add the passkey that the browser made',
    body: z.strictObject({ token: z.string().min(1).max(200), response: NewPasskeyAnswer, name: line(60) }),
    reply: Passkey,
    creates: true,
  }),
  renamePasskey: endpoint({
    method: 'PATCH',
    path: '/api/me/passkeys/{id}',
    summary: 'Name a passkey',
    params: ById,
    body: z.strictObject({ name: line(60) }),
    reply: Passkey,
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/api/me/passkeys/{id}',
    summary: 'Remove a passkey',
    params: ById,
  }),
  makeRecoveryCodes: endpoint({
    method: 'POST',
    path: '/api/me/recovery-codes',
    summary: 'Make ten recovery codes, shown once; older ones are gone',
    reply: z.object({ codes: z.array(z.string()) }),
    creates: true,
    secret: true,
  }),
  removeOf: endpoint({
    method: 'DELETE',
    path: '/api/people/{id}/factors',
    summary: 'Remove all second factors of somebody who lost them',
    params: ById,
  }),
};
