/** A deal goes to another stage or another place, and back to where it stood. */
import { z } from 'zod';
import { lossReasons } from '#contract/business/choices';
import type { opportunities, Opportunity, Stage } from '#contract/business/opportunities';
import { Id } from '#contract/fields';
import type { Ctx } from '#access/gate';
import { dayIn } from '#platform/clock';
import { invalid } from '#platform/problem';
import { choosePlace, placeCard } from './place.ts';
import { chooseStage, demandChangeable, settle } from './service.ts';
import { findMove, type OpportunityRow } from './store.ts';

type Move = z.output<typeof opportunities.move.body>;

/** What people don't see of where a deal stands, or see only in what follows from it. */
const Stood = z.object({
  /** Its own estimate; null: that of the stage. */
  probability: z.int().nullable(),
  /** Its key on the board, and since when it is in the stage, which makes the key of a card never placed by hand. */
  order: z.string().nullable(),
  since: z.iso.datetime(),
});
type Stood = z.infer<typeof Stood>;
const stoodField = 'stood';

const stoodOf = (row: OpportunityRow): Stood => ({
  probability: row.probability,
  order: row.board_order,
  since: row.stage_since.toISOString(),
});

/**
 * Moves a deal to another stage: won and lost close it, an open stage opens it again. Within its column it only takes
 * another place there, which is no change to the deal: no version, no history.
 */
export async function moveOpportunity(
  ctx: Ctx,
  id: string,
  version: number,
  input: Move,
): Promise<Opportunity> {
  const { row, before } = await demandChangeable(ctx, id, version);
  const { pipelineId, stage } = await chooseStage(ctx, input);
  const place = await choosePlace(ctx, id, stage.id, input);
  const stays = stage.id === before.stage.id;
  if (stays && place !== null && input.lossReason === undefined && input.closedOn === undefined) {
    await placeCard(ctx.db, id, place);
    return before;
  }
  if (stage.kind === 'lost' && input.lossReason === undefined) {
    throw invalid('/body/lossReason', 'required', 'Why was it lost?');
  }
  return write(ctx, row, before, {
    pipelineId,
    stage,
    closedOn: input.closedOn ?? before.closedOn ?? dayIn(ctx.user.organisation.timeZone, ctx.now),
    lossReason: input.lossReason ?? null,
    lossNote: input.lossNote ?? '',
    // Its own estimate was for where it stood; a closed deal is certain either way.
    ...(!stays && { stood: { probability: null, order: place, since: ctx.now.toISOString() } }),
    ...(stays && place !== null && { stood: { ...stoodOf(row), order: place } }),
  });
}

/** What a move replaced, as the history tells it. */
const Was = z
  .object({
    stage: z.object({ id: Id }),
    closedOn: z.string().nullable(),
    lossReason: z.enum(lossReasons).nullable(),
    lossNote: z.string(),
    probability: z.int(),
    [stoodField]: Stood,
  })
  .partial();

/**
 * Takes a move back, as a change of its own: the deal stands where it stood, at its place in the column, with its own
 * estimate.
 * @param changeId the move in its history; its last one unless said
 * @throws ProblemError `invalid_input` where it was never moved so, or the stage is gone
 */
export async function moveBackOpportunity(
  ctx: Ctx,
  id: string,
  version: number,
  changeId?: string,
): Promise<Opportunity> {
  const { row, before } = await demandChangeable(ctx, id, version);
  const move = await findMove(ctx.db, id, changeId);
  if (!move) throw invalid('/body/changeId', 'unknown', 'This opportunity was never moved so.');
  const { stood, probability, ...told } = Was.parse(
    Object.fromEntries(move.map(({ field, from }) => [field, from])),
  );
  const { pipelineId, stage } = await chooseStage(ctx, { stageId: told.stage?.id ?? before.stage.id });
  return write(ctx, row, before, {
    pipelineId,
    stage,
    closedOn:
      (told.closedOn === undefined ? before.closedOn : told.closedOn) ??
      dayIn(ctx.user.organisation.timeZone, ctx.now),
    lossReason: told.lossReason === undefined ? before.lossReason : told.lossReason,
    lossNote: told.lossNote ?? before.lossNote,
    // Moves of old didn't say where it stood; what it was estimated at, they did.
    stood: stood ?? {
      probability: probability === stage.probability ? null : (probability ?? row.probability),
      order: null,
      since: ctx.now.toISOString(),
    },
  });
}

interface Target {
  pipelineId: string;
  stage: Stage;
  /** For a stage that closes it. */
  closedOn: string;
  lossReason: Opportunity['lossReason'];
  lossNote: string;
  /** Left out where only the loss or the day it was closed on is another. */
  stood?: Stood;
}

async function write(
  ctx: Ctx,
  row: OpportunityRow,
  before: Opportunity,
  { pipelineId, stage, closedOn, lossReason, lossNote, stood }: Target,
): Promise<Opportunity> {
  const lost = stage.kind === 'lost';
  await ctx.db
    .updateTable('opportunities')
    .set({
      pipeline_id: pipelineId,
      stage_id: stage.id,
      closed_on: stage.kind === 'open' ? null : closedOn,
      loss_reason: lost ? lossReason : null,
      loss_note: lost ? lossNote : '',
      ...(stood && { probability: stood.probability, board_order: stood.order, stage_since: stood.since }),
      ...(stage.id !== before.stage.id && { last_activity_at: ctx.now }),
      updated_at: ctx.now,
      version: before.version + 1,
    })
    .where('id', '=', before.id)
    .execute();
  return settle(ctx, before, 'moved', [{ field: stoodField, from: stoodOf(row), to: null }]);
}
