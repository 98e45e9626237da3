/** Lists as people want them, under a name: filters, order, groups, columns, density. One's own, or shared with everybody. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, line, recordFacts, Ref } from '../fields.ts';
import { ContactQuery } from './contacts.ts';
import { customerGroups, CustomerQuery } from './customers.ts';
import { FollowUpQuery } from './follow-ups.ts';
import { opportunityGroups, OpportunityQuery } from './opportunities.ts';

/** The lists that have views, and the query of each: what a view may ask for, and by what it groups. */
export const viewQueries = {
  customer: CustomerQuery.extend({ group: z.enum(customerGroups).optional() }),
  contact: ContactQuery,
  followUp: FollowUpQuery,
  opportunity: OpportunityQuery.extend({ group: z.enum(opportunityGroups).optional() }),
};
export type ViewObject = keyof typeof viewQueries;
const ViewObject = z.enum(Object.keys(viewQueries) as [ViewObject, ...ViewObject[]]);

export const densities = ['comfortable', 'compact'] as const;

/** What a table looks like. */
const lookFields = {
  /** The keys of the columns shown, in their order; null: the usual ones. A page leaves out those that it doesn't know. */
  columns: z
    .array(z.string().regex(/^[a-zA-Z]{1,40}$/))
    .min(1)
    .max(40)
    .nullable(),
  density: z.enum(densities),
};
export const Look = z.object(lookFields);
export type Look = z.infer<typeof Look>;

/** The list's query as its address says it, `sort` among it: `{ level: ['A', 'B'], sort: '-createdAt' }`. */
const Filters = z.record(z.string().max(40), z.union([line(200), z.array(line(200)).min(1).max(100)]));

export const View = z
  .object({
    ...recordFacts,
    ...lookFields,
    object: ViewObject,
    name: z.string(),
    filters: Filters,
    shared: z.boolean(),
    owner: Ref,
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'View' });
export type View = z.infer<typeof View>;

const viewFields = { ...lookFields, name: line(60), filters: Filters, shared: z.boolean() };

/** How many views one person may have of one list. */
export const viewsPerList = 50;

export const views = {
  list: endpoint({
    method: 'GET',
    path: '/api/views',
    summary: 'My views of a list, and those shared with everybody',
    query: z.strictObject({ object: ViewObject }),
    reply: z.object({ items: z.array(View) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/views',
    summary: 'Save a view of a list; sharing it takes the right to change settings',
    body: z
      .strictObject({ ...viewFields, object: ViewObject })
      .partial({ columns: true, density: true, filters: true, shared: true }),
    reply: View,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/views/{id}',
    summary: 'Change a view; what is left out stays, filters are replaced as a whole',
    params: ById,
    body: z.strictObject(viewFields).partial(),
    reply: View,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/views/{id}',
    summary: 'Remove a view',
    params: ById,
    versioned: true,
  }),
};
