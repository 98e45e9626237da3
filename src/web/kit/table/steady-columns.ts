import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * The widths of a table's columns, taken from its first rows and kept: as others come into the document and go, nothing
 * may move sideways. They are taken anew when there is more or less room, or other columns.
 * @param on whether there are rows to take them from, and more to come
 * @param of what the table shows, as text
 * @returns undefined while the browser lays the table out by itself
 */
export function useSteadyColumns(
  table: RefObject<HTMLTableElement | null>,
  on: boolean,
  of: string,
): readonly number[] | undefined {
  const [room, setRoom] = useState(0);
  const [taken, setTaken] = useState<{ of: string; widths: number[] }>();
  const wanted = `${of} ${room}`;
  const widths = on && taken?.of === wanted ? taken.widths : undefined;
  useLayoutEffect(() => {
    const around = table.current?.parentElement;
    if (!around) return;
    const watcher = new ResizeObserver(() => setRoom(around.clientWidth));
    watcher.observe(around);
    return () => watcher.disconnect();
  }, [table]);
  useLayoutEffect(() => {
    const heads = table.current?.tHead?.rows[0]?.cells;
    if (!on || widths || room === 0 || !heads) return;
    // oxlint-disable-next-line react/set-state-in-effect -- only what is laid out can be measured
    setTaken({ of: wanted, widths: Array.from(heads, (head) => head.getBoundingClientRect().width) });
  }, [on, widths, wanted, room, table]);
  return widths;
}
