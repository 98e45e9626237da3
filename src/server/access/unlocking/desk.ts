/** The desk: requests as those see them who may answer. */
import type {
  CheckUp,
  RootCause,
  UnlockAnswer,
  UnlockCard,
  unlockRequests,
  UnlockRequest,
  UnlockState,
} from '#contract/access/unlocking';
import { unlockAnswers } from '#contract/access/unlocking';
import type { Lane } from '#contract/access/triggers';
import { holds, type Ctx } from '#access/gate';
import { notify } from '#access/notices';
import { isOver } from '#access/people';
import type { z } from 'zod';
import { readAgent } from '#platform/agent';
import type { Db } from '#platform/database';
import { midnight } from '#platform/days';
import { cutPage, page, sortBy, sortValue } from '#platform/paging';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { gather } from './evidence.ts';
import { filesOf } from './files.ts';
import { liftable } from './locks.ts';
import { stepsOf } from './progress.ts';
import { stepOf } from './steps.ts';
import { addMessage, isGathered, messagesOf, moveOn, selectSeen, waiting, type RequestRow } from './store.ts';

const newestFirst = sortBy({ at: { column: 'created_at', type: 'timestamptz' } }, 'unlock_requests', '-at');

/** A request of somebody: of those of nobody the desk knows nothing. */
export type SeenRequest = RequestRow & { person_id: string; alike: number };

export async function listRequests(
  { db, user, now }: Ctx,
  query: z.output<typeof unlockRequests.list.query>,
): Promise<{ items: UnlockRequest[]; nextCursor: string | null }> {
  let q = selectSeen(db).select(sortValue(newestFirst).as('sort_value'));
  if (query.state) q = q.where('unlock_requests.state', 'in', query.state);
  if (query.gathered === true) q = q.where((eb) => eb.not(isGathered));
  if (query.personId) q = q.where('unlock_requests.person_id', '=', query.personId);
  const { timeZone } = user.organisation;
  const { answeredFrom: from, answeredTo: to } = query;
  if (from || to) q = q.where('unlock_requests.state', '=', 'answered');
  if (from) q = q.where('unlock_requests.ended_at', '>=', midnight(from, timeZone));
  if (to) q = q.where('unlock_requests.ended_at', '<', midnight(to, timeZone, 1));
  const { rows, nextCursor } = cutPage(
    await page(q, newestFirst, query.limit, query.cursor).execute(),
    newestFirst,
    query.limit,
  );
  return { items: rows.map((row) => present(row as SeenRequest, user.personId, now)), nextCursor };
}

/** @throws ProblemError `not_found` */
export async function getRequest(db: Db, id: string): Promise<SeenRequest> {
  const row = await selectSeen(db).where('unlock_requests.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row as SeenRequest;
}

export async function getCard(ctx: Ctx, id: string): Promise<UnlockCard> {
  const { db, user, now } = ctx;
  const request = await getRequest(db, id);
  const locks = await liftable(db, request.person_id, now);
  const messages = await messagesOf(db, id);
  return {
    ...present(request, user.personId, now),
    conversation: messages.map((message) => ({
      id: message.id,
      at: message.at.toISOString(),
      text: message.text,
      fromAsker: message.person_id === null,
      asks: message.asks,
      person: message.person_id === null ? null : { id: message.person_id, name: message.person_name ?? '' },
    })),
    files: await filesOf(db, id),
    checkUp: request.check_up as CheckUp | null,
    locks: locks.map((lock) => ({
      id: lock.id,
      trigger: lock.trigger,
      lane: lock.lane as Lane | null,
      opensAt: lock.opens_at.toISOString(),
      endsAt: lock.ends_at?.toISOString() ?? null,
    })),
    called: await calledOf(db, id),
    ...(await gather(db, request, locks, user.organisation.timeZone, now)),
    can: await answersOf(ctx, request),
  };
}

function present(row: SeenRequest, userId: string, now: Date): UnlockRequest {
  const { browser, system } = readAgent(row.user_agent);
  return {
    id: row.id,
    number: row.number,
    at: row.created_at.toISOString(),
    person: { id: row.person_id, name: row.person_name ?? '' },
    state: row.state as UnlockState,
    signedIn: row.signed_in,
    message: row.message,
    browser,
    system,
    address: row.address,
    country: row.country,
    lane: row.lane as Lane,
    rings: row.rings,
    alike: row.alike,
    steps: stepsOf(row, now),
    answer: row.answer as UnlockAnswer | null,
    answeredAt: row.answer === null ? null : (row.ended_at?.toISOString() ?? null),
    answeredBy: row.answered_by === null ? null : { id: row.answered_by, name: row.answerer_name ?? '' },
    reason: row.reason,
    rootCause: row.root_cause as RootCause | null,
    note: row.root_cause_note,
    remedy: row.remedy,
    mine: row.person_id === userId,
    version: row.version,
  };
}

async function calledOf(db: Db, id: string): Promise<UnlockCard['called']> {
  const steps = await db
    .selectFrom('unlock_escalations')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('step')
    .execute();
  const ids = [...new Set(steps.flatMap(({ told }) => told))];
  const people =
    ids.length === 0
      ? []
      : await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute();
  return steps.map(({ step, at, told }) => ({
    step: stepOf(step),
    at: at.toISOString(),
    people: people.filter((person) => told.includes(person.id)),
  }));
}

/** What this person may answer: nothing to themselves, nor to whoever may do more than they. */
async function answersOf(ctx: Ctx, request: SeenRequest): Promise<UnlockAnswer[]> {
  const waits = (waiting as readonly string[]).includes(request.state);
  if (!waits || request.person_id === ctx.user.personId || ctx.user.apiKeyId !== null) return [];
  // Saying no gives nobody anything.
  if (!(await isOver(ctx, request.person_id))) return ['refuse'];
  return unlockAnswers.filter((answer) => answer !== 'password-link' || holds(ctx.user, 'people.manage'));
}

/** @throws ProblemError `invalid_input` where it is one's own; `wrong_state` where it is over */
export async function replyTo(
  ctx: Ctx,
  id: string,
  { text, asks }: { text: string; asks: boolean },
): Promise<UnlockCard> {
  const { db, user, now } = ctx;
  const request = await getRequest(db, id);
  demandNotOwn(ctx, request);
  const state = asks ? 'needs-information' : (request.state as UnlockState);
  if (!(waiting as readonly string[]).includes(state) || !(await moveOn(db, id, { state }, now)))
    throw await answeredBefore(db, id);
  await addMessage(db, { requestId: id, personId: user.personId, text, asks }, now);
  await notify(ctx, {
    to: request.person_id,
    kind: 'unlock-said',
    params: { person: null, by: user.name, number: request.number, asks },
  });
  return getCard(ctx, id);
}

/** Nobody decides on their own request, whichever way they came in. */
export function demandNotOwn(ctx: Ctx, request: SeenRequest): void {
  if (request.person_id === ctx.user.personId)
    throw invalid('/params/id', 'oneself', 'Somebody else has to answer what you asked yourself.');
}

/** 409 with who did what: two people may answer at once. */
export async function answeredBefore(db: Db, id: string): Promise<ProblemError> {
  const { state, answer, answerer_name: who, ended_at: at } = await getRequest(db, id);
  const said =
    answer === null
      ? `This request is ${state} already.`
      : `${who ?? ''} answered this at ${at?.toISOString() ?? ''}: ${answer}.`;
  return new ProblemError('wrong_state', said);
}
