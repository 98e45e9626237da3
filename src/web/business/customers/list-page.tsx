/** All customers that I may see. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type CustomerGrouping,
  customerGroups,
  type CustomerLine,
  customers,
} from '#contract/business/customers';
import { demo } from '#contract/business/records';
import { viewQueries } from '#contract/business/views';
import type { Group } from '#contract/paging';
import {
  AddIcon,
  addressOf,
  Button,
  DraftMark,
  DataTable,
  ImportIcon,
  Page,
  ProblemNotice,
  readAhead,
  useAct,
  useApi,
  useFilters,
  useList,
  useMe,
  useRight,
  useSelection,
  type Selection,
  useWords,
  wordFor,
} from '#kit';
import { ExportLink, fieldWords, RecordBeside, useCellEdits, useRows } from '#web/business/records';
import { BulkBar, DeleteAct, LevelAct, OwnerAct, TagsAct, useBulk } from '#web/business/bulk';
import { countWords, industryWords } from '#web/business/vocabulary';
import { useGrouping, useViews, ViewBar } from '#web/business/views';
import { useColumns, usePhoneRow } from './columns.tsx';
import { NewCustomerPanel } from './form.tsx';
import { CustomerRecord } from './page.tsx';
import { type CustomerFilters, CustomerToolbar } from './toolbar.tsx';
import { customerWords } from './words.ts';

export function CustomersPage() {
  return (
    <RecordBeside
      path="/customers"
      readAhead={(id) => readAhead(customers.get, { params: { id } })}
      record={(id) => <CustomerRecord id={id} />}
    >
      <CustomerList />
    </RecordBeside>
  );
}

function CustomerList() {
  const t = useWords(customerWords);
  const filters = useFilters(viewQueries.customer);
  const { group, ...query } = filters.values;
  // In groups, the list itself only tells how many there are.
  const list = useList(customers.list, { query: { ...query, ...(group && { limit: 1 }) } });
  const rows = useRows(group ? [] : list.items, list.hasMore ? list.more : undefined);
  const { groupBy, grouping } = useGroups(filters);
  const edits = useCellEdits('customer', customers.list);
  const views = useViews({ object: 'customer', query: filters.values, columns: useColumns(edits) });
  const selection = useSelection(query);
  const counted = useWords(countWords).customer;
  const phone = usePhoneRow();
  const mayAdd = useRight('customers.create');
  const [adding, setAdding] = useState(false);
  const add = (
    <>
      <DraftMark draft="customer.new" open={() => setAdding(true)} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setAdding(true)}>
        {t.add}
      </Button>
    </>
  );
  const nothing = list.items.length === 0 && !filters.active;
  return (
    <Page
      title={t.title}
      // An empty page leads on by its own button.
      primary={mayAdd && !nothing && add}
      actions={
        !nothing && (
          <ExportLink
            href={addressOf(customers.export, { query })}
            shown={addressOf(customers.export, { query: { ...query, columns: views.exported } })}
          />
        )
      }
      toolbar={<CustomerToolbar filters={filters} />}
    >
      {(list.loading || !nothing) && <ViewBar views={views} groupBy={groupBy} />}
      {edits.problem}
      <DataTable
        label={t.title}
        list={list}
        {...views.table}
        grouping={grouping}
        rowKey={({ id }) => id}
        {...rows}
        {...filters.order}
        selection={selection}
        nameOf={({ name }) => name}
        counted={counted}
        phone={phone}
        filtered={filters.active}
        clearFilters={filters.clear}
        empty={{ title: t.none, hint: t.noneHint, action: mayAdd && <FirstSteps add={add} /> }}
      />
      <BulkOfCustomers selection={selection} total={list.total} query={query} />
      <NewCustomerPanel open={adding} close={() => setAdding(false)} />
    </Page>
  );
}

/** By what the list can be grouped, and its groups. */
function useGroups({ values: { group, ...query }, change }: CustomerFilters) {
  const words = useWords(fieldWords.customer);
  const names = { ...words, city: words['address.city'] };
  const industries = useWords(industryWords);
  const { sort: _, ...which } = query;
  const grouping = useGrouping<CustomerLine, Group>({
    by: group,
    field: group && names[group],
    list: customers.list,
    query,
    read: useApi(customers.groups, group ? { query: { ...which, by: group } } : null),
    show: ({ key }) => (group === 'industry' && key !== null ? { name: wordFor(industries, key) } : {}),
  });
  const fields = customerGroups.map((key) => ({ key, label: names[key] }));
  return {
    grouping,
    groupBy: { now: group, fields, change: (by?: CustomerGrouping) => change({ group: by }) },
  };
}

/** What can be done with the customers chosen, by who may. */
function BulkOfCustomers(props: { selection: Selection; total: number | undefined; query: object }) {
  const bulk = useBulk({ object: 'customer', ...props });
  const mayChange = useRight('customers.change');
  const mayAssign = useRight('customers.assign');
  const mayDelete = useRight('customers.delete');
  return (
    <BulkBar object="customer" selection={props.selection} total={props.total} problem={bulk.problem}>
      {mayChange && mayAssign && <OwnerAct bulk={bulk} />}
      {mayChange && <LevelAct bulk={bulk} />}
      {mayChange && <TagsAct bulk={bulk} what="addTags" />}
      {mayChange && <TagsAct bulk={bulk} what="removeTags" />}
      {mayDelete && <DeleteAct bulk={bulk} />}
    </BulkBar>
  );
}

/** Ways to begin: one's own first customer, those of a file, or a made-up company to look around in. */
function FirstSteps({ add }: { add: React.ReactNode }) {
  const t = useWords(customerWords);
  const me = useMe();
  const fill = useAct(demo.fill);
  const navigate = useNavigate();
  const mayImport = useRight('records.import');
  const mayFill = useRight('settings.manage') && me?.organisation.demo === false;
  return (
    <>
      <div className="lk-row lk-customers-first">
        {add}
        {mayImport && (
          <Button icon={<ImportIcon />} onClick={() => void navigate({ to: '/imports' })}>
            {t.import}
          </Button>
        )}
        {mayFill && (
          <Button busy={fill.busy} onClick={() => fill.send({})}>
            {t.demo}
          </Button>
        )}
      </div>
      {fill.problem && <ProblemNotice problem={fill.problem} />}
    </>
  );
}
