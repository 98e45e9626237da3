/** Controls that change one value of a table. They take the cursor to themselves, so they come when they are asked for. */
import { type ReactNode, useState } from 'react';
import {
  Button,
  EditIcon,
  InlineDay,
  InlinePerson,
  InlineSelect,
  InlineTags,
  InlineText,
  useWords,
} from '#kit';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

interface Asked<V> {
  value: V | null;
  save: (value: V | null) => void;
  close: () => void;
}

function OnDemand<V>(props: {
  start: V;
  say: (value: V) => string;
  children: (asked: Asked<V>) => ReactNode;
}) {
  const t = useWords(galleryWords);
  const [value, save] = useState<V | null>(props.start);
  const [open, setOpen] = useState(false);
  return (
    <State name={t.onDemand}>
      {open ? (
        props.children({ value, save, close: () => setOpen(false) })
      ) : (
        <div>
          <Button kind="text" icon={<EditIcon />} onClick={() => setOpen(true)}>
            {value === null ? '—' : props.say(value)}
          </Button>
        </div>
      )}
    </State>
  );
}

const asIs = (text: string) => text;

function Texts() {
  const t = useWords(galleryWords);
  return (
    <OnDemand start={t.companies.one} say={asIs}>
      {(asked) => <InlineText label={t.name} {...asked} />}
    </OnDemand>
  );
}

function Selects() {
  const t = useWords(galleryWords);
  return (
    <OnDemand start={t.levels.a} say={asIs}>
      {(asked) => <InlineSelect label={t.level} options={Object.values(t.levels)} {...asked} />}
    </OnDemand>
  );
}

function Tags() {
  const t = useWords(galleryWords);
  const { a, b } = t.levels;
  return (
    <OnDemand start={[a]} say={(tags) => tags.join(' · ')}>
      {({ value, ...asked }) => (
        <InlineTags label={t.level} value={value ?? []} suggestions={[a, b]} {...asked} />
      )}
    </OnDemand>
  );
}

function Days() {
  const t = useWords(galleryWords);
  return (
    <OnDemand start="2026-11-24" say={asIs}>
      {(asked) => <InlineDay label={t.day} {...asked} />}
    </OnDemand>
  );
}

function People() {
  const t = useWords(galleryWords);
  return (
    <OnDemand start={{ id: 'one', name: t.people.one }} say={({ name }) => name}>
      {(asked) => <InlinePerson label={t.owner} {...asked} />}
    </OnDemand>
  );
}

export const inline: Parts = {
  InlineText: Texts,
  InlineSelect: Selects,
  InlineTags: Tags,
  InlineDay: Days,
  InlinePerson: People,
};
