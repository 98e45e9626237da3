/** What I cover, and the reports of what was covered. */
import { sql, type RawBuilder } from 'kysely';
import {
  coverages,
  type Coverage,
  type CoverageReport,
  type CoveredWork,
  type Covering,
} from '#contract/access/coverage';
import type { Ref } from '#contract/fields';
import { holds, ownedWithin, reach, route, type Ctx, type Route } from '#access/gate';
import { cutPage, page, sortBy, sortValue } from '#platform/paging';
import { notFound } from '#platform/problem';
import { dueWorkKinds, nameOfObject, workObject } from '#access/coverage';

const newestFirst = sortBy({ beganAt: { column: 'began_at', type: 'timestamptz' } }, 'v', '-beganAt');

export const coverageRoutes: Route[] = [
  route(coverages.mine, 'session', (ctx) => listMine(ctx)),

  route(coverages.list, 'session', async (ctx, { query }) => {
    const found = selectCoverages(ctx).where(concerns(ctx)).select(sortValue(newestFirst).as('sort_value'));
    const rows = await page(found, newestFirst, query.limit, query.cursor).execute();
    const cut = cutPage(rows, newestFirst, query.limit);
    return { items: cut.rows.map((row) => present(row)), nextCursor: cut.nextCursor };
  }),

  route(coverages.get, 'session', (ctx, { params }) => report(ctx, params.id)),
];

const latestTurn = sql<Ref | null>`(select json_build_object('id', k.id, 'name', k.name)
  from coverage_turns t join people k on k.id = t.cover_id
  where t.coverage_id = v.id and (t.ended_at is null or v.ended_at is not null)
  order by t.began_at desc, t.id desc limit 1)`;

const selectCoverages = ({ db }: Pick<Ctx, 'db'>) =>
  db
    .selectFrom('coverages as v')
    .innerJoin('people as p', 'p.id', 'v.person_id')
    .select([
      'v.id',
      'v.person_id',
      'p.name as person',
      'v.cause',
      'v.away_since',
      'v.began_at',
      'v.ended_at',
    ])
    .select(latestTurn.as('cover'));

/** Oneself, who covered, their lead and administrators. */
function concerns({ user }: Ctx): RawBuilder<boolean> {
  if (holds(user, 'people.manage')) return sql<boolean>`true`;
  const led = holds(user, 'customers.assign')
    ? ownedWithin(reach(user, 'customers.assign'), sql.ref('v.person_id'))
    : sql<boolean>`false`;
  return sql<boolean>`(v.person_id = ${user.personId} or p.manager_id = ${user.personId} or ${led}
    or exists (select from coverage_turns t where t.coverage_id = v.id and t.cover_id = ${user.personId}))`;
}

interface Row {
  id: string;
  person_id: string;
  person: string;
  cause: string;
  away_since: Date;
  began_at: Date;
  ended_at: Date | null;
  cover: Ref | null;
}

const present = (row: Row): Coverage => ({
  id: row.id,
  person: { id: row.person_id, name: row.person },
  cause: row.cause as 'lock' | 'absence',
  awaySince: row.away_since.toISOString(),
  beganAt: row.began_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  cover: row.cover,
});

/** A coverage as whoever covers is told of it. */
export async function coverageNow(ctx: Pick<Ctx, 'db'>, id: string): Promise<Coverage | undefined> {
  const row = await selectCoverages(ctx).where('v.id', '=', id).executeTakeFirst();
  return row && present(row);
}

async function listMine(ctx: Ctx) {
  const { db, user } = ctx;
  const items: Covering[] = [];
  for (const id of user.covering.people.values()) {
    const row = await selectCoverages(ctx).where('v.id', '=', id).executeTakeFirst();
    const turn = await db
      .selectFrom('coverage_turns')
      .select('began_at')
      .where('coverage_id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (row && turn)
      items.push({ ...present(row), turnBeganAt: turn.began_at.toISOString(), work: await workOf(ctx, id) });
  }
  const mine = await selectCoverages(ctx)
    .where('v.person_id', '=', user.personId)
    .where('v.ended_at', 'is', null)
    .executeTakeFirst();
  return { items, ofMe: mine ? present(mine) : null };
}

async function workOf({ db, user }: Ctx, coverageId: string): Promise<CoveredWork[]> {
  const rows = await db
    .selectFrom('coverage_work')
    .selectAll()
    .where('coverage_id', '=', coverageId)
    .orderBy('due_on')
    .orderBy('record_id')
    .execute();
  const kinds = new Map(dueWorkKinds().map((kind) => [kind.kind, kind]));
  return rows.map((row) => {
    const kind = kinds.get(row.kind);
    return {
      kind: row.kind,
      kindName: kind?.name[user.locale] ?? row.kind,
      recordId: row.record_id,
      title: row.title,
      customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name ?? '' },
      dueOn: row.due_on,
      path: (kind && workObject(kind.object)?.path(row.record_id, row.customer_id)) ?? '/today',
      settledAt: row.settled_at?.toISOString() ?? null,
    };
  });
}

/** @throws ProblemError `not_found` for what doesn't concern this person, too */
async function report(ctx: Ctx, id: string): Promise<CoverageReport> {
  const row = await selectCoverages(ctx).where('v.id', '=', id).where(concerns(ctx)).executeTakeFirst();
  if (!row) throw notFound();
  const turns = await ctx.db
    .selectFrom('coverage_turns as t')
    .innerJoin('people as k', 'k.id', 't.cover_id')
    .select(['t.cover_id', 'k.name', 't.began_at', 't.ended_at'])
    .where('t.coverage_id', '=', id)
    .orderBy('t.began_at')
    .execute();
  const replies = await ctx.db
    .selectFrom('holding_replies')
    .selectAll()
    .where('coverage_id', '=', id)
    .orderBy('at')
    .execute();
  const work = await workOf(ctx, id);
  return {
    ...present(row),
    turns: turns.map((turn) => ({
      cover: { id: turn.cover_id, name: turn.name },
      beganAt: turn.began_at.toISOString(),
      endedAt: turn.ended_at?.toISOString() ?? null,
    })),
    done: await doneIn(ctx, id),
    due: work.filter(({ settledAt }) => settledAt === null),
    settled: work.filter(({ settledAt }) => settledAt !== null),
    replies: replies.map((reply) => ({
      customer: { id: reply.customer_id, name: reply.customer_name },
      at: reply.at.toISOString(),
      state: reply.state as 'mailed',
    })),
  };
}

const toldAtMost = 500;

async function doneIn({ db, user }: Ctx, coverageId: string): Promise<CoverageReport['done']> {
  const rows = await db
    .selectFrom('changes as h')
    .leftJoin('people as p', 'p.id', 'h.person_id')
    .select(['h.id', 'h.at', 'h.person_id', 'p.name', 'h.object', 'h.record_id', 'h.action'])
    .where('h.coverage_id', '=', coverageId)
    .orderBy('h.at')
    .orderBy('h.id')
    .limit(toldAtMost)
    .execute();
  const described = new Map<string, { title: string; customer: Ref | null }>();
  for (const [object, of] of Map.groupBy(rows, (row) => row.object)) {
    const ids = [...new Set(of.map((row) => row.record_id))];
    for (const [id, one] of (await workObject(object)?.describe(db, ids)) ?? []) described.set(id, one);
  }
  return rows.map((row) => {
    const { title = '', customer = null } = described.get(row.record_id) ?? {};
    return {
      id: row.id,
      at: row.at.toISOString(),
      by: row.person_id === null ? null : { id: row.person_id, name: row.name ?? '' },
      object: row.object,
      objectName: nameOfObject(row.object, user.locale),
      recordId: row.record_id,
      action: row.action as 'created',
      title,
      customer,
      path: workObject(row.object)?.path(row.record_id, customer?.id ?? null) ?? null,
    };
  });
}
