import type { ComponentType } from 'react';
import type { LockProblemWhole, ProblemEvent } from '#contract/access/problems';
import {
  AttentionIcon,
  CalendarIcon,
  ChatIcon,
  ClockIcon,
  DoneIcon,
  PersonIcon,
  RetryIcon,
  StandingStillIcon,
  Timeline,
  UpIcon,
  useFormat,
  useWords,
  WarningIcon,
} from '#kit';
import { problemPageWords } from './words.ts';

const icons: Record<ProblemEvent['act'], ComponentType> = {
  raised: AttentionIcon,
  reopened: RetryIcon,
  'looked-again': RetryIcon,
  worse: UpIcon,
  owner: PersonIcon,
  passed: PersonIcon,
  due: CalendarIcon,
  taken: ClockIcon,
  comment: ChatIcon,
  solved: DoneIcon,
  'set-aside': StandingStillIcon,
  overdue: WarningIcon,
};

/** What happened to a problem, newest first: who, when, what. */
export function ProblemHistory({ events }: Pick<LockProblemWhole, 'events'>) {
  const say = useEventTitle();
  const t = useWords(problemPageWords);
  const { instant } = useFormat();
  return (
    <Timeline
      entries={events.toReversed().map((event) => {
        const Icon = icons[event.act];
        return {
          id: event.id,
          icon: <Icon />,
          title: say(event),
          meta: [event.person?.name ?? t.byRule, instant(event.at)].join(' · '),
          text: event.text,
        };
      })}
    />
  );
}

function useEventTitle(): (event: ProblemEvent) => string {
  const t = useWords(problemPageWords).happened;
  const { day } = useFormat();
  return ({ act, owner, day: on, locks, why }) => {
    const who = owner?.name ?? '—';
    const when = on ? day(on) : '—';
    switch (act) {
      case 'raised':
        return t.raised(locks ?? 0, when);
      case 'worse':
        return t.worse(locks ?? 0);
      case 'owner':
        return t.owner(who);
      case 'passed':
        return t.passed(who, t.why[why ?? 'nobody']);
      case 'due':
      case 'set-aside':
      case 'overdue':
      case 'reopened':
      case 'looked-again':
        return t[act](when);
      default:
        return t[act];
    }
  };
}
