/** The bar over a list. */
import { useState } from 'react';
import {
  FilterDay,
  FilterGroup,
  FilterMany,
  FilterOne,
  FilterPills,
  SearchBox,
  Tabs,
  useFormat,
  useWords,
} from '#kit';
import { type Level, levels } from './choices.tsx';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

function useLevelOptions() {
  const t = useWords(galleryWords);
  return levels.map((value) => ({ value, label: t.levels[value] }));
}

function Searching() {
  const t = useWords(galleryWords);
  const [q, setQ] = useState<string>();
  return (
    <State name={t.usual}>
      <SearchBox value={q} search={setQ} hint={t.search} />
    </State>
  );
}

function Many() {
  const t = useWords(galleryWords);
  const options = useLevelOptions();
  const [value, change] = useState<Level[]>();
  return (
    <>
      <State name={t.usual}>
        <FilterMany label={t.level} value={value} options={options} change={change} />
      </State>
      <State name={t.filtered}>
        <FilterMany label={t.level} value={levels} options={options} change={change} />
      </State>
    </>
  );
}

function One() {
  const t = useWords(galleryWords);
  const options = useLevelOptions();
  const [value, change] = useState<Level>();
  return (
    <>
      <State name={t.usual}>
        <FilterOne label={t.level} value={value} options={options} change={change} />
      </State>
      <State name={t.disabled}>
        <FilterOne label={t.level} value="a" options={options} change={change} disabled />
      </State>
    </>
  );
}

function Day() {
  const t = useWords(galleryWords);
  const [day, setDay] = useState<string>();
  return (
    <State name={t.usual}>
      <FilterDay label={t.day} value={day} change={setDay} />
    </State>
  );
}

function Group() {
  const t = useWords(galleryWords);
  const options = useLevelOptions();
  const [level, setLevel] = useState<Level | undefined>('a');
  const count = level ? 1 : 0;
  return (
    <State name={t.usual}>
      <div className="lk-row">
        <FilterGroup count={count} clear={() => setLevel(undefined)}>
          <FilterOne label={t.level} value={level} options={options} change={setLevel} />
        </FilterGroup>
      </div>
    </State>
  );
}

function Pills() {
  const t = useWords(galleryWords);
  const { number } = useFormat();
  const [level, setLevel] = useState<Level>('a');
  const options = useLevelOptions().map((option, i) => ({ ...option, count: number(1_204 * i) }));
  return (
    <State name={t.usual} wide>
      <FilterPills label={t.level} value={level} options={options} change={setLevel} />
    </State>
  );
}

function Tabbed() {
  const t = useWords(galleryWords);
  const [bare, setBare] = useState<Level>('a');
  const [open, setOpen] = useState<Level>('a');
  const tabs = levels.map((key) => ({ key, label: t.levels[key] }));
  return (
    <>
      <State name={t.usual} wide>
        <Tabs open={bare} change={setBare} tabs={tabs} />
      </State>
      <State name={t.withHint} wide>
        <Tabs
          open={open}
          change={setOpen}
          tabs={tabs.map((tab) => ({ ...tab, content: <p>{`${tab.label}: ${t.hint}`}</p> }))}
        />
      </State>
    </>
  );
}

export const bar: Parts = {
  SearchBox: Searching,
  FilterMany: Many,
  FilterOne: One,
  FilterDay: Day,
  FilterGroup: Group,
  FilterPills: Pills,
  Tabs: Tabbed,
};
