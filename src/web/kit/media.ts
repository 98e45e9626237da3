/** What the page is shown on, as style sheets ask it too. */
import { useCallback, useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** True on a phone. The same width as in the style sheets; paper is narrow too, and no phone. */
export const useNarrow = (): boolean => useMedia('screen and (max-width: 719px)');

/** True while the page is put on paper: then it is light, and what stands only partly in the document is whole. */
export const usePrinting = (): boolean => useMedia('print');
