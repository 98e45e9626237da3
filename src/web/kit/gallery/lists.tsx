/** Lists in all that can become of them. */
import { useState } from 'react';
import {
  asList,
  Button,
  type Column,
  DataTable,
  InlineText,
  Label,
  type List,
  PersonName,
  type TableProps,
  useFormat,
  useSelection,
  useToast,
  useWords,
  OpenRow,
} from '#kit';
import { inline } from './inline.tsx';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

interface Row {
  id: string;
  name: string;
  city: string;
  level: string;
  owner: string;
  amount: string;
}

function useRows(): Row[] {
  const { companies, cities, levels, people } = useWords(galleryWords);
  const common = { level: levels.a, owner: people.one };
  return [
    { id: 'one', name: companies.one, city: cities.one, amount: '1280000.50', ...common },
    { id: 'two', name: companies.two, city: cities.two, amount: '96000', ...common },
    { id: 'three', name: companies.three, city: cities.three, amount: '0', ...common },
  ];
}

function useColumns(rename?: (id: string, name: string | null) => void): Column<Row>[] {
  const t = useWords(galleryWords);
  const { money } = useFormat();
  return [
    {
      key: 'name',
      title: t.name,
      sort: 'name',
      cell: ({ name }) => name,
      ...(rename && {
        edit: {
          may: () => true,
          control: ({ id, name }: Row, close: () => void) => (
            <InlineText label={t.name} value={name} save={(next) => rename(id, next)} close={close} />
          ),
        },
      }),
    },
    { key: 'city', title: t.city, cell: ({ city }) => city },
    { key: 'level', title: t.level, cell: ({ level }) => <Label>{level}</Label> },
    { key: 'owner', title: t.owner, cell: ({ owner }) => <PersonName person={{ name: owner }} /> },
    {
      key: 'amount',
      title: t.amount,
      sort: 'amount',
      align: 'end',
      cell: ({ amount }) => money({ amount, currency: 'CNY' }),
    },
  ];
}

const read = (items: Row[] | undefined, part: Partial<List<Row>> = {}): List<Row> => ({
  ...asList({ data: items && { items }, problem: undefined, loading: items === undefined, reload: () => {} }),
  ...part,
});

/** A list that can only be looked at; what makes its state comes from outside. */
function Look(props: Pick<TableProps<Row>, 'list'> & Partial<TableProps<Row>>) {
  const t = useWords(galleryWords);
  const columns = useColumns();
  return (
    <DataTable
      label={t.customers}
      columns={columns}
      rowKey={({ id }) => id}
      phone={({ name, city, level }) => ({ title: name, meta: city, end: <Label>{level}</Label> })}
      counted={t.countOf}
      empty={{
        title: t.firstCustomer,
        hint: t.firstCustomerHint,
        action: <Button kind="primary">{t.addCustomer}</Button>,
      }}
      {...props}
    />
  );
}

/** Rows that are chosen, sorted, opened, and changed where they stand. */
function Working() {
  const toast = useToast();
  const [names, setNames] = useState<Record<string, string>>({});
  const rows = useRows().map((row) => ({ ...row, name: names[row.id] ?? row.name }));
  const columns = useColumns((id, name) => setNames({ ...names, [id]: name ?? '' }));
  const [sort, setSort] = useState('name');
  const [current, setCurrent] = useState('two');
  return (
    <OpenRow value={current}>
      <Look
        list={read(rows)}
        columns={columns}
        sort={sort}
        setSort={setSort}
        selection={useSelection({ sort })}
        nameOf={({ name }) => name}
        open={({ id, name }) => {
          setCurrent(id);
          toast(name);
        }}
      />
    </OpenRow>
  );
}

function Tables() {
  const t = useWords(galleryWords);
  const rows = useRows();
  return (
    <>
      <State name={t.rows} wide>
        <Working />
      </State>
      <State name={t.compact} wide>
        <Look list={read(rows)} density="compact" totals={<span>{t.amount}</span>} />
      </State>
      <State name={t.withMore} wide>
        <Look list={read(rows, { hasMore: true, loadingMore: true, total: 3_412 })} />
      </State>
      <State name={t.refreshing} wide>
        <Look list={read(rows, { refreshing: true })} />
      </State>
      <State name={t.loading} wide>
        <Look list={read(undefined)} />
      </State>
      <State name={t.empty} wide>
        <Look list={read([])} />
      </State>
      <State name={t.filtered} wide>
        <Look list={read([])} filtered clearFilters={() => {}} />
      </State>
      <State name={t.failed} wide>
        <Look list={read([], { problem: { code: 'unavailable', status: 503 } })} />
      </State>
    </>
  );
}

export const lists: Parts = { DataTable: Tables, ...inline };
