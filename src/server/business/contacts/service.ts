/** The rules of contacts. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Contact, ContactChange, ContactQuery, NewContact } from '#contract/business/contacts';
import {
  changed,
  difference,
  factsOf,
  forbidden,
  holds,
  reach,
  reaches,
  type Ctx,
  type Principal,
} from '#access/gate';
import { customerWithin, demandCustomer, may } from '#business/customers';
import { checkVersion, putIntoBin, registerRecord, takeOutOfBin } from '#business/records';
import { given } from '#platform/database';
import { notFound } from '#platform/problem';
import { searchColumns } from '#platform/search-text';
import { newId } from '#platform/secrets';
import {
  clearPrimary,
  findContactRow,
  listContactRows,
  type ContactColumns,
  type ContactRow,
} from './store.ts';

type Change = z.output<typeof ContactChange>;

const kind = registerRecord({
  object: 'contact',
  table: 'contacts',
  label: sql.ref('t.name'),
  ofCustomer: true,
  visible: ({ user }) => customerWithin(user, 'contacts.read', 'c'),
  deletable: ({ user }) => customerWithin(user, 'contacts.delete', 'c'),
  attachable: ({ user }) => customerWithin(user, 'contacts.change', 'c'),
});

type PresentRow = Omit<ContactRow, 'sort_name' | 'search_text' | 'search_grams'>;

function present(row: PresentRow, user: Principal): Contact {
  return {
    id: row.id,
    name: row.name,
    customer: { id: row.customer_id, name: row.customer_name },
    title: row.title,
    department: row.department,
    phones: row.phones,
    emails: row.emails,
    birthday: row.birthday,
    primary: row.is_primary,
    note: row.note,
    can: {
      change: may(user, 'contacts.change', row),
      delete: holds(user, 'contacts.delete') && reaches(reach(user, 'contacts.delete'), row.owner_id),
      assign: false,
    },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

export async function listContacts(
  ctx: Ctx,
  query: ContactQuery,
): Promise<{ items: Contact[]; nextCursor: string | null; total?: number }> {
  const { rows, ...page } = await listContactRows(ctx, query, 'contacts.read');
  return { items: rows.map((row) => present(row, ctx.user)), ...page };
}

/** One page for export: within reach of the right to export too. */
export async function exportContacts(
  ctx: Ctx,
  query: ContactQuery,
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listContactRows(ctx, query, 'records.export');
  return { items: rows.map((row) => present(row, ctx.user)), nextCursor };
}

export async function getContact(ctx: Ctx, id: string): Promise<Contact> {
  const row = await findContactRow(ctx.db, ctx.user, id);
  if (!row) throw notFound();
  return present(row, ctx.user);
}

export async function addContact(ctx: Ctx, input: NewContact): Promise<Contact> {
  const customer = await demandMayAdd(ctx, input.customerId);
  const id = newId();
  await ctx.db
    .insertInto('contacts')
    .values({
      ...given(columnsOf(input)),
      id,
      name: input.name,
      customer_id: customer.id,
      ...searched(input),
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  if (input.primary) await clearPrimary(ctx.db, customer.id, id);
  await changed(ctx, 'contact', id, { action: 'created', customerId: customer.id });
  return getContact(ctx, id);
}

export async function changeContact(ctx: Ctx, id: string, version: number, input: Change): Promise<Contact> {
  const row = await findContactRow(ctx.db, ctx.user, id, true);
  if (!row) throw notFound();
  const before = present(row, ctx.user);
  if (!before.can.change) throw forbidden('contacts.change');
  checkVersion(before, version);
  const customerId = input.customerId ?? before.customer.id;
  if (customerId !== before.customer.id) await demandMayAdd(ctx, customerId);
  await ctx.db
    .updateTable('contacts')
    .set({
      ...columnsOf(input),
      customer_id: customerId,
      ...searched({ ...before, ...given(input) }),
      updated_at: ctx.now,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  const moved = customerId !== before.customer.id;
  if (input.primary ?? (moved && before.primary)) await clearPrimary(ctx.db, customerId, id);
  const after = await getContact(ctx, id);
  await changed(ctx, 'contact', id, {
    action: 'changed',
    customerId,
    fields: difference(factsOf(before), factsOf(after)),
  });
  return after;
}

export const removeContact = (ctx: Ctx, id: string, version: number) => putIntoBin(ctx, kind, id, version);

export async function restoreContact(ctx: Ctx, id: string): Promise<Contact> {
  await takeOutOfBin(ctx, kind, id);
  return getContact(ctx, id);
}

async function demandMayAdd(ctx: Ctx, customerId: string) {
  const customer = await demandCustomer(ctx, customerId);
  if (!may(ctx.user, 'contacts.create', customer)) throw forbidden('contacts.create');
  return customer;
}

const columnsOf = (input: Change): ContactColumns => ({
  name: input.name,
  title: input.title,
  department: input.department,
  phones: input.phones,
  emails: input.emails,
  birthday: input.birthday,
  is_primary: input.primary,
  note: input.note,
});

const searched = (contact: Pick<Change, 'phones' | 'emails'> & { name: string }) =>
  searchColumns(contact.name, [...(contact.phones ?? []), ...(contact.emails ?? [])]);
