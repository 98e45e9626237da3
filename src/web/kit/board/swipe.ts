/** On a phone one column fills the screen and the others are swiped to. */
import { type RefObject, useLayoutEffect } from 'react';

/** The column whose beginning is nearest to that of the board. */
function nearest(board: HTMLElement): HTMLElement | undefined {
  const { left } = board.getBoundingClientRect();
  const away = (lane: HTMLElement) => Math.abs(lane.getBoundingClientRect().left - left);
  return [...board.querySelectorAll<HTMLElement>('[data-lane]')].toSorted((a, b) => away(a) - away(b))[0];
}

/**
 * Brings a column into sight when it is asked for, and tells which one is.
 * @returns what the board does when it is scrolled
 */
export function useSwipe(
  board: RefObject<HTMLElement | null>,
  shown: string | undefined,
  show: ((column: string) => void) | undefined,
) {
  useLayoutEffect(() => {
    if (shown === undefined || !board.current || nearest(board.current)?.dataset['lane'] === shown) return;
    const lane = board.current.querySelector<HTMLElement>(`[data-lane="${CSS.escape(shown)}"]`);
    lane?.scrollIntoView({ inline: 'start', block: 'nearest' });
  }, [board, shown]);
  return () => {
    const lane = board.current && nearest(board.current)?.dataset['lane'];
    if (lane && lane !== shown) show?.(lane);
  };
}
