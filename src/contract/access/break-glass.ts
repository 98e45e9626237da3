/** Breaking the glass: the last ways in when no administrator can get in, and the written account of each use. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id, line, note, Ref } from '../fields.ts';
import { Signed } from './sign-in.ts';

/** So long an administrator's session lasts that was opened by breaking the glass. */
export const breakGlassMinutes = 60;
/** So long the one-time way to it is good. */
export const breakGlassLinkMinutes = 10;

/** `unlock`: all locks of a person lifted. `administrator`: made one again. `session`: an administrator's session opened. */
export const breakGlassActs = ['unlock', 'administrator', 'session'] as const;
export const breakGlassWays = ['console', 'guardians'] as const;

export const GlassBreak = z
  .object({
    id: Id,
    at: z.string(),
    act: z.enum(breakGlassActs),
    by: z.enum(breakGlassWays),
    /** Whom it let back in. */
    person: Ref.nullable(),
    /** Of a session: when it was opened, and when it ends. Null: its link was never used. */
    openedAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    /** Until when the written account is due; null: none is, as nothing was opened. */
    accountDue: z.string().nullable(),
    account: z.string().nullable(),
    accountBy: Ref.nullable(),
    accountAt: z.string().nullable(),
  })
  .meta({ id: 'GlassBreak' });
export type GlassBreak = z.infer<typeof GlassBreak>;

/** How many shares there may be, and how many of them may be needed: 2 of 3 to 3 of 5. */
export const shareNumbers = { threshold: { min: 2, max: 3 }, total: { min: 3, max: 5 } } as const;
/** So long a share that was typed counts towards opening. */
export const shareMinutes = 15;
/** How many words of each share are asked for, to see that the print can be read. */
export const askedWords = 3;

const number = z.int().min(1).max(shareNumbers.total.max);

export const GuardianShare = z.object({
  number,
  /** Who holds it, as was said when it was made. */
  holder: z.string(),
  /** Where they have an account here. */
  person: Ref.nullable(),
  /** When it was last proved to be there: rehearsed, or checked when it was made. */
  provedAt: z.string().nullable(),
  /** Of shares that are being made: which words, from 1, are still to be typed back. */
  asked: z.array(z.int()),
});

export const ShareSet = z
  .object({
    id: Id,
    /** As printed on each share. */
    number: z.int(),
    threshold: z.int(),
    madeAt: z.string(),
    madeBy: Ref,
    /** Null: being made; it opens nothing yet. */
    activeAt: z.string().nullable(),
    /** When the shares are to be rehearsed next. */
    rehearsalDue: z.string().nullable(),
    shares: z.array(GuardianShare),
  })
  .meta({ id: 'ShareSet' });
export type ShareSet = z.infer<typeof ShareSet>;

export const ShareSets = z.object({
  /** The one that opens; null: there is none. */
  active: ShareSet.nullable(),
  /** One that is being made: the one before goes on until every share of it was checked. */
  making: ShareSet.nullable(),
});

export const breakGlass = {
  list: endpoint({
    method: 'GET',
    path: '/api/break-glass',
    summary: 'How often the glass was broken, newest first, with the written accounts',
    reply: z.object({ items: z.array(GlassBreak) }),
  }),
  account: endpoint({
    method: 'POST',
    path: '/api/break-glass/{id}/account',
    summary:
      'Write the account of a broken glass: why, what was done. It is kept in the audit and can’t be changed.',
    params: ById,
    body: z.strictObject({ account: note(4000).min(20) }),
    reply: GlassBreak,
  }),
  shares: endpoint({
    method: 'GET',
    path: '/api/break-glass/shares',
    summary: 'Who holds which guardian’s share, and when each was last proved to be there',
    reply: ShareSets,
  }),
  makeShares: endpoint({
    method: 'POST',
    path: '/api/break-glass/shares',
    summary:
      'Split a new secret among guardians. The words are shown once; the shares count when each was checked, and the ones before are worthless then.',
    body: z
      .strictObject({
        threshold: z.int().min(shareNumbers.threshold.min).max(shareNumbers.threshold.max),
        holders: z
          .array(z.strictObject({ name: line(100), personId: Id.nullable().default(null) }))
          .min(shareNumbers.total.min)
          .max(shareNumbers.total.max),
      })
      .refine(({ holders }) => new Set(holders.map(({ name }) => name)).size === holders.length, {
        error: 'twice',
        path: ['holders'],
      }),
    reply: z.object({
      set: ShareSet,
      words: z.array(z.object({ number, words: z.array(z.string()) })),
    }),
    creates: true,
    secret: true,
  }),
  checkShare: endpoint({
    method: 'POST',
    path: '/api/break-glass/shares/check',
    summary: 'Type the words that are asked for back from the print of a share that is being made',
    body: z.strictObject({ number, words: z.array(z.string().max(50)).length(askedWords) }),
    reply: ShareSets,
  }),
  typeShare: endpoint({
    method: 'POST',
    path: '/api/break-glass/shares/type',
    summary:
      'Type a share: to rehearse it, or to open. With so many as are needed within 15 minutes comes the way to an administrator’s session.',
    access: 'open',
    body: z.strictObject({
      words: z.string().max(2000),
      to: z.enum(['open', 'rehearse']),
      /** Work that was asked for with `work_required`. */
      work: z.string().max(10_000).optional(),
    }),
    reply: z.object({
      rehearsed: z.boolean(),
      number,
      /** How many count now, of how many that are needed, and until when. */
      typed: z.int(),
      needed: z.int(),
      until: z.string().nullable(),
      /** All are there: who can be opened for, and the secret for `open`, good once. */
      way: z.object({ token: z.string(), expiresAt: z.string(), administrators: z.array(Ref) }).nullable(),
    }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/break-glass/open',
    summary: 'Open an administrator’s session of 60 minutes with the one-time secret of a broken glass',
    access: 'open',
    body: z.strictObject({
      token: z.string().max(200),
      /** Whose session, where guardians opened the way: one of the administrators named to them. */
      personId: Id.optional(),
    }),
    reply: Signed,
  }),
};
