/** While a record is shown, its whole page takes files that are dropped or pasted. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { bringsFiles, filesOf, usePasted } from './taking.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

/**
 * @param part a part of the record's page: where it stands in a panel, only what is dropped there is meant
 * @returns whether files are over the page just now
 */
export function usePageFiles(
  part: RefObject<HTMLElement | null>,
  on: boolean,
  add: (files: File[]) => void,
): boolean {
  const [over, setOver] = useState(false);
  const pasted = usePasted();
  const latest = useRef({ add, pasted });
  useEffect(() => {
    latest.current = { add, pasted };
  });
  useEffect(() => {
    if (!on) return;
    const listening = new AbortController();
    const { signal } = listening;
    const isMeant = (target: EventTarget | null) => {
      const top = target instanceof Element && target.closest('[role="dialog"]');
      if (top) return top.contains(part.current);
      const panels = [...document.querySelectorAll('[role="dialog"]')];
      return panels.every((panel) => panel.getClientRects().length === 0);
    };
    // Before anybody else hears of it: whoever takes the files keeps the rest from hearing.
    const look = (event: DragEvent) =>
      setOver(event.type === 'dragover' && bringsFiles(event.dataTransfer) && isMeant(event.target));
    document.addEventListener('dragover', look, { signal, capture: true });
    document.addEventListener('drop', look, { signal, capture: true });
    document.addEventListener('dragleave', (event) => event.relatedTarget === null && look(event), {
      signal,
      capture: true,
    });
    document.addEventListener(
      'dragover',
      (event) => {
        if (bringsFiles(event.dataTransfer)) event.preventDefault();
      },
      { signal },
    );
    document.addEventListener(
      'drop',
      (event) => {
        if (!bringsFiles(event.dataTransfer)) return;
        // A browser would open it in place of the page.
        event.preventDefault();
        if (isMeant(event.target)) latest.current.add(filesOf(event.dataTransfer));
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      (event) => {
        if (isTyping(event.target) || !isMeant(event.target)) return;
        const files = latest.current.pasted(event.clipboardData);
        if (files.length > 0) latest.current.add(files);
      },
      { signal },
    );
    return () => listening.abort();
  }, [on, part]);
  return over;
}
