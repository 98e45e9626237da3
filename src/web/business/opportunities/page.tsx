import { useState } from 'react';
import { opportunities, pipelines } from '#contract/business/opportunities';
import {
  addressOf,
  AddIcon,
  BoardIcon,
  Button,
  DraftMark,
  Page,
  ProblemNotice,
  readAhead,
  Skeleton,
  TableIcon,
  useApi,
  useNarrow,
  useRight,
  useWords,
} from '#kit';
import { ExportLink, RecordBeside } from '#web/business/records';
import { BoardView } from './board-view.tsx';
import { NewOpportunityPanel } from './form.tsx';
import { DealRecord } from './one.tsx';
import { TableView } from './table-view.tsx';
import { OpportunityToolbar, useOpportunityFilters, type View } from './toolbar.tsx';
import { opportunityWords } from './words.ts';
import './opportunities.css';

/** All deals: as a board along a pipeline, or as a table; one of them beside it. */
export function OpportunitiesPage() {
  return (
    <RecordBeside
      path="/opportunities"
      readAhead={(id) => readAhead(opportunities.get, { params: { id } })}
      record={(id) => <DealRecord id={id} />}
    >
      <Deals />
    </RecordBeside>
  );
}

function Deals() {
  const t = useWords(opportunityWords);
  const filters = useOpportunityFilters();
  const mayAdd = useRight('opportunities.create');
  const [adding, setAdding] = useState(false);
  const { data, problem, reload } = useApi(pipelines.list, {});
  const { q, ownerId, departmentId, pipelineId } = filters.values;
  const pipeline = data?.items.find(({ id }) => id === pipelineId) ?? data?.items[0];
  const { view: _, ...query } = filters.values;
  const add = mayAdd && (
    <>
      <DraftMark draft="opportunity.new" open={() => setAdding(true)} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setAdding(true)}>
        {t.add}
      </Button>
    </>
  );
  return (
    <Page
      title={t.title}
      primary={add}
      actions={
        <>
          {filters.view === 'table' && <ExportLink href={addressOf(opportunities.export, { query })} />}
          <ViewSwitch view={filters.view} change={(view) => filters.change({ view })} />
        </>
      }
      toolbar={<OpportunityToolbar filters={filters} pipelines={data?.items ?? []} />}
    >
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {filters.view === 'table' ? (
        <TableView filters={filters} add={add} />
      ) : pipeline ? (
        <BoardView key={pipeline.id} pipeline={pipeline} filters={{ q, ownerId, departmentId }} />
      ) : (
        !problem && <Skeleton lines={6} />
      )}
      <NewOpportunityPanel
        open={adding}
        close={() => setAdding(false)}
        {...(filters.view === 'board' && pipeline ? { pipelineId: pipeline.id } : {})}
      />
    </Page>
  );
}

function ViewSwitch({ view, change }: { view: View; change: (view: View) => void }) {
  const t = useWords(opportunityWords);
  const narrow = useNarrow();
  return (
    <fieldset className="lk-switch" aria-label={t.view}>
      <Button
        aria-pressed={view === 'board'}
        aria-label={t.board}
        icon={<BoardIcon />}
        onClick={() => change('board')}
      >
        {!narrow && t.board}
      </Button>
      <Button
        aria-pressed={view === 'table'}
        aria-label={t.table}
        icon={<TableIcon />}
        onClick={() => change('table')}
      >
        {!narrow && t.table}
      </Button>
    </fieldset>
  );
}
