/** All contacts that I may see. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Contact, ContactQuery, contacts } from '#contract/business/contacts';
import {
  AddIcon,
  addressOf,
  Button,
  DraftMark,
  type Column,
  DataTable,
  InlineText,
  Label,
  Page,
  ProblemNotice,
  readAhead,
  SearchBox,
  useFilters,
  useFormat,
  useList,
  useRight,
  useSelection,
  useWords,
} from '#kit';
import {
  ExportLink,
  draftOf,
  fieldWords,
  HistoryPanel,
  MailLink,
  PhoneLink,
  RecordBeside,
  useCellEdits,
  useRows,
  withMainPhone,
} from '#web/business/records';
import { BulkBar, DeleteAct, useBulk } from '#web/business/bulk';
import { countWords } from '#web/business/vocabulary';
import { useViews, ViewBar } from '#web/business/views';
import { useContactActs } from './acts.ts';
import { EditContactPanel, NewContactPanel } from './form.tsx';
import { ContactMenu } from './menu.tsx';
import { ContactRecord } from './one.tsx';
import { contactWords } from './words.ts';
import './contacts.css';

export function ContactsPage() {
  return (
    <RecordBeside
      path="/contacts"
      readAhead={(id) => readAhead(contacts.get, { params: { id } })}
      record={(id) => <ContactRecord id={id} />}
    >
      <ContactList />
    </RecordBeside>
  );
}

function ContactList() {
  const t = useWords(contactWords);
  const words = useWords(fieldWords.contact);
  const f = useFilters(ContactQuery);
  const list = useList(contacts.list, { query: f.values });
  const rows = useRows(list.items, list.hasMore ? list.more : undefined);
  const acts = useContactActs();
  const { ago } = useFormat();
  const mayAdd = useRight('contacts.create');
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Contact>();
  const [shown, setShown] = useState<Contact>();
  const add = mayAdd && (
    <>
      <DraftMark draft="contact.new." open={() => setAdding(true)} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setAdding(true)}>
        {t.add}
      </Button>
    </>
  );
  const customerLink = ({ customer }: Contact) => (
    <Link to="/customers/$id" params={{ id: customer.id }}>
      {customer.name}
    </Link>
  );
  const menu = (contact: Contact) => (
    <ContactMenu
      contact={contact}
      edit={() => setEditing(contact)}
      makePrimary={() => acts.makePrimary(contact)}
      remove={() => acts.remove(contact)}
      history={() => setShown(contact)}
    />
  );
  const name = (contact: Contact) => (
    <>
      <Link to="/contacts/$id" params={{ id: contact.id }} className="lk-contacts-name">
        {contact.name}
      </Link>{' '}
      <DraftMark draft={draftOf('contact', contact.id)} /> {contact.primary && <Label>{t.primary}</Label>}
    </>
  );
  const edits = useCellEdits('contact', contacts.list);
  const columns: Column<Contact>[] = [
    { key: 'name', exported: ['name'], title: words.name, sort: 'name', cell: name },
    { key: 'customer', exported: ['customer'], title: words.customer, widestAt: 230, cell: customerLink },
    {
      key: 'title',
      exported: ['title'],
      title: words.title,
      cell: (c) => c.title,
      edit: {
        may: ({ can }) => can.change,
        control: (row, close) => (
          <InlineText
            label={words.title}
            value={row.title}
            save={(title) => edits.save(row, { title }, { title })}
            close={close}
          />
        ),
      },
    },
    {
      key: 'phone',
      exported: ['phones'],
      title: words.phones,
      cell: (c) => c.phones[0] && <PhoneLink phone={c.phones[0]} />,
      edit: {
        may: ({ can }) => can.change,
        control: (row, close) => (
          <InlineText
            label={words.phones}
            value={row.phones[0] ?? null}
            save={(typed) => {
              const { phones, shown: looks } = withMainPhone(row.phones, typed);
              edits.save(row, { phones }, looks);
            }}
            close={close}
          />
        ),
      },
    },
    {
      key: 'mail',
      exported: ['emails'],
      title: words.emails,
      widestAt: 230,
      cell: (c) => c.emails[0] && <MailLink email={c.emails[0]} />,
    },
    {
      key: 'updated',
      exported: ['updatedAt'],
      title: t.updated,
      sort: 'updatedAt',
      cell: (c) => ago(c.updatedAt),
    },
    { key: 'menu', title: '', align: 'end', width: 48, cell: menu },
  ];
  const selection = useSelection(f.values);
  const bulk = useBulk({ object: 'contact', selection, query: f.values });
  const mayDelete = useRight('contacts.delete');
  const counted = useWords(countWords).contact;
  const views = useViews({ object: 'contact', query: f.values, columns });
  return (
    <Page
      title={t.title}
      primary={add}
      actions={
        <ExportLink
          href={addressOf(contacts.export, { query: f.values })}
          shown={addressOf(contacts.export, { query: { ...f.values, columns: views.exported } })}
        />
      }
      toolbar={
        <>
          <SearchBox value={f.values.q} search={(q) => f.change({ q })} hint={t.search} />
          <Button
            aria-pressed={f.values.primary === true}
            onClick={() => f.change({ primary: f.values.primary ? undefined : true })}
          >
            {t.onlyPrimary}
          </Button>
        </>
      }
    >
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      {edits.problem}
      <ViewBar views={views} />
      <DataTable
        label={t.title}
        list={list}
        rowKey={({ id }) => id}
        {...rows}
        {...f.order}
        filtered={f.active}
        clearFilters={f.clear}
        empty={{ title: t.none, hint: t.noneHint, action: add }}
        {...views.table}
        selection={mayDelete ? selection : undefined}
        nameOf={(contact) => contact.name}
        counted={counted}
        phone={(contact) => ({
          title: name(contact),
          meta: (
            <span className="lk-contacts-of">
              {customerLink(contact)}
              {contact.title && ` · ${contact.title}`}
            </span>
          ),
          end: contact.phones[0] && <PhoneLink phone={contact.phones[0]} />,
        })}
      />
      <BulkBar object="contact" selection={selection} total={list.total} problem={bulk.problem}>
        <DeleteAct bulk={bulk} />
      </BulkBar>
      <NewContactPanel open={adding} close={() => setAdding(false)} />
      <EditContactPanel contact={editing} close={() => setEditing(undefined)} />
      {shown && <HistoryPanel object="contact" recordId={shown.id} open close={() => setShown(undefined)} />}
    </Page>
  );
}
