/** Recovery contacts: colleagues chosen beforehand, who read out a code to somebody who is locked out. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id, Ref } from '../fields.ts';

export const contactsAtMost = 2;
/** So long a code is good. */
export const contactMinutes = 10;

const RecoveryContact = z.object({
  id: Id,
  /** The colleague: who helps me, or whom I help. */
  person: Ref,
  /** Null: they haven't said yes yet. */
  acceptedAt: z.string().nullable(),
});

export const RecoveryContacts = z
  .object({
    /** Who helps me. */
    mine: z.array(RecoveryContact),
    /** Whom I help, or am asked to. */
    others: z.array(RecoveryContact),
    /** Somebody asks for a code just now: for a colleague whom I help, or in my name. */
    requests: z.array(
      z.object({
        id: Id,
        person: Ref,
        /** It is in my name: if it wasn't me, I refuse it. */
        inMyName: z.boolean(),
        at: z.string(),
        expiresAt: z.string(),
        browser: z.string().nullable(),
        system: z.string().nullable(),
        address: z.string(),
        country: z.string().nullable(),
        /** Who had the code shown to them. */
        shownTo: Ref.nullable(),
      }),
    ),
  })
  .meta({ id: 'RecoveryContacts' });
export type RecoveryContacts = z.infer<typeof RecoveryContacts>;
export type ContactRequest = RecoveryContacts['requests'][number];

export const recoveryContacts = {
  list: endpoint({
    method: 'GET',
    path: '/api/recovery-contacts',
    summary: 'Who helps me back in, whom I help, and who asks for it just now',
    reply: RecoveryContacts,
  }),
  name: endpoint({
    method: 'POST',
    path: '/api/recovery-contacts',
    summary: 'Name a colleague who may help me back in; they have to say yes',
    body: z.strictObject({ personId: Id }),
    reply: RecoveryContacts,
    creates: true,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/api/recovery-contacts/{id}/accept',
    summary: 'Say yes to helping a colleague back in',
    params: ById,
    reply: RecoveryContacts,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/recovery-contacts/{id}',
    summary: 'End it: by who named, or by who was named',
    params: ById,
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/recovery-contacts/ask',
    summary:
      'Ask one’s contacts for a code that makes this device trusted. The answer is the same whether or not the address is known.',
    access: 'open',
    body: z.strictObject({
      email: z.string().max(20_000),
      /** Work that was asked for with `work_required`. */
      work: z.string().max(10_000).optional(),
    }),
    reply: z.object({ token: z.string(), expiresAt: z.string() }),
  }),
  show: endpoint({
    method: 'POST',
    path: '/api/recovery-contacts/requests/{id}/show',
    summary: 'See the code to read out to a colleague, once it is certain that it is they',
    params: ById,
    reply: z.object({ code: z.string(), expiresAt: z.string() }),
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/api/recovery-contacts/requests/{id}/refuse',
    summary: 'Refuse a request: its code is worth nothing from then on',
    params: ById,
  }),
  prove: endpoint({
    method: 'POST',
    path: '/api/recovery-contacts/prove',
    summary: 'Make this device trusted with the code that a contact read out. It signs nobody in.',
    access: 'open',
    body: z.strictObject({ token: z.string().max(200), code: z.string().min(1).max(100) }),
  }),
};
