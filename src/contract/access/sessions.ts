/** Where I am signed in. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id } from '../fields.ts';

export const Session = z
  .object({
    id: Id,
    current: z.boolean(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    expiresAt: z.string(),
    address: z.string().nullable(),
    /** What the browser calls itself. */
    browser: z.string().nullable(),
    system: z.string().nullable(),
    country: z.string().nullable(),
    /** Said by its person: others may listen on this network. */
    openWifi: z.boolean(),
  })
  .meta({ id: 'Session' });

export const sessions = {
  list: endpoint({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where I am signed in',
    reply: z.object({ items: z.array(Session) }),
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/api/sessions/{id}',
    summary: 'End one of my sessions',
    params: ById,
  }),
  onOpenWifi: endpoint({
    method: 'POST',
    path: '/api/sessions/open-wifi',
    summary: 'Say that this session is on open Wi-Fi, or no longer is',
    body: z.strictObject({ on: z.boolean() }),
  }),
  revokeOthers: endpoint({
    method: 'POST',
    path: '/api/sessions/revoke-others',
    summary: 'End all my sessions but this one',
    reply: z.object({ ended: z.int() }),
  }),
};
