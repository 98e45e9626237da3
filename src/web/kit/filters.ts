/** Filters of a list live in the address: they survive a reload, can be sent to a colleague, and “back” undoes them. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { searchOf } from './client/call.ts';

// How and where a list is shown, not what is in it.
const notNarrowing = ['sort', 'group', 'tab'];
// Paging belongs to the list, not to the address.
const ofPaging = ['limit', 'cursor', 'count'] as const;
export type FiltersOf<S extends z.ZodObject> = Partial<Omit<z.output<S>, (typeof ofPaging)[number]>>;

/** Reads filters out of an address by the schema of the list's query. What does not fit is left out, not an error. */
export function readFilters<S extends z.ZodObject>(query: S, search: Record<string, unknown>): FiltersOf<S> {
  const found: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(query.shape)) {
    if (search[name] === undefined || (ofPaging as readonly string[]).includes(name)) continue;
    const parsed = z.safeParse(schema, search[name]);
    if (parsed.success && parsed.data !== undefined) found[name] = parsed.data;
  }
  return found as FiltersOf<S>;
}

/** The address's `?a=1&b=2&b=3` as `{ a: '1', b: ['2', '3'] }`: the API's own way of writing a query. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}

export function stringifySearch(search: Record<string, unknown>): string {
  const text = searchOf(search);
  return text ? `?${text}` : '';
}

/**
 * The filters, the search text and the order of a list.
 * `change({ level: ['A'] })` sets some (undefined or an empty value takes one away), `clear()` takes all away save the order,
 * the grouping and the tab.
 */
export function useFilters<S extends z.ZodObject>(query: S) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = readFilters(query, search);
  const go = (next: Record<string, unknown>) =>
    void navigate({
      to: '.',
      search: parseSearch(searchOf(next)) as never,
      replace: true,
      resetScroll: false,
    });
  return {
    values,
    /** Something besides the order and the grouping is set. */
    active: Object.keys(values).some((name) => !notNarrowing.includes(name)),
    change: (part: FiltersOf<S>) => go({ ...search, ...part }),
    /** The order, to be spread into `DataTable`. */
    order: { sort: (values as { sort?: string }).sort, setSort: (sort: string) => go({ ...search, sort }) },
    clear: () =>
      go(Object.fromEntries(Object.entries(search).filter(([name]) => notNarrowing.includes(name)))),
  };
}
