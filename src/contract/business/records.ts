/** What all records share: their history, the bin. And the demo company. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Ref } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { Code } from '../problem.ts';
import { recordObjects, settingsObjects } from './choices.ts';

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
};

/** One act on a record: who, when, and each field from what to what. */
export const Change = z
  .object({
    id: Id,
    at: z.string(),
    by: Ref.nullable(),
    /** In whose place, by a colleague who covered. */
    for: Ref.nullable(),
    action: z.enum(['created', 'changed', 'moved', 'deleted', 'restored']),
    fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  })
  .meta({ id: 'Change' });

export const history = {
  list: endpoint({
    method: 'GET',
    path: '/api/history',
    summary: 'All changes of one record or setting, newest first',
    query: z.strictObject({ object: z.enum([...recordObjects, ...settingsObjects]), recordId: Id, ...page }),
    reply: pageOf(Change),
  }),
};

export const BinItem = z
  .object({
    object: z.enum(recordObjects),
    id: Id,
    name: z.string(),
    deletedAt: z.string(),
    deletedBy: Ref.nullable(),
    /** Of a customer: what goes and comes back with it, as far as the asking person may see it. */
    along: z.object({ contact: z.int(), followUp: z.int(), opportunity: z.int() }).nullable(),
    can: z.object({ restore: z.boolean() }),
  })
  .meta({ id: 'BinItem' });

/** How many records come out of the bin in one call. */
export const restoredAtMost = 200;

export const bin = {
  list: endpoint({
    method: 'GET',
    path: '/api/bin',
    summary: 'What was deleted and can be restored, newest first',
    query: z.strictObject({
      object: z.enum(recordObjects).default('customer'),
      /** Part of its name. */
      q: z.string().max(200).optional(),
      deletedBy: Id.optional(),
      ...page,
    }),
    reply: pageOf(BinItem),
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/bin/restore',
    summary: 'Take several records of a kind out of the bin, each by itself',
    body: z.strictObject({ object: z.enum(recordObjects), ids: z.array(Id).min(1).max(restoredAtMost) }),
    reply: z.object({
      restored: z.array(Id),
      /** Those that stay there, and why: `wrong_state` where the customer is in the bin itself. */
      failed: z.array(z.object({ id: Id, code: Code })),
    }),
  }),
};

export const demo = {
  get: endpoint({
    method: 'GET',
    path: '/api/demo',
    summary: 'How much of the made-up company is there',
    reply: z.object({
      customers: z.int(),
      contacts: z.int(),
      followUps: z.int(),
      opportunities: z.int(),
      products: z.int(),
      people: z.int(),
    }),
  }),
  fill: endpoint({
    method: 'POST',
    path: '/api/demo',
    summary: 'Fill in a made-up company to look around in',
    reply: z.object({
      customers: z.int(),
      contacts: z.int(),
      followUps: z.int(),
      opportunities: z.int(),
      people: z.int(),
    }),
    creates: true,
  }),
  clear: endpoint({
    method: 'DELETE',
    path: '/api/demo',
    summary: 'Remove the made-up company; what you entered yourself stays',
    reply: z.object({ removed: z.int(), kept: z.int() }),
  }),
};
