/** After a lock: its root cause, the remedies, the watched days (probation), and the locks it belongs to. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id, note, Ref } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { ChosenRemedy, Found, RemedyKind } from './remedies.ts';
import { Trigger } from './triggers.ts';
import { RootCause } from './unlocking.ts';

/** What is suggested for each cause. The handbook's: a lock comes back where its root is left. */
export const suggestedRemedies: Readonly<Record<RootCause, readonly [ChosenRemedy, ...ChosenRemedy[]]>> = {
  'forgotten-password': ['password-changed', 'passkey-enrolled'],
  'old-password-kept': ['stored-password'],
  'typing-slip': ['passkey-enrolled'],
  'new-device': ['recovery-contact'],
  travel: ['second-factor'],
  'lost-second-factor': ['second-factor', 'recovery-codes', 'sessions-ended'],
  attack: ['password-changed', 'second-factor'],
  'stolen-session': ['password-changed', 'sessions-ended'],
  'unusual-work': ['work-slowed', 'import-slowed'],
  'outdated-client': ['client-updated'],
  'wrong-data': ['duplicates-settled', 'import-slowed'],
  'administrators-act': ['explained'],
  policy: ['password-changed'],
  other: ['explained'],
};

/** Where nothing is to be verified, the watched days are so many; a point that is open after them is overdue. */
export const probationDays = 7;
/** However much is left, nobody is on probation for longer. */
export const probationDaysAtMost = 30;

export const aftercareOutcomes = ['verified', 'quiet', 'unverified', 'relocked'] as const;
export const AftercareOutcome = z.enum(aftercareOutcomes);
export type AftercareOutcome = z.infer<typeof AftercareOutcome>;

export const remedyActs = ['added', 'verified', 'undone', 'ticked', 'unticked', 'dropped'] as const;

export const Remedy = z
  .object({
    id: Id,
    kind: RemedyKind,
    /** Of a free point, what is to be done. */
    text: z.string(),
    /** Nobody can tick it: the program finds it. */
    verifies: z.boolean(),
    done: z.boolean(),
    doneAt: z.string().nullable(),
    /** Who ticked it; null: it was found. */
    doneBy: Ref.nullable(),
    /** It was done once and is so no more. */
    undoneAt: z.string().nullable(),
    /** What the last look found. */
    found: Found,
    checkedAt: z.string().nullable(),
    dropped: z.object({ at: z.string(), by: Ref.nullable(), reason: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Remedy' });
export type Remedy = z.infer<typeof Remedy>;

export const Aftercare = z
  .object({
    id: Id,
    person: Ref,
    /** The first of the locks that it follows. */
    lockId: Id,
    trigger: Trigger,
    cause: RootCause,
    /** Nobody named the cause: the engine takes it for this. */
    causeSuggested: z.boolean(),
    beganAt: z.string(),
    liftedBy: Ref.nullable(),
    /** After this, what is left is overdue. */
    dueAt: z.string(),
    overdue: z.boolean(),
    /** When it ends at the latest. */
    until: z.string(),
    endedAt: z.string().nullable(),
    outcome: AftercareOutcome.nullable(),
    /** The same attack can't lock them until then. */
    shieldUntil: z.string().nullable(),
    /** How many points are neither done nor dropped. */
    left: z.int(),
    remedies: z.array(Remedy),
  })
  .meta({ id: 'Aftercare' });
export type Aftercare = z.infer<typeof Aftercare>;

/** One's own: without who dropped what, and why. */
export const OwnAftercare = z.object({
  id: Id,
  trigger: Trigger,
  beganAt: z.string(),
  dueAt: z.string(),
  overdue: z.boolean(),
  until: z.string(),
  left: z.int(),
  remedies: z.array(
    Remedy.pick({ id: true, kind: true, text: true, verifies: true, done: true, doneAt: true, found: true }),
  ),
});
export type OwnAftercare = z.infer<typeof OwnAftercare>;

/** A lock of a chain: the first, or one that repeats it. */
export const ChainedLock = z.object({
  lockId: Id,
  trigger: Trigger,
  /** 1: the first. Those that opened at the same moment have the same number. */
  number: z.int(),
  opensAt: z.string(),
  endedAt: z.string().nullable(),
  cause: RootCause.nullable(),
  causeSuggested: z.boolean(),
  done: z.array(RemedyKind),
  left: z.array(RemedyKind),
});
export type ChainedLock = z.infer<typeof ChainedLock>;

export const AfterLock = z
  .object({
    /** What the engine takes for the cause, also before the lock ends. */
    suggestedCause: RootCause,
    /** What can be chosen here. */
    offered: z.array(ChosenRemedy),
    /** Left undone at an earlier lock of this chain. */
    carried: z.array(ChosenRemedy),
    care: Aftercare.nullable(),
    /** The first lock and all that repeat it, oldest first; empty where there is only this one. At most 50, the newest. */
    chain: z.array(ChainedLock),
    /** How many times it locked, this lock included. */
    number: z.int(),
    /** Whoever asks may change it: nobody does so for themselves, nor for somebody who may do more. */
    can: z.boolean(),
  })
  .meta({ id: 'AfterLock' });
export type AfterLock = z.infer<typeof AfterLock>;

const reason = note(300).pipe(z.string().min(1));

export const aftercare = {
  list: endpoint({
    method: 'GET',
    path: '/api/aftercare',
    summary: 'Who is on probation after a lock, with what is left to do; newest first',
    query: z.strictObject({
      /** `open`: on probation now. `overdue`: of these, longer than a week with something left. */
      state: z.enum(['open', 'overdue', 'ended']).optional(),
      personId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2000).optional(),
    }),
    reply: pageOf(Aftercare),
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/aftercare/mine',
    summary: 'What is left for me to do after a lock, and until when I am watched',
    reply: z.object({ items: z.array(OwnAftercare) }),
  }),
  ofLock: endpoint({
    method: 'GET',
    path: '/api/aftercare/locks/{id}',
    summary: 'What comes after one lock: cause, remedies, probation, and the locks it repeats',
    params: ById,
    reply: AfterLock,
  }),
  nameCause: endpoint({
    method: 'PATCH',
    path: '/api/aftercare/locks/{id}/cause',
    summary: 'Name or correct the root cause of a lock that is over. The version is the lock’s.',
    params: ById,
    body: z.strictObject({ rootCause: RootCause, note: note(500).default('') }),
    reply: AfterLock,
    versioned: true,
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/aftercare/{id}/remedies',
    summary: 'Add a point to what is to be done, of the list or in one’s own words',
    params: ById,
    body: z
      .strictObject({ kind: RemedyKind, text: note(300).default('') })
      .refine(({ kind, text }) => (kind === 'free') === (text !== ''), {
        error: 'text_of_free',
        path: ['text'],
      }),
    reply: Aftercare,
    creates: true,
  }),
  tick: endpoint({
    method: 'PATCH',
    path: '/api/aftercare/remedies/{id}',
    summary: 'Say that a point was done, or wasn’t. What verifies itself is ticked by nobody.',
    params: ById,
    body: z.strictObject({ done: z.boolean() }),
    reply: Aftercare,
    versioned: true,
  }),
  drop: endpoint({
    method: 'POST',
    path: '/api/aftercare/remedies/{id}/drop',
    summary: 'Drop a point, with a reason',
    params: ById,
    body: z.strictObject({ reason }),
    reply: Aftercare,
    versioned: true,
  }),
};
