import type { ComponentType } from 'react';
import type { LockProblem } from '#contract/access/problems';
import {
  AttentionIcon,
  ClockIcon,
  DoneIcon,
  StandingStillIcon,
  StatusTag,
  type Tone,
  useFormat,
  useWords,
  WarningIcon,
} from '#kit';
import { problemPageWords } from './words.ts';

const looks: Record<LockProblem['state'], { tone: Tone; icon: ComponentType }> = {
  open: { tone: 'challenge', icon: AttentionIcon },
  'in-work': { tone: 'system', icon: ClockIcon },
  solved: { tone: 'open', icon: DoneIcon },
  'set-aside': { tone: 'neutral', icon: StandingStillIcon },
};

/** Where a problem stands: a word, an icon and a colour. */
export function ProblemState({ problem }: { problem: LockProblem }) {
  const t = useWords(problemPageWords);
  const { tone, icon: Icon } = looks[problem.state];
  return (
    <StatusTag tone={tone} icon={<Icon />}>
      {t.states[problem.state]}
    </StatusTag>
  );
}

/** By when it is to be solved, and whether that has passed; of one that was set aside, when it opens again. */
export function ProblemDue({ problem }: { problem: LockProblem }) {
  const t = useWords(problemPageWords);
  const { day, dayOf } = useFormat();
  if (problem.lookAgainOn) return <span>{t.againOn(day(problem.lookAgainOn))}</span>;
  if (problem.solvedAt) return <span>{t.solvedOn(day(dayOf(problem.solvedAt)))}</span>;
  return (
    <span className="lk-row">
      {day(problem.dueOn)}
      {problem.overdue && (
        <StatusTag tone="closed" icon={<WarningIcon />}>
          {t.overdue}
        </StatusTag>
      )}
    </span>
  );
}
