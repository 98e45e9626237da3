/** What stands over and under a list: how many there are and what they come to, and the way to the next ones. */
import { useEffect, useRef } from 'react';
import { useFormat } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { useNarrow } from '../media.ts';
import type { TableProps } from './types.ts';

/** How far below what is seen the next page is asked for. */
const ahead = '1200px';

/** How many there are in all, what they come to; on a phone also the way to choosing some. */
export function ListHead<T>(props: Pick<TableProps<T>, 'list' | 'counted' | 'totals' | 'selection'>) {
  const { list, counted, totals, selection } = props;
  const t = useWords(kitWords);
  const narrow = useNarrow();
  const pick = narrow && selection;
  const known = counted && list.total !== undefined;
  if (!pick && !known && !totals) return null;
  return (
    <div className="lk-list-head lk-quiet">
      <output>
        {known && counted(list.total ?? 0)}
        {list.refreshing && <span className="lk-list-updating"> · {t.updating}</span>}
      </output>
      {totals}
      {pick && (
        <Button
          kind="text"
          aria-pressed={selection.picking}
          onClick={() => selection.pick(!selection.picking)}
        >
          {selection.picking ? t.pickNoMore : t.pick}
        </Button>
      )}
    </div>
  );
}

/** The next ones: by button, and by themselves before the end comes into sight. */
export function ListEnd<T>({ list, counted }: Pick<TableProps<T>, 'list' | 'counted'>) {
  const t = useWords(kitWords);
  const { number } = useFormat();
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(list.more);
  useEffect(() => {
    more.current = list.more;
  });
  useEffect(() => {
    const element = end.current;
    if (!element || !list.hasMore) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: ahead,
    });
    watcher.observe(element);
    return () => watcher.disconnect();
    // A page that came in moves the end; then it is watched anew.
  }, [list.hasMore, list.items.length]);
  // What is known stands over the list already.
  if (list.loading || (!list.hasMore && counted && list.total !== undefined)) return null;
  return (
    <div ref={end} className="lk-list-end lk-quiet">
      <span>
        {list.hasMore ? t.shown(list.items.length) : ''}
        {list.hasMore && list.total !== undefined ? ` / ${number(list.total)}` : ''}
        {list.hasMore ? '' : t.total(list.total ?? list.items.length)}
      </span>
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {t.more}
        </Button>
      )}
    </div>
  );
}
