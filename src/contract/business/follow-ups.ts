/** What was done with a customer, how it came out, and what is next; and tasks, which are only the latter. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Abilities, ById, Day, Id, Instant, line, note, recordFacts, Ref } from '../fields.ts';
import { exportQuery, Flag, listQuery, many, pageOf } from '../paging.ts';
import { Attachment, attachmentsPerFollowUp } from './attachments.ts';
import { followUpKinds, followUpOutcomes, happenings } from './choices.ts';

/** A colleague named in a text as `@name`. `written`: the name there; `name`: what they are called by now. */
const Mention = Ref.extend({ written: z.string() });
export type Mention = z.infer<typeof Mention>;

export const FollowUp = z
  .object({
    ...recordFacts,
    customer: Ref,
    contact: Ref.nullable(),
    opportunity: Ref.nullable(),
    kind: z.enum(followUpKinds),
    /** When it happened; of a task, when it was set. */
    at: z.string(),
    /** Of a task it may be empty. */
    content: z.string(),
    mentions: z.array(Mention),
    attachments: z.array(Attachment),
    outcome: z.enum(followUpOutcomes),
    nextStep: z.string().nullable(),
    nextStepDue: z.string().nullable(),
    nextStepDoneAt: z.string().nullable(),
    /** Who did it, and looks after the next step. */
    owner: Ref.nullable(),
    /** In whose place it was done, by a colleague who covered. */
    for: Ref.nullable(),
    can: Abilities,
  })
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;

const commonFields = {
  contactId: Id.nullable(),
  opportunityId: Id.nullable(),
  /** Colleagues whose `@name` stands in the content: they are told, as far as they may see it. */
  mentionIds: z.array(Id).max(20),
};
/** Files uploaded beforehand. */
const withFiles = { attachmentIds: z.array(Id).max(attachmentsPerFollowUp) };

export const followUpFields = {
  ...commonFields,
  kind: z.enum(happenings),
  at: Instant,
  content: note(20_000).pipe(z.string().min(1)),
  outcome: z.enum(followUpOutcomes),
  nextStep: line(300).nullable(),
  nextStepDue: Day.nullable(),
};
export const NewFollowUp = z
  .strictObject({ ...followUpFields, ...withFiles, customerId: Id })
  .partial()
  .required({ customerId: true, kind: true, content: true })
  .meta({ id: 'NewFollowUp' });
export type NewFollowUp = z.infer<typeof NewFollowUp>;
/** A task stays one, and keeps its step; other kinds can be taken for one another, and keep a content. */
export const FollowUpChange = z
  .strictObject({ ...followUpFields, kind: z.enum(followUpKinds), content: note(20_000) })
  .partial()
  .meta({ id: 'FollowUpChange' });

export const NewTask = z
  .strictObject({
    ...commonFields,
    ...withFiles,
    customerId: Id,
    /** What is to be done. */
    nextStep: line(300),
    nextStepDue: Day.nullable(),
    /** Who is to do it: me, or a colleague who sees the customer. */
    ownerId: Id,
    content: note(20_000),
  })
  .partial()
  .required({ customerId: true, nextStep: true })
  .meta({ id: 'NewTask' });
export type NewTask = z.infer<typeof NewTask>;

export const FollowUpQuery = listQuery(['at', 'nextStepDue', 'createdAt'], {
  customerId: Id.optional(),
  contactId: Id.optional(),
  opportunityId: Id.optional(),
  /** Who recorded it; with `open`, `dueFrom` or `dueTo` also who looks after the customer by now. */
  ownerId: many(Id).optional(),
  kind: many(z.enum(followUpKinds)).optional(),
  outcome: many(z.enum(followUpOutcomes)).optional(),
  /** Only those with a next step that is not done. */
  open: Flag.optional(),
  /** Next step due on or after this day, not done. */
  dueFrom: Day.optional(),
  /** Next step due on or before this day, not done. */
  dueTo: Day.optional(),
  from: Day.optional(),
  to: Day.optional(),
});
export type FollowUpQuery = z.output<typeof FollowUpQuery>;

export const followUps = {
  list: endpoint({
    method: 'GET',
    path: '/api/follow-ups',
    summary: 'Follow-ups with customers that I may see',
    query: FollowUpQuery,
    reply: pageOf(FollowUp),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/follow-ups/{id}',
    summary: 'One follow-up',
    params: ById,
    reply: FollowUp,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/follow-ups',
    summary: 'Record a follow-up with its outcome and next step',
    body: NewFollowUp,
    reply: FollowUp,
    creates: true,
  }),
  addTask: endpoint({
    method: 'POST',
    path: '/api/follow-ups/tasks',
    summary: 'Set a task: what is to be done with a customer and by when, for me or a colleague',
    body: NewTask,
    reply: FollowUp,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/follow-ups/{id}',
    summary: 'Correct a follow-up',
    params: ById,
    body: FollowUpChange,
    reply: FollowUp,
    versioned: true,
  }),
  complete: endpoint({
    method: 'POST',
    path: '/api/follow-ups/{id}/complete',
    summary: 'The next step is done (or, with done=false, open again)',
    params: ById,
    body: z.strictObject({ done: z.boolean().default(true) }),
    reply: FollowUp,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/follow-ups/{id}',
    summary: 'Put a follow-up into the bin',
    params: ById,
    versioned: true,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/follow-ups/{id}/restore',
    summary: 'Take a follow-up out of the bin',
    params: ById,
    reply: FollowUp,
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/follow-ups/export',
    summary: 'The same list as CSV, all pages',
    query: exportQuery(FollowUpQuery),
    download: 'text/csv',
  }),
};
