/** Deals on their way: pipelines, stages, the board, products. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Abilities, ById, Day, Id, line, Money, note, Price, recordFacts, Ref } from '../fields.ts';
import { exportQuery, Flag, Group, groupsOf, listQuery, many, pageOf } from '../paging.ts';
import { lossReasons, stageKinds } from './choices.ts';

export const Stage = z
  .object({
    id: Id,
    name: z.string(),
    kind: z.enum(stageKinds),
    /** Per cent, used where a deal has none of its own. */
    probability: z.int(),
    /** Days after which a deal in this stage stands still. Null: never. */
    standingStillDays: z.int().nullable(),
  })
  .meta({ id: 'Stage' });
export type Stage = z.infer<typeof Stage>;
export const Pipeline = z
  .object({ ...recordFacts, name: z.string(), isDefault: z.boolean(), stages: z.array(Stage) })
  .meta({ id: 'Pipeline' });
export type Pipeline = z.infer<typeof Pipeline>;

const StageInput = z.strictObject({
  /** Left out for a new stage. */
  id: Id.optional(),
  name: line(100),
  kind: z.enum(stageKinds),
  probability: z.int().min(0).max(100),
  standingStillDays: z.int().min(1).max(3650).nullable(),
});
/** In their order. At least one open, one won and one lost. */
const Stages = z.array(StageInput).min(3).max(30);

export const pipelines = {
  list: endpoint({
    method: 'GET',
    path: '/api/pipelines',
    summary: 'All pipelines with their stages in order',
    reply: z.object({ items: z.array(Pipeline) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/pipelines',
    summary: 'Add a pipeline',
    body: z.strictObject({ name: line(100), stages: Stages }),
    reply: Pipeline,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/pipelines/{id}',
    summary: 'Change a pipeline; stages are given whole, one left out must be empty',
    params: ById,
    body: z.strictObject({ name: line(100), isDefault: z.literal(true), stages: Stages }).partial(),
    reply: Pipeline,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/pipelines/{id}',
    summary: 'Remove a pipeline that no opportunity is in',
    params: ById,
    versioned: true,
  }),
};

export const Opportunity = z
  .object({
    ...recordFacts,
    name: z.string(),
    customer: Ref.nullable(),
    owner: Ref.nullable(),
    pipelineId: Id,
    stage: z.object({ id: Id, name: z.string(), kind: z.enum(stageKinds) }),
    amount: Money,
    /** Per cent: its own, or that of its stage. */
    probability: z.int(),
    expectedClose: z.string().nullable(),
    openedOn: z.string(),
    closedOn: z.string().nullable(),
    lossReason: z.enum(lossReasons).nullable(),
    lossNote: z.string(),
    competitors: z.array(z.string()),
    products: z.array(z.object({ product: Ref, quantity: z.int(), price: Money })),
    note: z.string(),
    stageSince: z.string(),
    standingStill: z.boolean(),
    can: Abilities,
  })
  .meta({ id: 'Opportunity' });
export type Opportunity = z.infer<typeof Opportunity>;

export const opportunityFields = {
  name: line(200),
  customerId: Id.nullable(),
  ownerId: Id.nullable(),
  amount: Price,
  /** Null: that of the stage. */
  probability: z.int().min(0).max(100).nullable(),
  expectedClose: Day.nullable(),
  openedOn: Day,
  competitors: z.array(line(100)).max(20),
  products: z
    .array(z.strictObject({ productId: Id, quantity: z.int().min(1).max(1_000_000), price: Price }))
    .max(100),
  note: note(10_000),
};
const Loss = { lossReason: z.enum(lossReasons), lossNote: note(2000) };
export const NewOpportunity = z
  .strictObject({ ...opportunityFields, pipelineId: Id, stageId: Id })
  .partial()
  .required({ name: true })
  .meta({ id: 'NewOpportunity' });
export type NewOpportunity = z.infer<typeof NewOpportunity>;
export const OpportunityChange = z
  .strictObject(opportunityFields)
  .partial()
  .meta({ id: 'OpportunityChange' });

/** By what the list is grouped. */
export const opportunityGroups = ['stage', 'owner'] as const;
export type OpportunityGrouping = (typeof opportunityGroups)[number];

export const OpportunityQuery = listQuery(
  ['name', 'amount', 'expectedClose', 'createdAt', 'updatedAt', 'openedOn', 'closedOn', 'stageSince'],
  {
    customerId: Id.optional(),
    ownerId: many(Id).optional(),
    departmentId: Id.optional(),
    pipelineId: Id.optional(),
    stageId: many(Id).optional(),
    state: many(z.enum(stageKinds)).optional(),
    productId: many(Id).optional(),
    standingStill: Flag.optional(),
    closeFrom: Day.optional(),
    closeTo: Day.optional(),
    /** Those that have nothing in these; a stage they all have. */
    without: many(z.enum(['owner'])).optional(),
  },
);
export type OpportunityQuery = z.output<typeof OpportunityQuery>;

/** Sums are given per currency, because unlike money doesn't add up. */
const Sums = z.array(z.object({ currency: z.string(), amount: z.string(), weighted: z.string() }));
export const Board = z
  .object({
    pipelineId: Id,
    columns: z.array(
      z.object({
        stage: Stage,
        count: z.int(),
        sums: Sums,
        /** The first of them, where people put them, else newest move first; `count` tells whether there are more. */
        items: z.array(Opportunity),
      }),
    ),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof Board>;

/** How many match, and what they come to. */
export const Totals = z.object({ count: z.int(), sums: Sums }).meta({ id: 'Totals' });

export const opportunities = {
  list: endpoint({
    method: 'GET',
    path: '/api/opportunities',
    summary: 'Opportunities that I may see',
    query: OpportunityQuery,
    reply: pageOf(Opportunity),
  }),
  totals: endpoint({
    method: 'GET',
    path: '/api/opportunities/totals',
    summary: 'How many opportunities match, and their sums and weighted sums per currency',
    query: OpportunityQuery.omit({ sort: true, limit: true, cursor: true, count: true }),
    reply: Totals,
  }),
  groups: endpoint({
    method: 'GET',
    path: '/api/opportunities/groups',
    summary:
      'The same list by stage, in the order of the pipelines, or by owner, with count and sums of each',
    query: OpportunityQuery.omit({ sort: true, limit: true, cursor: true, count: true }).extend({
      by: z.enum(opportunityGroups),
    }),
    reply: groupsOf(opportunityGroups, Group.extend({ sums: Sums })),
    glance: true,
  }),
  board: endpoint({
    method: 'GET',
    path: '/api/opportunities/board',
    summary: 'A pipeline as columns, with count, sum and weighted sum of each stage',
    query: z.strictObject({
      pipelineId: Id.optional(),
      q: z.string().max(200).optional(),
      ownerId: many(Id).optional(),
      departmentId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    reply: Board,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/opportunities/{id}',
    summary: 'One opportunity',
    params: ById,
    reply: Opportunity,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/opportunities',
    summary: 'Add an opportunity; without a stage it starts in the first of the default pipeline',
    body: NewOpportunity,
    reply: Opportunity,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/opportunities/{id}',
    summary: 'Change an opportunity (its stage is changed by moving it)',
    params: ById,
    body: OpportunityChange,
    reply: Opportunity,
    versioned: true,
  }),
  move: endpoint({
    method: 'POST',
    path: '/api/opportunities/{id}/move',
    summary: 'Move to another stage, or to another place in its column; a lost one needs a reason',
    params: ById,
    body: z
      .strictObject({
        stageId: Id,
        ...Loss,
        closedOn: Day,
        /** The card of that column under which, or else over which, it goes. Neither: on top, as the newest. */
        after: Id,
        before: Id,
      })
      .partial()
      .required({ stageId: true }),
    reply: Opportunity,
    versioned: true,
  }),
  moveBack: endpoint({
    method: 'POST',
    path: '/api/opportunities/{id}/move-back',
    summary: 'Take a move back: its stage, its own probability and its place in the column are as they were',
    params: ById,
    body: z.strictObject({
      /** The move in its history; its last one unless said. */
      changeId: Id.optional(),
    }),
    reply: Opportunity,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/opportunities/{id}',
    summary: 'Put an opportunity into the bin',
    params: ById,
    versioned: true,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/opportunities/{id}/restore',
    summary: 'Take an opportunity out of the bin',
    params: ById,
    reply: Opportunity,
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/opportunities/export',
    summary: 'The same list as CSV, all pages',
    query: exportQuery(OpportunityQuery),
    download: 'text/csv',
  }),
};

export const Product = z
  .object({
    ...recordFacts,
    name: z.string(),
    code: z.string().nullable(),
    series: z.string().nullable(),
    price: Money,
    active: z.boolean(),
    description: z.string(),
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof Product>;
export const productFields = {
  name: line(200),
  code: line(100).nullable(),
  series: line(100).nullable(),
  price: Price,
  active: z.boolean(),
  description: note(5000),
};
export const NewProduct = z.strictObject(productFields).partial().required({ name: true, price: true });
export type NewProduct = z.infer<typeof NewProduct>;
export const ProductQuery = listQuery(['name', 'price', 'createdAt'], {
  active: Flag.optional(),
  series: line(100).optional(),
});
export type ProductQuery = z.output<typeof ProductQuery>;

export const products = {
  list: endpoint({
    method: 'GET',
    path: '/api/products',
    summary: 'What we sell',
    query: ProductQuery,
    reply: pageOf(Product),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/products/{id}',
    summary: 'One product',
    params: ById,
    reply: Product,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/products',
    summary: 'Add a product',
    body: NewProduct,
    reply: Product,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/products/{id}',
    summary: 'Change a product',
    params: ById,
    body: z.strictObject(productFields).partial(),
    reply: Product,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/products/{id}',
    summary: 'Put a product into the bin',
    params: ById,
    versioned: true,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/products/{id}/restore',
    summary: 'Take a product out of the bin',
    params: ById,
    reply: Product,
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/products/export',
    summary: 'The same list as CSV, all pages',
    query: exportQuery(ProductQuery),
    download: 'text/csv',
  }),
};
