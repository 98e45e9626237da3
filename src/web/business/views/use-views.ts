import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { views, type Look, type ViewObject } from '#contract/business/views';
import { type Column, parseSearch, stringifySearch, useApi, useMe } from '#kit';
import { arrange, differs, type Filters, filtersOf, lookOf, readLook, writeLook } from './look.ts';

/**
 * The views of a list: which one the address names (`saved`), how its table looks, and the ways to others. The filters
 * stand in the address beside it, so that it can be sent; a view that its reader may not see is simply all, so filtered.
 * @param of.query what the list is asked now
 * @param of.keep what the address always holds for this table
 */
export function useViews<T>(of: {
  object: ViewObject;
  query: object;
  keep?: Readonly<Record<string, string>>;
  columns: Column<T>[];
}) {
  const { object, keep, columns } = of;
  const me = useMe();
  const { saved } = useSearch({ strict: false }) as { saved?: unknown };
  const navigate = useNavigate();
  const { data, reload } = useApi(views.list, { query: { object } });
  const all = data?.items ?? [];
  const open = all.find(({ id }) => id === saved);
  // Without a view this browser remembers the look; in one, what is tried is forgotten with it unless it is saved.
  const [kept, setKept] = useState(() => readLook(object));
  const [tried, setTried] = useState<{ id: string; look: Look }>();
  const look = !open ? kept : tried?.id === open.id ? tried.look : lookOf(open);
  const filters = filtersOf(object, of.query);
  const go = (search: Filters) =>
    void navigate({
      to: '.',
      search: parseSearch(stringifySearch({ ...keep, ...search })) as never,
      resetScroll: false,
    });
  return {
    object,
    all,
    open,
    columns,
    look,
    filters,
    changed: open !== undefined && differs(open, filters, look),
    /** Nothing but mine, without a view. */
    isMine: open === undefined && me !== undefined && filters['ownerId'] === me.id,
    setLook: (next: Look) => {
      if (open) return setTried({ id: open.id, look: next });
      setKept(next);
      writeLook(object, next);
    },
    showAll: () => go({}),
    showMine: () => go(me ? { ownerId: me.id } : {}),
    /** Shows a view as it was saved. */
    show: (view: { id: string; filters: Filters }) => {
      setTried(undefined);
      go({ ...view.filters, saved: view.id });
    },
    reload,
    /** The columns shown, as an export calls them. */
    exported: arrange(columns, look.columns).flatMap(({ exported = [] }) => exported),
    /** To be spread into `DataTable`. */
    table: { columns: arrange(columns, look.columns), density: look.density },
  };
}
export type Views<T> = ReturnType<typeof useViews<T>>;
