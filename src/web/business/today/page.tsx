/** What the day holds: late, due, this week, and the deals that wait. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { today, type Today } from '#contract/business/today';
import {
  AddIcon,
  Button,
  EmptyState,
  Page,
  PeopleIcon,
  ProblemNotice,
  Section,
  Skeleton,
  useApi,
  useFilters,
  useFormat,
  useMe,
  useRight,
  useWords,
} from '#kit';
import { AftercareLine } from '#web/access/aftercare';
import { FirstDays } from '#web/business/first-days';
import { NewFollowUpPanel, useFollowUpActs } from '#web/business/follow-ups';
import { CoveringToday } from './covering.tsx';
import { StandingDeals } from './deals.tsx';
import { CalendarFeed } from './feed.tsx';
import { Steps } from './steps.tsx';
import { Week } from './week.tsx';
import { todayWords } from './words.ts';
import './today.css';

export function TodayPage() {
  const t = useWords(todayWords);
  const { longDay } = useFormat();
  const filters = useFilters(today.get.query);
  const of = filters.values.of ?? 'me';
  const { data, problem, reload } = useApi(today.get, { query: { of } });
  const acts = useFollowUpActs();
  const mayRecord = useRight('followUps.create');
  const [recording, setRecording] = useState(false);
  return (
    <Page
      title={t.title}
      subtitle={data && [longDay(data.day), countsOf(data, t)].filter(Boolean).join(' · ')}
      actions={
        <>
          <CalendarFeed />
          <TeamSwitch
            on={of === 'team'}
            change={(on) => (on ? filters.change({ of: 'team' }) : filters.clear())}
          />
        </>
      }
      primary={
        mayRecord && (
          <Button kind="primary" icon={<AddIcon />} onClick={() => setRecording(true)}>
            {t.record}
          </Button>
        )
      }
    >
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={8} />}
      <AftercareLine />
      <FirstDays />
      {data && <Day data={data} acts={acts} whose={of === 'team'} />}
      <NewFollowUpPanel open={recording} close={() => setRecording(false)} />
    </Page>
  );
}

type Acts = ReturnType<typeof useFollowUpActs>;

function Day({ data, acts, whose }: { data: Today; acts: Acts; whose: boolean }) {
  const t = useWords(todayWords);
  const mayCustomers = useRight('customers.read');
  const { overdue, due, coming, closing, standingStill, covering } = data;
  if (
    covering.length === 0 &&
    [overdue, due, coming, closing, standingStill].every(({ total }) => total === 0)
  ) {
    return (
      <EmptyState
        title={t.free}
        hint={t.freeHint}
        action={
          mayCustomers && (
            <Link to="/customers" className="lk-button lk-button-plain">
              {t.toCustomers}
            </Link>
          )
        }
      />
    );
  }
  return (
    <div className="lk-today">
      <div>
        {covering.map((one) => (
          <CoveringToday key={one.coverage.id} of={one} acts={acts} />
        ))}
        {overdue.total > 0 && (
          <Section title={t.overdue(overdue.total)}>
            <Steps of={overdue} acts={acts} whose={whose} />
          </Section>
        )}
        <Section title={t.due(due.total)}>
          {due.total === 0 && <p className="lk-quiet">{t.noneDue}</p>}
          <Steps of={due} acts={acts} whose={whose} />
        </Section>
      </div>
      <div>
        <Section title={t.week}>
          <Week coming={coming} closing={closing} />
        </Section>
        {standingStill.total > 0 && (
          <Section title={t.standingStill(standingStill.total)} hint={t.standingStillHint}>
            <StandingDeals of={standingStill} whose={whose} />
          </Section>
        )}
      </div>
    </div>
  );
}

/** The day in a sentence; nothing of an empty one, which the page says. */
const countsOf = ({ overdue, due, standingStill }: Today, t: (typeof todayWords)['en']) =>
  [
    overdue.total > 0 && t.countOverdue(overdue.total),
    due.total > 0 && t.countDue(due.total),
    standingStill.total > 0 && t.countStanding(standingStill.total),
  ]
    .filter(Boolean)
    .join(t.comma);

/** Everybody's day, for whom more than their own is in reach. */
function TeamSwitch({ on, change }: { on: boolean; change: (on: boolean) => void }) {
  const t = useWords(todayWords);
  const { permissions } = useMe() ?? {};
  const reaches = [permissions?.['followUps.read'], permissions?.['opportunities.read']];
  if (!reaches.some((reach) => reach !== undefined && reach !== 'own')) return null;
  return (
    <Button icon={<PeopleIcon />} aria-pressed={on} onClick={() => change(!on)}>
      {t.team}
    </Button>
  );
}
