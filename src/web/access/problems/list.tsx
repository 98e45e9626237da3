import { useState } from 'react';
import { causeWords } from '#contract/access/cause-words';
import { duty } from '#contract/access/duty';
import { lockProblems, problemStates, type LockProblem } from '#contract/access/problems';
import { rootCauses } from '#contract/access/unlocking';
import {
  AddIcon,
  Button,
  type Column,
  DataTable,
  DraftMark,
  FilterMany,
  FilterOne,
  SidePanel,
  useApi,
  useFilters,
  useFormat,
  useList,
  useLocale,
  useWords,
} from '#kit';
import { RaiseProblem } from './raise.tsx';
import { ProblemDue, ProblemState } from './tags.tsx';
import { problemPageWords } from './words.ts';

/** Problems, newest first unless sorted by their day; what changes appears. */
export function ProblemList({ open }: { open: (id: string) => void }) {
  const t = useWords(problemPageWords);
  const causes = causeWords[useLocale()];
  const { number } = useFormat();
  const filters = useFilters(lockProblems.list.query);
  const [raising, setRaising] = useState(false);
  const list = useList(lockProblems.list, { query: filters.values });
  const whom = ({ person }: LockProblem) => person?.name ?? t.house;
  const owner = (problem: LockProblem) => problem.owner?.name ?? t.nobody;
  const columns: Column<LockProblem>[] = [
    { key: 'state', title: t.state, cell: (problem) => <ProblemState problem={problem} /> },
    { key: 'cause', title: t.cause, cell: ({ cause }) => causes[cause], wraps: true },
    { key: 'whom', title: t.whom, cell: whom, wraps: true },
    { key: 'locks', title: t.locks, cell: ({ locks }) => number(locks), align: 'end' },
    { key: 'last', title: t.last, cell: (problem) => <LastLock problem={problem} /> },
    { key: 'owner', title: t.owner, cell: owner },
    { key: 'due', title: t.due, cell: (problem) => <ProblemDue problem={problem} />, sort: 'dueOn' },
  ];
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <Filters filters={filters} />
        <DraftMark draft="problem.new" open={() => setRaising(true)} />
        <Button icon={<AddIcon />} onClick={() => setRaising(true)}>
          {t.raise}
        </Button>
      </div>
      <DataTable
        label={t.problems}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        open={({ id }) => open(id)}
        sort={filters.values.sort}
        setSort={(sort) => filters.change({ sort: sort as typeof filters.values.sort })}
        phone={(problem) => ({
          title: `${causes[problem.cause]} · ${whom(problem)}`,
          meta: (
            <span className="lk-row">
              <span>{owner(problem)}</span>
              <ProblemDue problem={problem} />
            </span>
          ),
          end: <ProblemState problem={problem} />,
        })}
        empty={{ title: t.empty, hint: t.emptyHint }}
        filtered={filters.active}
        clearFilters={filters.clear}
      />
      <SidePanel open={raising} title={t.raiseTitle} close={() => setRaising(false)}>
        <RaiseProblem
          close={() => setRaising(false)}
          raised={(id) => {
            setRaising(false);
            open(id);
          }}
        />
      </SidePanel>
    </div>
  );
}

function LastLock({ problem }: { problem: LockProblem }) {
  const { ago, instant } = useFormat();
  return problem.lastLockAt ? (
    <span title={instant(problem.lastLockAt)}>{ago(problem.lastLockAt)}</span>
  ) : (
    <span className="lk-quiet">—</span>
  );
}

type Chosen = ReturnType<typeof useFilters<typeof lockProblems.list.query>>;

function Filters({ filters: { values, change } }: { filters: Chosen }) {
  const t = useWords(problemPageWords);
  const causes = causeWords[useLocale()];
  const owners = useApi(duty.get, {}).data?.people ?? [];
  return (
    <>
      <FilterMany
        label={t.state}
        value={values.state}
        options={problemStates.map((value) => ({ value, label: t.states[value] }))}
        change={(state) => change({ state })}
      />
      <FilterOne
        label={t.dueness}
        value={values.overdue === undefined ? undefined : (`${values.overdue}` as const)}
        options={[
          { value: 'true', label: t.overdue },
          { value: 'false', label: t.inTime },
        ]}
        change={(overdue) => change({ overdue: overdue === undefined ? undefined : overdue === 'true' })}
      />
      <FilterMany
        label={t.cause}
        value={values.cause}
        options={rootCauses.map((value) => ({ value, label: causes[value] }))}
        change={(cause) => change({ cause })}
      />
      <FilterOne
        label={t.owner}
        value={values.ownerId}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        change={(ownerId) => change({ ownerId })}
      />
    </>
  );
}
