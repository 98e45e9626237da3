/** The contacts of one customer, on its page and on those of its contacts. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Contact, contacts } from '#contract/business/contacts';
import type { Ref } from '#contract/fields';
import { AddIcon, Button, Label, ProblemNotice, Section, Skeleton, useList, useRight, useWords } from '#kit';
import { HistoryPanel, Ways } from '#web/business/records';
import { useContactActs } from '../acts.ts';
import { EditContactPanel, NewContactPanel } from '../form.tsx';
import { ContactMenu } from '../menu.tsx';
import { contactWords } from '../words.ts';
import '../contacts.css';

/**
 * @param props.besides a contact whose page this is: only the others are shown
 * @param props.covered looked after in its owner's place: nothing is added
 */
export function ContactsOfCustomer(props: { customer: Ref; besides?: string; covered?: boolean }) {
  const { customer, besides } = props;
  const t = useWords(contactWords);
  const list = useList(contacts.list, { query: { customerId: customer.id, sort: 'name', limit: 100 } });
  const acts = useContactActs();
  const mayAdd = useRight('contacts.create') && !props.covered;
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Contact>();
  const [shown, setShown] = useState<Contact>();
  const shownHere = list.items
    .filter(({ id }) => id !== besides)
    .toSorted((a, b) => Number(b.primary) - Number(a.primary));
  return (
    <Section
      title={besides ? t.others : t.title}
      action={
        mayAdd && <Button kind="text" icon={<AddIcon />} aria-label={t.add} onClick={() => setAdding(true)} />
      }
    >
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {list.loading && <Skeleton lines={3} />}
      {!list.loading && !list.problem && shownHere.length === 0 && (
        <p className="lk-quiet">{besides ? t.noOthers : t.noneHere}</p>
      )}
      <ul className="lk-contacts-cards">
        {shownHere.map((contact) => (
          <li key={contact.id}>
            <div className="lk-contacts-card">
              <div>
                <Link to="/contacts/$id" params={{ id: contact.id }} className="lk-contacts-name">
                  {contact.name}
                </Link>{' '}
                {contact.primary && <Label>{t.primary}</Label>}
              </div>
              <div className="lk-quiet">
                {[contact.title, contact.department].filter(Boolean).join(' · ')}
              </div>
              <Ways phones={contact.phones} emails={contact.emails} />
            </div>
            <ContactMenu
              contact={contact}
              edit={() => setEditing(contact)}
              makePrimary={() => acts.makePrimary(contact)}
              remove={() => acts.remove(contact)}
              history={() => setShown(contact)}
            />
          </li>
        ))}
      </ul>
      <NewContactPanel open={adding} customer={customer} close={() => setAdding(false)} />
      <EditContactPanel contact={editing} close={() => setEditing(undefined)} />
      {shown && <HistoryPanel object="contact" recordId={shown.id} open close={() => setShown(undefined)} />}
    </Section>
  );
}
