import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { causeWords } from '#contract/access/cause-words';
import { triggerWords } from '#contract/access/lock-words';
import { curePages, curePagesOf, curePageWords, cureWords } from '#contract/access/problem-cures';
import { lockProblems, type LockProblemWhole } from '#contract/access/problems';
import {
  asList,
  type Column,
  DataTable,
  Fact,
  FactList,
  ProblemNotice,
  Section,
  SidePanel,
  Skeleton,
  useApi,
  useFormat,
  useLocale,
  useMe,
  useWords,
} from '#kit';
import { LockEnd } from '#web/access/shared';
import { Comment, ProblemActs } from './acts.tsx';
import { ProblemHistory } from './history.tsx';
import { ProblemDue, ProblemState } from './tags.tsx';
import { problemPageWords } from './words.ts';

/** One problem beside the list: what it is, what may cure it, what can be done, the locks behind it, what happened. */
export function ProblemPanel({
  id,
  close,
  openLock,
}: {
  id: string | undefined;
  close: () => void;
  openLock: (id: string) => void;
}) {
  const causes = causeWords[useLocale()];
  const t = useWords(problemPageWords);
  const read = useApi(lockProblems.get, id ? { params: { id } } : null);
  const problem = id ? read.data : undefined;
  return (
    <SidePanel
      open={id !== undefined}
      title={problem ? `${causes[problem.cause]} · ${problem.person?.name ?? t.house}` : ''}
      close={close}
      width="wide"
    >
      {id && read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {id && read.loading && <Skeleton lines={8} />}
      {problem && <Content key={problem.id} problem={problem} openLock={openLock} />}
    </SidePanel>
  );
}

function Content({ problem, openLock }: { problem: LockProblemWhole; openLock: (id: string) => void }) {
  const t = useWords(problemPageWords);
  const [said, setSaid] = useState(0);
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <ProblemState problem={problem} />
        <ProblemDue problem={problem} />
      </div>
      <Facts problem={problem} />
      <Cure problem={problem} />
      <ProblemActs problem={problem} />
      <Locks problem={problem} open={openLock} />
      <Section title={t.history}>
        <div className="lk-stack">
          <Comment key={said} problem={problem} close={() => setSaid(said + 1)} />
          <ProblemHistory events={problem.events} />
        </div>
      </Section>
    </div>
  );
}

function Facts({ problem }: { problem: LockProblemWhole }) {
  const t = useWords(problemPageWords);
  const { instant, number, day } = useFormat();
  const { watch, person, raisedBy, rule } = problem;
  return (
    <FactList>
      <Fact label={t.whom}>{person?.name ?? t.houseOf(problem.people)}</Fact>
      <Fact label={t.owner}>{problem.owner?.name ?? t.nobody}</Fact>
      <Fact label={t.due}>{day(problem.dueOn)}</Fact>
      <Fact label={t.locks}>{number(problem.locks)}</Fact>
      <Fact label={t.last}>{problem.lastLockAt && instant(problem.lastLockAt)}</Fact>
      <Fact label={t.raisedAt}>{instant(problem.createdAt)}</Fact>
      <Fact label={t.why} wide>
        {raisedBy ? t.raisedBy(raisedBy.name) : t.rules[rule]}
      </Fact>
      {watch && (
        <Fact label={t.watch} wide>
          {watch.over ? t.watched(watch.locks) : t.watching(watch.days, watch.locks)}
        </Fact>
      )}
      {problem.previousId && (
        <Fact label={t.before} wide>
          <Link to="/settings/locks" search={{ tab: 'problems', problem: problem.previousId } as never}>
            {t.seeBefore}
          </Link>
        </Fact>
      )}
    </FactList>
  );
}

/** A suggestion for the house, and the pages on which it is done; those only that one may open. */
function Cure({ problem: { cause } }: { problem: LockProblemWhole }) {
  const t = useWords(problemPageWords);
  const locale = useLocale();
  const me = useMe();
  const pages = curePagesOf[cause].filter((page) => me?.permissions[curePages[page].right]);
  return (
    <Section title={t.cure}>
      <p>{cureWords[locale][cause]}</p>
      {pages.length > 0 && (
        <div className="lk-row">
          {pages.map((page) => (
            <Link key={page} to={curePages[page].to} search={curePages[page].search as never}>
              {curePageWords[locale][page]}
            </Link>
          ))}
        </div>
      )}
    </Section>
  );
}

type Behind = LockProblemWhole['lockList'][number];

/** Exactly those that it gathered, newest first. */
function Locks({ problem, open }: { problem: LockProblemWhole; open: (lock: string) => void }) {
  const t = useWords(problemPageWords);
  const words = triggerWords[useLocale()];
  const { instant } = useFormat();
  const { lockList, locks } = problem;
  const columns: Column<Behind>[] = [
    { key: 'when', title: t.when, cell: ({ opensAt }) => instant(opensAt) },
    { key: 'whom', title: t.whom, cell: ({ person }) => person?.name, wraps: true },
    { key: 'trigger', title: t.trigger, cell: ({ trigger }) => words[trigger].name, wraps: true },
    { key: 'end', title: t.end, cell: (lock) => <LockEnd lock={lock} />, wraps: true },
  ];
  return (
    <Section title={t.behind} hint={lockList.length < locks ? t.newest(lockList.length, locks) : undefined}>
      <DataTable
        label={t.behind}
        list={asList({ data: { items: lockList }, problem: undefined, loading: false, reload: () => {} })}
        columns={columns}
        rowKey={({ id }) => id}
        open={({ id }) => open(id)}
        phone={(lock) => ({
          title: `${lock.person?.name ?? ''} · ${words[lock.trigger].name}`,
          meta: (
            <span className="lk-row">
              <span>{instant(lock.opensAt)}</span>
              <LockEnd lock={lock} />
            </span>
          ),
        })}
        empty={{ title: t.noLocks }}
      />
    </Section>
  );
}
