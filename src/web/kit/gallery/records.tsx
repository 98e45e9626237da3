/** Fields that choose a record by searching for it. Those of one kind of record ask the server, once they are opened. */
import { type ReactNode, useState } from 'react';
import {
  FieldContact,
  FieldCustomer,
  FieldDepartment,
  FieldOpportunity,
  FieldPerson,
  FieldProduct,
  type FieldProps,
  PickRecord,
  RemoteSelect,
  type Search,
  useWords,
} from '#kit';
import { FieldStates, type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

/** Finds among three people of nowhere, without a server. */
export const useSomebody: Search = (typed, on) => {
  const { people, cities } = useWords(galleryWords);
  const found = [
    { id: 'one', name: people.one, hint: cities.one },
    { id: 'two', name: people.two, hint: cities.two },
    { id: 'three', name: people.three, hint: null },
  ].filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  return { found: on ? found : undefined, loading: false };
};

/** Finds nothing yet. */
const useNobodyYet: Search = (_, on) => ({ found: undefined, loading: on });

function Picks() {
  const t = useWords(galleryWords);
  const [id, setId] = useState<string | null>('one');
  const names = { 'aria-label': t.owner };
  const pick = (next: string | null) => setId(next);
  const current = { id: 'one', name: t.people.one };
  const usual = { names, value: id, pick, current, search: useSomebody };
  return (
    <>
      <State name={t.usual}>
        <PickRecord {...usual} />
      </State>
      <State name={t.empty}>
        <PickRecord {...usual} value={null} placeholder={t.owner} />
      </State>
      <State name={t.loading}>
        <PickRecord {...usual} search={useNobodyYet} />
      </State>
      <State name={t.faulty}>
        <PickRecord {...usual} faulty />
      </State>
      <State name={t.disabled}>
        <PickRecord {...usual} disabled />
      </State>
    </>
  );
}

type Chosen = FieldProps<string | null> & { current: { id: string; name: string } };

/** One record's field in its states. */
function Records(props: { label: string; name: string; children: (field: Chosen) => ReactNode }) {
  const current = { id: 'one', name: props.name };
  return (
    <FieldStates<string | null> start="one">
      {(bind) => props.children({ bind, label: props.label, current })}
    </FieldStates>
  );
}

function Remote() {
  const t = useWords(galleryWords);
  return (
    <Records label={t.owner} name={t.people.one}>
      {(field) => <RemoteSelect {...field} search={useSomebody} hint={t.hint} />}
    </Records>
  );
}

function People() {
  const t = useWords(galleryWords);
  return (
    <Records label={t.owner} name={t.people.one}>
      {(field) => <FieldPerson {...field} />}
    </Records>
  );
}

function Customers() {
  const t = useWords(galleryWords);
  return (
    <Records label={t.customers} name={t.companies.one}>
      {(field) => <FieldCustomer {...field} />}
    </Records>
  );
}

function Departments() {
  const t = useWords(galleryWords);
  return (
    <Records label={t.city} name={t.cities.one}>
      {(field) => <FieldDepartment {...field} />}
    </Records>
  );
}

function Contacts() {
  const t = useWords(galleryWords);
  return (
    <Records label={t.name} name={t.people.two}>
      {(field) => <FieldContact {...field} customerId={undefined} />}
    </Records>
  );
}

function Opportunities() {
  const t = useWords(galleryWords);
  return (
    <Records label={t.name} name={t.companies.two}>
      {(field) => <FieldOpportunity {...field} customerId={undefined} />}
    </Records>
  );
}

function Products() {
  const t = useWords(galleryWords);
  return (
    <Records label={t.name} name={t.companies.three}>
      {(field) => <FieldProduct {...field} />}
    </Records>
  );
}

export const records: Parts = {
  PickRecord: Picks,
  RemoteSelect: Remote,
  FieldPerson: People,
  FieldCustomer: Customers,
  FieldContact: Contacts,
  FieldOpportunity: Opportunities,
  FieldProduct: Products,
  FieldDepartment: Departments,
};
