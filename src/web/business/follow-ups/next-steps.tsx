/** The open next steps of one customer, contact or deal, on its page. */
import { type FollowUpQuery, followUps } from '#contract/business/follow-ups';
import { ProblemNotice, Section, Skeleton, useList, useWords } from '#kit';
import { useFollowUpActs } from './acts.ts';
import { NextStep } from './step.tsx';
import { followUpWords } from './words.ts';

export type FollowUpsOf = Pick<FollowUpQuery, 'customerId' | 'contactId' | 'opportunityId'>;

export function NextStepsOf({ of }: { of: FollowUpsOf }) {
  const t = useWords(followUpWords);
  const list = useList(followUps.list, {
    query: { ...of, open: true, sort: 'nextStepDue', limit: 50 },
  });
  const acts = useFollowUpActs();
  return (
    <Section title={t.nextSteps}>
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {list.loading && <Skeleton lines={2} />}
      {!list.loading && list.items.length === 0 && <p className="lk-quiet">{t.noneOpen}</p>}
      <ul className="lk-follow-ups-steps">
        {list.items.map((followUp) => (
          <li key={followUp.id}>
            <NextStep followUp={followUp} tick={acts.tick}>
              {[followUp.contact?.name, followUp.owner?.name].filter(Boolean).join(' · ')}
            </NextStep>
          </li>
        ))}
      </ul>
    </Section>
  );
}
