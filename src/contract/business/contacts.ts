/** People at customers. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Abilities, ById, Day, Email, Id, line, note, Phone, recordFacts, Ref } from '../fields.ts';
import { exportQuery, Flag, listQuery, many, pageOf } from '../paging.ts';

export const Contact = z
  .object({
    ...recordFacts,
    name: z.string(),
    customer: Ref,
    title: z.string().nullable(),
    department: z.string().nullable(),
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    birthday: z.string().nullable(),
    /** The one to ask first. */
    primary: z.boolean(),
    note: z.string(),
    can: Abilities,
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

export const contactFields = {
  name: line(100),
  title: line(100).nullable(),
  department: line(100).nullable(),
  phones: z.array(Phone).max(10),
  emails: z.array(Email).max(10),
  birthday: Day.nullable(),
  primary: z.boolean(),
  note: note(5000),
};
export const NewContact = z
  .strictObject({ ...contactFields, customerId: Id })
  .partial()
  .required({ name: true, customerId: true })
  .meta({ id: 'NewContact' });
export type NewContact = z.infer<typeof NewContact>;
export const ContactChange = z
  .strictObject({ ...contactFields, customerId: Id })
  .partial()
  .meta({ id: 'ContactChange' });

export const ContactQuery = listQuery(['name', 'createdAt', 'updatedAt'], {
  customerId: Id.optional(),
  /** The customer's owner. */
  ownerId: many(Id).optional(),
  primary: Flag.optional(),
});
export type ContactQuery = z.output<typeof ContactQuery>;

export const contacts = {
  list: endpoint({
    method: 'GET',
    path: '/api/contacts',
    summary: 'Contacts of customers that I may see',
    query: ContactQuery,
    reply: pageOf(Contact),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/contacts/{id}',
    summary: 'One contact',
    params: ById,
    reply: Contact,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/contacts',
    summary: 'Add a contact',
    body: NewContact,
    reply: Contact,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/contacts/{id}',
    summary: 'Change a contact',
    params: ById,
    body: ContactChange,
    reply: Contact,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/contacts/{id}',
    summary: 'Put a contact into the bin',
    params: ById,
    versioned: true,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/contacts/{id}/restore',
    summary: 'Take a contact out of the bin',
    params: ById,
    reply: Contact,
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/contacts/export',
    summary: 'The same list as CSV, all pages',
    query: exportQuery(ContactQuery),
    download: 'text/csv',
  }),
};
