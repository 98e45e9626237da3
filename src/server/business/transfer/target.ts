/** What importing has to know of a kind of record: how one is found again, which columns it has, what its history tells. */
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Draft } from './drafts.ts';
import type { Asking } from './references.ts';
import type { ReadingHouse } from './values.ts';

export type Columns = Record<string, unknown>;
export type Table =
  | 'customers'
  | 'contacts'
  | 'follow_ups'
  | 'opportunities'
  | 'products'
  | 'people'
  | 'departments';

export interface Match {
  id: string;
  changeable: boolean;
  /** Whose it is, and whether it may be given to somebody else; left out where owners play no part. */
  owner_id?: string | null;
  assignable?: boolean;
}

/** How a field of the history stands in the table. */
export type Shape =
  | string
  | { ref: string; to: 'people' | 'customers' | 'departments' | 'stages' }
  | { parts: Record<string, string> };

export interface Writing extends Asking {
  now: Date;
  house: ReadingHouse;
  /** Ids of the records that the draft's names mean, made along with the import or there before. */
  idOf: (draft: Draft, field: string) => string | null | undefined;
}

export interface Target {
  table: Table;
  /** Values that a new record has where the file says nothing: all columns that can't be null. */
  empty: Columns;
  shapes: Readonly<Record<string, Shape>>;
  /** Fields by which a record can be found again, the best first. */
  matchChoices: readonly string[];
  /** Whether two records can't share this field, whatever is matched by. */
  unique: readonly string[];
  /** What a draft is found by; null where it has no value to be found by. */
  keyOf(draft: Draft, matchBy: string): string | null;
  /** The records there are by these keys; null for a key that several have. */
  find(ctx: Asking, matchBy: string, drafts: readonly Draft[]): Promise<Map<string, Match | null>>;
  /** What the draft says, as columns; what it doesn't say is left out. */
  columns(draft: Draft, writing: Writing): Columns;
  /** Columns that follow from others: by what a record is searched and sorted. */
  derived(row: Columns): Columns;
  /** Columns of a new record that depend on the moment or on the importing person. */
  initial(draft: Draft, writing: Writing): Columns;
  /** The customer on whose page a change is told. */
  customerOf(row: Columns): string | null;
}

/** Collects matches by key; a second record with the same key makes it ambiguous. */
export function byKey<T extends Match>(
  rows: readonly T[],
  keysOf: (row: T) => readonly (string | null)[],
): Map<string, Match | null> {
  const found = new Map<string, Match | null>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      if (key === null) continue;
      const there = found.get(key);
      if (there === undefined) found.set(key, row);
      else if (there === null || there.id !== row.id) found.set(key, null);
    }
  }
  return found;
}

export async function select<T>(db: Db, query: RawBuilder<T>): Promise<T[]> {
  return (await query.execute(db)).rows;
}

/** The texts that some drafts have in a field. */
export const textsOf = (drafts: readonly Draft[], field: string): string[] => [
  ...new Set(drafts.map((d) => d.values[field]).filter((v) => typeof v === 'string')),
];

export const uuids = (ids: readonly (string | undefined)[]): RawBuilder<unknown> =>
  sql`${[...new Set(ids.filter((id) => id !== undefined))]}::uuid[]`;
