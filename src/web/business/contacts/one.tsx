/** One contact: how to reach them, what was said with them, what is next. */
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Contact, contacts } from '#contract/business/contacts';
import { customers } from '#contract/business/customers';
import type { Ref } from '#contract/fields';
import {
  BinIcon,
  Button,
  call,
  ContactIcon,
  DraftMark,
  EditIcon,
  Fact,
  FactList,
  fromLists,
  HistoryIcon,
  Label,
  PersonName,
  ProblemNotice,
  Section,
  useApi,
  useFormat,
  useRight,
  useWords,
} from '#kit';
import { AttachmentsOf } from '#web/business/attachments';
import { ContactsOfCustomer } from '#web/business/contacts/of-customer';
import { FollowUpComposer, FollowUpTimeline, NextStepsOf } from '#web/business/follow-ups';
import { OpportunitiesOfCustomer } from '#web/business/opportunities';
import {
  fieldWords,
  HistoryPanel,
  draftOf,
  MailLink,
  PhoneLink,
  RecordFrame,
  RecordWaiting,
  useRemoval,
  useShown,
  Ways,
} from '#web/business/records';
import { useContactActs } from './acts.ts';
import { EditContactPanel } from './form.tsx';
import { contactWords } from './words.ts';
import './contacts.css';

export function ContactPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <ContactRecord key={id} id={id} />;
}

const path = '/contacts';

/** A contact, on its page or beside the list. */
export function ContactRecord({ id }: { id: string }) {
  const t = useWords(contactWords);
  const { data, problem, reload } = useApi(contacts.get, { params: { id } });
  const contact = data ?? (problem ? undefined : fromLists(contacts.list, id));
  if (contact) return <Whole contact={contact} />;
  return <RecordWaiting {...{ path, id, problem }} list={t.title} retry={reload} />;
}

function Whole({ contact }: { contact: Contact }) {
  const { id, version, name, customer, can } = contact;
  const t = useWords(contactWords);
  useShown(customer, { contact });
  const acts = useContactActs();
  const [panel, setPanel] = useState<'edit' | 'history'>();
  const close = () => setPanel(undefined);
  const removal = useRemoval({
    path,
    said: t.deleted(name),
    remove: () => call(contacts.remove, { params: { id }, version }),
    restore: () => call(contacts.restore, { params: { id } }),
  });
  const primary = {
    key: 'primary',
    label: t.makePrimary,
    icon: <ContactIcon />,
    act: () => acts.makePrimary(contact),
  };
  const problem = removal.problem ?? acts.problem;
  return (
    <RecordFrame
      {...{ path, id, name }}
      object="contact"
      list={t.title}
      summary={
        <span className="lk-row">
          <Link to="/customers/$id" params={{ id: customer.id }}>
            {customer.name}
          </Link>
          {[contact.title, contact.department].filter(Boolean).join(' · ')}
          {contact.primary && <Label>{t.primary}</Label>}
        </span>
      }
      editing={panel === 'edit'}
      acts={
        can.change && (
          <>
            <DraftMark draft={draftOf('contact', id)} open={() => setPanel('edit')} />
            <Button icon={<EditIcon />} onClick={() => setPanel('edit')}>
              {t.edit}
            </Button>
          </>
        )
      }
      menu={[
        [
          ...(can.change && !contact.primary ? [primary] : []),
          { key: 'history', label: t.history, icon: <HistoryIcon />, act: () => setPanel('history') },
        ],
        can.delete
          ? [{ key: 'delete', label: t.delete, icon: <BinIcon />, danger: true, act: removal.remove }]
          : [],
      ]}
      top={
        problem && (
          <ProblemNotice problem={problem} concerns={{ object: 'contact', id }} retry={removal.forget} />
        )
      }
      facts={<Facts contact={contact} />}
      happened={<Happened contact={contact} />}
      related={<About contact={contact} />}
    >
      <EditContactPanel contact={panel === 'edit' ? contact : undefined} close={close} />
      <HistoryPanel object="contact" recordId={id} open={panel === 'history'} close={close} />
    </RecordFrame>
  );
}

const lines = (items: readonly string[], show: (item: string) => React.ReactNode) =>
  items.length > 0 && items.map((item) => <div key={item}>{show(item)}</div>);

function Facts({ contact: c }: { contact: Contact }) {
  const t = useWords(contactWords);
  const words = useWords(fieldWords.contact);
  const { day, instant } = useFormat();
  return (
    <Section title={t.facts}>
      <FactList>
        <Fact label={words.phones}>
          {lines(c.phones, (phone) => (
            <PhoneLink phone={phone} />
          ))}
        </Fact>
        <Fact label={words.emails}>
          {lines(c.emails, (email) => (
            <MailLink email={email} />
          ))}
        </Fact>
        <Fact label={words.title}>{c.title}</Fact>
        <Fact label={words.department}>{c.department}</Fact>
        <Fact label={words.birthday}>{day(c.birthday)}</Fact>
        <Fact label={words.note}>{c.note}</Fact>
      </FactList>
      <p className="lk-quiet lk-record-when">
        {t.created} {instant(c.createdAt)}
        <br />
        {t.updated} {instant(c.updatedAt)}
      </p>
    </Section>
  );
}

function Happened({ contact: { id, name, customer } }: { contact: Contact }) {
  const t = useWords(contactWords);
  const mayRecord = useRight('followUps.create');
  const mayRead = useRight('followUps.read');
  return (
    <>
      {mayRecord && <FollowUpComposer customer={customer} contact={{ id, name }} />}
      {mayRead && (
        <Section title={t.followUps}>
          <FollowUpTimeline of={{ contactId: id }} />
        </Section>
      )}
    </>
  );
}

function About({ contact }: { contact: Contact }) {
  const { id, customer } = contact;
  const mayCustomers = useRight('customers.read');
  const mayFollowUps = useRight('followUps.read');
  const mayOpportunities = useRight('opportunities.read');
  return (
    <>
      {mayFollowUps && <NextStepsOf of={{ contactId: id }} />}
      {mayCustomers && <CustomerOf customer={customer} />}
      {mayOpportunities && <OpportunitiesOfCustomer customer={customer} />}
      <ContactsOfCustomer customer={customer} besides={id} />
      <AttachmentsOf object="contact" record={contact} mayAdd={contact.can.change} />
    </>
  );
}

/** Where the contact works, and the ways to reach it when the contact can't be reached. */
function CustomerOf({ customer }: { customer: Ref }) {
  const words = useWords(fieldWords.contact);
  const { owner } = useWords(fieldWords.customer);
  const { data, problem, reload } = useApi(customers.get, { params: { id: customer.id } });
  return (
    <Section title={words.customer}>
      <Link to="/customers/$id" params={{ id: customer.id }} className="lk-contacts-name">
        {customer.name}
      </Link>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {data?.owner && (
        <div className="lk-quiet">
          {owner} <PersonName person={data.owner} />
        </div>
      )}
      {data && <Ways phones={data.phones} emails={data.emails} />}
    </Section>
  );
}
