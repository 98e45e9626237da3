/** What a table looks like, and what an address asks for, as both are kept and compared. */
import type { z } from 'zod';
import { Look, viewQueries, type View, type ViewObject } from '#contract/business/views';
import { type Column, parseSearch, readFilters, stringifySearch } from '#kit';

export type Filters = Record<string, string | string[]>;

/** What of an address (or of what a list is asked) a view keeps: the list's own filters and its order, as text. */
export function filtersOf(object: ViewObject, asked: object): Filters {
  const text = parseSearch(stringifySearch(asked as Record<string, unknown>));
  const fitting = readFilters(viewQueries[object] as z.ZodObject, text);
  return Object.fromEntries(Object.entries(text).filter(([name]) => name in fitting));
}

const canonical = (filters: Filters) =>
  JSON.stringify(Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Whether a view shows something else than it was saved with. */
export const differs = (view: View, filters: Filters, look: Look): boolean =>
  canonical(filtersOf(view.object, view.filters)) !== canonical(filters) ||
  JSON.stringify(lookOf(view)) !== JSON.stringify(lookOf(look));

export const lookOf = ({ columns, density }: Look): Look => ({ columns, density });

/**
 * The columns of a table in the order chosen; the usual ones where none was chosen. The first of all stays in sight,
 * because a row is called by it; one without a title (a row's menu) stands last.
 */
export function arrange<T>(columns: Column<T>[], chosen: Look['columns']): Column<T>[] {
  if (!chosen) return columns.filter(({ optional }) => !optional);
  const lead = columns.slice(0, 1).filter(({ key }) => !chosen.includes(key));
  const picked = chosen.flatMap((key) => columns.filter((column) => column.key === key && column.title));
  return [...lead, ...picked, ...columns.filter(({ title }) => !title)];
}

const usual: Look = { columns: null, density: 'comfortable' };
const nameOf = (object: ViewObject) => `latchkey.list.${object}`;

/** What this browser remembers of a list that is shown without a view. */
export function readLook(object: ViewObject): Look {
  try {
    return Look.parse(JSON.parse(localStorage.getItem(nameOf(object)) ?? 'null'));
  } catch {
    // Nothing remembered, or nothing that still fits; storage is refused in some private windows.
    return usual;
  }
}

export function writeLook(object: ViewObject, look: Look): void {
  try {
    localStorage.setItem(nameOf(object), JSON.stringify(look));
  } catch {
    // As above: then it lasts as long as the page.
  }
}
