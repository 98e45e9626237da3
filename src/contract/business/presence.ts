/** Who else is on a record just now. Pages say where they are by themselves, and hear of each other by the live topic `presence`. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id, Ref } from '../fields.ts';
import { recordObjects } from './choices.ts';

export const presenceDoings = ['viewing', 'editing'] as const;
export type PresenceDoing = (typeof presenceDoings)[number];

/** A page that stays says so this often; one that hasn't for twice as long, and a little, is taken for gone. */
export const presenceEverySeconds = 20;
export const presenceLastsSeconds = 45;

export const Present = z
  .object({ person: Ref, doing: z.enum(presenceDoings) })
  .meta({ id: 'Present', description: 'Somebody else who has the record open' });
export type Present = z.infer<typeof Present>;

const record = { object: z.enum(recordObjects), recordId: Id };
const reply = z.object({ items: z.array(Present) });

export const presence = {
  list: endpoint({
    method: 'GET',
    path: '/api/presence',
    summary: 'Who else has a record open, and whether they are changing it',
    query: z.strictObject(record),
    reply,
    unattended: true,
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/presence',
    summary: 'Say that my page has a record open; again every 20 seconds, or it is taken for gone',
    body: z.strictObject({
      ...record,
      /** A UUID that the page makes for itself. */
      page: Id,
      doing: z.enum(presenceDoings),
    }),
    reply,
    unattended: true,
  }),
  leave: endpoint({
    method: 'DELETE',
    path: '/api/presence/{id}',
    summary: 'Say that my page has left; its id is the one it made for itself',
    params: ById,
    unattended: true,
  }),
};
