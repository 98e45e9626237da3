/** Coverage: who stands in for whom while they are locked or away, what was done meanwhile, and what customers were told. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, Id, locales, note, Ref } from '../fields.ts';
import { pageOf } from '../paging.ts';

export const coversAtMost = 5;

export const Cover = z
  .object({
    id: Id,
    /** Whose work it is about. */
    person: Ref,
    cover: Ref,
    /** From this day on; null: at once. */
    from: Day.nullable(),
    /** `asked`: they haven't answered, and cover nobody yet. */
    state: z.enum(['asked', 'accepted', 'refused']),
    namedBy: Ref,
  })
  .meta({ id: 'Cover' });
export type Cover = z.infer<typeof Cover>;

const Named = z.strictObject({ personId: Id, from: Day.nullable().default(null) });

/** Colleagues that cover somebody, in the order in which they are asked. */
export const covers = {
  list: endpoint({
    method: 'GET',
    path: '/api/covers',
    summary: 'Who covers a person (me, where nobody is named), in order; whom I am to cover',
    query: z.strictObject({ personId: Id.optional() }),
    reply: z.object({
      person: Ref,
      /** Who covers that person. */
      items: z.array(Cover),
      /** Whom I am named for. */
      mine: z.array(Cover),
      can: z.object({ change: z.boolean() }),
    }),
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/covers',
    summary:
      'Say who covers a person, in order. Whom one names for oneself is asked first; a lead or administrator decides for others.',
    body: z.strictObject({ personId: Id.optional(), covers: z.array(Named).max(coversAtMost) }),
    reply: z.object({ items: z.array(Cover) }),
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/covers/{id}/answer',
    summary: 'Accept or refuse to cover a colleague; also later on',
    params: ById,
    body: z.strictObject({ accept: z.boolean() }),
    reply: Cover,
  }),
};

export const absenceKinds = ['leave', 'illness'] as const;

export const Absence = z
  .object({
    id: Id,
    person: Ref,
    kind: z.enum(absenceKinds),
    from: Day,
    /** The last day; null: until somebody says that it is over. */
    until: Day.nullable(),
    notedBy: Ref,
    /** `coming`, `now`, `over`. */
    state: z.enum(['coming', 'now', 'over']),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof Absence>;

export const absences = {
  list: endpoint({
    method: 'GET',
    path: '/api/absences',
    summary: 'When a person (me, where nobody is named) is away, newest first',
    query: z.strictObject({ personId: Id.optional() }),
    reply: z.object({ items: z.array(Absence) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/absences',
    summary: 'Note leave or illness: the cover takes over for these days',
    body: z
      .strictObject({
        personId: Id.optional(),
        kind: z.enum(absenceKinds),
        from: Day,
        until: Day.nullable().default(null),
      })
      .refine(({ from, until }) => until === null || until >= from, {
        path: ['until'],
        error: 'before_from',
      }),
    reply: Absence,
    creates: true,
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/absences/{id}/end',
    summary: 'The person is back, or does not go: the absence is over now',
    params: ById,
    reply: Absence,
  }),
};

/** A piece of work as its kind's module tells it. */
export const CoveredWork = z.object({
  /** A kind that a module registered, such as `followUp`. */
  kind: z.string(),
  /** What that kind is called, in the reader's language. */
  kindName: z.string(),
  recordId: Id,
  title: z.string(),
  customer: Ref.nullable(),
  dueOn: Day.nullable(),
  /** Where it is in the app: a path. */
  path: z.string(),
  /** When it was found done, or due no more. */
  settledAt: z.string().nullable(),
});
export type CoveredWork = z.infer<typeof CoveredWork>;

export const Coverage = z
  .object({
    id: Id,
    person: Ref,
    /** Covers are told that somebody is locked or away, never why. */
    cause: z.enum(['lock', 'absence']),
    awaySince: z.string(),
    beganAt: z.string(),
    endedAt: z.string().nullable(),
    /** Who covers now, or did last; null: nobody. */
    cover: Ref.nullable(),
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof Coverage>;

export const CoverageReport = Coverage.extend({
  /** Who covered, one after the other. */
  turns: z.array(z.object({ cover: Ref, beganAt: z.string(), endedAt: z.string().nullable() })),
  /** What was done in the person's place. */
  done: z.array(
    z.object({
      id: Id,
      at: z.string(),
      by: Ref.nullable(),
      /** What it was done to, as histories name it. */
      object: z.string(),
      objectName: z.string(),
      recordId: Id,
      action: z.enum(['created', 'changed', 'moved', 'deleted', 'restored']),
      title: z.string(),
      customer: Ref.nullable(),
      path: z.string().nullable(),
    }),
  ),
  due: z.array(CoveredWork),
  settled: z.array(CoveredWork),
  /** What customers were told meanwhile by the holding reply. */
  replies: z.array(
    z.object({
      customer: Ref,
      at: z.string(),
      /** `to-call`: there was no way to mail, and the cover was asked to call. */
      state: z.enum(['sending', 'mailed', 'to-call']),
    }),
  ),
}).meta({ id: 'CoverageReport' });
export type CoverageReport = z.infer<typeof CoverageReport>;

/** What I do in somebody's place now. */
export const Covering = z
  .object({ ...Coverage.shape, turnBeganAt: z.string(), work: z.array(CoveredWork) })
  .meta({ id: 'Covering' });
export type Covering = z.infer<typeof Covering>;

export const coverages = {
  mine: endpoint({
    method: 'GET',
    path: '/api/coverages/mine',
    summary: 'Whom I cover now, and what of theirs is due; who covers me',
    reply: z.object({ items: z.array(Covering), ofMe: Coverage.nullable() }),
    glance: true,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/coverages',
    summary: 'Coverages that concern me, newest first; for administrators all',
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2000).optional(),
    }),
    reply: pageOf(Coverage),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/coverages/{id}',
    summary: 'The report of a coverage: what was done by whom, what is still due, what customers heard',
    params: ById,
    reply: CoverageReport,
  }),
};

const Texts = z.strictObject({ 'zh-Hans': note(1000), 'zh-Hant': note(1000), en: note(1000) });

export const HoldingReply = z
  .object({
    on: z.boolean(),
    /** With `{customer}`, `{person}`, `{cover}` and `{organisation}` in it. */
    texts: Texts,
    /** Without mail, the cover is asked to call instead. */
    mailOn: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'HoldingReply' });
export type HoldingReply = z.infer<typeof HoldingReply>;

export const holdingReply = {
  get: endpoint({
    method: 'GET',
    path: '/api/holding-reply',
    summary: 'What customers hear who wait because somebody is locked',
    reply: HoldingReply,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/holding-reply',
    summary: 'Switch the holding reply on or off, and word it in each language',
    body: z
      .strictObject({ on: z.boolean(), texts: Texts })
      .refine(({ on, texts }) => !on || locales.every((locale) => texts[locale] !== ''), {
        path: ['texts'],
        error: 'required',
      }),
    reply: HoldingReply,
    versioned: true,
  }),
};
