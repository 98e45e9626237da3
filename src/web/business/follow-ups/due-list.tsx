/** What is to be done: open next steps by when they are due. */
import { Link } from '@tanstack/react-router';
import type { FollowUp } from '#contract/business/follow-ups';
import {
  Button,
  EmptyState,
  kitWords,
  type List,
  ProblemNotice,
  Section,
  Skeleton,
  useFormat,
  useWords,
} from '#kit';
import { groupByDue } from './due.ts';
import { NextStep } from './step.tsx';
import { followUpWords } from './words.ts';

export function DueList(props: {
  list: List<FollowUp>;
  tick: (followUp: FollowUp, done: boolean) => void;
  record: React.ReactNode;
  /** Filters hide some. */
  filtered: boolean;
  clearFilters: () => void;
}) {
  const { list } = props;
  const t = useWords(followUpWords);
  const { more, nothingFound, clearFilters } = useWords(kitWords);
  const { today } = useFormat();
  if (list.problem) return <ProblemNotice problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Skeleton lines={8} />;
  if (list.items.length === 0) {
    return props.filtered ? (
      <EmptyState
        title={nothingFound}
        action={<Button onClick={props.clearFilters}>{clearFilters}</Button>}
      />
    ) : (
      <EmptyState title={t.noneDue} hint={t.noneDueHint} action={props.record} />
    );
  }
  return (
    <div className="lk-follow-ups-due">
      {groupByDue(list.items, today()).map(({ group, items }) => (
        <Section key={group} title={`${t[group]} · ${items.length}`}>
          <ul className="lk-follow-ups-steps">
            {items.map((followUp) => (
              <li key={followUp.id}>
                <NextStep followUp={followUp} tick={props.tick}>
                  <Link to="/customers/$id" params={{ id: followUp.customer.id }}>
                    {followUp.customer.name}
                  </Link>
                  {[followUp.contact?.name, followUp.owner?.name].filter(Boolean).map((name) => ` · ${name}`)}
                </NextStep>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {more}
        </Button>
      )}
    </div>
  );
}
