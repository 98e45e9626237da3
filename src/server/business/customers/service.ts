/** The rules of customers. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  Customer,
  CustomerChange,
  CustomerLine,
  CustomerQuery,
  NewCustomer,
} from '#contract/business/customers';
import { changed, demand, difference, factsOf, forbidden, reach, reaches, type Ctx } from '#access/gate';
import { checkVersion, putIntoBin, registerRecord, takeOutOfBin } from '#business/records';
import { given } from '#platform/database';
import { invalid, notFound } from '#platform/problem';
import { searchColumns } from '#platform/search-text';
import { newId } from '#platform/secrets';
import { customerWithin } from './policy.ts';
import { presentCustomer, presentLine } from './present.ts';
import {
  findCustomerForPolicy,
  findCustomerRow,
  findCustomerRows,
  insertCustomer,
  listCustomerRows,
  setCollaborators,
  updateCustomer,
  type CustomerColumns,
} from './store.ts';

type Change = z.output<typeof CustomerChange>;

const kind = registerRecord({
  object: 'customer',
  table: 'customers',
  label: sql.ref('t.name'),
  ofCustomer: false,
  visible: ({ user }) => customerWithin(user, 'customers.read', 't'),
  deletable: ({ user }) => customerWithin(user, 'customers.delete', 't'),
  attachable: ({ user }) => customerWithin(user, 'customers.change', 't'),
});

export async function listCustomers(
  ctx: Ctx,
  query: CustomerQuery,
): Promise<{ items: CustomerLine[]; nextCursor: string | null; total?: number }> {
  const { rows, ...page } = await listCustomerRows(ctx, query, 'customers.read');
  return { items: rows.map((row) => presentLine(row, ctx.user)), ...page };
}

/** One page of whole customers, for export: within reach of the right to export too. */
export async function exportCustomers(
  ctx: Ctx,
  query: CustomerQuery,
): Promise<{ items: Customer[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listCustomerRows(ctx, query, 'records.export');
  const whole = await findCustomerRows(
    ctx.db,
    ctx.user,
    rows.map((row) => row.id),
  );
  return { items: whole.map((row) => presentCustomer(row, ctx.user)), nextCursor };
}

/** @throws ProblemError `not_found` for what this person may not see, too */
export async function getCustomer(ctx: Ctx, id: string): Promise<Customer> {
  const row = await findCustomerRow(ctx.db, ctx.user, id);
  if (!row) throw notFound();
  return presentCustomer(row, ctx.user);
}

/**
 * A customer that a contact, follow-up or opportunity is to belong to.
 * @throws ProblemError `invalid_input` where there is none that this person may see
 */
export async function demandCustomer(ctx: Ctx, id: string, pointer = '/body/customerId') {
  const customer = await findCustomerForPolicy(ctx.db, ctx.user, id);
  if (!customer) throw invalid(pointer, 'unknown', 'There is no such customer.');
  return customer;
}

export async function addCustomer(ctx: Ctx, input: NewCustomer): Promise<Customer> {
  const id = newId();
  const ownerId = input.ownerId === undefined ? ctx.user.personId : input.ownerId;
  if (ownerId !== ctx.user.personId) await demandAssignable(ctx, ownerId);
  if (input.parentId) await demandCustomer(ctx, input.parentId, '/body/parentId');
  const row = await insertCustomer(ctx.db, ctx.user, {
    ...given(columnsOf(input)),
    id,
    name: input.name,
    kind: input.kind ?? 'company',
    owner_id: ownerId,
    ...searched(input),
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await changed(ctx, 'customer', id, { action: 'created', customerId: id });
  if (!input.collaboratorIds || input.collaboratorIds.length === 0) return presentCustomer(row, ctx.user);
  await collaborateWith(ctx, id, input.collaboratorIds);
  return getOwn(ctx, id);
}

export async function changeCustomer(
  ctx: Ctx,
  id: string,
  version: number,
  input: Change,
): Promise<Customer> {
  // Changes at once could close a circle that none of them closes alone.
  if (input.parentId)
    await sql`select pg_advisory_xact_lock(hashtextextended('customers.parent_id', 0))`.execute(ctx.db);
  const row = await findCustomerRow(ctx.db, ctx.user, id, true);
  if (!row) throw notFound();
  const before = presentCustomer(row, ctx.user);
  if (!before.can.change) throw forbidden('customers.change');
  checkVersion(before, version);
  const assigns = input.ownerId !== undefined && input.ownerId !== before.owner?.id;
  if (assigns || input.collaboratorIds) {
    if (assigns && !before.can.assign) throw forbidden('customers.assign');
    if (assigns) await demandAssignable(ctx, input.ownerId ?? null);
  }
  if (input.parentId) await demandParent(ctx, id, input.parentId);
  await updateCustomer(ctx.db, id, {
    ...columnsOf(input),
    ...searched({ ...before, ...given(input) }),
    updated_at: ctx.now,
    version: version + 1,
  });
  if (input.collaboratorIds) await collaborateWith(ctx, id, input.collaboratorIds);
  const after = await getOwn(ctx, id);
  await changed(ctx, 'customer', id, {
    action: 'changed',
    customerId: id,
    fields: difference(factsOf(before, ['lastFollowUpAt']), factsOf(after, ['lastFollowUpAt'])),
  });
  return after;
}

export const removeCustomer = (ctx: Ctx, id: string, version: number) => putIntoBin(ctx, kind, id, version);

export async function restoreCustomer(ctx: Ctx, id: string): Promise<Customer> {
  await takeOutOfBin(ctx, kind, id);
  return getCustomer(ctx, id);
}

/** Whoever gave a customer away may not see it any more, but is still told what became of it. */
async function getOwn(ctx: Ctx, id: string): Promise<Customer> {
  const everybody = { ...ctx.user, permissions: new Map(ctx.user.permissions).set('customers.read', 'all') };
  const row = await findCustomerRow(ctx.db, everybody, id);
  if (!row) throw notFound();
  return presentCustomer(row, ctx.user);
}

/** @throws ProblemError `forbidden`, `invalid_input` where that person isn't within reach, or isn't there */
async function demandAssignable(ctx: Ctx, ownerId: string | null): Promise<void> {
  demand(ctx.user, 'customers.assign');
  if (ownerId === null) return;
  const person = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('id', '=', ownerId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!person || !reaches(reach(ctx.user, 'customers.assign'), ownerId)) {
    throw invalid('/body/ownerId', 'unknown', 'There is no such person whom you may give customers to.');
  }
}

async function collaborateWith(ctx: Ctx, customerId: string, personIds: readonly string[]): Promise<void> {
  const wanted = new Set(personIds);
  const known =
    wanted.size === 0
      ? []
      : await ctx.db
          .selectFrom('people')
          .select('id')
          .where('id', 'in', [...wanted])
          .execute();
  if (known.length !== wanted.size)
    throw invalid('/body/collaboratorIds', 'unknown', 'One of them is nobody here.');
  await setCollaborators(ctx.db, customerId, personIds);
}

async function demandParent(ctx: Ctx, id: string, parentId: string): Promise<void> {
  await demandCustomer(ctx, parentId, '/body/parentId');
  const { rows } = await sql`
    with recursive line as (
      select id, parent_id from customers where id = ${parentId}
      union select c.id, c.parent_id from customers c join line on c.id = line.parent_id)
    select 1 from line where id = ${id}`.execute(ctx.db);
  if (rows.length > 0) throw invalid('/body/parentId', 'circle', 'A customer cannot belong to itself.');
}

/** The columns of what was given; what was left out stays undefined and so unchanged. */
export function columnsOf(input: Change): CustomerColumns {
  const { address, billing, annualRevenue } = input;
  return {
    name: input.name,
    kind: input.kind,
    industry: input.industry,
    source: input.source,
    level: input.level,
    tags: input.tags,
    phones: input.phones,
    emails: input.emails,
    website: input.website,
    employees: input.employees,
    revenue_amount: annualRevenue === null ? null : annualRevenue?.amount,
    revenue_currency: annualRevenue === null ? null : annualRevenue?.currency,
    founded_year: input.foundedYear,
    country: address?.country,
    region: address?.region,
    city: address?.city,
    street: address?.street,
    postcode: address?.postcode,
    billing_title: billing?.title,
    billing_tax_id: billing?.taxId,
    billing_bank: billing?.bank,
    billing_account: billing?.account,
    description: input.description,
    parent_id: input.parentId,
    owner_id: input.ownerId,
  };
}

/** By what a customer is found. */
export const searched = (customer: Pick<Change, 'phones' | 'emails'> & { name: string }) =>
  searchColumns(customer.name, [...(customer.phones ?? []), ...(customer.emails ?? [])]);
