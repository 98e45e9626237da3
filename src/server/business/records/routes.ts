import { sql } from 'kysely';
import { bin, history } from '#contract/business/records';
import { route, type Action, type FieldChange, type Route } from '#access/gate';
import { cutPage, page, sortValue, type Sort } from '#platform/paging';
import { countsOf, goneAlong } from './along.ts';
import { takeAllOutOfBin } from './bin.ts';
import { demandHistory, namedIn, namesOf } from './histories.ts';
import { kindOf } from './register.ts';

const byTime: Sort = { by: { column: 'at', type: 'timestamptz' }, descending: true, table: 'changes' };
const byDeletion: Sort = { by: { column: 'deleted_at', type: 'timestamptz' }, descending: true, table: 't' };

export const recordRoutes: Route[] = [
  route(history.list, 'signedIn', async (ctx, { query }) => {
    await demandHistory(ctx, query.object, query.recordId);
    const found = ctx.db
      .selectFrom('changes')
      .leftJoin('people', 'people.id', 'changes.person_id')
      .leftJoin('coverages', 'coverages.id', 'changes.coverage_id')
      .leftJoin('people as covered', 'covered.id', 'coverages.person_id')
      .select(['changes.id', 'changes.at', 'changes.action', 'changes.fields'])
      .select(['people.id as person_id', 'people.name as person_name', sortValue(byTime).as('sort_value')])
      .select(['covered.id as for_id', 'covered.name as for_name'])
      .where('changes.object', '=', query.object)
      .where('changes.record_id', '=', query.recordId);
    const rows = await page(found, byTime, query.limit, query.cursor).execute();
    const cut = cutPage(rows, byTime, query.limit);
    const told = cut.rows.map(({ fields }) => fields as unknown as FieldChange[]);
    const names = await namesOf(ctx.db, told.flat());
    return {
      items: cut.rows.map((row, i) => ({
        id: row.id,
        at: row.at.toISOString(),
        by: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
        for: row.for_id === null ? null : { id: row.for_id, name: row.for_name ?? '' },
        action: row.action as Action,
        fields: (told[i] ?? []).map((field) => namedIn(field, names)),
      })),
      nextCursor: cut.nextCursor,
    };
  }),

  route(bin.list, 'signedIn', async (ctx, { query }) => {
    const kind = kindOf(query.object);
    const found = ctx.db
      .selectFrom(`${kind.table} as t` as 'customers as t')
      .leftJoin('people', 'people.id', 't.deleted_by')
      .$if(kind.ofCustomer, (q) =>
        q.leftJoin('customers as c', (join) => join.on(sql<boolean>`c.id = t.customer_id`)),
      )
      .select(['t.id', sql<string>`left(${kind.label}, 200)`.as('name')])
      .select(['t.deleted_at', 'people.id as person_id', 'people.name as person_name'])
      .select(sortValue(byDeletion).as('sort_value'))
      .where('t.deleted_at', 'is not', null)
      .$if(query.q !== undefined, (q) =>
        q.where(sql<boolean>`strpos(lower(${kind.label}), lower(${query.q ?? ''})) > 0`),
      )
      .$if(query.deletedBy !== undefined, (q) => q.where('t.deleted_by', '=', query.deletedBy ?? null))
      .where(kind.visible(ctx))
      .where(kind.deletable(ctx));
    const rows = await page(found, byDeletion, query.limit, query.cursor).execute();
    const cut = cutPage(rows, byDeletion, query.limit);
    const along = query.object === 'customer' ? await goneAlong(ctx, cut.rows) : null;
    return {
      items: cut.rows.map((row) => ({
        object: query.object,
        id: row.id,
        name: row.name,
        deletedAt: row.deleted_at?.toISOString() ?? '',
        deletedBy: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
        along: along && countsOf(along, row.id),
        can: { restore: true },
      })),
      nextCursor: cut.nextCursor,
    };
  }),

  route(bin.restore, 'signedIn', (ctx, { body }) => takeAllOutOfBin(ctx, kindOf(body.object), body.ids)),
];
