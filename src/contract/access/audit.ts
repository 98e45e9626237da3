/** The audit: who did what, when, from where. Written once, never changed, sealed so that a change would be found. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Ref } from '../fields.ts';
import { listQuery, many, pageOf } from '../paging.ts';

/** Everything that gets a line. A closed list: each has its words in three languages (`audit-words.ts`). */
export const auditActions = [
  // Coming in
  'sign-in.done',
  'sign-in.refused',
  'sign-in.challenged',
  'sign-in.proved',
  'sign-out.done',
  'session.ended',
  'session.stolen',
  'device.trusted',
  'device.revoked',
  'device.link-made',
  // Proofs
  'factor.added',
  'factor.removed',
  'factor.used',
  'password.changed',
  'password.link-made',
  'password.link-asked',
  'password.link-used',
  'proof.refused',
  // Locks
  'lock.opened',
  'lock.changed',
  'lock.lifted',
  'lock.ended',
  'network.marked',
  'network.unmarked',
  // The last ways in
  'glass.unlocked',
  'glass.promoted',
  'glass.link-made',
  'glass.opened',
  'glass.accounted',
  'shares.made',
  'shares.checked',
  'shares.typed',
  'shares.rehearsed',
  'contact.named',
  'contact.accepted',
  'contact.ended',
  'contact.asked',
  'contact.shown',
  'contact.refused',
  'unlock.asked',
  'unlock.called',
  'unlock.said',
  'unlock.questioned',
  'unlock.answered',
  'unlock.withdrawn',
  'unlock.over',
  'duty.changed',
  'problem.raised',
  'problem.reopened',
  'problem.changed',
  'problem.taken',
  'problem.commented',
  'problem.solved',
  'problem.set-aside',
  'problem.overdue',
  // The house
  'set-up.done',
  'policy.changed',
  'policy.confirmed',
  'policy.reverted',
  'settings.changed',
  'organisation.changed',
  'person.created',
  'person.changed',
  'account.changed',
  'role.created',
  'role.changed',
  'role.removed',
  'department.created',
  'department.changed',
  'department.removed',
  'pipeline.created',
  'pipeline.changed',
  'pipeline.removed',
  'product.created',
  'product.changed',
  'product.removed',
  'api-key.created',
  'api-key.approved',
  'api-key.removed',
  'provider.created',
  'provider.changed',
  'provider.removed',
  'webhook.created',
  'webhook.changed',
  'webhook.removed',
  'webhook.tested',
  'mail.tested',
  'notices.changed',
  'import.made',
  'import.changed',
  'import.undone',
  'bulk.made',
  'bulk.cancelled',
  'bulk.undone',
  'export.made',
  'record.restored',
  'cover.named',
  'cover.answered',
  'absence.noted',
  'absence.ended',
  'coverage.begun',
  'coverage.taken',
  'coverage.ended',
  'holding-reply.changed',
  'holding-reply.sent',
  'demo.filled',
  'demo.cleared',
  'audit.checked',
  // What no line above fits, so that a new operation is never left out; the detail names it.
  'house.changed',
  // Somebody tried what they have no right to.
  'right.refused',
] as const;
export const AuditAction = z.enum(auditActions);
export type AuditAction = z.infer<typeof AuditAction>;

export const AuditLine = z
  .object({
    id: Id,
    at: z.string(),
    /** Who did it. Null: nobody signed in, or the program by itself. */
    person: Ref.nullable(),
    /** The name of the API key it was done with. */
    apiKey: z.string().nullable(),
    address: z.string().nullable(),
    /** Browser and system, as far as it can be told. */
    device: z.string().nullable(),
    action: AuditAction,
    /** What it was done to: a module of the API, e.g. `roles`. */
    object: z.string().nullable(),
    recordId: Id.nullable(),
    /** The name of that record, where it has one. */
    name: z.string().nullable(),
    /** What else there is to know: no secret, and no value of a record (its history has them). */
    detail: z.record(z.string(), z.unknown()),
    /** The request: the `instance` of a problem. */
    requestId: z.string().nullable(),
    /** The batch it was sealed in; null for one of the last minute. */
    seal: z.int().nullable(),
  })
  .meta({ id: 'AuditLine' });
export type AuditLine = z.infer<typeof AuditLine>;

const filters = {
  /** Done by this person, or to them. */
  personId: Id.optional(),
  action: many(AuditAction).optional(),
  from: Day.optional(),
  to: Day.optional(),
};
export const AuditQuery = listQuery(['at'], filters);
export type AuditQuery = z.output<typeof AuditQuery>;

const Row = z.object({ id: z.string(), at: z.string().nullable(), seal: z.int().nullable() });

/** What a check of the seals found. At most 200 of each kind are named; `counts` knows them all. */
export const AuditReport = z
  .object({
    /** Nothing at all was found. */
    sound: z.boolean(),
    rows: z.int(),
    seals: z.int(),
    /** The first batch that was looked at: 1, unless there are more than one call checks. */
    from: z.int(),
    /** The last batch and its seal. Noted elsewhere, it shows whether the end was cut off. */
    last: z.object({ number: z.int(), seal: z.string(), madeAt: z.string() }).nullable(),
    /** Rows that wait for the next minute's batch. */
    waiting: z.int(),
    counts: z.object({
      changed: z.int(),
      removed: z.int(),
      inserted: z.int(),
      late: z.int(),
      seals: z.int(),
    }),
    /** Rows that aren't what was sealed. */
    changed: z.array(Row),
    /** Rows that were sealed and are gone. */
    removed: z.array(Row),
    /** Rows that say they belong to a batch and don't. */
    inserted: z.array(Row),
    /** Rows dated over an hour before the batch that came before theirs: slipped in later, or the clock was wrong. */
    late: z.array(Row),
    /** `broken`: its text was changed; `unchained`: it doesn't follow the one before; `missing`: removed. */
    brokenSeals: z.array(z.object({ number: z.int(), fault: z.enum(['broken', 'unchained', 'missing']) })),
  })
  .meta({ id: 'AuditReport' });
export type AuditReport = z.infer<typeof AuditReport>;

export const audit = {
  list: endpoint({
    method: 'GET',
    path: '/api/audit',
    summary: 'Who did what, when, from where',
    query: AuditQuery,
    reply: pageOf(AuditLine),
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/audit/export',
    summary: 'The same as a file',
    query: AuditQuery.omit({ limit: true, cursor: true, count: true }),
    download: 'text/csv',
  }),
  verify: endpoint({
    method: 'POST',
    path: '/api/audit/verify',
    summary:
      'Check the seals of the last million lines: what was changed, removed or slipped in is named. `latchkey audit verify` checks all.',
    reply: AuditReport,
  }),
};
