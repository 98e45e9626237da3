/** Fields that are chosen in. */
import {
  FieldChoice,
  FieldDate,
  FieldInstant,
  FieldOpenSelect,
  FieldSelect,
  FieldSelectMany,
  FieldTags,
  useWords,
} from '#kit';
import { FieldStates, type Parts } from './state.tsx';
import { galleryWords } from './words.ts';

export const levels = ['a', 'b', 'c'] as const;
export type Level = (typeof levels)[number];

function Selects() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<Level | null> start="a">
      {(bind) => <FieldSelect bind={bind} label={t.level} options={levels} words={t.levels} clearable />}
    </FieldStates>
  );
}

function Choices() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<Level> start="b">
      {(bind) => <FieldChoice bind={bind} label={t.level} options={levels} words={t.levels} />}
    </FieldStates>
  );
}

function OpenSelects() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string | null> start="one">
      {(bind) => (
        <FieldOpenSelect bind={bind} label={t.city} options={Object.keys(t.cities)} words={t.cities} />
      )}
    </FieldStates>
  );
}

function ManySelects() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<Level[]> start={['a', 'b']}>
      {(bind) => (
        <FieldSelectMany
          bind={bind}
          label={t.level}
          options={levels.map((value) => ({ value, label: t.levels[value] }))}
        />
      )}
    </FieldStates>
  );
}

function Tags() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string[]> start={[t.levels.a]}>
      {(bind) => <FieldTags bind={bind} label={t.tags} suggestions={Object.values(t.levels)} />}
    </FieldStates>
  );
}

function Days() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string | null> start="2026-11-24">
      {(bind) => <FieldDate bind={bind} label={t.day} />}
    </FieldStates>
  );
}

function Instants() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string> start="2026-11-24T02:30:00.000Z">
      {(bind) => <FieldInstant bind={bind} label={t.day} />}
    </FieldStates>
  );
}

export const choices: Parts = {
  FieldSelect: Selects,
  FieldChoice: Choices,
  FieldOpenSelect: OpenSelects,
  FieldSelectMany: ManySelects,
  FieldTags: Tags,
  FieldDate: Days,
  FieldInstant: Instants,
};
