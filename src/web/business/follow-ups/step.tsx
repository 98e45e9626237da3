/** A next step: what is to be done, by when, and the box that says it is. */
import type { ReactNode } from 'react';
import type { FollowUp } from '#contract/business/follow-ups';
import { AttentionIcon, Checkbox, ClockIcon, StatusTag, useFormat, useWords } from '#kit';
import { daysBetween, dueGroupOf } from './due.ts';
import { followUpWords } from './words.ts';
import './follow-ups.css';

/** By when: late in red, today in amber, otherwise the day. */
export function DueDay({ due, done = false }: { due: string | null; done?: boolean }) {
  const t = useWords(followUpWords);
  const { day, today } = useFormat();
  if (due === null) return null;
  const group = done ? 'later' : dueGroupOf(due, today());
  if (group === 'overdue') {
    return (
      <StatusTag tone="closed" icon={<AttentionIcon />}>
        {t.overdueBy(daysBetween(due, today()))}
      </StatusTag>
    );
  }
  if (group === 'today') {
    return (
      <StatusTag tone="challenge" icon={<ClockIcon />}>
        {t.today}
      </StatusTag>
    );
  }
  return <span className="lk-quiet lk-follow-ups-day">{day(due)}</span>;
}

/**
 * @param props.children what stands under it: the customer, say
 * @param props.end what can be done with it besides
 */
export function NextStep(props: {
  followUp: FollowUp;
  tick: (followUp: FollowUp, done: boolean) => void;
  children?: ReactNode;
  end?: ReactNode;
}) {
  const { followUp, tick } = props;
  const { nextStep, nextStepDue, nextStepDoneAt } = followUp;
  if (nextStep === null) return null;
  const done = nextStepDoneAt !== null;
  return (
    <div className="lk-follow-ups-step">
      <div className="lk-follow-ups-what">
        <Checkbox checked={done} change={(on) => tick(followUp, on)} disabled={!followUp.can.change}>
          <span className={done ? 'lk-follow-ups-done' : undefined}>{nextStep}</span>
        </Checkbox>
        {props.children && <div className="lk-follow-ups-context">{props.children}</div>}
      </div>
      <span className="lk-follow-ups-end">
        <DueDay due={nextStepDue} done={done} />
        {props.end}
      </span>
    </div>
  );
}
