/** Fields that choose a record of the API by searching for it. */
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { departments, people } from '#contract/access/people';
import { contacts } from '#contract/business/contacts';
import { customers } from '#contract/business/customers';
import { opportunities, products } from '#contract/business/opportunities';
import type { Ref } from '#contract/fields';
import { useApi } from '../client/hooks.ts';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { Field } from './form.tsx';
import { nameOf, rememberNames } from './names.ts';
import type { FieldProps } from './text.tsx';

export interface Found {
  id: string;
  name: string;
  /** A second line to tell namesakes apart. */
  hint?: string | null | undefined;
}
/** A hook that finds records for what is typed. */
export type Search = (typed: string, on: boolean) => { found: Found[] | undefined; loading: boolean };

interface PickProps {
  /** The record chosen at first, for its name; those picked are remembered. */
  current?: Ref | null | undefined;
  search: Search;
  value: string | null;
  pick: (id: string | null, record?: Found) => void;
  disabled?: boolean;
  /** Names for a screen reader, and the state of the field. */
  names?: object;
  faulty?: boolean;
  clearable?: boolean;
  placeholder?: string;
  width?: number;
}

/** A control that searches and picks one record; on its own in toolbars, in a `Field` in forms. */
export function PickRecord(props: PickProps) {
  const { search: useSearch, value, current } = props;
  const t = useWords(kitWords);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const { found, loading } = useSearch(useDeferredValue(typed), open);
  const name = current?.id === value ? current?.name : nameOf(value ?? '');
  const listed = open && found ? found : value && name !== undefined ? [{ id: value, name }] : [];
  return (
    <Select<string, { value: string; label: string; record: Found }>
      {...props.names}
      value={value}
      onChange={(id, option) => {
        const record = Array.isArray(option) ? undefined : option?.record;
        rememberNames(record);
        props.pick(id ?? null, record);
      }}
      onOpenChange={(nowOpen) => {
        setOpen(nowOpen);
        if (!nowOpen) setTyped('');
      }}
      options={listed.map((record: Found) => ({ value: record.id, label: record.name, record }))}
      optionRender={(option) => (
        <>
          {option.data.record.name}
          {option.data.record.hint && <span className="lk-quiet"> · {option.data.record.hint}</span>}
        </>
      )}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      loading={loading}
      notFoundContent={loading ? t.loading : t.noMatch}
      allowClear={(props.clearable ?? true) && { label: t.clear }}
      placeholder={props.placeholder ?? t.typeToSearch}
      disabled={props.disabled ?? false}
      status={props.faulty ? 'error' : ''}
      popupMatchSelectWidth={false}
      style={{ width: props.width ?? '100%', maxWidth: '100%' }}
    />
  );
}

export type RemoteProps = FieldProps<string | null> & {
  current?: Ref | null | undefined;
  clearable?: boolean;
};

/** A field over any search. */
export function RemoteSelect(props: RemoteProps & { search: Search; picked?: (record?: Found) => void }) {
  const { bind, search, current, picked, clearable = true, ...field } = props;
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <PickRecord
          names={names}
          search={search}
          current={current}
          value={bind.value ?? null}
          pick={(id, record) => {
            bind.set(id);
            picked?.(record);
          }}
          disabled={bind.disabled}
          faulty={bind.fault !== undefined}
          clearable={clearable}
        />
      )}
    </Field>
  );
}

const limit = 20;
const asked = (typed: string) => (typed ? { q: typed, limit } : { limit });

export const usePeople: Search = (typed, on) => {
  const { data, loading, refreshing } = useApi(
    people.list,
    on ? { query: { ...asked(typed), state: 'active' } } : null,
  );
  return {
    found: data?.items.map(({ id, name, department }) => ({ id, name, hint: department?.name })),
    loading: loading || refreshing,
  };
};
export const useCustomers: Search = (typed, on) => {
  const { data, loading } = useApi(customers.list, on ? { query: asked(typed) } : null);
  return { found: data?.items.map(({ id, name, city }) => ({ id, name, hint: city })), loading };
};
export const useProducts: Search = (typed, on) => {
  const { data, loading } = useApi(products.list, on ? { query: { ...asked(typed), active: true } } : null);
  return { found: data?.items.map(({ id, name, code }) => ({ id, name, hint: code })), loading };
};
/** The contacts of one customer. */
export const contactsOf =
  (customerId: string | undefined): Search =>
  (typed, on) => {
    const { data, loading } = useApi(
      contacts.list,
      on && customerId ? { query: { ...asked(typed), customerId } } : null,
    );
    return { found: data?.items.map(({ id, name, title }) => ({ id, name, hint: title })), loading };
  };
/** The opportunities of one customer. */
export const opportunitiesOf =
  (customerId: string | undefined): Search =>
  (typed, on) => {
    const { data, loading } = useApi(
      opportunities.list,
      on && customerId ? { query: { ...asked(typed), customerId } } : null,
    );
    return { found: data?.items.map(({ id, name, stage }) => ({ id, name, hint: stage.name })), loading };
  };
/** All departments, narrowed by what is typed. */
export const useDepartments: Search = (typed, on) => {
  const { data, loading } = useApi(departments.list, on ? {} : null);
  const found = data?.items.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  return { found, loading };
};

export const FieldPerson = (props: RemoteProps) => <RemoteSelect {...props} search={usePeople} />;
export const FieldCustomer = (props: RemoteProps) => <RemoteSelect {...props} search={useCustomers} />;
export const FieldProduct = (props: RemoteProps & { picked?: (record?: Found) => void }) => (
  <RemoteSelect {...props} search={useProducts} />
);
export const FieldDepartment = (props: RemoteProps) => <RemoteSelect {...props} search={useDepartments} />;
export const FieldContact = ({ customerId, ...props }: RemoteProps & { customerId: string | undefined }) => (
  <RemoteSelect {...props} search={contactsOf(customerId)} />
);
export const FieldOpportunity = ({
  customerId,
  ...props
}: RemoteProps & { customerId: string | undefined }) => (
  <RemoteSelect {...props} search={opportunitiesOf(customerId)} />
);
