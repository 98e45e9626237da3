/** One deal: where it stands, what was done about it, what it is about. */
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { opportunities, type Opportunity, pipelines, type Pipeline } from '#contract/business/opportunities';
import {
  BinIcon,
  Button,
  call,
  DraftMark,
  EditIcon,
  Fact,
  FactList,
  fromLists,
  HistoryIcon,
  Label,
  PersonIcon,
  PersonName,
  ProblemNotice,
  Section,
  StandingStillIcon,
  StatusTag,
  useApi,
  useFormat,
  useRight,
  useWords,
} from '#kit';
import { CoveringNotice } from '#web/access/coverage';
import { AttachmentsOf } from '#web/business/attachments';
import { ContactsOfCustomer } from '#web/business/contacts/of-customer';
import { FollowUpComposer, FollowUpTimeline, NextStepsOf } from '#web/business/follow-ups';
import {
  draftOf,
  fieldWords,
  HistoryPanel,
  RecordFrame,
  RecordWaiting,
  useRemoval,
  useShown,
} from '#web/business/records';
import { lossReasonWords } from '#web/business/vocabulary';
import { AssignPanel } from './assign-panel.tsx';
import { estimate, shareOf } from './exact.ts';
import { ChangeOpportunityPanel } from './form.tsx';
import { LossPanel, RefusedMove } from './loss-panel.tsx';
import { ProductsOf } from './products-of.tsx';
import { StagePath } from './stage-path.tsx';
import { StageTag } from './stage-tag.tsx';
import { useMove } from './use-move.tsx';
import { opportunityWords } from './words.ts';
import './opportunities.css';

export function OpportunityPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <DealRecord key={id} id={id} />;
}

const path = '/opportunities';

/** A deal, on its page or beside board and table. */
export function DealRecord({ id }: { id: string }) {
  const t = useWords(opportunityWords);
  const { data, problem, reload } = useApi(opportunities.get, { params: { id } });
  const pipes = useApi(pipelines.list, {});
  const deal = data ?? (problem ? undefined : fromLists(opportunities.list, id));
  const pipeline = pipes.data?.items.find((one) => one.id === deal?.pipelineId);
  if (deal && pipeline) return <Whole deal={deal} pipeline={pipeline} />;
  return (
    <RecordWaiting
      {...{ path, id }}
      list={t.title}
      problem={problem ?? pipes.problem}
      retry={() => {
        reload();
        pipes.reload();
      }}
    />
  );
}

type Panel = 'edit' | 'assign' | 'history';

function Whole({ deal, pipeline }: { deal: Opportunity; pipeline: Pipeline }) {
  const { id, version, name, can } = deal;
  const t = useWords(opportunityWords);
  useShown(deal.customer, { opportunity: deal });
  const [panel, setPanel] = useState<Panel>();
  const close = () => setPanel(undefined);
  const move = useMove();
  const waiting = move.asking ?? move.underWay.at(-1);
  // A click on the path counts at once; where it is refused, the deal goes back.
  const shown = waiting ? { ...deal, stage: waiting.stage } : deal;
  const removal = useRemoval({
    path,
    said: t.removed(name),
    remove: () => call(opportunities.remove, { params: { id }, version }),
    restore: () => call(opportunities.restore, { params: { id } }),
  });
  const assign = { key: 'assign', label: t.assign, icon: <PersonIcon />, act: () => setPanel('assign') };
  return (
    <RecordFrame
      {...{ path, id, name }}
      object="opportunity"
      list={t.title}
      summary={<Summary deal={shown} />}
      editing={panel === 'edit' || panel === 'assign'}
      acts={
        can.change && (
          <>
            <DraftMark draft={draftOf('opportunity', id)} open={() => setPanel('edit')} />
            <Button icon={<EditIcon />} onClick={() => setPanel('edit')}>
              {t.edit}
            </Button>
          </>
        )
      }
      menu={[
        [
          ...(can.assign ? [assign] : []),
          { key: 'history', label: t.history, icon: <HistoryIcon />, act: () => setPanel('history') },
        ],
        can.delete
          ? [{ key: 'remove', label: t.remove, icon: <BinIcon />, danger: true, act: removal.remove }]
          : [],
      ]}
      top={
        <>
          <CoveringNotice recordId={id} />
          {removal.problem && (
            <ProblemNotice
              problem={removal.problem}
              concerns={{ object: 'opportunity', id }}
              retry={removal.forget}
            />
          )}
          <RefusedMove move={move} />
          <StagePath deal={shown} stages={pipeline.stages} move={(stage) => move.start(deal, stage)} />
        </>
      }
      facts={<Facts deal={deal} />}
      happened={<Happened deal={deal} />}
      related={<About deal={deal} />}
    >
      <ChangeOpportunityPanel deal={deal} open={panel === 'edit'} close={close} />
      <AssignPanel deal={deal} open={panel === 'assign'} close={close} />
      <HistoryPanel object="opportunity" recordId={id} open={panel === 'history'} close={close} />
      <LossPanel move={move} />
    </RecordFrame>
  );
}

function Summary({ deal }: { deal: Opportunity }) {
  const t = useWords(opportunityWords);
  return (
    <span className="lk-row">
      {deal.customer ? (
        <Link to="/customers/$id" params={{ id: deal.customer.id }}>
          {deal.customer.name}
        </Link>
      ) : (
        t.noCustomer
      )}
      <StageTag deal={deal} />
      {deal.standingStill && (
        <StatusTag tone="challenge" icon={<StandingStillIcon />}>
          {t.standingStill}
        </StatusTag>
      )}
    </span>
  );
}

function Happened({ deal: { id, name, customer } }: { deal: Opportunity }) {
  const t = useWords(opportunityWords);
  const mayRecord = useRight('followUps.create');
  const mayRead = useRight('followUps.read');
  return (
    <>
      {mayRecord && customer && <FollowUpComposer customer={customer} opportunity={{ id, name }} />}
      {mayRead && (
        <Section title={t.followUps}>
          <FollowUpTimeline of={{ opportunityId: id }} />
        </Section>
      )}
    </>
  );
}

function About({ deal }: { deal: Opportunity }) {
  const mayFollowUps = useRight('followUps.read');
  const mayContacts = useRight('contacts.read');
  return (
    <>
      {mayFollowUps && <NextStepsOf of={{ opportunityId: deal.id }} />}
      <ProductsOf deal={deal} />
      <AttachmentsOf object="opportunity" record={deal} mayAdd={deal.can.change} />
      {mayContacts && deal.customer && <ContactsOfCustomer customer={deal.customer} />}
    </>
  );
}

function Facts({ deal }: { deal: Opportunity }) {
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const reasons = useWords(lossReasonWords);
  const { money, percent, day, dayOf } = useFormat();
  const { amount, currency } = deal.amount;
  return (
    <Section title={t.facts}>
      <FactList>
        <Fact label={words.amount}>{money(deal.amount)}</Fact>
        <Fact label={words.probability}>
          {percent(deal.probability)}
          <span className="lk-quiet">
            {' '}
            · {t.weightedOf(money(estimate(shareOf(amount, deal.probability), currency), true))}
          </span>
        </Fact>
        {deal.closedOn ? (
          <Fact label={words.closedOn}>{day(deal.closedOn)}</Fact>
        ) : (
          <Fact label={words.expectedClose}>{day(deal.expectedClose)}</Fact>
        )}
        <Fact label={words.owner}>
          <PersonName person={deal.owner} />
        </Fact>
        <Fact label={words.openedOn}>{day(deal.openedOn)}</Fact>
        <Fact label={t.since}>{day(dayOf(deal.stageSince))}</Fact>
        {deal.lossReason && <Fact label={words.lossReason}>{reasons[deal.lossReason]}</Fact>}
        {deal.lossNote && (
          <Fact label={words.lossNote} wide>
            {deal.lossNote}
          </Fact>
        )}
        <Fact label={words.competitors}>
          {deal.competitors.length > 0 && (
            <span className="lk-row">
              {deal.competitors.map((name) => (
                <Label key={name}>{name}</Label>
              ))}
            </span>
          )}
        </Fact>
        {deal.note && (
          <Fact label={words.note} wide>
            <span className="lk-deal-note">{deal.note}</span>
          </Fact>
        )}
      </FactList>
    </Section>
  );
}
