/** Only the rows in sight are in the document, with a few before and after them, once a list is long. */
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from '../media.ts';

/** Lists up to here stand whole in the document: the browser finds in them, and prints them. */
export const wholeUpTo = 100;
/** Rows kept ready above and below what is seen; fewer where somebody comes from: each is drawn for nothing. */
const ready = 12;
const readyBehind = 3;

export interface InSight {
  index: number;
  /** Pixels left free before it, for rows that are not there. */
  gap: number;
}

function comingRows(range: Range, way: 'forward' | 'backward' | null): number[] {
  const from = range.startIndex - (way === 'forward' ? readyBehind : ready);
  const to = range.endIndex + (way === 'backward' ? readyBehind : ready);
  return defaultRangeExtractor(range).filter((index) => index >= from && index <= to);
}

/**
 * @param of.count how many rows there are
 * @param of.rowHeight what a row measures, most often: rows are measured when they come, this holds until then
 * @param of.kept a row that stays in the document wherever it is, because it has the focus
 * @param of.body what the rows stand in
 * @param of.see is told which rows are drawn
 * @returns the rows to draw with the gaps before them, the gap after the last, and the `ref` that measures a row (give it
 * `data-index`, too)
 */
export function useRowsInSight(of: {
  count: number;
  keyOf: (index: number) => string;
  rowHeight: number;
  kept: number | undefined;
  body: RefObject<HTMLElement | null>;
  see: (rows: readonly number[]) => void;
}) {
  const { count, kept } = of;
  // On paper nothing is scrolled into sight.
  const printing = usePrinting();
  const long = count > wholeUpTo && !printing;
  const [top, setTop] = useState(0);
  const way = useRef<'forward' | 'backward' | null>(null);
  useLayoutEffect(() => {
    const see = () => {
      const box = of.body.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top + scrollY));
    };
    see();
    if (!long) return;
    // What stands over them grows, too: another group of the list, say.
    const watcher = new ResizeObserver(see);
    watcher.observe(document.body);
    return () => watcher.disconnect();
  }, [count, long, of.body]);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized but by hand
  const rows = useWindowVirtualizer<HTMLElement>({
    // Also of a short list: when it has grown, rows must not go and come back.
    count,
    estimateSize: () => of.rowHeight,
    getItemKey: of.keyOf,
    overscan: ready,
    scrollMargin: top,
    onChange: ({ isScrolling, scrollDirection }) => {
      way.current = isScrolling ? scrollDirection : null;
    },
    rangeExtractor: (range) => {
      const seen = comingRows(range, way.current);
      if (kept === undefined || kept >= count || seen.includes(kept)) return seen;
      return [...seen, kept].toSorted((a, b) => a - b);
    },
  });
  const drawn = long ? rows.getVirtualItems().map(({ index }) => index) : [...Array(count).keys()];
  useEffect(() => of.see(drawn));
  if (!long) {
    const all = Array.from({ length: count }, (_, index): InSight => ({ index, gap: 0 }));
    return { long, seen: all, after: 0, measure: undefined };
  }
  const items = rows.getVirtualItems();
  let end = top;
  const seen = items.map(({ index, start, end: itsEnd }): InSight => {
    const gap = Math.max(0, start - end);
    end = itsEnd;
    return { index, gap };
  });
  return {
    long,
    seen,
    after: Math.max(0, top + rows.getTotalSize() - end),
    measure: rows.measureElement,
  };
}
