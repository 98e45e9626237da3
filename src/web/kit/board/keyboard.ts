/** Leading a card over a board by keyboard. Enter stays what it is everywhere else, as long as nothing is taken up: it opens. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import type { Lift } from './lift.ts';
import { stepped } from './place.ts';

const dropping = new Set([' ', 'Enter']);

/** @returns what a card's grip listens to */
export function useKeyboard<T>(
  board: RefObject<HTMLElement | null>,
  lift: Lift<T>,
  movable: (item: T) => boolean,
) {
  const { lifted } = lift;
  const lastFocused = useFocusAlong(board);
  const led = useRef(false);
  // Where a key leads is brought into sight; under a pointer nothing may scroll by itself.
  useLayoutEffect(() => {
    if (!led.current) return;
    led.current = false;
    board.current
      ?.querySelector('.lk-board-card-next, .lk-lane-cards-last')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return (item: T) => ({
    onKeyDown(event: KeyboardEvent) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (!lifted) {
        if (event.key !== ' ' || !movable(item)) return;
        lift.begin(item);
      } else if (dropping.has(event.key)) lift.drop();
      else if (event.key === 'Escape') lift.cancel();
      else {
        const to = lifted.to && stepped(lift.lanesWithout(lifted.item), lifted.to, event.key);
        if (!to) return;
        led.current = true;
        lift.lead(to);
      }
      // Neither the page scrolls nor does anything else that listens to these keys.
      event.preventDefault();
      event.stopPropagation();
    },
    onBlur: lift.cancel,
    onFocus: lastFocused,
  });
}

/** A card that goes to another column is made anew there; the focus that it had goes along. */
function useFocusAlong(board: RefObject<HTMLElement | null>) {
  const held = useRef<string>(undefined);
  useEffect(() => {
    const forget = () => (held.current = undefined);
    document.addEventListener('pointerdown', forget);
    return () => document.removeEventListener('pointerdown', forget);
  }, []);
  // After each rendering: any of them may have put the card elsewhere.
  useLayoutEffect(() => {
    if (held.current === undefined || document.activeElement !== document.body) return;
    const card = board.current?.querySelector(`[data-card="${CSS.escape(held.current)}"]`);
    card?.querySelector<HTMLElement>('[data-grip]')?.focus();
  });
  return (event: FocusEvent) => {
    held.current = event.target.closest<HTMLElement>('[data-card]')?.dataset['card'];
  };
}
