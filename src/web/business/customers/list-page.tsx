/** All customers that I may see. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CustomerQuery, customers } from '#contract/business/customers';
import {
  AddIcon,
  addressOf,
  Button,
  ButtonLink,
  DataTable,
  DownloadIcon,
  FilterIcon,
  FilterMany,
  Page,
  SearchBox,
  useFilters,
  useList,
  useMe,
  useNarrow,
  useRight,
  useWords,
} from '#kit';
import { fieldWords, FilterSwitch } from '#web/business/records';
import { useColumns, usePhoneRow } from './columns.tsx';
import { FilterPanel, useFacets } from './filters.tsx';
import { NewCustomerPanel } from './form.tsx';
import { customerWords } from './words.ts';

export function CustomersPage() {
  const t = useWords(customerWords);
  const f = useFilters(CustomerQuery);
  const list = useList(customers.list, { query: f.values });
  const navigate = useNavigate();
  const columns = useColumns();
  const phone = usePhoneRow();
  const mayAdd = useRight('customers.create');
  const mayExport = useRight('records.export');
  const [adding, setAdding] = useState(false);
  const add = mayAdd && (
    <Button kind="primary" icon={<AddIcon />} onClick={() => setAdding(true)}>
      {t.add}
    </Button>
  );
  return (
    <Page
      title={t.title}
      primary={add}
      actions={
        mayExport && (
          <ButtonLink
            href={addressOf(customers.export, { query: f.values })}
            download
            icon={<DownloadIcon />}
          >
            {t.export}
          </ButtonLink>
        )
      }
      toolbar={<Toolbar f={f} />}
    >
      <DataTable
        label={t.title}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        open={({ id }) => void navigate({ to: '/customers/$id', params: { id } })}
        {...f.order}
        phone={phone}
        filtered={f.active}
        clearFilters={f.clear}
        empty={{ title: t.none, hint: t.noneHint, action: add }}
      />
      <NewCustomerPanel open={adding} close={() => setAdding(false)} />
    </Page>
  );
}

function Toolbar({ f }: { f: ReturnType<typeof useFilters<typeof CustomerQuery>> }) {
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const me = useMe();
  const narrow = useNarrow();
  const facets = useFacets();
  const [filtering, setFiltering] = useState(false);
  const { q, sort: _, ...set } = f.values;
  const mine = me !== undefined && set.ownerId?.length === 1 && set.ownerId[0] === me.id;
  const count = Object.keys(set).length - Number(mine);
  return (
    <>
      <SearchBox value={q} search={(typed) => f.change({ q: typed })} hint={t.search} />
      <FilterSwitch
        on={mine}
        change={(on) => f.change({ ownerId: on && me ? [me.id] : undefined, unowned: undefined })}
      >
        {t.mine}
      </FilterSwitch>
      {!narrow &&
        (['level', 'industry'] as const).map((name) => (
          <FilterMany
            key={name}
            label={words[name]}
            value={set[name]}
            options={facets[name]}
            change={(value) => f.change({ [name]: value })}
          />
        ))}
      <Button icon={<FilterIcon />} onClick={() => setFiltering(true)}>
        {count > 0 ? `${t.filters} · ${count}` : t.filters}
      </Button>
      <FilterPanel
        open={filtering}
        close={() => setFiltering(false)}
        values={f.values}
        change={f.change}
        clear={f.clear}
      />
    </>
  );
}
