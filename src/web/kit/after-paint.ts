/** What can wait until the page shows what was asked for. */
import { startTransition, useEffect, useState } from 'react';

/** Where nothing is painted (a page in the background), no longer than this. */
const patienceMs = 100;

/** Does something as soon as the next frame has been painted. */
export function afterPaint(act: () => void): { cancel: () => void } {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    clearTimeout(waiting);
    waiting = setTimeout(act);
  });
  waiting = setTimeout(() => {
    cancelAnimationFrame(frame);
    act();
  }, patienceMs);
  return {
    cancel: () => {
      cancelAnimationFrame(frame);
      clearTimeout(waiting);
    },
  };
}

/**
 * For parts that are heavy and not what somebody opened a place for.
 * @param now whether they may be drawn at once all the same
 * @returns false until what was drawn first has been painted
 */
export function usePainted(now = false): boolean {
  const [painted, setPainted] = useState(now);
  useEffect(() => {
    if (painted) return;
    const { cancel } = afterPaint(() => startTransition(() => setPainted(true)));
    return cancel;
  }, [painted]);
  return painted;
}
