/** One customer, with everything at once: facts, what happened, and what is to be done. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Customer, customers } from '#contract/business/customers';
import {
  BackIcon,
  BinIcon,
  Button,
  EditIcon,
  HistoryIcon,
  Menu,
  MoreIcon,
  MoveIcon,
  Page,
  ProblemNotice,
  Section,
  type SeenProblem,
  Skeleton,
  Tabs,
  useAct,
  useApi,
  useFormat,
  useNarrow,
  useRight,
  useToast,
  useWords,
  wordFor,
  asProblem,
} from '#kit';
import { AttachmentsOf } from '#web/business/attachments';
import { ContactsOfCustomer } from '#web/business/contacts';
import { FollowUpComposer, NextStepsOfCustomer } from '#web/business/follow-ups';
import { HistoryPanel, useShown } from '#web/business/records';
import { industryWords } from '#web/business/vocabulary';
import { AssignPanel } from './assign.tsx';
import { CustomerFacts } from './facts.tsx';
import { EditCustomerPanel } from './form.tsx';
import { OpportunitiesOfCustomer, Related } from './related.tsx';
import { CustomerTimeline } from './timeline.tsx';
import { customerWords } from './words.ts';
import './customers.css';

export function CustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <CustomerById key={id} id={id} />;
}

function CustomerById({ id }: { id: string }) {
  // While it goes into the bin nothing of it is read again: it would be answered with “not found”.
  const [leaving, setLeaving] = useState(false);
  const [refused, setRefused] = useState<SeenProblem>();
  const t = useWords(customerWords);
  const navigate = useNavigate();
  const toast = useToast();
  const remove = useAct(customers.remove);
  const restore = useAct(customers.restore);
  const putAway = async (customer: Customer) => {
    setLeaving(true);
    try {
      await remove.run({ params: { id }, version: customer.version });
      await navigate({ to: '/customers' });
      toast(t.deleted(customer.name), () => restore.run({ params: { id } }));
    } catch (error) {
      setRefused(asProblem(error));
      setLeaving(false);
    }
  };
  if (leaving) return <Waiting />;
  // What stands below it was read again since: taking the notice away shows the latest.
  const refusal = refused && (
    <ProblemNotice
      problem={refused}
      concerns={{ object: 'customer', id }}
      retry={() => setRefused(undefined)}
    />
  );
  return <Loaded id={id} remove={(customer) => void putAway(customer)} refusal={refusal} />;
}

const Waiting = () => (
  <Page title={<Skeleton lines={1} />}>
    <Skeleton lines={8} />
  </Page>
);

function Loaded(props: { id: string; remove: (customer: Customer) => void; refusal: React.ReactNode }) {
  const t = useWords(customerWords);
  const { data: customer, problem, reload } = useApi(customers.get, { params: { id: props.id } });
  if (problem) {
    return (
      <Page title={t.title} above={<Back />}>
        <ProblemNotice problem={problem} retry={reload} />
      </Page>
    );
  }
  if (!customer) return <Waiting />;
  return <Whole customer={customer} remove={() => props.remove(customer)} refusal={props.refusal} />;
}

function Back() {
  const t = useWords(customerWords);
  return (
    <Link to="/customers" className="lk-customers-back">
      <BackIcon aria-hidden="true" /> {t.back}
    </Link>
  );
}

type Panel = 'edit' | 'assign' | 'history';

function Whole(props: { customer: Customer; remove: () => void; refusal: React.ReactNode }) {
  const { customer } = props;
  const { id, can } = customer;
  const t = useWords(customerWords);
  useShown(customer);
  const [panel, setPanel] = useState<Panel>();
  const close = () => setPanel(undefined);
  return (
    <Page
      above={<Back />}
      title={customer.name}
      subtitle={<Summary customer={customer} />}
      actions={
        <>
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
          <Menu
            groups={[
              [
                {
                  key: 'history',
                  label: t.history,
                  icon: <HistoryIcon />,
                  act: () => setPanel('history'),
                },
              ],
              can.delete
                ? [{ key: 'delete', label: t.delete, icon: <BinIcon />, danger: true, act: props.remove }]
                : [],
            ]}
          >
            <Button icon={<MoreIcon />} aria-label={t.more} />
          </Menu>
        </>
      }
    >
      {props.refusal}
      <Body customer={customer} />
      <EditCustomerPanel customer={customer} open={panel === 'edit'} close={close} />
      <AssignPanel customer={customer} open={panel === 'assign'} close={close} />
      <HistoryPanel object="customer" recordId={id} open={panel === 'history'} close={close} />
    </Page>
  );
}

/** The customer in a line. */
function Summary({ customer: c }: { customer: Customer }) {
  const t = useWords(customerWords);
  const industry = useWords(industryWords);
  const { ago } = useFormat();
  return [
    c.level,
    c.industry && wordFor(industry, c.industry),
    c.address.city,
    c.owner?.name ?? t.nobody,
    `${t.lastFollowUp} ${c.lastFollowUpAt ? ago(c.lastFollowUpAt) : t.neverFollowedUp}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Three columns where there is room, tabs on a phone. */
function Body({ customer }: { customer: Customer }) {
  const t = useWords(customerWords);
  const narrow = useNarrow();
  const mayRecord = useRight('followUps.create');
  const mayContacts = useRight('contacts.read');
  const mayFollowUps = useRight('followUps.read');
  const mayOpportunities = useRight('opportunities.read');
  const [tab, setTab] = useState<'timeline' | 'facts' | 'about'>('timeline');
  const happened = (
    <div className="lk-customers-middle">
      {mayRecord && <FollowUpComposer customer={customer} />}
      <Section title={t.timeline}>
        <CustomerTimeline customer={customer} />
      </Section>
    </div>
  );
  const about = (
    <div className="lk-customers-right">
      {mayFollowUps && <NextStepsOfCustomer customerId={customer.id} />}
      {mayContacts && <ContactsOfCustomer customer={customer} />}
      {mayOpportunities && <OpportunitiesOfCustomer customer={customer} />}
      <AttachmentsOf object="customer" record={customer} mayAdd={customer.can.change} />
      <Related customer={customer} />
    </div>
  );
  if (narrow) {
    return (
      <Tabs
        open={tab}
        change={setTab}
        tabs={[
          { key: 'timeline', label: t.timeline, content: happened },
          { key: 'about', label: t.about, content: about },
          { key: 'facts', label: t.facts, content: <CustomerFacts customer={customer} /> },
        ]}
      />
    );
  }
  return (
    <div className="lk-customers-whole">
      <div className="lk-customers-left">
        <CustomerFacts customer={customer} />
      </div>
      {happened}
      {about}
    </div>
  );
}
