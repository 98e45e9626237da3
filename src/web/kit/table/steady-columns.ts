import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { afterPaint } from '../after-paint.ts';

interface Steady {
  /** In percent. */
  shares: readonly number[];
  /** Where there was not room enough, in pixels: the table stays wider than its place, and is moved in it. */
  least: number | undefined;
}

/**
 * The widths of a table's columns, taken from its first rows and kept: as others come into the document and go, nothing
 * may move sideways. They are taken anew when there are other columns, and when there is more or less room: then not in
 * the way of what made it so, until when the columns get more or less by their share.
 * @param on whether there are rows to take them from, and more to come
 * @param of what the table shows, as text
 * @returns undefined while the browser lays the table out by itself
 */
export function useSteadyColumns(
  table: RefObject<HTMLTableElement | null>,
  on: boolean,
  of: string,
): Steady | undefined {
  const [room, setRoom] = useState<number>();
  const [taken, setTaken] = useState<{ of: string; steady: Steady }>();
  const wanted = `${of} ${room}`;
  const steady = on && taken?.of === wanted ? taken.steady : undefined;
  useEffect(() => {
    const around = table.current?.parentElement;
    if (!around) return;
    let waiting: ReturnType<typeof afterPaint> | undefined;
    const watcher = new ResizeObserver(() => {
      waiting?.cancel();
      waiting = afterPaint(() => setRoom(around.clientWidth));
    });
    watcher.observe(around);
    return () => {
      waiting?.cancel();
      watcher.disconnect();
    };
  }, [table]);
  useLayoutEffect(() => {
    const heads = table.current?.tHead?.rows[0]?.cells;
    if (!on || steady || room === undefined || !heads) return;
    const widths = Array.from(heads, (head) => head.getBoundingClientRect().width);
    const whole = widths.reduce((sum, width) => sum + width, 0);
    // oxlint-disable-next-line react/set-state-in-effect -- only what is laid out can be measured
    setTaken({
      of: wanted,
      steady: {
        shares: widths.map((width) => (100 * width) / whole),
        least: whole > room + 1 ? whole : undefined,
      },
    });
  }, [on, steady, wanted, room, table]);
  return steady;
}
