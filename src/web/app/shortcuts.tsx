/** What the keyboard does anywhere in the signed-in app: `F` records a follow-up, `?` lists the shortcuts. */
import { lazy, Suspense, useEffect, useState } from 'react';
import {
  changeSettings,
  Checkbox,
  Keys,
  Section,
  SidePanel,
  useRight,
  useSettings,
  useShortcut,
  useShortcuts,
  useWords,
} from '#kit';
import { type InSight, useRecordInSight } from '#web/business/records';
import { shellWords } from './words.ts';

const load = () => import('#web/business/follow-ups');
const NewFollowUpPanel = lazy(async () => ({ default: (await load()).NewFollowUpPanel }));

/** `F`: what was done and what is next, written down over whatever page is open. */
export function FollowUpKey() {
  const t = useWords(shellWords);
  const mayRecord = useRight('followUps.create');
  const inSight = useRecordInSight();
  // What was in sight when the key was pressed, and stays the guess while the page below changes.
  const [panel, setPanel] = useState<{ open: boolean; about: InSight | undefined }>();
  useShortcut('f', t.recordFollowUp, () => setPanel({ open: true, about: inSight }), mayRecord);
  useEffect(() => {
    // Fetched while nothing else is going on, so that the first letter typed after F finds its field. Where it can't be
    // fetched now, it is when it is needed.
    const idle = setTimeout(() => void load().catch(() => {}), 2_000);
    return () => clearTimeout(idle);
  }, []);
  if (!panel) return null;
  return (
    <Suspense>
      <NewFollowUpPanel
        open={panel.open}
        about={panel.about}
        close={() => setPanel({ ...panel, open: false })}
      />
    </Suspense>
  );
}

/** `?`: all shortcuts that work here, and the way to turn keys alone off. */
export function ShortcutList({ open, change }: { open: boolean; change: (open: boolean) => void }) {
  const t = useWords(shellWords);
  useShortcut('?', t.listShortcuts, () => change(true));
  return (
    <SidePanel open={open} title={t.shortcuts} close={() => change(false)}>
      <List />
    </SidePanel>
  );
}

function List() {
  const t = useWords(shellWords);
  const { singleKeys } = useSettings();
  const inForms = [
    { keys: 'mod+Enter', words: t.saveForm },
    { keys: 'Esc', words: t.closePanel },
  ];
  return (
    <div className="lk-stack">
      <Section title={t.shortcutsHere}>
        <Lines of={useShortcuts()} />
      </Section>
      <Section title={t.inForms}>
        <Lines of={inForms} />
      </Section>
      <Checkbox
        checked={singleKeys}
        change={(on) => changeSettings({ singleKeys: on })}
        hint={t.singleKeysHint}
      >
        {t.singleKeys}
      </Checkbox>
    </div>
  );
}

const Lines = ({ of }: { of: readonly { keys: string; words: string }[] }) => (
  <dl className="lk-shortcuts">
    {of.map(({ keys, words }) => (
      <div key={keys}>
        <dt>{words}</dt>
        <dd>
          <Keys keys={keys} />
        </dd>
      </div>
    ))}
  </dl>
);
