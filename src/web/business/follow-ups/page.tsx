/** All follow-ups that I may see: what is to be done, and what was done. */
import { useState } from 'react';
import { type FollowUp, followUps } from '#contract/business/follow-ups';
import {
  AddIcon,
  addressOf,
  Button,
  ButtonLink,
  DownloadIcon,
  FilterIcon,
  Page,
  ProblemNotice,
  SearchBox,
  Tabs,
  useFilters,
  useList,
  useMe,
  useRight,
  useWords,
} from '#kit';
import { FilterSwitch, HistoryPanel } from '#web/business/records';
import { useFollowUpActs } from './acts.ts';
import { DueList } from './due-list.tsx';
import { type PageFilters, FilterPanel, PageQuery } from './filters.tsx';
import { EditFollowUpPanel, NewFollowUpPanel } from './form.tsx';
import { FollowUpTable } from './table.tsx';
import { followUpWords } from './words.ts';
import './follow-ups.css';

/** The query of the API for what the address says. What is to be done is mine unless said otherwise. */
function queryOf({ view, mine, ...filters }: PageFilters, me: string | undefined) {
  const due = view !== 'all';
  const onlyMine = filters.ownerId === undefined && (mine ?? due);
  return {
    onlyMine,
    query: {
      ...filters,
      ...(onlyMine && me ? { ownerId: [me] } : {}),
      ...(due ? { open: true, sort: 'nextStepDue' as const, limit: 100 } : {}),
    },
  };
}

export function FollowUpsPage() {
  const t = useWords(followUpWords);
  const f = useFilters(PageQuery);
  const me = useMe();
  const { onlyMine, query } = queryOf(f.values, me?.id);
  const list = useList(followUps.list, { query });
  const acts = useFollowUpActs();
  const mayRecord = useRight('followUps.create');
  const mayExport = useRight('records.export');
  const [recording, setRecording] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const [editing, setEditing] = useState<FollowUp>();
  const [shown, setShown] = useState<FollowUp>();
  const view = f.values.view ?? 'due';
  const { view: _, mine: __, sort: ___, q: ____, ...set } = f.values;
  const count = Object.keys(set).length;
  const clear = () => {
    f.change(Object.fromEntries(Object.keys(set).map((name) => [name, undefined])));
  };
  const record = mayRecord && (
    <Button kind="primary" icon={<AddIcon />} onClick={() => setRecording(true)}>
      {t.record}
    </Button>
  );
  const clearAll = () =>
    f.change({ ...Object.fromEntries(Object.keys(set).map((n) => [n, undefined])), q: undefined });
  const shared = { list, record, filtered: count > 0 || f.values.q !== undefined, clearFilters: clearAll };
  return (
    <Page
      title={t.title}
      primary={record}
      actions={
        mayExport && (
          <ButtonLink href={addressOf(followUps.export, { query })} download icon={<DownloadIcon />}>
            {t.export}
          </ButtonLink>
        )
      }
      toolbar={
        <>
          <SearchBox value={f.values.q} search={(q) => f.change({ q })} hint={t.search} />
          <FilterSwitch on={onlyMine} change={(mine) => f.change({ mine, ownerId: undefined })}>
            {t.mine}
          </FilterSwitch>
          <Button icon={<FilterIcon />} onClick={() => setFiltering(true)}>
            {count > 0 ? `${t.filters} · ${count}` : t.filters}
          </Button>
        </>
      }
    >
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      <Tabs
        open={view}
        change={(next) => f.change({ view: next })}
        tabs={[
          { key: 'due', label: t.due, content: <DueList {...shared} tick={acts.tick} /> },
          {
            key: 'all',
            label: t.all,
            content: (
              <FollowUpTable {...shared} order={f.order} acts={acts} edit={setEditing} show={setShown} />
            ),
          },
        ]}
      />
      <NewFollowUpPanel open={recording} close={() => setRecording(false)} />
      <EditFollowUpPanel followUp={editing} close={() => setEditing(undefined)} />
      <FilterPanel
        open={filtering}
        close={() => setFiltering(false)}
        values={f.values}
        change={f.change}
        clear={clear}
      />
      {shown && <HistoryPanel object="followUp" recordId={shown.id} open close={() => setShown(undefined)} />}
    </Page>
  );
}
