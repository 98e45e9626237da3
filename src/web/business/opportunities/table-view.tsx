import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { opportunities, type Opportunity, pipelines } from '#contract/business/opportunities';
import {
  addressOf,
  type Column,
  DataTable,
  DraftMark,
  InlineDay,
  InlinePerson,
  InlineSelect,
  InlineText,
  PersonName,
  StandingStillIcon,
  StatusTag,
  useApi,
  useFormat,
  useList,
  useRight,
  useSelection,
  type Selection,
  useWords,
} from '#kit';
import { draftOf, ExportLink, fieldWords, useCellEdits, useRows } from '#web/business/records';
import { BulkBar, CloseAct, DeleteAct, OwnerAct, StageAct, useBulk } from '#web/business/bulk';
import { countWords } from '#web/business/vocabulary';
import { useViews, ViewBar } from '#web/business/views';
import { estimate, isAmount, shareOf } from './exact.ts';
import { LossPanel, RefusedMove } from './loss-panel.tsx';
import { StageTag } from './stage-tag.tsx';
import { SumsInWords, useGroups } from './table-groups.tsx';
import type { OpportunityFilters } from './toolbar.tsx';
import { type Move, useMove } from './use-move.tsx';
import { opportunityWords } from './words.ts';

type Asked = Omit<OpportunityFilters['values'], 'view' | 'group'>;

// Its views are of the table: the board has none.
const keep = { view: 'table' };

/** Deals as a table: to compare, to sort, to take along as a file. */
export function TableView({ filters, add }: { filters: OpportunityFilters; add: ReactNode }) {
  const t = useWords(opportunityWords);
  const { money, day } = useFormat();
  const { view: _, ...shown } = filters.values;
  const { group, ...query } = shown;
  // In groups, the list itself only tells how many there are.
  const list = useList(opportunities.list, { query: { ...query, ...(group && { limit: 1 }) } });
  const rows = useRows(group ? [] : list.items, list.hasMore ? list.more : undefined);
  const { groupBy, grouping } = useGroups(filters);
  const selection = useSelection(query);
  const counted = useWords(countWords).opportunity;
  const edits = useCellEdits('opportunity', opportunities.list);
  const move = useMove();
  const views = useViews({ object: 'opportunity', query: shown, keep, columns: useColumns(edits, move) });
  return (
    <>
      <ViewBar views={views} groupBy={groupBy} />
      {edits.problem}
      <RefusedMove move={move} />
      <DataTable
        label={t.title}
        list={list}
        {...views.table}
        grouping={grouping}
        rowKey={(deal) => deal.id}
        {...rows}
        {...filters.order}
        selection={selection}
        nameOf={({ name }) => name}
        counted={counted}
        totals={
          <>
            <Sums query={query} />
            <ExportLink
              href={addressOf(opportunities.export, { query })}
              shown={addressOf(opportunities.export, { query: { ...query, columns: views.exported } })}
            />
          </>
        }
        phone={(deal) => ({
          title: <DealLink deal={deal} />,
          meta: (
            <>
              {deal.customer?.name ?? t.noCustomer} · {day(deal.closedOn ?? deal.expectedClose)}
            </>
          ),
          end: (
            <>
              <div>{money(deal.amount, true)}</div>
              <StageTag deal={deal} />
            </>
          ),
        })}
        empty={{ title: t.empty, hint: t.emptyHint, action: add }}
        filtered={filters.narrowed > 0}
        clearFilters={filters.clear}
      />
      <LossPanel move={move} />
      <BulkOfDeals selection={selection} total={list.total} query={query} />
    </>
  );
}

/** What all deals that match come to, not only those loaded. */
function Sums({ query: { sort: _, ...query } }: { query: Asked }) {
  const { data } = useApi(opportunities.totals, { query });
  return <SumsInWords sums={data?.sums ?? []} />;
}

/** What can be done with the deals chosen, by who may. */
function BulkOfDeals(props: { selection: Selection; total: number | undefined; query: object }) {
  const bulk = useBulk({ object: 'opportunity', ...props });
  const mayChange = useRight('opportunities.change');
  const mayAssign = useRight('opportunities.assign');
  const mayDelete = useRight('opportunities.delete');
  return (
    <BulkBar object="opportunity" selection={props.selection} total={props.total} problem={bulk.problem}>
      {mayChange && <StageAct bulk={bulk} />}
      {mayChange && mayAssign && <OwnerAct bulk={bulk} />}
      {mayChange && <CloseAct bulk={bulk} />}
      {mayDelete && <DeleteAct bulk={bulk} />}
    </BulkBar>
  );
}

const DealLink = ({ deal }: { deal: Opportunity }) => (
  <>
    <Link to="/opportunities/$id" params={{ id: deal.id }}>
      {deal.name}
    </Link>{' '}
    <DraftMark draft={draftOf('opportunity', deal.id)} />
  </>
);

function useColumns(
  { save }: ReturnType<typeof useCellEdits<'opportunity'>>,
  move: Move,
): Column<Opportunity>[] {
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const { money, percent, day, dayOf } = useFormat();
  const all = useApi(pipelines.list, {}).data?.items;
  const stagesOf = ({ pipelineId }: Opportunity) => all?.find(({ id }) => id === pipelineId)?.stages ?? [];
  return [
    {
      key: 'name',
      exported: ['name'],
      title: words.name,
      sort: 'name',
      cell: (deal) => (
        <div className="lk-deal-cell">
          <DealLink deal={deal} />
        </div>
      ),
    },
    {
      key: 'customer',
      exported: ['customer'],
      title: words.customer,
      cell: ({ customer }) =>
        customer ? (
          <div className="lk-deal-cell">{customer.name}</div>
        ) : (
          <span className="lk-quiet">{t.noCustomer}</span>
        ),
    },
    {
      key: 'stage',
      exported: ['stage'],
      title: words.stage,
      cell: (deal) => (
        <span className="lk-deal-state">
          <StageTag deal={deal} />
          {deal.standingStill && (
            <StatusTag tone="challenge" icon={<StandingStillIcon />}>
              {t.standingStill}
            </StatusTag>
          )}
        </span>
      ),
      edit: {
        may: (deal) => deal.can.change && stagesOf(deal).length > 0,
        control: (deal, close) => (
          <InlineSelect
            label={words.stage}
            value={deal.stage.id}
            options={stagesOf(deal).map(({ id }) => id)}
            words={Object.fromEntries(stagesOf(deal).map(({ id, name }) => [id, name]))}
            needed
            save={(chosen) => {
              const stage = stagesOf(deal).find(({ id }) => id === chosen);
              if (stage) move.start(deal, stage);
            }}
            close={close}
          />
        ),
      },
    },
    {
      key: 'amount',
      exported: ['amount', 'currency'],
      title: words.amount,
      sort: 'amount',
      align: 'end',
      cell: (deal) => money(deal.amount, true),
      edit: {
        may: ({ can }) => can.change,
        control: (row, close) => (
          <InlineText
            label={words.amount}
            value={row.amount.amount}
            save={(typed) => {
              const amount = { ...row.amount, amount: (typed ?? '0').replace(/[,，\s]/g, '') };
              save(row, { amount }, isAmount(amount.amount) ? { amount } : {});
            }}
            close={close}
          />
        ),
      },
    },
    {
      key: 'probability',
      exported: ['probability'],
      title: t.probabilityColumn,
      align: 'end',
      cell: (deal) => percent(deal.probability),
    },
    {
      key: 'weighted',
      title: t.weighted,
      align: 'end',
      cell: ({ amount, probability }) =>
        money(estimate(shareOf(amount.amount, probability), amount.currency), true),
    },
    {
      key: 'close',
      exported: ['expectedClose'],
      title: t.closeColumn,
      sort: 'expectedClose',
      align: 'end',
      cell: (deal) => day(deal.expectedClose),
      edit: {
        may: ({ can }) => can.change,
        control: (row, close) => (
          <InlineDay
            label={words.expectedClose}
            value={row.expectedClose}
            save={(expectedClose) => save(row, { expectedClose }, { expectedClose })}
            close={close}
          />
        ),
      },
    },
    {
      key: 'owner',
      exported: ['owner'],
      title: words.owner,
      cell: (deal) => <PersonName person={deal.owner} />,
      edit: {
        may: ({ can }) => can.assign,
        control: (row, close) => (
          <InlinePerson
            label={words.owner}
            value={row.owner}
            save={(owner) => save(row, { ownerId: owner?.id ?? null }, { owner })}
            close={close}
          />
        ),
      },
    },
    {
      key: 'since',
      exported: ['stageSince'],
      title: t.since,
      sort: 'stageSince',
      align: 'end',
      cell: (deal) => day(dayOf(deal.stageSince)),
    },
  ];
}
