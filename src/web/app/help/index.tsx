/** Help beside a page: F1, or the question mark at its title, opens the part of the guide that is about it. */
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Button, QuestionIcon, useShortcut, useWords } from '#kit';
import { places } from './places.ts';
import { helpWords } from './words.ts';

const HelpPanel = lazy(async () => ({ default: (await import('./panel.tsx')).HelpPanel }));

export function Help() {
  const t = useWords(helpWords);
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.fullPath });
  const place = path === undefined ? undefined : places[path];
  const [open, setOpen] = useState<boolean>();
  useShortcut('f1', t.help, () => setOpen(true), place !== undefined);
  if (place === undefined) return null;
  return (
    <>
      <Button
        kind="text"
        icon={<QuestionIcon />}
        aria-label={t.help}
        title={t.help}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {open !== undefined && (
        <Suspense>
          <HelpPanel key={place} place={place} open={open} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
