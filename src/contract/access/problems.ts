/** Problems: what locks people again and again. Raised by rule or by hand, with an owner and a day, until it is cured. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, Id, line, note, recordFacts, Ref } from '../fields.ts';
import { Flag, listQuery, many, pageOf } from '../paging.ts';
import { releaseRoutes, Strength, Trigger } from './triggers.ts';
import { RootCause } from './unlocking.ts';

/** By which figures problems are raised and looked after (SPEC B4). Days of the clock, unless they are working days. */
export const problemRules = {
  /** Locked again for the same cause so soon after the last lock ended: as long as the probation after an unlock. */
  againDays: 7,
  /** Within so many days, so many people or so many locks of one cause are the house's problem. */
  manyDays: 30,
  manyPeople: 3,
  manyLocks: 5,
  /** Working days of the house from the day it is raised until it is due. */
  dueWorkingDays: 5,
  /** One solved not longer ago is opened again; later a new one is raised and linked to it. */
  reopenDays: 90,
  /** So long after it was solved it is watched whether it holds. */
  watchDays: 30,
  /** Its owner hears of more locks only once there are so many times as many as they heard of, and… */
  worseTimes: 2,
  /** …so many at least. */
  worseFrom: 4,
  /** No day is set further ahead. */
  daysAheadAtMost: 365,
} as const;

export const problemStates = ['open', 'in-work', 'solved', 'set-aside'] as const;
export const ProblemState = z.enum(problemStates);
export type ProblemState = z.infer<typeof ProblemState>;

/** How it was raised: somebody was locked again; several people were locked; by hand. */
export const problemRulesBy = ['again', 'many', 'hand'] as const;

export const problemActs = [
  'raised',
  'reopened',
  'looked-again',
  'worse',
  'owner',
  'passed',
  'due',
  'taken',
  'comment',
  'solved',
  'set-aside',
  'overdue',
] as const;

/** Why a problem passed on from its owner; `nobody`: there was none. */
export const passingReasons = ['closed', 'no-right', 'locked', 'away', 'nobody'] as const;
export type PassingReason = (typeof passingReasons)[number];

export const LockProblem = z
  .object({
    ...recordFacts,
    cause: RootCause,
    /** Null: the house's, because it is several people's. */
    person: Ref.nullable(),
    rule: z.enum(problemRulesBy),
    /** Null: by rule. */
    raisedBy: Ref.nullable(),
    state: ProblemState,
    /** Null: nobody who may be, yet. */
    owner: Ref.nullable(),
    dueOn: z.string(),
    overdue: z.boolean(),
    /** When it opens again by itself, where it was set aside. */
    lookAgainOn: z.string().nullable(),
    solvedAt: z.string().nullable(),
    /** The locks behind it. */
    locks: z.int(),
    people: z.int(),
    lastLockAt: z.string().nullable(),
    /** While it is solved: the locks of this cause since, counted from the locks themselves. */
    watch: z.object({ days: z.int(), locks: z.int(), over: z.boolean() }).nullable(),
    /** It is about my own locks: others own and solve it. */
    mine: z.boolean(),
  })
  .meta({ id: 'LockProblem' });
export type LockProblem = z.infer<typeof LockProblem>;

export const ProblemEvent = z.object({
  id: Id,
  at: z.string(),
  act: z.enum(problemActs),
  /** Null: by rule, or by the clock. */
  person: Ref.nullable(),
  text: z.string(),
  owner: Ref.nullable(),
  day: z.string().nullable(),
  locks: z.int().nullable(),
  why: z.enum(passingReasons).nullable(),
});
export type ProblemEvent = z.infer<typeof ProblemEvent>;

/** So many of its locks are told with a problem, the newest. */
export const problemLocksAtMost = 200;

export const LockProblemWhole = LockProblem.extend({
  lockList: z.array(
    z.object({
      id: Id,
      person: Ref.nullable(),
      trigger: Trigger,
      strength: Strength,
      opensAt: z.string(),
      endsAt: z.string().nullable(),
      reviewAt: z.string().nullable(),
      open: z.boolean(),
      endedAt: z.string().nullable(),
      endRoute: z.enum(releaseRoutes).nullable(),
    }),
  ),
  events: z.array(ProblemEvent),
  /** The one before, solved too long ago to be opened again. */
  previousId: Id.nullable(),
}).meta({ id: 'LockProblemWhole' });
export type LockProblemWhole = z.infer<typeof LockProblemWhole>;

const change = { params: ById, reply: LockProblemWhole, versioned: true } as const;

export const lockProblems = {
  list: endpoint({
    method: 'GET',
    path: '/api/locks/problems',
    summary: 'Problems: what locks people again and again',
    query: listQuery(['createdAt', 'dueOn'], {
      state: many(ProblemState).optional(),
      cause: many(RootCause).optional(),
      ownerId: Id.optional(),
      overdue: Flag.optional(),
    }).omit({ q: true }),
    reply: pageOf(LockProblem),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/locks/problems/{id}',
    summary: 'One problem with its locks and its history',
    params: ById,
    reply: LockProblemWhole,
  }),
  raise: endpoint({
    method: 'POST',
    path: '/api/locks/problems',
    summary: 'Raise a problem by hand; one solved lately is opened again',
    body: z.strictObject({
      cause: RootCause,
      /** Left out: it is the house's. */
      personId: Id.optional(),
      text: line(1000),
    }),
    reply: LockProblemWhole,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/locks/problems/{id}',
    summary: 'Hand a problem to somebody else, or set another day',
    body: z.strictObject({ ownerId: Id, dueOn: Day }).partial(),
    ...change,
  }),
  take: endpoint({
    method: 'POST',
    path: '/api/locks/problems/{id}/take',
    summary: 'Take a problem over: it is in work, and mine',
    ...change,
  }),
  comment: endpoint({
    method: 'POST',
    path: '/api/locks/problems/{id}/comments',
    summary: 'Say something about a problem',
    body: z.strictObject({ text: note(2000).min(1) }),
    ...change,
  }),
  solve: endpoint({
    method: 'POST',
    path: '/api/locks/problems/{id}/solve',
    summary: 'A problem is solved: what was done. It is watched from then on',
    body: z.strictObject({ done: note(2000).min(1) }),
    ...change,
  }),
  setAside: endpoint({
    method: 'POST',
    path: '/api/locks/problems/{id}/set-aside',
    summary: 'Set a problem aside, with a reason and a day on which it opens again by itself',
    body: z.strictObject({ reason: note(2000).min(1), until: Day }),
    ...change,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/api/locks/problems/{id}/reopen',
    summary: 'Open a problem again that was solved or set aside',
    body: z.strictObject({ reason: note(2000).min(1) }),
    ...change,
  }),
};
