/** Follow-ups as a list, newest first unless sorted otherwise. */
import { Link } from '@tanstack/react-router';
import type { FollowUp } from '#contract/business/follow-ups';
import { type Column, DataTable, DoneIcon, Label, type List, PersonName, useFormat, useWords } from '#kit';
import { fieldWords } from '#web/business/records';
import { countWords, followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import type { useFollowUpActs } from './acts.ts';
import { followUpIcons } from './kind.tsx';
import { FollowUpMenu } from './menu.tsx';
import { DueDay } from './step.tsx';
import { followUpWords } from './words.ts';

interface Acting {
  edit: (followUp: FollowUp) => void;
  show: (followUp: FollowUp) => void;
}
interface FollowUpTableProps extends Acting {
  list: List<FollowUp>;
  columns: Column<FollowUp>[];
  density: 'comfortable' | 'compact';
  order: { sort: string | undefined; setSort: (sort: string) => void };
  filtered: boolean;
  clearFilters: () => void;
}

export function FollowUpTable(props: FollowUpTableProps) {
  const t = useWords(followUpWords);
  const counted = useWords(countWords).followUp;
  const { ago } = useFormat();
  const kinds = useWords(followUpKindWords);
  const words = useWords(fieldWords.followUp);
  return (
    <div className="lk-follow-ups-all">
      <DataTable
        label={t.title}
        counted={counted}
        list={props.list}
        rowKey={({ id }) => id}
        open={(followUp) => (followUp.can.change ? props.edit(followUp) : props.show(followUp))}
        {...props.order}
        filtered={props.filtered}
        clearFilters={props.clearFilters}
        empty={{ title: t.none, hint: t.noneHint }}
        columns={props.columns}
        density={props.density}
        phone={(followUp) => ({
          title: followUp.customer.name,
          meta: (
            <>
              {kinds[followUp.kind]} · {ago(followUp.at)} · {followUp.owner?.name}
              <br />
              {followUp.content}
              {followUp.nextStep && !followUp.nextStepDoneAt && (
                <>
                  <br />
                  {`${words.nextStep}: ${followUp.nextStep}`}
                </>
              )}
            </>
          ),
          end: !followUp.nextStepDoneAt && <DueDay due={followUp.nextStepDue} />,
        })}
      />
    </div>
  );
}

/** Everything that a follow-up tells in a table. */
export function useFollowUpColumns(
  props: Acting & { acts: ReturnType<typeof useFollowUpActs> },
): Column<FollowUp>[] {
  const { acts, edit, show } = props;
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  const kinds = useWords(followUpKindWords);
  const outcomes = useWords(outcomeWords);
  const { instant } = useFormat();
  return [
    { key: 'at', exported: ['at'], title: words.at, sort: 'at', cell: ({ at }) => instant(at) },
    {
      key: 'customer',
      exported: ['customer'],
      title: words.customer,
      cell: ({ customer }) => (
        <Link to="/customers/$id" params={{ id: customer.id }}>
          {customer.name}
        </Link>
      ),
    },
    {
      key: 'kind',
      exported: ['kind'],
      title: words.kind,
      cell: ({ kind }) => (
        <>
          <span className="lk-quiet" aria-hidden="true">
            {followUpIcons[kind]}
          </span>{' '}
          {kinds[kind]}
        </>
      ),
    },
    {
      key: 'content',
      exported: ['content'],
      title: words.content,
      cell: ({ content }) => content,
    },
    {
      key: 'outcome',
      exported: ['outcome'],
      title: words.outcome,
      cell: ({ outcome }) => outcome !== 'none' && <Label>{outcomes[outcome]}</Label>,
    },
    {
      key: 'next',
      exported: ['nextStep'],
      title: words.nextStep,
      cell: ({ nextStep, nextStepDoneAt }) =>
        nextStepDoneAt ? (
          <span className="lk-quiet">
            <DoneIcon aria-label={t.wasDone} /> {nextStep}
          </span>
        ) : (
          nextStep
        ),
    },
    {
      key: 'due',
      exported: ['nextStepDue'],
      title: words.nextStepDue,
      sort: 'nextStepDue',
      cell: ({ nextStepDue, nextStepDoneAt }) => <DueDay due={nextStepDue} done={nextStepDoneAt !== null} />,
    },
    {
      key: 'owner',
      exported: ['owner'],
      title: words.owner,
      cell: ({ owner }) => <PersonName person={owner} />,
    },
    {
      key: 'menu',
      title: '',
      align: 'end',
      width: 48,
      cell: (followUp) => (
        <FollowUpMenu
          followUp={followUp}
          edit={() => edit(followUp)}
          tick={(done) => acts.tick(followUp, done)}
          remove={() => acts.remove(followUp)}
          history={() => show(followUp)}
        />
      ),
    },
  ];
}
