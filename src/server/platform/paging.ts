/**
 * Lists are paged by key, not by offset: the cursor says which row came last, so a page costs the same wherever it is
 * and nothing is shown twice or left out when rows come or go.
 */
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { exactText } from './database.ts';
import { ProblemError } from './problem.ts';

/** A column that a list can be sorted by; `nullable` ones show empty values last, whichever way it is sorted. */
export interface SortColumn {
  column: string;
  /** PostgreSQL's type, for reading a cursor's text back. */
  type: 'text' | 'timestamptz' | 'date' | 'numeric';
  nullable?: true;
}

export interface Sort {
  by: SortColumn;
  descending: boolean;
  /** Alias of the table that the list is of; its `id` breaks ties. */
  table: string;
}

/** Reads `-createdAt` with a list's columns. */
export function sortBy<K extends string>(
  columns: Readonly<Record<K, SortColumn>>,
  table: string,
  sort: K | `-${K}`,
): Sort {
  const descending = sort.startsWith('-');
  const name = (descending ? sort.slice(1) : sort) as K;
  return { by: columns[name], descending, table };
}

const Cursor = z.tuple([z.string().max(64), z.string().max(2000).nullable(), z.uuid()]);
const sortId = (sort: Sort) => `${sort.descending ? '-' : ''}${sort.by.column}`;

function readCursor(cursor: string, sort: Sort): { value: string | null; id: string } {
  try {
    const [by, value, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (by === sortId(sort) && isReadable(value, sort.by.type)) return { value, id };
  } catch {
    // Not one of ours: said below.
  }
  throw new ProblemError('invalid_cursor');
}

function isReadable(value: string | null, type: SortColumn['type']): boolean {
  if (value === null) return true;
  if (type === 'numeric') return /^-?\d{1,20}(\.\d{1,6})?$/.test(value);
  if (type === 'text') return !value.includes('\0') && value.isWellFormed();
  // As the database writes instants, or as ISO 8601 does.
  return (
    /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d(:\d\d)?))?$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

/**
 * Orders a query, continues it after a cursor, and fetches one row more than asked, to know whether there are more.
 * The query must select the sort value as `sort_value` (see `sortValue`) and `id`.
 */
export function page<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  sort: Sort,
  limit: number,
  cursor: string | undefined,
): SelectQueryBuilder<DB, TB, O> {
  const column = sql.ref(`${sort.table}.${sort.by.column}`);
  const id = sql.ref(`${sort.table}.id`);
  const direction = sort.descending ? sql`desc` : sql`asc`;
  let q = query;
  if (cursor !== undefined) q = q.where(after(readCursor(cursor, sort), sort, column, id));
  // `desc` puts nulls first in PostgreSQL; where there can be none, the plain order fits the index.
  const order = sort.by.nullable ? sql`${column} ${direction} nulls last` : sql`${column} ${direction}`;
  return (
    q
      .orderBy(order)
      .orderBy(sql`${id} ${direction}`)
      // Written out: with a number it doesn't know, PostgreSQL distrusts its prepared plan and plans every time anew.
      .limit(sql.lit(limit + 1))
  );
}

function after(
  last: { value: string | null; id: string },
  sort: Sort,
  column: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const beyond = sort.descending ? sql`<` : sql`>`;
  if (last.value === null) return sql<boolean>`(${column} is null and ${id} ${beyond} ${last.id})`;
  const value = sql`${last.value}::${sql.raw(sort.by.type)}`;
  const row = sql<boolean>`(${column}, ${id}) ${beyond} (${value}, ${last.id}::uuid)`;
  return sort.by.nullable ? sql<boolean>`(${row} or ${column} is null)` : row;
}

/** The sort column, for the cursor. As it is: a list of a hundred thousand is sorted with it, to show fifty. */
export const sortValue = (sort: Sort): RawBuilder<string | Date | null> =>
  sql<string | Date | null>`${sql.ref(`${sort.table}.${sort.by.column}`)}`;

/** Cuts the extra row off and makes the cursor for the next page. */
export function cutPage<R extends { id: string; sort_value: string | Date | null }>(
  rows: R[],
  sort: Sort,
  limit: number,
): { rows: R[]; nextCursor: string | null } {
  if (rows.length <= limit) return { rows, nextCursor: null };
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  if (!last) return { rows: kept, nextCursor: null };
  const value = last.sort_value instanceof Date ? exactText(last.sort_value) : last.sort_value;
  const cursor = JSON.stringify([sortId(sort), value, last.id]);
  return { rows: kept, nextCursor: Buffer.from(cursor).toString('base64url') };
}

/** How many rows a list has in all; sorting, paging and what is selected play no part. */
export async function countOf<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
): Promise<number> {
  const row = await query
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return (row as unknown as { n: number }).n;
}
