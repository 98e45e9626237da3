/** What people do with problems. */
import { sql } from 'kysely';
import { problemRules, type lockProblems, type LockProblemWhole } from '#contract/access/problems';
import type { Input } from '#contract/endpoint';
import { workingDayFrom } from '#access/costs';
import type { Ctx } from '#access/gate';
import { cutPage, countOf, page, sortBy, sortValue } from '#platform/paging';
import { dayAfter, dayIn } from '#platform/clock';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { hindrances } from './owner.ts';
import { presentProblem, presentWhole } from './present.ts';
import { openAgain, raise } from './raise.ts';
import {
  addEvent,
  findProblem,
  holdProblem,
  holdRaising,
  selectProblems,
  updateProblem,
  type HeldProblem,
} from './store.ts';
import { tellOwner } from './tell.ts';

type Given<K extends keyof typeof lockProblems> = Input<(typeof lockProblems)[K]>;

const columns = {
  createdAt: { column: 'created_at', type: 'timestamptz' },
  dueOn: { column: 'due_on', type: 'date' },
} as const;

export async function listProblems(ctx: Ctx, query: Given<'list'>['query']) {
  const sort = sortBy(columns, 'lock_problems', query.sort ?? '-createdAt');
  let q = selectProblems(ctx.db, ctx.now).select(sortValue(sort).as('sort_value'));
  if (query.state) q = q.where('lock_problems.state', 'in', query.state);
  if (query.cause) q = q.where('lock_problems.cause', 'in', query.cause);
  if (query.ownerId) q = q.where('lock_problems.owner_id', '=', query.ownerId);
  if (query.overdue !== undefined)
    q = q.where(
      sql<boolean>`(lock_problems.state in ('open', 'in-work') and lock_problems.due_on < ${todayOf(ctx)}::date) = ${query.overdue}`,
    );
  const { rows, nextCursor } = cutPage(
    await page(q, sort, query.limit, query.cursor).execute(),
    sort,
    query.limit,
  );
  return {
    items: rows.map((row) => presentProblem(ctx, row)),
    nextCursor,
    ...(query.count && { total: await countOf(q) }),
  };
}

/** @throws ProblemError `not_found` */
export async function getProblem(ctx: Ctx, id: string): Promise<LockProblemWhole> {
  const row = await findProblem(ctx.db, id, ctx.now);
  if (!row) throw notFound();
  return presentWhole(ctx, row);
}

/** @throws ProblemError `invalid_input` for somebody who isn't there; `duplicate` where it is there unsolved */
export async function raiseByHand(ctx: Ctx, given: Given<'raise'>['body']) {
  const { db, user } = ctx;
  const { cause, text } = given;
  const personId = given.personId ?? null;
  if (personId !== null) {
    const person = await db.selectFrom('people').select('id').where('id', '=', personId).executeTakeFirst();
    if (!person) throw invalid('/body/personId', 'unknown', 'There is nobody of this kind.');
  }
  await holdRaising(db);
  const there = await db
    .selectFrom('lock_problems')
    .select('id')
    .where('cause', '=', cause)
    .where('person_id', 'is not distinct from', personId)
    .where('state', '<>', 'solved')
    .executeTakeFirst();
  if (there) throw new ProblemError('duplicate', 'This problem is there, and not solved yet.');
  return getProblem(
    ctx,
    await raise(ctx, { cause, personId, rule: 'hand', by: { id: user.personId, text } }),
  );
}

const todayOf = ({ user, now }: Ctx): string => dayIn(user.organisation.timeZone, now);

/** Holds the problem as whoever changes it saw it. @throws ProblemError `not_found`, `stale` */
async function hold(ctx: Ctx, id: string, version: number): Promise<HeldProblem> {
  const problem = await holdProblem(ctx.db, id);
  if (!problem) throw notFound();
  if (problem.version !== version) throw new ProblemError('stale');
  return problem;
}

/** Nobody judges what is about their own locks. */
function demandOther({ user }: Ctx, problem: HeldProblem): void {
  if (problem.person_id === user.personId)
    throw invalid('/params/id', 'oneself', 'This is about your own locks: somebody else looks after it.');
}

function demandState(problem: HeldProblem, ...states: string[]): void {
  if (!states.includes(problem.state))
    throw new ProblemError('wrong_state', `This problem is ${problem.state}.`);
}

/** @throws ProblemError `invalid_input`: `past` or `too_far` */
function demandDay(ctx: Ctx, field: 'dueOn' | 'until', day: string, earliest: string): void {
  if (day < earliest) throw invalid(`/body/${field}`, 'past', 'This day is too early.');
  if (day > dayAfter(todayOf(ctx), problemRules.daysAheadAtMost))
    throw invalid(`/body/${field}`, 'too_far', `At most ${problemRules.daysAheadAtMost} days from now.`);
}

/**
 * Hands it over, or sets another day.
 * @throws ProblemError `invalid_input`: `oneself`, and `unknown` for whoever can't look after it just now
 */
export async function changeProblem(ctx: Ctx, { params, body, version }: Given<'change'>) {
  const { db, user, now } = ctx;
  const { id } = params;
  const problem = await hold(ctx, id, version);
  demandState(problem, 'open', 'in-work');
  const owner = body.ownerId === problem.owner_id ? undefined : body.ownerId;
  const dueOn = body.dueOn === problem.due_on ? undefined : body.dueOn;
  if (owner !== undefined) await demandOwner(ctx, problem, owner);
  if (dueOn !== undefined) demandOther(ctx, problem);
  if (dueOn !== undefined) demandDay(ctx, 'dueOn', dueOn, todayOf(ctx));
  if (owner === undefined && dueOn === undefined) return getProblem(ctx, id);
  await updateProblem(
    db,
    id,
    {
      ...(owner !== undefined && { owner_id: owner }),
      // Who sets a day that is near needs no reminder of it.
      ...(dueOn !== undefined && {
        due_on: dueOn,
        reminded_of: todayOf(ctx) >= (await workingDayFrom(db, dueOn, -1)) ? dueOn : null,
      }),
    },
    now,
  );
  const personId = user.personId;
  if (owner !== undefined) await addEvent(db, id, { act: 'owner', personId, ownerId: owner }, now);
  if (dueOn !== undefined) await addEvent(db, id, { act: 'due', personId, day: dueOn }, now);
  await tellOwner(ctx, id, owner === undefined ? 'due' : 'given', personId);
  return getProblem(ctx, id);
}

async function demandOwner({ db, now }: Ctx, problem: HeldProblem, owner: string): Promise<void> {
  if (owner === problem.person_id)
    throw invalid('/body/ownerId', 'oneself', 'Nobody looks after what is about their own locks.');
  const person = await db.selectFrom('people').select('id').where('id', '=', owner).executeTakeFirst();
  if (!person || (await hindrances(db, [owner], now)).size > 0)
    throw invalid('/body/ownerId', 'unknown', 'Only somebody who looks after locks, and is here.');
}

/** Takes it over: it is in work, and one's own. */
export async function takeProblem(ctx: Ctx, { params, version }: Given<'take'>) {
  const { db, user, now } = ctx;
  const problem = await hold(ctx, params.id, version);
  demandOther(ctx, problem);
  demandState(problem, 'open', 'in-work');
  if (problem.state === 'in-work' && problem.owner_id === user.personId)
    throw new ProblemError('wrong_state', 'You have taken it over already.');
  if ((await hindrances(db, [user.personId], now)).size > 0)
    throw new ProblemError(
      'wrong_state',
      'You are noted as away: it would pass on to somebody else at once.',
    );
  await updateProblem(db, problem.id, { state: 'in-work', owner_id: user.personId }, now);
  const event = { act: 'taken', personId: user.personId, ownerId: user.personId } as const;
  await addEvent(db, problem.id, event, now);
  return getProblem(ctx, problem.id);
}

export async function commentOn(ctx: Ctx, { params, body, version }: Given<'comment'>) {
  const { db, user, now } = ctx;
  const problem = await hold(ctx, params.id, version);
  await updateProblem(db, problem.id, {}, now);
  await addEvent(db, problem.id, { act: 'comment', personId: user.personId, text: body.text }, now);
  return getProblem(ctx, problem.id);
}

/** From now on it is watched whether the cure holds. */
export async function solveProblem(ctx: Ctx, { params, body, version }: Given<'solve'>) {
  const { db, user, now } = ctx;
  const problem = await hold(ctx, params.id, version);
  demandOther(ctx, problem);
  demandState(problem, 'open', 'in-work');
  await updateProblem(db, problem.id, { state: 'solved', solved_at: now }, now);
  await addEvent(db, problem.id, { act: 'solved', personId: user.personId, text: body.done }, now);
  return getProblem(ctx, problem.id);
}

export async function setProblemAside(ctx: Ctx, { params, body, version }: Given<'setAside'>) {
  const { db, user, now } = ctx;
  const problem = await hold(ctx, params.id, version);
  demandOther(ctx, problem);
  demandState(problem, 'open', 'in-work');
  demandDay(ctx, 'until', body.until, dayAfter(todayOf(ctx), 1));
  await updateProblem(db, problem.id, { state: 'set-aside', look_again_on: body.until }, now);
  const { reason: text, until: day } = body;
  await addEvent(db, problem.id, { act: 'set-aside', personId: user.personId, text, day }, now);
  return getProblem(ctx, problem.id);
}

/** @throws ProblemError `duplicate` where the same was raised anew meanwhile */
export async function reopenProblem(ctx: Ctx, { params, body, version }: Given<'reopen'>) {
  await holdRaising(ctx.db);
  const problem = await hold(ctx, params.id, version);
  demandState(problem, 'solved', 'set-aside');
  const { cause, person_id: personId } = problem;
  const other = await ctx.db
    .selectFrom('lock_problems')
    .select('id')
    .where('cause', '=', cause)
    .where('person_id', 'is not distinct from', personId)
    .where('state', '<>', 'solved')
    .where('id', '<>', problem.id)
    .executeTakeFirst();
  if (other) throw new ProblemError('duplicate', 'The same was raised anew since, and is not solved yet.');
  const by = { id: ctx.user.personId, text: body.reason };
  await openAgain(ctx, { id: problem.id, act: 'reopened', by });
  return getProblem(ctx, problem.id);
}
