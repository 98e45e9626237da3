/** The rules of opportunities. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  NewOpportunity,
  Opportunity,
  OpportunityChange,
  OpportunityQuery,
  Stage,
  Totals,
} from '#contract/business/opportunities';
import {
  changed,
  demand,
  difference,
  factsOf,
  forbidden,
  reach,
  reaches,
  type Ctx,
  type FieldChange,
} from '#access/gate';
import { demandCustomer, may } from '#business/customers';
import { checkVersion, putIntoBin, registerRecord, takeOutOfBin } from '#business/records';
import { dayIn } from '#platform/clock';
import { given } from '#platform/database';
import { invalid, notFound } from '#platform/problem';
import { searchColumns } from '#platform/search-text';
import { newId } from '#platform/secrets';
import { listPipelines } from './pipelines.ts';
import { opportunityWithin } from './policy.ts';
import { presentOpportunity } from './present.ts';
import {
  findOpportunityRow,
  listOpportunityRows,
  sumOpportunities,
  writeProducts,
  type OpportunityColumns,
  type OpportunityRow,
} from './store.ts';

type Change = z.output<typeof OpportunityChange>;

const kind = registerRecord({
  object: 'opportunity',
  table: 'opportunities',
  label: sql.ref('t.name'),
  ofCustomer: true,
  visible: ({ user }) => opportunityWithin(user, 'opportunities.read', 't'),
  deletable: ({ user }) => opportunityWithin(user, 'opportunities.delete', 't'),
  attachable: ({ user }) => opportunityWithin(user, 'opportunities.change', 't'),
});

export async function listOpportunities(
  ctx: Ctx,
  query: OpportunityQuery,
): Promise<{ items: Opportunity[]; nextCursor: string | null; total?: number }> {
  const { rows, ...page } = await listOpportunityRows(ctx, query, 'opportunities.read');
  return { items: rows.map((row) => presentOpportunity(row, ctx.user)), ...page };
}

/** How many deals match, and what they come to. */
export async function totalOpportunities(
  ctx: Ctx,
  query: Parameters<typeof sumOpportunities>[1],
): Promise<z.output<typeof Totals>> {
  const rows = await sumOpportunities(ctx, query);
  return {
    count: rows.reduce((all, { count }) => all + count, 0),
    sums: rows.map(({ currency, amount, weighted }) => ({ currency, amount, weighted })),
  };
}

/** One page for export: within reach of the right to export too. */
export async function exportOpportunities(
  ctx: Ctx,
  query: OpportunityQuery,
): Promise<{ items: Opportunity[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listOpportunityRows(ctx, query, 'records.export');
  return { items: rows.map((row) => presentOpportunity(row, ctx.user)), nextCursor };
}

export async function getOpportunity(ctx: Ctx, id: string): Promise<Opportunity> {
  const row = await findOpportunityRow(ctx.db, ctx.user, id, ctx.now);
  if (!row) throw notFound();
  return presentOpportunity(row, ctx.user);
}

export async function addOpportunity(ctx: Ctx, input: NewOpportunity): Promise<Opportunity> {
  const ownerId = input.ownerId === undefined ? ctx.user.personId : input.ownerId;
  if (ownerId !== ctx.user.personId) await demandAssignable(ctx, ownerId);
  if (input.customerId) await demandMayAdd(ctx, input.customerId);
  const { pipelineId, stage } = await chooseStage(ctx, input);
  const today = dayIn(ctx.user.organisation.timeZone, ctx.now);
  if (stage.kind === 'lost')
    throw invalid('/body/stageId', 'reason_needed', 'Lost takes a reason: add it open, then move it.');
  const id = newId();
  await ctx.db
    .insertInto('opportunities')
    .values({
      ...given(columnsOf(input)),
      id,
      name: input.name,
      owner_id: ownerId,
      pipeline_id: pipelineId,
      stage_id: stage.id,
      amount: input.amount?.amount ?? '0',
      currency: input.amount?.currency ?? ctx.user.organisation.currency,
      opened_on: input.openedOn ?? today,
      closed_on: stage.kind === 'open' ? null : today,
      stage_since: ctx.now,
      last_activity_at: ctx.now,
      ...opportunitySearch(input.name),
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await setProducts(ctx, id, input.products);
  await changed(ctx, 'opportunity', id, { action: 'created', customerId: input.customerId ?? null });
  return getAnyway(ctx, id);
}

export async function changeOpportunity(
  ctx: Ctx,
  id: string,
  version: number,
  input: Change,
): Promise<Opportunity> {
  const { before } = await demandChangeable(ctx, id, version);
  if (input.ownerId !== undefined && input.ownerId !== (before.owner?.id ?? null)) {
    if (!before.can.assign) throw forbidden('opportunities.assign');
    await demandAssignable(ctx, input.ownerId);
  }
  if (input.customerId && input.customerId !== before.customer?.id) await demandMayAdd(ctx, input.customerId);
  await ctx.db
    .updateTable('opportunities')
    .set({
      ...columnsOf(input),
      ...(input.name !== undefined && opportunitySearch(input.name)),
      updated_at: ctx.now,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  await setProducts(ctx, id, input.products);
  return settle(ctx, before, 'changed');
}

export const removeOpportunity = (ctx: Ctx, id: string, version: number) =>
  putIntoBin(ctx, kind, id, version);

export async function restoreOpportunity(ctx: Ctx, id: string): Promise<Opportunity> {
  await takeOutOfBin(ctx, kind, id);
  return getOpportunity(ctx, id);
}

/** @throws ProblemError `invalid_input`, `forbidden` where one may not make deals at this customer */
async function demandMayAdd(ctx: Ctx, customerId: string): Promise<void> {
  const customer = await demandCustomer(ctx, customerId);
  if (!may(ctx.user, 'opportunities.create', customer)) throw forbidden('opportunities.create');
}

/**
 * A deal, locked, that this person may change: its row, and as it is presented.
 * @throws ProblemError `not_found`, `forbidden`, `stale`
 */
export async function demandChangeable(
  ctx: Ctx,
  id: string,
  version: number,
): Promise<{ row: OpportunityRow; before: Opportunity }> {
  const row = await findOpportunityRow(ctx.db, ctx.user, id, ctx.now, true);
  if (!row) throw notFound();
  const before = presentOpportunity(row, ctx.user);
  if (!before.can.change) throw forbidden('opportunities.change');
  checkVersion(before, version);
  return { row, before };
}

/** What follows from the stage, or from time going by. */
const derived = ['standingStill', 'stageSince', 'pipelineId'];

/**
 * Writes into the history what became of a deal.
 * @param inner what is noted beside what people see
 */
export async function settle(
  ctx: Ctx,
  before: Opportunity,
  action: 'changed' | 'moved',
  inner: readonly FieldChange[] = [],
): Promise<Opportunity> {
  const after = await getAnyway(ctx, before.id);
  await changed(ctx, 'opportunity', before.id, {
    action,
    customerId: after.customer?.id ?? null,
    fields: [...difference(factsOf(before, derived), factsOf(after, derived)), ...inner],
  });
  return after;
}

/** Whoever gave a deal away may not see it any more, but is still told what became of it. */
async function getAnyway(ctx: Ctx, id: string): Promise<Opportunity> {
  const everything = {
    ...ctx.user,
    permissions: new Map(ctx.user.permissions).set('opportunities.read', 'all'),
  };
  const row = await findOpportunityRow(ctx.db, everything, id, ctx.now);
  if (!row) throw notFound();
  return presentOpportunity(row, ctx.user);
}

/** @throws ProblemError `invalid_input` where there is none such */
export async function chooseStage(
  ctx: Ctx,
  input: { pipelineId?: string | undefined; stageId?: string | undefined },
): Promise<{ pipelineId: string; stage: Stage }> {
  const all = await listPipelines(ctx.db);
  const pipeline = all.find((one) =>
    input.pipelineId !== undefined
      ? one.id === input.pipelineId
      : input.stageId === undefined || one.stages.some((stage) => stage.id === input.stageId),
  );
  if (!pipeline)
    throw invalid(
      `/body/${input.pipelineId ? 'pipelineId' : 'stageId'}`,
      'unknown',
      'There is no such pipeline or stage.',
    );
  const stage =
    input.stageId === undefined
      ? pipeline.stages[0]
      : pipeline.stages.find((one) => one.id === input.stageId);
  if (!stage) throw invalid('/body/stageId', 'unknown', 'This pipeline has no such stage.');
  return { pipelineId: pipeline.id, stage };
}

async function demandAssignable(ctx: Ctx, ownerId: string | null): Promise<void> {
  demand(ctx.user, 'opportunities.assign');
  if (ownerId === null) return;
  const { rows } = await sql`select 1 from people where id = ${ownerId} and state = 'active'`.execute(ctx.db);
  if (rows.length === 0 || !reaches(reach(ctx.user, 'opportunities.assign'), ownerId)) {
    throw invalid('/body/ownerId', 'unknown', 'There is no such person whom you may give opportunities to.');
  }
}

async function setProducts(ctx: Ctx, id: string, lines: Change['products']): Promise<void> {
  if (lines === undefined) return;
  const ids = [...new Set(lines.map((line) => line.productId))];
  const known =
    ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('products')
          .select('id')
          .where('id', 'in', ids)
          .where('deleted_at', 'is', null)
          .execute();
  const unknown = lines.findIndex((line) => !known.some((product) => product.id === line.productId));
  if (unknown >= 0)
    throw invalid(`/body/products/${unknown}/productId`, 'unknown', 'There is no such product.');
  await writeProducts(ctx.db, id, lines);
}

const columnsOf = (input: Change): OpportunityColumns => ({
  name: input.name,
  customer_id: input.customerId,
  owner_id: input.ownerId,
  amount: input.amount?.amount,
  currency: input.amount?.currency,
  probability: input.probability,
  expected_close: input.expectedClose,
  opened_on: input.openedOn,
  competitors: input.competitors,
  note: input.note,
});

/** By what a deal is found and sorted. */
export function opportunitySearch(
  name: string,
  externalId: string | null = null,
): { sort_name: string; search_text: string } {
  const { sort_name, search_text } = searchColumns(name, [externalId]);
  return { sort_name, search_text };
}
