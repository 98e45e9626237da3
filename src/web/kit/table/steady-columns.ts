import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
};

/**
 * The widths of a table's columns, taken from its first rows and kept: as others come into the document and go, nothing
 * may move sideways. They are taken anew when the window is another, or the columns are.
 * @param on whether there are rows to take them from, and more to come
 * @param of what the table shows, as text
 * @returns undefined while the browser lays the table out by itself
 */
export function useSteadyColumns(
  table: RefObject<HTMLTableElement | null>,
  on: boolean,
  of: string,
): readonly number[] | undefined {
  const windowWidth = useSyncExternalStore(subscribe, () => innerWidth);
  const wanted = `${of} ${windowWidth}`;
  const [taken, setTaken] = useState<{ of: string; widths: number[] }>();
  const widths = on && taken?.of === wanted ? taken.widths : undefined;
  useLayoutEffect(() => {
    const heads = table.current?.tHead?.rows[0]?.cells;
    if (!on || widths || !heads) return;
    // oxlint-disable-next-line react/set-state-in-effect -- only what is laid out can be measured
    setTaken({ of: wanted, widths: Array.from(heads, (head) => head.getBoundingClientRect().width) });
  }, [on, widths, wanted, table]);
  return widths;
}
