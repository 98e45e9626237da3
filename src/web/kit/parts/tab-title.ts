import { useEffect } from 'react';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';

/** What the browser's tab says: the page, then whose it is. Nothing given: it stays as it is. */
export function useTabTitle(title: string | undefined): void {
  const { product } = useWords(kitWords);
  useEffect(() => {
    if (title) document.title = `${title} · ${product}`;
  }, [title, product]);
}
