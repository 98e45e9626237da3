import { useEffect, useEffectEvent } from 'react';
import { useFormat } from '../format.ts';
import { DraftIcon } from '../icons.tsx';
import { Button } from '../parts/button.tsx';
import { Label } from '../parts/tag.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { takeWanted, useDrafts, useWanted } from './draft.ts';

/**
 * Opens the form of a draft that is asked for, on a page that has several.
 * @param kind the beginning of their names
 * @param open with the rest of the name, an id or `new`
 */
export function useWantedDraft(kind: string, open: (rest: string) => void): void {
  const wanted = useWanted();
  const goOn = useEffectEvent(() => {
    if (wanted?.startsWith(kind) && takeWanted(wanted)) open(wanted.slice(kind.length));
  });
  useEffect(() => goOn(), [wanted]);
}

/**
 * Says that something was typed into a form and not saved; nothing where nothing was.
 * @param props.open opens the form; left out where it is opened elsewhere, as in the row of a list
 */
export function DraftMark({ draft, open }: { draft: string; open?: () => void }) {
  const t = useWords(kitWords);
  const { instant } = useFormat();
  const kept = useDrafts().find(({ name }) => name === draft);
  const wanted = useWanted();
  const goOn = useEffectEvent(() => {
    if (open && takeWanted(draft)) open();
  });
  useEffect(() => goOn(), [wanted]);
  if (!kept) return null;
  if (!open) return <Label>{t.draft}</Label>;
  return (
    <Button kind="text" icon={<DraftIcon />} onClick={open} title={t.draftFrom(instant(kept.at))}>
      {t.draft}
    </Button>
  );
}
