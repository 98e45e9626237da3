/** Companies and people that the organisation does business with. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import {
  Abilities,
  ById,
  Day,
  Email,
  Id,
  line,
  Money,
  note,
  Phone,
  Price,
  recordFacts,
  Ref,
  Tags,
  Url,
} from '../fields.ts';
import { exportQuery, Flag, Group, groupsOf, listQuery, many, pageOf } from '../paging.ts';
import { customerKinds } from './choices.ts';

export const Address = z.object({
  country: z.string().nullable(),
  region: z.string().nullable(),
  city: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
});
const AddressInput = z
  .strictObject({
    country: line(100).nullable(),
    region: line(100).nullable(),
    city: line(100).nullable(),
    street: line(300).nullable(),
    postcode: line(20).nullable(),
  })
  .partial();

/** What an invoice needs. */
export const Billing = z.object({
  title: z.string().nullable(),
  taxId: z.string().nullable(),
  bank: z.string().nullable(),
  account: z.string().nullable(),
});
const BillingInput = z
  .strictObject({
    title: line(200).nullable(),
    taxId: line(50).nullable(),
    bank: line(200).nullable(),
    account: line(50).nullable(),
  })
  .partial();

/** A customer as a line of a list. */
export const CustomerLine = z
  .object({
    ...recordFacts,
    name: z.string(),
    kind: z.enum(customerKinds),
    industry: z.string().nullable(),
    source: z.string().nullable(),
    level: z.string().nullable(),
    tags: z.array(z.string()),
    /** The main one first. */
    phones: z.array(z.string()),
    email: z.string().nullable(),
    city: z.string().nullable(),
    owner: Ref.nullable(),
    lastFollowUpAt: z.string().nullable(),
    can: Abilities,
  })
  .meta({ id: 'CustomerLine' });
export type CustomerLine = z.infer<typeof CustomerLine>;

export const Customer = z
  .object({
    ...recordFacts,
    name: z.string(),
    kind: z.enum(customerKinds),
    industry: z.string().nullable(),
    source: z.string().nullable(),
    level: z.string().nullable(),
    tags: z.array(z.string()),
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    website: z.string().nullable(),
    employees: z.int().nullable(),
    annualRevenue: Money.nullable(),
    foundedYear: z.int().nullable(),
    address: Address,
    billing: Billing,
    description: z.string(),
    parent: Ref.nullable(),
    owner: Ref.nullable(),
    collaborators: z.array(Ref),
    lastFollowUpAt: z.string().nullable(),
    can: Abilities,
  })
  .meta({ id: 'Customer' });
export type Customer = z.infer<typeof Customer>;

export const customerFields = {
  name: line(200),
  kind: z.enum(customerKinds),
  industry: line(100).nullable(),
  source: line(100).nullable(),
  level: line(20).nullable(),
  tags: Tags,
  phones: z.array(Phone).max(10),
  emails: z.array(Email).max(10),
  website: Url.nullable(),
  employees: z.int().min(0).max(10_000_000).nullable(),
  annualRevenue: Price.nullable(),
  foundedYear: z.int().min(1000).max(2200).nullable(),
  address: AddressInput,
  billing: BillingInput,
  description: note(10_000),
  parentId: Id.nullable(),
  ownerId: Id.nullable(),
  collaboratorIds: z.array(Id).max(50),
};
export const NewCustomer = z
  .strictObject(customerFields)
  .partial()
  .required({ name: true })
  .meta({ id: 'NewCustomer' });
export type NewCustomer = z.infer<typeof NewCustomer>;
export const CustomerChange = z.strictObject(customerFields).partial().meta({ id: 'CustomerChange' });

/** By what the list is grouped. */
export const customerGroups = ['owner', 'level', 'city', 'industry'] as const;
export type CustomerGrouping = (typeof customerGroups)[number];

export const customerFilters = {
  ownerId: many(Id).optional(),
  /** The department of the owner, with those below. */
  departmentId: Id.optional(),
  kind: z.enum(customerKinds).optional(),
  industry: many(line(100)).optional(),
  source: many(line(100)).optional(),
  level: many(line(20)).optional(),
  tag: many(line(40)).optional(),
  city: line(100).optional(),
  createdFrom: Day.optional(),
  createdTo: Day.optional(),
  /** Nobody followed up since this day (or ever). */
  quietSince: Day.optional(),
  unowned: Flag.optional(),
  /** Those that have nothing in these. */
  without: many(z.enum(customerGroups)).optional(),
};
export const CustomerQuery = listQuery(
  ['name', 'createdAt', 'updatedAt', 'lastFollowUpAt', 'level', 'industry', 'city'],
  customerFilters,
);
export type CustomerQuery = z.output<typeof CustomerQuery>;

/** One thing that happened with a customer, newest first. */
export const TimelineItem = z
  .object({
    id: Id,
    at: z.string(),
    kind: z.enum(['followUp', 'opportunity', 'contact', 'customer']),
    /** What was done: `call`, `visit`, … for follow-ups; `created`, `changed`, `moved`, `deleted`, `restored` else. */
    action: z.string(),
    recordId: Id,
    title: z.string(),
    text: z.string(),
    by: Ref.nullable(),
    /** In whose place, where they covered for somebody. */
    for: Ref.nullable(),
  })
  .meta({ id: 'TimelineItem' });

export const customers = {
  list: endpoint({
    method: 'GET',
    path: '/api/customers',
    summary: 'Customers that I may see',
    query: CustomerQuery,
    reply: pageOf(CustomerLine),
  }),
  groups: endpoint({
    method: 'GET',
    path: '/api/customers/groups',
    summary: 'The same list by owner, level, city or industry: how many customers have the same there',
    query: CustomerQuery.omit({ sort: true, limit: true, cursor: true, count: true }).extend({
      by: z.enum(customerGroups),
    }),
    reply: groupsOf(customerGroups, Group),
    glance: true,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/customers/{id}',
    summary: 'One customer',
    params: ById,
    reply: Customer,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/customers',
    summary: 'Add a customer; without ownerId it is mine',
    body: NewCustomer,
    reply: Customer,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/customers/{id}',
    summary: 'Change a customer; what is left out stays',
    params: ById,
    body: CustomerChange,
    reply: Customer,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/customers/{id}',
    summary: 'Put a customer into the bin, with all that belongs to it',
    params: ById,
    versioned: true,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/customers/{id}/restore',
    summary: 'Take a customer out of the bin',
    params: ById,
    reply: Customer,
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/api/customers/{id}/timeline',
    summary: 'What happened with a customer, newest first',
    params: ById,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2000).optional(),
    }),
    reply: pageOf(TimelineItem),
  }),
  seenBy: endpoint({
    method: 'GET',
    path: '/api/customers/{id}/seen-by',
    summary: 'Which of these people see the customer and its follow-ups',
    params: ById,
    query: z.strictObject({ personId: many(Id).optional() }),
    reply: z.object({ items: z.array(Ref.extend({ sees: z.boolean() })) }),
    glance: true,
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/customers/export',
    summary: 'The same list as CSV, all pages',
    query: exportQuery(CustomerQuery),
    download: 'text/csv',
  }),
  facets: endpoint({
    method: 'GET',
    path: '/api/customers/facets',
    summary: 'The industries, sources, levels, tags and cities in use, for filters and suggestions',
    reply: z.object({
      industries: z.array(z.string()),
      sources: z.array(z.string()),
      levels: z.array(z.string()),
      tags: z.array(z.string()),
      cities: z.array(z.string()),
    }),
  }),
};
