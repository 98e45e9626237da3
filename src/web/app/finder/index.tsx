/** Search and commands, from anywhere: Ctrl/⌘ K, `/`, a button; and `g` with a letter goes to a page. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Keys, SearchIcon, useMe, useShortcut, useWords } from '#kit';
import { useSeenStep } from '#web/business/first-days';
import { useRecordInSight } from '#web/business/records';
import { housePages, maySee, type NavigationEntry, workPages } from '../navigation.ts';
import { navigationWords } from '../words.ts';
import type { NewRecord } from './acts.tsx';
import { FinderDialog } from './dialog.tsx';
import { goKeys } from './keys.ts';
import { noteRecent } from './recent.ts';
import { finderWords } from './words.ts';
import './finder.css';

const panels = {
  customer: lazy(async () => ({ default: (await import('#web/business/customers')).NewCustomerPanel })),
  contact: lazy(async () => ({ default: (await import('#web/business/contacts')).NewContactPanel })),
  opportunity: lazy(async () => ({
    default: (await import('#web/business/opportunities')).NewOpportunityPanel,
  })),
};

/** @param open whether it is open; @param change opens and closes it */
export function Finder({ open, change }: { open: boolean; change: (open: boolean) => void }) {
  const t = useWords(finderWords);
  const me = useMe();
  const [begun, setBegun] = useState<{ kind: NewRecord; open: boolean }>();
  useShortcut('mod+k', t.find, () => change(true));
  useShortcut('/', t.find, () => change(true));
  useSeen();
  useSeenStep('palette', open);
  const NewPanel = begun && panels[begun.kind];
  return (
    <>
      {me &&
        [...workPages, ...housePages]
          .filter((entry) => maySee(entry, me))
          .map((entry) => <GoKey key={entry.to} entry={entry} />)}
      {open && <FinderDialog begin={(kind) => setBegun({ kind, open: true })} closed={() => change(false)} />}
      {NewPanel && (
        <Suspense>
          <NewPanel open={begun.open} close={() => setBegun({ ...begun, open: false })} />
        </Suspense>
      )}
    </>
  );
}

function GoKey({ entry: { to, word } }: { entry: NavigationEntry }) {
  const t = useWords(finderWords);
  const words = useWords(navigationWords);
  const navigate = useNavigate();
  useShortcut(goKeys[word], t.goTo(words[word]), () => void navigate({ to }));
  return null;
}

/** What a page shows was seen lately. */
function useSeen(): void {
  const personId = useMe()?.id;
  const { customer, opportunity } = useRecordInSight() ?? {};
  const kind = opportunity ? 'opportunity' : 'customer';
  const { id, name } = opportunity ?? customer ?? {};
  const customerId = customer?.id ?? null;
  useEffect(() => {
    if (personId !== undefined && id !== undefined && name !== undefined)
      noteRecent(personId, { kind, id, name, customerId });
  }, [personId, kind, id, name, customerId]);
}

/** The way to it for pointer and thumb. @param inBar in a phone's bar */
export function FinderButton({ open, inBar = false }: { open: () => void; inBar?: boolean }) {
  const t = useWords(finderWords);
  return (
    <button
      type="button"
      className={inBar ? 'lk-nav-entry' : 'lk-nav-entry lk-finder-button'}
      onClick={open}
      aria-haspopup="dialog"
    >
      <span aria-hidden="true">
        <SearchIcon />
      </span>
      {t.search}
      {!inBar && <Keys keys="mod+k" />}
    </button>
  );
}
