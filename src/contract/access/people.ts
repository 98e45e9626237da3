/** People, departments, roles, the organisation. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Currency, Email, Id, line, Locale, Phone, recordFacts, Ref } from '../fields.ts';
import { listQuery, pageOf, Flag } from '../paging.ts';
import { Permission, Scope } from './permissions.ts';
import { isTimeZone } from './sign-in.ts';

export const personState = ['active', 'closed'] as const;

export const Person = z
  .object({
    ...recordFacts,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    title: z.string().nullable(),
    department: Ref.nullable(),
    manager: Ref.nullable(),
    roles: z.array(Ref),
    state: z.enum(personState),
    /** Whether this person can sign in at all: has an e-mail and a password. */
    canSignIn: z.boolean(),
    lastSeenAt: z.string().nullable(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

const personFields = {
  name: line(100),
  email: Email.nullable(),
  phone: Phone.nullable(),
  title: line(100).nullable(),
  departmentId: Id.nullable(),
  managerId: Id.nullable(),
  roleIds: z.array(Id).max(20),
};
export const NewPerson = z.strictObject(personFields).partial().required({ name: true });

/** A link that lets its holder set a password once. Shown to an administrator, or mailed. */
const PasswordLink = z.object({ url: z.string(), expiresAt: z.string() });

export const people = {
  list: endpoint({
    method: 'GET',
    path: '/api/people',
    summary: 'The people of the organisation',
    query: listQuery(['name', 'createdAt'], {
      departmentId: Id.optional(),
      roleId: Id.optional(),
      state: z.enum(personState).optional(),
    }),
    reply: pageOf(Person),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/people/{id}',
    summary: 'One person',
    params: ById,
    reply: Person,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/people',
    summary: 'Add a person',
    body: NewPerson,
    reply: Person,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/people/{id}',
    summary: 'Change a person: facts, department, manager, roles; close or open the account',
    params: ById,
    body: z.strictObject({ ...personFields, state: z.enum(personState) }).partial(),
    reply: Person,
    versioned: true,
  }),
  passwordLink: endpoint({
    method: 'POST',
    path: '/api/people/{id}/password-link',
    summary: 'Make a link with which this person sets a password (24 hours, once)',
    params: ById,
    reply: PasswordLink,
  }),
  deviceLink: endpoint({
    method: 'POST',
    path: '/api/people/{id}/device-link',
    summary: 'Make a link that makes the device trusted on which this person opens it (24 hours, once)',
    params: ById,
    reply: PasswordLink,
  }),
};

export const Department = z
  .object({
    ...recordFacts,
    name: z.string(),
    parentId: Id.nullable(),
    /** How many people are in it, without those below. */
    people: z.int(),
  })
  .meta({ id: 'Department' });
const departmentFields = { name: line(100), parentId: Id.nullable() };

export const departments = {
  list: endpoint({
    method: 'GET',
    path: '/api/departments',
    summary: 'All departments; the tree is in parentId',
    reply: z.object({ items: z.array(Department) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/departments',
    summary: 'Add a department',
    body: z.strictObject(departmentFields).partial({ parentId: true }),
    reply: Department,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/departments/{id}',
    summary: 'Rename or move a department',
    params: ById,
    body: z.strictObject(departmentFields).partial(),
    reply: Department,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/departments/{id}',
    summary: 'Remove an empty department',
    params: ById,
    versioned: true,
  }),
};

export const Role = z
  .object({
    ...recordFacts,
    name: z.string(),
    description: z.string(),
    scope: Scope,
    permissions: z.array(Permission),
    people: z.int(),
  })
  .meta({ id: 'Role' });
const roleFields = {
  name: line(100),
  description: z.string().max(500),
  scope: Scope,
  permissions: z.array(Permission).max(100),
};

export const roles = {
  list: endpoint({
    method: 'GET',
    path: '/api/roles',
    summary: 'All roles with their permissions and data scope',
    reply: z.object({ items: z.array(Role) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/roles',
    summary: 'Add a role',
    body: z.strictObject(roleFields).partial({ description: true }),
    reply: Role,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/roles/{id}',
    summary: 'Change a role',
    params: ById,
    body: z.strictObject(roleFields).partial(),
    reply: Role,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/roles/{id}',
    summary: 'Remove a role that nobody has',
    params: ById,
    versioned: true,
  }),
};

export const Organisation = z
  .object({ name: z.string(), locale: Locale, currency: z.string(), timeZone: z.string(), version: z.int() })
  .meta({ id: 'Organisation' });

/** There is one; its history is found by this. */
export const organisationId = '00000000-0000-7000-8000-000000000001';

export const organisation = {
  get: endpoint({
    method: 'GET',
    path: '/api/organisation',
    summary: 'The organisation',
    reply: Organisation,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/organisation',
    summary: 'Change the organisation',
    body: z
      .strictObject({
        name: line(200),
        locale: Locale,
        currency: Currency,
        timeZone: z
          .string()
          .max(64)
          .refine((zone) => isTimeZone(zone), { error: 'unknown_time_zone' }),
      })
      .partial(),
    reply: Organisation,
    versioned: true,
  }),
};

export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    /** The first characters, to recognise it by. */
    prefix: z.string(),
    person: Ref,
    scopes: z.array(Permission),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
    /** False: it waits for somebody who manages keys, and opens nothing until then. */
    approved: z.boolean(),
  })
  .meta({ id: 'ApiKey' });

export const apiKeys = {
  list: endpoint({
    method: 'GET',
    path: '/api/api-keys',
    summary: 'My API keys; all of them for administrators',
    query: z.strictObject({ all: Flag.optional() }),
    reply: z.object({ items: z.array(ApiKey) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/api-keys',
    summary: 'Make an API key. It acts as you, within the scopes named. The secret is shown this once.',
    body: z.strictObject({
      name: line(100),
      scopes: z.array(Permission).min(1).max(100),
      /** Days until it ends, counted from now; left out: no end. */
      days: z.int().min(1).max(3650).optional(),
    }),
    reply: z.object({ key: ApiKey, secret: z.string() }),
    creates: true,
    secret: true,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/api-keys/{id}/approve',
    summary: 'Approve an API key that waits: it works from now on, for as long as was asked for',
    params: ById,
    reply: ApiKey,
  }),
  remove: endpoint({ method: 'DELETE', path: '/api/api-keys/{id}', summary: 'End an API key', params: ById }),
};
