import { useState } from 'react';
import { departments, people, type Person, roles } from '#contract/access/people';
import {
  AddIcon,
  Avatar,
  Button,
  ClosedIcon,
  type Column,
  DataTable,
  DraftMark,
  DoneIcon,
  FilterOne,
  Label,
  NoneIcon,
  SearchBox,
  SidePanel,
  StatusTag,
  useApi,
  useFilters,
  useFormat,
  useList,
  useWantedDraft,
  useWords,
} from '#kit';
import { SettingsPage } from './frame.tsx';
import { peopleWords } from './people-words.ts';
import { PersonPanel } from './person.tsx';

/** The people of the organisation: who they are, what they may do, whether they can get in. */
export function PeoplePage() {
  const t = useWords(peopleWords);
  const { ago } = useFormat();
  const filters = useFilters(people.list.query);
  const list = useList(people.list, { query: filters.values });
  const everyDepartment = useApi(departments.list, {}).data?.items ?? [];
  const everyRole = useApi(roles.list, {}).data?.items ?? [];
  const [open, setOpen] = useState<string>();
  useWantedDraft('person.', setOpen);
  const add = (
    <>
      <DraftMark draft="person.new" open={() => setOpen('new')} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setOpen('new')}>
        {t.add}
      </Button>
    </>
  );
  const columns: Column<Person>[] = [
    {
      key: 'name',
      title: t.name,
      sort: 'name',
      cell: (person) => (
        <span className="lk-person">
          <Avatar name={person.name} />
          {person.name} <DraftMark draft={`person.${person.id}`} />
          {person.title && <span className="lk-quiet">{person.title}</span>}
        </span>
      ),
    },
    { key: 'email', title: t.email, cell: (person) => person.email },
    { key: 'department', title: t.department, cell: (person) => person.department?.name },
    {
      key: 'roles',
      title: t.roles,
      cell: (person) => (
        <span className="lk-row">
          {person.roles.map((role) => (
            <Label key={role.id}>{role.name}</Label>
          ))}
        </span>
      ),
    },
    { key: 'manager', title: t.manager, cell: (person) => person.manager?.name },
    { key: 'state', title: t.state, cell: (person) => <PersonState person={person} /> },
    { key: 'seen', title: t.seen, cell: (person) => ago(person.lastSeenAt) },
  ];
  return (
    <SettingsPage
      page="people"
      primary={add}
      toolbar={
        <>
          <SearchBox value={filters.values.q} search={(q) => filters.change({ q })} hint={t.search} />
          <FilterOne
            label={t.department}
            value={filters.values.departmentId}
            options={everyDepartment.map(({ id, name }) => ({ value: id, label: name }))}
            change={(departmentId) => filters.change({ departmentId })}
          />
          <FilterOne
            label={t.roles}
            value={filters.values.roleId}
            options={everyRole.map(({ id, name }) => ({ value: id, label: name }))}
            change={(roleId) => filters.change({ roleId })}
          />
          <FilterOne
            label={t.state}
            value={filters.values.state}
            options={(['active', 'closed'] as const).map((value) => ({ value, label: t.states[value] }))}
            change={(state) => filters.change({ state })}
          />
        </>
      }
    >
      <DataTable
        label={t.name}
        list={list}
        columns={columns}
        rowKey={(person) => person.id}
        open={({ id }) => setOpen(id)}
        {...filters.order}
        phone={(person) => ({
          title: (
            <>
              {person.name} <DraftMark draft={`person.${person.id}`} />
            </>
          ),
          meta: [person.department?.name, ...person.roles.map((role) => role.name)]
            .filter(Boolean)
            .join(' · '),
          end: <PersonState person={person} />,
        })}
        empty={{ title: t.empty, hint: t.emptyHint, action: add }}
        filtered={filters.active}
        clearFilters={filters.clear}
      />
      <SidePanel
        open={open !== undefined}
        title={open === 'new' ? t.add : t.edit}
        close={() => setOpen(undefined)}
      >
        {open && (
          <PersonPanel
            key={open}
            id={open === 'new' ? undefined : open}
            roles={everyRole}
            added={({ id }) => setOpen(id)}
            close={() => setOpen(undefined)}
          />
        )}
      </SidePanel>
    </SettingsPage>
  );
}

function PersonState({ person }: { person: Person }) {
  const t = useWords(peopleWords);
  if (person.state === 'closed') {
    return (
      <StatusTag tone="closed" icon={<ClosedIcon />}>
        {t.states.closed}
      </StatusTag>
    );
  }
  return person.canSignIn ? (
    <StatusTag tone="open" icon={<DoneIcon />}>
      {t.states.active}
    </StatusTag>
  ) : (
    <StatusTag tone="neutral" icon={<NoneIcon />}>
      {t.noSignIn}
    </StatusTag>
  );
}
