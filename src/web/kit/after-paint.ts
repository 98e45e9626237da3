/** What can wait until the page shows what was asked for. */
import { startTransition, useEffect, useState } from 'react';

/** Where nothing is painted (a page in the background) or the page is never idle, no longer than this. */
const patienceMs = 200;

/** Does something once the next frame has been painted and the page has nothing else to do: keys that wait go first. */
export function afterPaint(act: () => void): { cancel: () => void } {
  let frame = 0;
  let idle: number | undefined;
  const once = () => {
    cancel();
    act();
  };
  const patience = setTimeout(once, patienceMs);
  const cancel = () => {
    clearTimeout(patience);
    cancelAnimationFrame(frame);
    if (idle !== undefined) globalThis.cancelIdleCallback?.(idle);
  };
  frame = requestAnimationFrame(() => {
    // The second one begins when the first has been painted.
    frame = requestAnimationFrame(() => {
      // Safari has no idle time.
      if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(once);
      else once();
    });
  });
  return { cancel };
}

/**
 * For parts that are heavy and not what somebody opened a place for.
 * @param place what is opened; another one begins anew. Undefined: nothing is, and nothing is drawn
 * @param now whether they may be drawn at once all the same
 * @returns false until what was drawn first has been painted
 */
export function usePainted(place: string | undefined, now = false): boolean {
  const [painted, setPainted] = useState<string>();
  useEffect(() => {
    if (place === painted) return;
    const { cancel } = afterPaint(() => startTransition(() => setPainted(place)));
    return cancel;
  }, [place, painted]);
  return now || (place !== undefined && painted === place);
}
