/** One customer, with everything at once: facts, what happened, and what is to be done. */
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Customer, type CustomerLine, customers } from '#contract/business/customers';
import {
  BinIcon,
  Button,
  call,
  DraftMark,
  EditIcon,
  fromLists,
  HistoryIcon,
  MoveIcon,
  ProblemNotice,
  Section,
  useApi,
  useFormat,
  useRight,
  useWords,
  wordFor,
} from '#kit';
import { CoveringNotice, useCoverageOf } from '#web/access/coverage';
import { AttachmentsOf } from '#web/business/attachments';
import { ContactsOfCustomer } from '#web/business/contacts/of-customer';
import { FollowUpComposer, NextStepsOf } from '#web/business/follow-ups';
import { OpportunitiesOfCustomer } from '#web/business/opportunities';
import {
  draftOf,
  HistoryPanel,
  RecordFrame,
  RecordWaiting,
  useRemoval,
  useShown,
} from '#web/business/records';
import { industryWords } from '#web/business/vocabulary';
import { AssignPanel } from './assign.tsx';
import { CustomerFacts } from './facts.tsx';
import { EditCustomerPanel } from './form.tsx';
import { Related } from './related.tsx';
import { CustomerTimeline } from './timeline.tsx';
import { customerWords } from './words.ts';
import './customers.css';

export function CustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <CustomerRecord key={id} id={id} />;
}

const path = '/customers';

/** A customer, on its page or beside the list. */
export function CustomerRecord({ id }: { id: string }) {
  const t = useWords(customerWords);
  const { data: customer, problem, reload } = useApi(customers.get, { params: { id } });
  if (customer && !problem) return <Whole customer={customer} />;
  const line = fromLists(customers.list, id);
  return (
    <RecordWaiting
      {...{ path, id, problem }}
      list={t.title}
      retry={reload}
      {...(line && { name: line.name, summary: <Summary customer={line} city={line.city} /> })}
    />
  );
}

type Panel = 'edit' | 'assign' | 'history';

function Whole({ customer }: { customer: Customer }) {
  const { id, version, name, can } = customer;
  const t = useWords(customerWords);
  useShown(customer);
  const [panel, setPanel] = useState<Panel>();
  const close = () => setPanel(undefined);
  const removal = useRemoval({
    path,
    said: t.deleted(name),
    remove: () => call(customers.remove, { params: { id }, version }),
    restore: () => call(customers.restore, { params: { id } }),
  });
  return (
    <RecordFrame
      {...{ path, id, name }}
      object="customer"
      list={t.title}
      summary={<Summary customer={customer} city={customer.address.city} />}
      editing={panel === 'edit' || panel === 'assign'}
      acts={
        <>
          {can.change && <DraftMark draft={draftOf('customer', id)} open={() => setPanel('edit')} />}
          {can.change && (
            <Button icon={<EditIcon />} onClick={() => setPanel('edit')}>
              {t.edit}
            </Button>
          )}
          {can.assign && (
            <Button icon={<MoveIcon />} onClick={() => setPanel('assign')}>
              {t.assign}
            </Button>
          )}
        </>
      }
      menu={[
        [{ key: 'history', label: t.history, icon: <HistoryIcon />, act: () => setPanel('history') }],
        can.delete
          ? [{ key: 'delete', label: t.delete, icon: <BinIcon />, danger: true, act: removal.remove }]
          : [],
      ]}
      top={
        <>
          <CoveringNotice customerId={id} />
          {removal.problem && (
            // What stands below it was read again since: taking the notice away shows the latest.
            <ProblemNotice
              problem={removal.problem}
              concerns={{ object: 'customer', id }}
              retry={removal.forget}
            />
          )}
        </>
      }
      facts={<CustomerFacts customer={customer} />}
      happened={<Happened customer={customer} />}
      related={<About customer={customer} />}
    >
      <EditCustomerPanel customer={customer} open={panel === 'edit'} close={close} />
      <AssignPanel customer={customer} open={panel === 'assign'} close={close} />
      <HistoryPanel object="customer" recordId={id} open={panel === 'history'} close={close} />
    </RecordFrame>
  );
}

/** The customer in a line. */
function Summary({ customer: c, city }: { customer: Customer | CustomerLine; city: string | null }) {
  const t = useWords(customerWords);
  const industry = useWords(industryWords);
  const { ago } = useFormat();
  return [
    c.level,
    c.industry && wordFor(industry, c.industry),
    city,
    c.owner?.name ?? t.nobody,
    c.lastFollowUpAt ? `${t.lastFollowUp} ${ago(c.lastFollowUpAt)}` : t.neverFollowedUp,
  ]
    .filter(Boolean)
    .join(' · ');
}

function Happened({ customer }: { customer: Customer }) {
  const t = useWords(customerWords);
  const mayRecord = useRight('followUps.create');
  return (
    <>
      {mayRecord && <FollowUpComposer customer={customer} />}
      <Section title={t.timeline}>
        <CustomerTimeline customer={customer} />
      </Section>
    </>
  );
}

function About({ customer }: { customer: Customer }) {
  const covered = useCoverageOf({ customerId: customer.id }) !== undefined && !customer.can.change;
  const mayContacts = useRight('contacts.read');
  const mayFollowUps = useRight('followUps.read');
  const mayOpportunities = useRight('opportunities.read');
  return (
    <>
      {mayFollowUps && <NextStepsOf of={{ customerId: customer.id }} />}
      {mayContacts && <ContactsOfCustomer {...{ customer, covered }} />}
      {mayOpportunities && <OpportunitiesOfCustomer {...{ customer, covered }} />}
      <AttachmentsOf object="customer" record={customer} mayAdd={customer.can.change} />
      <Related customer={customer} />
    </>
  );
}
