import type { ReactNode } from 'react';
import type { List } from '../client/hooks.ts';
import type { SeenProblem } from '../client/problem-error.ts';
import type { Selection } from './selection.ts';

/** Changing one value where it stands. */
export interface CellEdit<T> {
  may: (row: T) => boolean;
  /** The control, with the focus in it. `close` puts the cell back, and the focus on its row. */
  control: (row: T, close: () => void) => ReactNode;
}

export interface Column<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** The API's column to sort by. */
  sort?: string;
  /** Numbers and money stand right. */
  align?: 'end';
  width?: number;
  /** Pixels; what is longer ends in “…”, so that a row stays in sight. Else 340. */
  widestAt?: number;
  /** Whether it may take several lines where the page is too narrow for one. */
  wraps?: boolean;
  /** Not shown unless somebody chooses it. */
  optional?: true;
  edit?: CellEdit<T>;
  /** What an export calls it; without it is not exported. Money has two: the amount and its currency. */
  exported?: readonly string[];
}

/** Rows that have the same in a field. */
export interface RowGroup {
  /** What they have in it; null: nothing. */
  key: string | null;
  name: string;
  count: number;
  /** What they come to. */
  sums?: ReactNode;
}

/** A list whose rows stand in groups, under heads that open and close. */
export interface Grouping<T> {
  /** The field it is by: with another one other groups are open. */
  by: string;
  groups: readonly RowGroup[];
  loading: boolean;
  problem: SeenProblem | undefined;
  reload: () => void;
  /** How many groups are not told of, because there are too many. */
  left: number;
  /** Reads the rows of a group while it is open; closed it has none. @param at which of the groups it is */
  useRows: (group: RowGroup, at: number, open: boolean) => List<T>;
}

export interface TableProps<T> {
  /** What is listed, for a screen reader. */
  label: string;
  list: List<T>;
  columns: Column<T>[];
  /** Its rows stand in groups; of `list` then only the number is shown. */
  grouping?: Grouping<T> | undefined;
  /** How close its rows stand; comfortable unless said. */
  density?: 'comfortable' | 'compact';
  rowKey: (row: T) => string;
  /** Opens a row: by click anywhere, or by Enter on it. */
  open?: ((row: T) => void) | undefined;
  /** Rows can be chosen: by their box, Space or X, with Shift as far as here. */
  selection?: Selection | undefined;
  /** What a row is called, for the name of its box. */
  nameOf?: (row: T) => string;
  /** The order now, `-createdAt`, and how to change it. */
  sort?: string | undefined;
  setSort?: ((sort: string) => void) | undefined;
  /** A row on a phone: what it is, what stands under it, what stands at its end. */
  phone: (row: T) => { title: ReactNode; meta?: ReactNode; end?: ReactNode };
  /** How many there are, in words: “3,412 customers”. */
  counted?: (count: number) => string;
  /** What all of them come to; stands beside the count. */
  totals?: ReactNode;
  /** Nothing at all yet: leads on with one act. */
  empty: { title: string; hint?: ReactNode; action?: ReactNode };
  /** Filters are set; so nothing may be found because of them. */
  filtered?: boolean;
  clearFilters?: () => void;
}
