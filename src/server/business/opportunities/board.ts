/** A pipeline as columns. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Board, opportunities } from '#contract/business/opportunities';
import type { Ctx } from '#access/gate';
import { notFound } from '#platform/problem';
import { listPipelines } from './pipelines.ts';
import { opportunitiesWithin } from './policy.ts';
import { presentOpportunity } from './present.ts';
import { boardKey, filters, selectOpportunities, sums } from './store.ts';

type Query = z.output<typeof opportunities.board.query>;
type Column = Board['columns'][number];

/** Count, sum and weighted sum of each stage over all its deals that this person may see, and the first deals of each. */
export async function getBoard(ctx: Ctx, query: Query): Promise<Board> {
  const { limit, pipelineId, ...narrowed } = query;
  const all = await listPipelines(ctx.db);
  const pipeline = pipelineId === undefined ? all[0] : all.find((one) => one.id === pipelineId);
  if (!pipeline) throw notFound();
  let deals = selectOpportunities(ctx.db, ctx.now).where('t.pipeline_id', '=', pipeline.id);
  const conditions = [
    await opportunitiesWithin(ctx, 'opportunities.read', 't'),
    ...filters(narrowed, ctx.now),
  ];
  for (const condition of conditions) deals = deals.where(condition);

  const perStage = await deals
    .clearSelect()
    .select(['t.stage_id', 't.currency', sql<number>`count(*)::int`.as('count')])
    .select(sums)
    .groupBy(['t.stage_id', 't.currency'])
    .orderBy('t.currency')
    .execute();
  // The first of each stage by its index, by id alone, so that the rest is read only of those that are shown.
  const first = deals
    .clearSelect()
    .select('t.id')
    .where(sql<boolean>`t.stage_id = g.id`)
    .orderBy(boardKey('t'))
    .orderBy('t.id')
    .limit(limit);
  const shown = await selectOpportunities(ctx.db, ctx.now)
    .where('t.id', 'in', (eb) =>
      eb
        .selectFrom('stages as g')
        .innerJoinLateral(first.as('r'), (join) => join.onTrue())
        .select('r.id')
        .where('g.pipeline_id', '=', pipeline.id),
    )
    .orderBy(boardKey('t'))
    .orderBy('t.id')
    .execute();

  const columns = pipeline.stages.map((stage): Column => {
    const own = perStage.filter((sum) => sum.stage_id === stage.id);
    return {
      stage,
      count: own.reduce((count, sum) => count + sum.count, 0),
      sums: own.map(({ currency, amount, weighted }) => ({ currency, amount, weighted })),
      items: shown.filter((row) => row.stage_id === stage.id).map((row) => presentOpportunity(row, ctx.user)),
    };
  });
  return { pipelineId: pipeline.id, columns };
}
