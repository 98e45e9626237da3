/** One change made to many records: to those chosen, or to all that match a list's query. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, Id, line, note, Tags } from '../fields.ts';
import { Code } from '../problem.ts';
import { lossReasons } from './choices.ts';
import { ContactQuery } from './contacts.ts';
import { CustomerQuery } from './customers.ts';
import { OpportunityQuery } from './opportunities.ts';

/** How many records one run changes at most; and how many of them can be named one by one. */
export const bulkAtMost = 100_000;
export const idsAtMost = 10_000;

const intoBin = { delete: z.literal(true) };
const ofPaging = { sort: true, limit: true, cursor: true, count: true } as const;

/** What can be done to many at once, by kind of record. */
export const CustomerBulk = z
  .strictObject({
    ownerId: Id.nullable(),
    level: line(20).nullable(),
    addTags: Tags,
    removeTags: Tags,
    ...intoBin,
  })
  .partial();
export const ContactBulk = z.strictObject(intoBin);
export const OpportunityBulk = z
  .strictObject({
    ownerId: Id.nullable(),
    expectedClose: Day.nullable(),
    stageId: Id,
    /** For a stage of lost deals. */
    lossReason: z.enum(lossReasons),
    lossNote: note(2000),
    ...intoBin,
  })
  .partial();

const run = <O extends string, Q extends z.ZodType, C extends z.ZodType>(object: O, query: Q, change: C) =>
  z.strictObject({
    object: z.literal(object),
    ids: z.array(Id).min(1).max(idsAtMost).optional(),
    /** The list's own query: all that match at this moment, and no others later. */
    query: query.optional(),
    /** Those that match, too, but are left as they are. */
    except: z.array(Id).max(idsAtMost).optional(),
    change,
  });
export const NewBulkRun = z
  .discriminatedUnion('object', [
    run('customer', CustomerQuery.omit(ofPaging), CustomerBulk),
    run('contact', ContactQuery.omit(ofPaging), ContactBulk),
    run('opportunity', OpportunityQuery.omit(ofPaging), OpportunityBulk),
  ])
  .refine(({ ids, query }) => (ids === undefined) !== (query === undefined), { error: 'ids_or_query' })
  .refine(({ query, except }) => except === undefined || query !== undefined, {
    error: 'except_of_query',
    path: ['except'],
  })
  .refine(({ change }) => Object.keys(change).length > 0, { error: 'empty', path: ['change'] })
  .refine(({ change }) => !('delete' in change) || Object.keys(change).length === 1, {
    error: 'delete_alone',
    path: ['change'],
  })
  .meta({ id: 'NewBulkRun' });
export type NewBulkRun = z.output<typeof NewBulkRun>;

export const bulkObjects = ['customer', 'contact', 'opportunity'] as const;
export type BulkObject = (typeof bulkObjects)[number];
export const bulkStates = ['running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const;

export const BulkRun = z
  .object({
    id: Id,
    object: z.enum(bulkObjects),
    /** The parts of the change, e.g. `level`. */
    fields: z.array(z.string()),
    state: z.enum(bulkStates),
    total: z.int(),
    /** Those that are as wanted by now. */
    done: z.int(),
    /** Those that could not be changed, by why. */
    failed: z.array(z.object({ code: Code, count: z.int() })),
    undone: z.int(),
    /** Those that undoing left alone, because somebody changed them since. */
    kept: z.int(),
    /** What ended the whole run before its end. */
    problem: Code.nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    can: z.object({ cancel: z.boolean(), undo: z.boolean() }),
  })
  .meta({ id: 'BulkRun' });
export type BulkRun = z.infer<typeof BulkRun>;

export const bulkRuns = {
  list: endpoint({
    method: 'GET',
    path: '/api/bulk-runs',
    summary: 'My bulk runs that are under way or ended within the hour, newest first',
    reply: z.object({ items: z.array(BulkRun) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/bulk-runs',
    summary: `Change many records in the background, those named or all that match a list’s query, but some (at most ${bulkAtMost})`,
    body: NewBulkRun,
    reply: BulkRun,
    creates: true,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/bulk-runs/{id}',
    summary: 'One of my bulk runs and how far it is',
    params: ById,
    reply: BulkRun,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/api/bulk-runs/{id}/cancel',
    summary: 'Stop a run; what is done stays done, and can be undone',
    params: ById,
    reply: BulkRun,
  }),
  undo: endpoint({
    method: 'POST',
    path: '/api/bulk-runs/{id}/undo',
    summary: 'Put back what a run changed; records changed since then are kept and counted',
    params: ById,
    reply: BulkRun,
    accepted: true,
  }),
};
