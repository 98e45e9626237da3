/** Pipelines and their stages. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Pipeline, pipelines, Stage } from '#contract/business/opportunities';
import type { Locale } from '#contract/fields';
import { changed, difference, type Ctx } from '#access/gate';
import { checkVersion } from '#business/records';
import type { Db } from '#platform/database';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';

type New = z.output<typeof pipelines.create.body>;
type Change = z.output<typeof pipelines.change.body>;
type StageInput = New['stages'][number];

function selectPipelines(db: Db) {
  return db
    .selectFrom('pipelines')
    .selectAll()
    .select(
      sql<
        Stage[]
      >`(select json_agg(json_build_object('id', s.id, 'name', s.name, 'kind', s.kind, 'probability', s.probability,
        'standingStillDays', s.standing_still_days) order by s.position) from stages s where s.pipeline_id = pipelines.id)`.as(
        'stages',
      ),
    )
    .orderBy('is_default', 'desc')
    .orderBy('created_at')
    .orderBy('id');
}

function present(row: Awaited<ReturnType<ReturnType<typeof selectPipelines>['execute']>>[number]): Pipeline {
  return {
    id: row.id,
    name: row.name,
    isDefault: row.is_default,
    stages: row.stages,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

export async function listPipelines(db: Db): Promise<Pipeline[]> {
  return (await selectPipelines(db).execute()).map(present);
}

export async function getDefaultPipeline(db: Db): Promise<Pipeline> {
  return present(await selectPipelines(db).executeTakeFirstOrThrow());
}

async function getPipeline(db: Db, id: string): Promise<Pipeline> {
  const row = await selectPipelines(db).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return present(row);
}

export async function addPipeline(ctx: Ctx, input: New): Promise<Pipeline> {
  demandAllKinds(input.stages);
  const id = newId();
  await ctx.db
    .insertInto('pipelines')
    .values({ id, name: input.name, created_at: ctx.now, updated_at: ctx.now })
    .execute();
  await writeStages(ctx.db, id, input.stages, []);
  await changed(ctx, 'pipeline', id, { action: 'created' });
  return getPipeline(ctx.db, id);
}

export async function changePipeline(
  ctx: Ctx,
  id: string,
  version: number,
  input: Change,
): Promise<Pipeline> {
  await ctx.db.selectFrom('pipelines').select('id').where('id', '=', id).forUpdate().execute();
  const before = await getPipeline(ctx.db, id);
  checkVersion(before, version);
  if (input.isDefault)
    await ctx.db.updateTable('pipelines').set({ is_default: false }).where('id', '<>', id).execute();
  await ctx.db
    .updateTable('pipelines')
    .set({ name: input.name, is_default: input.isDefault, updated_at: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute();
  if (input.stages) {
    demandAllKinds(input.stages);
    await writeStages(ctx.db, id, input.stages, before.stages);
  }
  await changed(ctx, 'pipeline', id, { action: 'changed', fields: difference({ ...before }, input) });
  return getPipeline(ctx.db, id);
}

export async function removePipeline(ctx: Ctx, id: string, version: number): Promise<void> {
  const before = await getPipeline(ctx.db, id);
  checkVersion(before, version);
  if (before.isDefault)
    throw new ProblemError('in_use', 'New opportunities start here: make another one the default.');
  const used = await ctx.db
    .selectFrom('opportunities')
    .select('id')
    .where('pipeline_id', '=', id)
    .executeTakeFirst();
  if (used) throw new ProblemError('in_use', 'There are opportunities in it, perhaps in the bin.');
  await ctx.db.deleteFrom('pipelines').where('id', '=', id).execute();
  await changed(ctx, 'pipeline', id, {
    action: 'deleted',
    fields: [{ field: 'name', from: before.name, to: null }],
  });
}

function demandAllKinds(stages: readonly StageInput[]): void {
  for (const kind of ['open', 'won', 'lost']) {
    if (stages.some((stage) => stage.kind === kind)) continue;
    throw invalid('/body/stages', `no_${kind}`, `A pipeline needs at least one ${kind} stage.`);
  }
}

/** Writes the stages in their new order. One left out must be empty: its deals would be nowhere. */
async function writeStages(
  db: Db,
  pipelineId: string,
  stages: readonly StageInput[],
  had: readonly Stage[],
): Promise<void> {
  const known = new Set(had.map((stage) => stage.id));
  const kept = stages.flatMap((stage) => (stage.id === undefined ? [] : [stage.id]));
  if (new Set(kept).size < kept.length || kept.some((id) => !known.has(id))) {
    throw invalid('/body/stages', 'unknown', 'One of the stages is not of this pipeline, or is named twice.');
  }
  const gone = [...known].filter((id) => !kept.includes(id));
  if (gone.length > 0) {
    const used = await db
      .selectFrom('opportunities')
      .select('id')
      .where('stage_id', 'in', gone)
      .executeTakeFirst();
    if (used)
      throw new ProblemError(
        'in_use',
        'There are opportunities in a stage that was left out, perhaps in the bin.',
      );
    await db.deleteFrom('stages').where('id', 'in', gone).execute();
  }
  for (const [position, { id, name, kind, probability, standingStillDays }] of stages.entries()) {
    const columns = { name, kind, probability, standing_still_days: standingStillDays, position };
    await db
      .insertInto('stages')
      .values({ id: id ?? newId(), pipeline_id: pipelineId, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
      .execute();
  }
}

type FirstStage = readonly [
  kind: 'open' | 'won' | 'lost',
  probability: number,
  days: number | null,
  zhHans: string,
  zhHant: string,
  en: string,
];
/** The pipeline that a new organisation begins with, to change as it likes. */
const first: readonly FirstStage[] = [
  ['open', 10, 14, '初步接触', '初步接觸', 'Prospecting'],
  ['open', 30, 14, '需求确认', '需求確認', 'Qualified'],
  ['open', 50, 21, '方案报价', '方案報價', 'Proposal'],
  ['open', 75, 14, '商务谈判', '商務談判', 'Negotiation'],
  ['won', 100, null, '赢单', '成交', 'Won'],
  ['lost', 0, null, '输单', '失單', 'Lost'],
];
const firstName: Record<Locale, string> = {
  'zh-Hans': '销售流程',
  'zh-Hant': '業務流程',
  en: 'Sales pipeline',
};

export async function addFirstPipeline(
  db: Db,
  { locale, now }: { locale: Locale; now: Date },
): Promise<void> {
  const id = newId();
  await db
    .insertInto('pipelines')
    .values({ id, name: firstName[locale], is_default: true, created_at: now, updated_at: now })
    .execute();
  const stages = first.map(([kind, probability, standingStillDays, hans, hant, en]) => ({
    name: { 'zh-Hans': hans, 'zh-Hant': hant, en }[locale],
    kind,
    probability,
    standingStillDays,
  }));
  await writeStages(db, id, stages, []);
}
