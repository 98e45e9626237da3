/** All follow-ups that I may see: what is to be done, and what was done. */
import { useState } from 'react';
import { type FollowUp, followUps } from '#contract/business/follow-ups';
import { AddIcon, addressOf, Button, Page, ProblemNotice, useList, useRight, useWords } from '#kit';
import { ExportLink, HistoryPanel } from '#web/business/records';
import { useViews, ViewBar } from '#web/business/views';
import { useFollowUpActs } from './acts.ts';
import { DueList } from './due-list.tsx';
import { NewFollowUpPanel } from './composer.tsx';
import { EditFollowUpPanel } from './form.tsx';
import { FollowUpTable, useFollowUpColumns } from './table.tsx';
import { FollowUpToolbar, useFollowUpFilters } from './toolbar.tsx';
import { followUpWords } from './words.ts';

// Views are of the table; what is to be done stands by its day, not in columns.
const keep = { view: 'all' };

export function FollowUpsPage() {
  const t = useWords(followUpWords);
  const filters = useFollowUpFilters();
  const { view, query, change } = filters;
  const list = useList(followUps.list, { query });
  const acts = useFollowUpActs();
  const mayRecord = useRight('followUps.create');
  const [recording, setRecording] = useState(false);
  const [editing, setEditing] = useState<FollowUp>();
  const [shown, setShown] = useState<FollowUp>();
  const record = mayRecord && (
    <Button kind="primary" icon={<AddIcon />} onClick={() => setRecording(true)}>
      {t.record}
    </Button>
  );
  const columns = useFollowUpColumns({ acts, edit: setEditing, show: setShown });
  const views = useViews({ object: 'followUp', query, keep, columns });
  const shared = {
    list,
    filtered: filters.narrowing.length > 0,
    clearFilters: filters.clear,
  };
  return (
    <Page
      title={t.title}
      primary={record}
      actions={
        <ExportLink
          href={addressOf(followUps.export, { query })}
          {...(view === 'all' && {
            shown: addressOf(followUps.export, { query: { ...query, columns: views.exported } }),
          })}
        />
      }
      toolbar={<FollowUpToolbar filters={filters} />}
    >
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      <ViewBar
        views={views}
        before={{ label: t.due, open: view === 'due', show: () => change({ view: 'due' }) }}
      />
      {view === 'due' ? (
        <DueList {...shared} tick={acts.tick} />
      ) : (
        <FollowUpTable {...shared} {...views.table} order={filters.order} edit={setEditing} show={setShown} />
      )}
      <NewFollowUpPanel open={recording} close={() => setRecording(false)} />
      <EditFollowUpPanel followUp={editing} close={() => setEditing(undefined)} />
      {shown && <HistoryPanel object="followUp" recordId={shown.id} open close={() => setShown(undefined)} />}
    </Page>
  );
}
