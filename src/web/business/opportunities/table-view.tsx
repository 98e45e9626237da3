import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { opportunities, type Opportunity } from '#contract/business/opportunities';
import {
  CheckIcon,
  ClosedIcon,
  type Column,
  DataTable,
  DraftMark,
  OpportunityIcon,
  PersonName,
  StandingStillIcon,
  StatusTag,
  useFormat,
  useList,
  useRight,
  useSelection,
  type Selection,
  useWords,
} from '#kit';
import { draftOf, fieldWords, useRows } from '#web/business/records';
import { BulkBar, CloseAct, DeleteAct, OwnerAct, StageAct, useBulk } from '#web/business/bulk';
import { countWords } from '#web/business/vocabulary';
import { useViews, ViewBar } from '#web/business/views';
import { estimate, shareOf } from './exact.ts';
import type { OpportunityFilters } from './toolbar.tsx';
import { opportunityWords } from './words.ts';

/** A deal's stage, coloured by whether it is open, won or lost. */
export function StageTag({ deal }: { deal: Pick<Opportunity, 'stage'> }) {
  const { kind, name } = deal.stage;
  const [tone, icon] =
    kind === 'won'
      ? (['open', <CheckIcon key="won" />] as const)
      : kind === 'lost'
        ? (['neutral', <ClosedIcon key="lost" />] as const)
        : (['system', <OpportunityIcon key="open" />] as const);
  return (
    <StatusTag tone={tone} icon={icon}>
      {name}
    </StatusTag>
  );
}

// Its views are of the table: the board has none.
const keep = { view: 'table' };

/** Deals as a table: to compare, to sort, to take along as a file. */
export function TableView({ filters, add }: { filters: OpportunityFilters; add: ReactNode }) {
  const t = useWords(opportunityWords);
  const { money, day } = useFormat();
  const { view: _, ...query } = filters.values;
  const list = useList(opportunities.list, { query });
  const rows = useRows(list.items, list.hasMore ? list.more : undefined);
  const selection = useSelection(query);
  const counted = useWords(countWords).opportunity;
  const views = useViews({ object: 'opportunity', query, keep, columns: useColumns() });
  return (
    <>
      <ViewBar views={views} />
      <DataTable
        label={t.title}
        list={list}
        {...views.table}
        rowKey={(deal) => deal.id}
        {...rows}
        {...filters.order}
        selection={selection}
        nameOf={({ name }) => name}
        counted={counted}
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
      <BulkOfDeals selection={selection} total={list.total} query={query} />
    </>
  );
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

function useColumns(): Column<Opportunity>[] {
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const { money, percent, day, dayOf } = useFormat();
  return [
    {
      key: 'name',
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
    },
    {
      key: 'amount',
      title: words.amount,
      sort: 'amount',
      align: 'end',
      cell: (deal) => money(deal.amount, true),
    },
    {
      key: 'probability',
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
      title: t.closeColumn,
      sort: 'expectedClose',
      align: 'end',
      cell: (deal) => day(deal.expectedClose),
    },
    { key: 'owner', title: words.owner, cell: (deal) => <PersonName person={deal.owner} /> },
    {
      key: 'since',
      title: t.since,
      sort: 'stageSince',
      align: 'end',
      cell: (deal) => day(dayOf(deal.stageSince)),
    },
  ];
}
