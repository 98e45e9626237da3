/** The rules of follow-ups. */
import type { z } from 'zod';
import { sql } from 'kysely';
import type {
  FollowUp,
  FollowUpChange,
  FollowUpQuery,
  NewFollowUp,
  NewTask,
} from '#contract/business/follow-ups';
import {
  changed,
  coveredRecords,
  difference,
  factsOf,
  forbidden,
  holds,
  reach,
  reaches,
  type Ctx,
  type Principal,
} from '#access/gate';
import { notify } from '#access/notices';
import { attachmentsOf, attachTo, presentAttachment, type AttachmentRow } from '#business/attachments';
import { findContactOf } from '#business/contacts';
import { customerWithin, demandCustomer, may, ref, refreshLastFollowUp, whoSees } from '#business/customers';
import { findOpportunityOf } from '#business/opportunities';
import { checkVersion, onRestored, putIntoBin, registerRecord, takeOutOfBin } from '#business/records';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { mentionsIn, namesOf, presentMentions, tellMentioned, type Mentioned } from './mentions.ts';
import { findFollowUpRow, listFollowUpRows, markActivity, type FollowUpRow } from './store.ts';

type Change = z.output<typeof FollowUpChange>;

const kind = registerRecord({
  object: 'followUp',
  table: 'follow_ups',
  label: sql<string>`coalesce(nullif(t.content, ''), t.next_step)`,
  ofCustomer: true,
  visible: ({ user }) => customerWithin(user, 'followUps.read', 'c'),
  deletable: ({ user }) => customerWithin(user, 'followUps.delete', 'c'),
  attachable: ({ user }) => customerWithin(user, 'followUps.create', 'c'),
});

const customerOf = (row: FollowUpRow) => ({
  id: row.customer_id,
  owner_id: row.customer_owner_id,
  collaborates: row.collaborates,
});

/** Whoever recorded a follow-up may correct it; else whoever may for that customer. */
function mayChange(
  user: Principal,
  row: FollowUpRow,
  permission: 'followUps.change' | 'followUps.delete',
): boolean {
  const customer = customerOf(row);
  return (
    holds(user, permission) &&
    (may(user, permission, customer) ||
      (permission === 'followUps.change' && reaches(reach(user, permission), row.owner_id)) ||
      coveredRecords(user, permission).has(row.id))
  );
}

/** What is told of follow-ups beside their own rows. */
interface Beside {
  names: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, AttachmentRow[]>;
}

const mentionedIn = (row: Pick<FollowUpRow, 'mentions'>) => row.mentions as unknown as Mentioned[];

async function presentAll(
  { db, user }: Pick<Ctx, 'db' | 'user'>,
  rows: readonly FollowUpRow[],
): Promise<FollowUp[]> {
  const named = new Set(rows.flatMap((row) => mentionedIn(row).map(({ id }) => id)));
  const names = await namesOf(db, [...named]);
  const files = await attachmentsOf(
    db,
    'followUp',
    rows.map((row) => row.id),
  );
  return rows.map((row) => present(row, user, { names, files }));
}

function present(row: FollowUpRow, user: Principal, { names, files }: Beside): FollowUp {
  const customer = customerOf(row);
  const seesContact = may(user, 'contacts.read', customer);
  const seesDeal =
    may(user, 'opportunities.read', customer) ||
    reaches(reach(user, 'opportunities.read'), row.opportunity_owner_id);
  return {
    id: row.id,
    customer: { id: row.customer_id, name: row.customer_name },
    contact: seesContact && row.contact_name !== null ? ref(row.contact_id, row.contact_name) : null,
    opportunity:
      seesDeal && row.opportunity_name !== null ? ref(row.opportunity_id, row.opportunity_name) : null,
    kind: row.kind as FollowUp['kind'],
    at: row.at.toISOString(),
    content: row.content,
    mentions: presentMentions(mentionedIn(row), names),
    attachments: (files.get(row.id) ?? []).map((file) =>
      presentAttachment(file, user, may(user, 'followUps.create', customer)),
    ),
    outcome: row.outcome as FollowUp['outcome'],
    nextStep: row.next_step,
    nextStepDue: row.next_step_due,
    nextStepDoneAt: row.next_step_done_at?.toISOString() ?? null,
    owner: ref(row.owner_id, row.owner_name),
    for: row.in_place_of,
    can: {
      change: mayChange(user, row, 'followUps.change'),
      delete: mayChange(user, row, 'followUps.delete'),
      assign: false,
    },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

export async function listFollowUps(
  ctx: Pick<Ctx, 'db' | 'user'>,
  query: FollowUpQuery,
): Promise<{ items: FollowUp[]; nextCursor: string | null; total?: number }> {
  const { rows, ...page } = await listFollowUpRows(ctx, query, 'followUps.read');
  return { items: await presentAll(ctx, rows), ...page };
}

/** One page for export: within reach of the right to export too. */
export async function exportFollowUps(
  ctx: Ctx,
  query: FollowUpQuery,
): Promise<{ items: FollowUp[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listFollowUpRows(ctx, query, 'records.export');
  return { items: await presentAll(ctx, rows), nextCursor };
}

export async function getFollowUp(ctx: Ctx, id: string): Promise<FollowUp> {
  const row = await findFollowUpRow(ctx.db, ctx.user, id);
  if (!row) throw notFound();
  const [followUp] = await presentAll(ctx, [row]);
  if (!followUp) throw notFound();
  return followUp;
}

export async function recordFollowUp(ctx: Ctx, input: NewFollowUp): Promise<FollowUp> {
  const at = input.at === undefined ? ctx.now : new Date(input.at);
  const followUp = await insertFollowUp(ctx, input, {
    owner_id: ctx.user.personId,
    kind: input.kind,
    at,
    outcome: input.outcome ?? 'none',
  });
  const { customer } = followUp;
  await markActivity(ctx.db, { customerId: customer.id, opportunityId: input.opportunityId ?? null, at });
  return followUp;
}

/** Nothing was done yet: the customer's last contact stays what it was. A colleague is told. */
export async function addTask(ctx: Ctx, input: NewTask): Promise<FollowUp> {
  const ownerId = input.ownerId ?? ctx.user.personId;
  if (ownerId !== ctx.user.personId) await demandSight(ctx, input.customerId, ownerId);
  const task = await insertFollowUp(ctx, input, {
    owner_id: ownerId,
    kind: 'task',
    at: ctx.now,
    outcome: 'none',
  });
  if (ownerId === ctx.user.personId) return task;
  const { customer, nextStep, nextStepDue } = task;
  await notify(ctx, {
    to: ownerId,
    kind: 'task-set',
    params: { by: ctx.user.name, customer: customer.name, step: nextStep ?? '', due: nextStepDue },
    link: `/customers/${customer.id}`,
  });
  return task;
}

async function demandSight(ctx: Ctx, customerId: string, personId: string): Promise<void> {
  await demandCustomer(ctx, customerId);
  if (!(await whoSees(ctx.db, customerId, [personId])).has(personId))
    throw invalid('/body/ownerId', 'cannot_see', 'This person cannot see the customer.');
}

async function insertFollowUp(
  ctx: Ctx,
  input: Omit<NewFollowUp, 'kind' | 'content'> & { content?: string | undefined },
  facts: { owner_id: string; kind: FollowUp['kind']; at: Date; outcome: FollowUp['outcome'] },
): Promise<FollowUp> {
  const customer = await demandCustomer(ctx, input.customerId);
  if (!may(ctx.user, 'followUps.create', customer)) throw forbidden('followUps.create');
  await demandParts(ctx, customer.id, input);
  const id = newId();
  const { content = '' } = input;
  await ctx.db
    .insertInto('follow_ups')
    .values({
      ...facts,
      id,
      customer_id: customer.id,
      contact_id: input.contactId ?? null,
      opportunity_id: input.opportunityId ?? null,
      content,
      mentions: JSON.stringify(await mentionsIn(ctx.db, content, input.mentionIds ?? [])),
      next_step: input.nextStep ?? null,
      next_step_due: input.nextStepDue ?? null,
      coverage_id: ctx.user.covering.customers.get(customer.id) ?? null,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await attachTo(ctx, { object: 'followUp', id }, input.attachmentIds ?? []);
  await changed(ctx, 'followUp', id, { action: 'created', atCustomerId: customer.id });
  const followUp = await getFollowUp(ctx, id);
  await tellMentioned(ctx, followUp);
  return followUp;
}

export async function changeFollowUp(
  ctx: Ctx,
  id: string,
  version: number,
  input: Change,
): Promise<FollowUp> {
  const { row, before } = await demandChangeable(ctx, id);
  checkVersion(before, version);
  demandWhole(before, input);
  await demandParts(ctx, row.customer_id, input);
  const named = mentionedIn(row);
  const mentions = await mentionsIn(
    ctx.db,
    input.content ?? before.content,
    input.mentionIds ?? named.map(({ id }) => id),
    named,
  );
  await ctx.db
    .updateTable('follow_ups')
    .set({
      contact_id: input.contactId,
      opportunity_id: input.opportunityId,
      kind: input.kind,
      at: input.at,
      content: input.content,
      mentions: JSON.stringify(mentions),
      outcome: input.outcome,
      next_step: input.nextStep,
      next_step_due: input.nextStepDue,
      updated_at: ctx.now,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  await refreshLastFollowUp(ctx.db, row.customer_id);
  const after = await settle(ctx, before);
  await tellMentioned(ctx, after, before.mentions);
  return after;
}

/** A task stays one and keeps its step; everything else keeps a content. */
function demandWhole(before: FollowUp, input: Change): void {
  const isTask = before.kind === 'task';
  if (((input.kind ?? before.kind) === 'task') !== isTask)
    throw invalid('/body/kind', 'unknown', 'A task stays a task, and nothing else becomes one.');
  if (!isTask && input.content === '') throw invalid('/body/content', 'required', 'Say what was done.');
  if (isTask && input.nextStep === null)
    throw invalid('/body/nextStep', 'required', 'Say what is to be done.');
}

/** Marks the next step as done, or open again. Said twice, it is done once. */
export async function completeNextStep(ctx: Ctx, id: string, done: boolean): Promise<FollowUp> {
  const { before } = await demandChangeable(ctx, id);
  if (before.nextStep === null) throw new ProblemError('wrong_state', 'There is no next step.');
  if ((before.nextStepDoneAt !== null) === done) return before;
  await ctx.db
    .updateTable('follow_ups')
    .set({ next_step_done_at: done ? ctx.now : null, updated_at: ctx.now, version: before.version + 1 })
    .where('id', '=', id)
    .execute();
  return settle(ctx, before);
}

export async function removeFollowUp(ctx: Ctx, id: string, version: number): Promise<void> {
  const { customer } = await getFollowUp(ctx, id);
  await putIntoBin(ctx, kind, id, version);
  await refreshLastFollowUp(ctx.db, customer.id);
}

export async function restoreFollowUp(ctx: Ctx, id: string): Promise<FollowUp> {
  await takeOutOfBin(ctx, kind, id);
  return getFollowUp(ctx, id);
}

onRestored('followUp', async (ctx, id) => {
  const { customer } = await getFollowUp(ctx, id);
  await refreshLastFollowUp(ctx.db, customer.id);
});

async function demandChangeable(ctx: Ctx, id: string): Promise<{ row: FollowUpRow; before: FollowUp }> {
  const row = await findFollowUpRow(ctx.db, ctx.user, id, true);
  if (!row) throw notFound();
  const before = await getFollowUp(ctx, id);
  if (!before.can.change) throw forbidden('followUps.change');
  return { row, before };
}

/** What has a history of its own, or follows from the content. */
const beside = ['attachments', 'mentions'];

async function settle(ctx: Ctx, before: FollowUp): Promise<FollowUp> {
  const after = await getFollowUp(ctx, before.id);
  await changed(ctx, 'followUp', before.id, {
    action: 'changed',
    atCustomerId: after.customer.id,
    fields: difference(factsOf(before, beside), factsOf(after, beside)),
  });
  return after;
}

async function demandParts(
  ctx: Ctx,
  customerId: string,
  input: Pick<Change, 'contactId' | 'opportunityId'>,
): Promise<void> {
  if (input.contactId && !(await findContactOf(ctx.db, customerId, input.contactId))) {
    throw invalid('/body/contactId', 'unknown', 'This customer has no such contact.');
  }
  if (input.opportunityId && !(await findOpportunityOf(ctx.db, customerId, input.opportunityId))) {
    throw invalid('/body/opportunityId', 'unknown', 'This customer has no such opportunity.');
  }
}
