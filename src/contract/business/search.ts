/** One search over everything that somebody may see. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, line, Money, Ref } from '../fields.ts';

export const foundKinds = ['customer', 'contact', 'opportunity', 'product', 'followUp', 'person'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** A record as the search tells of it: what it is, and what one tells it by. */
export const Found = z
  .object({
    kind: z.enum(foundKinds),
    id: Id,
    /** Its name; of a follow-up, the part of its text where it was found. */
    name: z.string(),
    /** The customer that it belongs to. */
    customer: Ref.nullable(),
    owner: Ref.nullable(),
    /** The phone number that was found, or else the first. */
    phone: z.string().nullable(),
    /** A customer's city, a contact's or person's title, a deal's stage, a product's code, a follow-up's kind. */
    detail: z.string().nullable(),
    amount: Money.nullable(),
    /** When a follow-up was. */
    at: z.string().nullable(),
    /** Not what was typed, but close to it. */
    near: z.boolean(),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;

export const search = {
  find: endpoint({
    method: 'GET',
    path: '/api/search',
    // It is asked again with each letter typed.
    glance: true,
    summary:
      'Everything that I may see by name, pinyin, initials, phone or mail; the latest follow-ups by their text. Best first; where little is found, what is close to it among the latest',
    query: z.strictObject({
      q: line(200),
      /** Of each kind at most. */
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    reply: z.object({ items: z.array(Found) }),
  }),
};
