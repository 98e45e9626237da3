/** Locks: what is locked, why, since when and until when, and who ended it how. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, Id, Instant, line, Ref } from '../fields.ts';
import { Flag, many, pageOf } from '../paging.ts';
import { Verdict } from './board.ts';
import { Lane, LockScope, releaseRoutes, Strength, Trigger } from './triggers.ts';
import { RootCause } from './unlocking.ts';

export const lockActs = ['opened', 'prolonged', 'proved', 'lifted', 'expired'] as const;

export const Lock = z
  .object({
    id: Id,
    scope: LockScope,
    /** The id, network or name of what is locked. */
    subject: z.string(),
    /** What it is called, e.g. the person's or key's name. */
    subjectName: z.string().nullable(),
    person: Ref.nullable(),
    /** Set where only this lane of the account is spent. */
    lane: Lane.nullable(),
    strength: Strength,
    trigger: Trigger,
    evidence: z.record(z.string(), z.unknown()),
    /** Null: the engine. */
    openedBy: Ref.nullable(),
    reason: z.string(),
    opensAt: z.string(),
    endsAt: z.string().nullable(),
    reviewAt: z.string().nullable(),
    releases: z.array(z.enum(releaseRoutes)),
    open: z.boolean(),
    endedAt: z.string().nullable(),
    endedBy: Ref.nullable(),
    endRoute: z.enum(releaseRoutes).nullable(),
    rootCause: z.string().nullable(),
    remedy: z.string().nullable(),
    shieldUntil: z.string().nullable(),
    /** The lock that this one repeats. */
    repeatsId: Id.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Lock' });
export type Lock = z.infer<typeof Lock>;

export const LockEvent = z.object({
  id: Id,
  at: z.string(),
  act: z.enum(lockActs),
  person: Ref.nullable(),
});

/** What a person can lock by hand. */
export const lockableScopes = ['account', 'session', 'device', 'network', 'api-key'] as const;

export const locks = {
  list: endpoint({
    method: 'GET',
    path: '/api/locks',
    summary: 'Locks, newest first',
    query: z.strictObject({
      open: Flag.optional(),
      personId: Id.optional(),
      scope: many(LockScope).optional(),
      trigger: many(Trigger).optional(),
      /** How it ended. */
      route: many(z.enum(releaseRoutes)).optional(),
      /** Whether it was right to lock, of those that are over. */
      verdict: Verdict.optional(),
      /** Of those that were lifted or proved away: whether the same came again by itself within a week. */
      cameAgain: Flag.optional(),
      /** Notes of spent lanes, which keep nobody from work: only these, or none of them. */
      spentLanes: Flag.optional(),
      /** On which days of the organisation it opened and ended, the first and the last included. */
      openedFrom: Day.optional(),
      openedTo: Day.optional(),
      endedFrom: Day.optional(),
      endedTo: Day.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2000).optional(),
    }),
    reply: pageOf(Lock),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/locks/{id}',
    summary: 'One lock with its history',
    params: ById,
    reply: Lock.extend({ events: z.array(LockEvent) }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/locks',
    summary: 'Lock an account, a session, a device, a network or an API key, with a reason and an end',
    body: z
      .strictObject({
        scope: z.enum(lockableScopes),
        subject: z.string().min(1).max(100),
        strength: Strength,
        reason: line(500),
        endsAt: Instant.optional(),
        /** Where there is no end: when somebody looks at it again. */
        reviewAt: Instant.optional(),
      })
      .refine((lock) => (lock.endsAt === undefined) !== (lock.reviewAt === undefined), {
        error: 'end_or_review',
        path: ['endsAt'],
      }),
    reply: Lock,
    creates: true,
  }),
  lift: endpoint({
    method: 'POST',
    path: '/api/locks/{id}/lift',
    summary: 'Lift a lock. It signs nobody in and changes no password.',
    params: ById,
    body: z.strictObject({ rootCause: RootCause.optional(), remedy: line(500).optional() }),
    reply: Lock,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/me/locks',
    summary: 'The locks that concern me, open and past',
    reply: z.object({ items: z.array(Lock) }),
  }),
};

export const NetworkMark = z
  .object({
    id: Id,
    network: z.string(),
    kind: z.enum(['office', 'unsafe']),
    note: z.string(),
    createdBy: Ref.nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'NetworkMark' });
export type NetworkMark = z.infer<typeof NetworkMark>;

export const networks = {
  list: endpoint({
    method: 'GET',
    path: '/api/networks',
    summary: 'Networks that somebody said something of',
    reply: z.object({ items: z.array(NetworkMark) }),
  }),
  mark: endpoint({
    method: 'POST',
    path: '/api/networks',
    summary: 'Mark a network as an office (never closed as a whole) or as unsafe',
    body: z.strictObject({
      network: z.string().min(1).max(50),
      kind: z.enum(['office', 'unsafe']),
      note: z.string().max(200).default(''),
    }),
    reply: NetworkMark,
    creates: true,
  }),
  unmark: endpoint({
    method: 'DELETE',
    path: '/api/networks/{id}',
    summary: 'Take a mark away',
    params: ById,
  }),
};
