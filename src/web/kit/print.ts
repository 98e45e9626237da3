/** Printing: what is read piece by piece is whole on paper. */
import { useEffect, useEffectEvent } from 'react';

const wholes = new Set<() => Promise<void>>();

/** Says how something becomes whole that only shows its beginning, for as long as the component is there. */
export function useWholeOnPaper(whole: () => Promise<void>): void {
  const onPrint = useEffectEvent(whole);
  useEffect(() => {
    const one = () => onPrint();
    wholes.add(one);
    return () => void wholes.delete(one);
  }, []);
}

/** Prints the page, once all of it is there. What can't be read is left out: the page says why. */
export async function printPage(): Promise<void> {
  await Promise.allSettled([...wholes].map((whole) => whole()));
  // What came in last is drawn first.
  await new Promise((drawn) => setTimeout(drawn));
  window.print();
}
