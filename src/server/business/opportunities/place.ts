/**
 * Where a card stands in its column of the board: by a key between those of its neighbours, so that a move writes one
 * row. The whole column counts, also cards that this person doesn't see.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { sql } from 'kysely';
import type { Ctx } from '#access/gate';
import { sentAlong, type Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { invalid } from '#platform/problem';
import { opportunityWithin } from './policy.ts';
import { boardKey, selectOpportunities } from './store.ts';

/** A key grows by a character each six times something is put at the same place. */
const keyLengthAtMost = 500;

interface Beside {
  after?: string | undefined;
  before?: string | undefined;
}

/**
 * The key of a place beside a card.
 * @param id the card that is to stand there
 * @returns null where no neighbour is named
 * @throws ProblemError `invalid_input` where none of those named is in this column, for this person
 */
export async function choosePlace(
  ctx: Ctx,
  id: string,
  stageId: string,
  beside: Beside,
): Promise<string | null> {
  if (beside.after === undefined && beside.before === undefined) return null;
  // One at a time in a column: what two people drop at the same place gets two places.
  await sql`select from stages where id = ${stageId} for no key update`.execute(ctx.db);
  const key = await keyBeside(ctx, id, stageId, beside);
  if (key.length <= keyLengthAtMost) return key;
  await spreadColumn(ctx.db, stageId);
  return keyBeside(ctx, id, stageId, beside);
}

async function keyBeside(ctx: Ctx, id: string, stageId: string, { after, before }: Beside): Promise<string> {
  const above = after === undefined ? undefined : await findKey(ctx, stageId, after);
  if (above !== undefined) return generateKeyBetween(above, await findNext(ctx.db, id, stageId, '>', above));
  const below = before === undefined ? undefined : await findKey(ctx, stageId, before);
  if (below !== undefined) return generateKeyBetween(await findNext(ctx.db, id, stageId, '<', below), below);
  throw invalid(
    `/body/${after === undefined ? 'before' : 'after'}`,
    'unknown',
    'There is no such card in this column.',
  );
}

async function findKey(ctx: Ctx, stageId: string, id: string): Promise<string | undefined> {
  const row = await selectOpportunities(ctx.db, ctx.now)
    .clearSelect()
    .select(boardKey('t').as('key'))
    .where('t.id', '=', id)
    .where('t.stage_id', '=', stageId)
    .where(opportunityWithin(ctx.user, 'opportunities.read', 't'))
    .executeTakeFirst();
  return row?.key;
}

/** The key next to one; cards that share a key (one came back from the bin) stay together. */
async function findNext(
  db: Db,
  id: string,
  stageId: string,
  side: '<' | '>',
  key: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('opportunities as t')
    .select(boardKey('t').as('key'))
    .where('t.stage_id', '=', stageId)
    .where('t.deleted_at', 'is', null)
    .where('t.id', '!=', id)
    .where(boardKey('t'), side, key)
    .orderBy(boardKey('t'), side === '>' ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.key ?? null;
}

/** Gives all cards of a column short keys, in the order they have. New ones still come on top. */
async function spreadColumn(db: Db, stageId: string): Promise<void> {
  const rows = await db
    .selectFrom('opportunities as t')
    .select(['t.id', boardKey('t').as('key')])
    .where('t.stage_id', '=', stageId)
    .where('t.deleted_at', 'is', null)
    .orderBy(boardKey('t'))
    .orderBy('t.id')
    .execute();
  const from = generateKeyBetween(null, rows[0]?.key);
  const to = generateKeyBetween(rows.at(-1)?.key, null);
  const keys = generateNKeysBetween(from, to, rows.length);
  await sql`update opportunities t set board_order = spread.key
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${keys}::text[]) as spread (id, key)
    where t.id = spread.id`.execute(db);
}

/** Puts a card there, and tells open boards. */
export async function placeCard(db: Db, id: string, place: string): Promise<void> {
  await db
    .updateTable('opportunities')
    .set({ board_order: place })
    .where('id', '=', id)
    .returning(saidLive('opportunity').as('told'))
    .modifyEnd(sentAlong)
    .execute();
}
