import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { opportunities, type Opportunity, pipelines, type Pipeline } from '#contract/business/opportunities';
import {
  asProblem,
  BackIcon,
  BinIcon,
  Button,
  call,
  EditIcon,
  Fact,
  FactList,
  Label,
  Menu,
  MoreIcon,
  Page,
  PersonIcon,
  PersonName,
  ProblemNotice,
  queryClient,
  Section,
  type SeenProblem,
  Skeleton,
  StandingStillIcon,
  StatusTag,
  useAct,
  useApi,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { AttachmentsOf } from '#web/business/attachments';
import { fieldWords, HistoryList, useShown } from '#web/business/records';
import { lossReasonWords } from '#web/business/vocabulary';
import { AssignPanel } from './assign-panel.tsx';
import { estimate, shareOf } from './exact.ts';
import { FollowUpsOf } from './follow-ups-of.tsx';
import { ChangeOpportunityPanel } from './form.tsx';
import { LossPanel, RefusedMove } from './loss-panel.tsx';
import { ProductsOf } from './products-of.tsx';
import { StagePath } from './stage-path.tsx';
import { StageTag } from './table-view.tsx';
import { useMove } from './use-move.tsx';
import { opportunityWords } from './words.ts';
import './opportunities.css';

/** One deal. */
export function OpportunityPage() {
  const t = useWords(opportunityWords);
  const { id = '' } = useParams({ strict: false });
  const { data, problem, reload } = useApi(opportunities.get, { params: { id } });
  const pipes = useApi(pipelines.list, {});
  const fault = problem ?? pipes.problem;
  const pipeline = pipes.data?.items.find((one) => one.id === data?.pipelineId);
  if (data && pipeline) return <Deal key={data.id} deal={data} pipeline={pipeline} />;
  return (
    <Page title={t.title} above={<Back />}>
      {fault ? (
        <ProblemNotice
          problem={fault}
          retry={() => {
            reload();
            pipes.reload();
          }}
        />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function Back() {
  const t = useWords(opportunityWords);
  return (
    <Link to="/opportunities" className="lk-back">
      <BackIcon aria-hidden="true" /> {t.title}
    </Link>
  );
}

function Deal({ deal, pipeline }: { deal: Opportunity; pipeline: Pipeline }) {
  const t = useWords(opportunityWords);
  useShown(deal.customer, deal);
  const move = useMove(pipeline.stages);
  const waiting = move.asking ?? move.underWay.at(-1);
  // A click on the path counts at once; where it is refused, the deal goes back.
  const shown = waiting ? { ...deal, stage: waiting.stage } : deal;
  return (
    <Page
      title={deal.name}
      above={<Back />}
      subtitle={
        <span className="lk-row">
          {deal.customer ? (
            <Link to="/customers/$id" params={{ id: deal.customer.id }}>
              {deal.customer.name}
            </Link>
          ) : (
            t.noCustomer
          )}
          <StageTag deal={shown} />
          {deal.standingStill && (
            <StatusTag tone="challenge" icon={<StandingStillIcon />}>
              {t.standingStill}
            </StatusTag>
          )}
        </span>
      }
      actions={<Acts deal={deal} />}
    >
      <RefusedMove move={move} />
      <StagePath deal={shown} stages={pipeline.stages} move={(stage) => move.start(deal, stage)} />
      <div className="lk-deal-page">
        <div>
          <Facts deal={deal} />
          <ProductsOf deal={deal} />
          <FollowUpsOf deal={deal} />
        </div>
        <div>
          <AttachmentsOf object="opportunity" record={deal} mayAdd={deal.can.change} />
          <Section title={t.history}>
            <HistoryList object="opportunity" recordId={deal.id} />
          </Section>
        </div>
      </div>
      <LossPanel move={move} />
    </Page>
  );
}

function Acts({ deal }: { deal: Opportunity }) {
  const t = useWords(opportunityWords);
  const [open, setOpen] = useState<'change' | 'assign'>();
  const close = () => setOpen(undefined);
  const { remove, problem } = useRemove(deal);
  const assign = deal.can.assign
    ? [{ key: 'assign', label: t.assign, icon: <PersonIcon />, act: () => setOpen('assign') }]
    : [];
  const bin = deal.can.delete
    ? [{ key: 'remove', label: t.remove, icon: <BinIcon />, danger: true, act: () => void remove() }]
    : [];
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {deal.can.change && (
        <Button icon={<EditIcon />} onClick={() => setOpen('change')}>
          {t.edit}
        </Button>
      )}
      {assign.length + bin.length > 0 && (
        <Menu groups={[assign, bin]}>
          <Button icon={<MoreIcon />} aria-label={t.more} />
        </Menu>
      )}
      <ChangeOpportunityPanel deal={deal} open={open === 'change'} close={close} />
      <AssignPanel deal={deal} open={open === 'assign'} close={close} />
    </>
  );
}

/** Into the bin at once, and out of it again from the toast. */
function useRemove({ id, version, name }: Opportunity) {
  const t = useWords(opportunityWords);
  const toast = useToast();
  const navigate = useNavigate();
  const restoring = useAct(opportunities.restore);
  const [problem, setProblem] = useState<SeenProblem>();
  const remove = async () => {
    try {
      await call(opportunities.remove, { params: { id }, version });
      // This page goes first: what is read anew would be missing here.
      await navigate({ to: '/opportunities' });
      toast(t.removed(name), () => restoring.run({ params: { id } }));
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return { remove, problem };
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
