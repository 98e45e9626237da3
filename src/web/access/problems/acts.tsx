/** What can be done with a problem, each in place. */
import { useState } from 'react';
import { duty } from '#contract/access/duty';
import { lockProblems, type LockProblemWhole } from '#contract/access/problems';
import {
  Button,
  call,
  FieldDate,
  FieldNote,
  FieldSelect,
  Form,
  Notice,
  ProblemNotice,
  Section,
  useAct,
  useApi,
  useDrafts,
  useForm,
  useMe,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { problemPageWords } from './words.ts';

interface Props {
  problem: LockProblemWhole;
  close: () => void;
}

/** Somebody else may have changed it meanwhile: then it is done to the latest, with what was typed. */
const latestOf =
  <V,>(id: string, valuesOf: (problem: LockProblemWhole) => V) =>
  async () => {
    const now = await call(lockProblems.get, { params: { id } });
    return { values: valuesOf(now), version: now.version };
  };

const forms = { solve: Solve, change: Change, aside: SetAside, reopen: Reopen } as const;
type Chosen = keyof typeof forms;

/** The acts that fit where it stands; one is open at a time. */
export function ProblemActs({ problem }: { problem: LockProblemWhole }) {
  const t = useWords(problemPageWords);
  const drafts = useDrafts();
  // What was typed and not sent is open again.
  const [chosen, choose] = useState(() =>
    (Object.keys(forms) as Chosen[]).find((one) =>
      drafts.some(({ name }) => name === `problem.${one}.${problem.id}`),
    ),
  );
  const isOpen = problem.state === 'open' || problem.state === 'in-work';
  const offered = (isOpen ? ['solve', 'change', 'aside'] : ['reopen']).filter(
    (one) => !problem.mine || one === 'change' || one === 'reopen',
  ) as Chosen[];
  const Chosen = chosen && offered.includes(chosen) ? forms[chosen] : undefined;
  return (
    <Section title={t.acts}>
      <div className="lk-stack">
        {problem.mine && <Notice tone="challenge" title={t.mine} />}
        <fieldset className="lk-ways">
          <legend className="lk-hidden">{t.acts}</legend>
          {isOpen && !problem.mine && <Take problem={problem} />}
          {offered.map((one) => (
            <Button
              key={one}
              aria-pressed={one === chosen}
              onClick={() => choose(one === chosen ? undefined : one)}
            >
              {t.actNames[one]}
            </Button>
          ))}
        </fieldset>
        {Chosen && <Chosen key={chosen} problem={problem} close={() => choose(undefined)} />}
      </div>
    </Section>
  );
}

/** Nothing for whoever has taken it over already. */
function Take({ problem }: { problem: LockProblemWhole }) {
  const t = useWords(problemPageWords);
  const me = useMe();
  const toast = useToast();
  const take = useAct(lockProblems.take);
  if (problem.state === 'in-work' && problem.owner?.id === me?.id) return null;
  const act = () =>
    take.run({ params: { id: problem.id }, version: problem.version }).then(
      () => toast(t.taken),
      () => {},
    );
  return (
    <>
      <Button kind="primary" busy={take.busy} onClick={() => void act()}>
        {t.take}
      </Button>
      {take.problem && <ProblemNotice problem={take.problem} />}
    </>
  );
}

function Solve({ problem: { id, version }, close }: Props) {
  const t = useWords(problemPageWords);
  const toast = useToast();
  const solve = useAct(lockProblems.solve);
  const form = useForm({
    schema: lockProblems.solve.body,
    start: { done: '' },
    draft: `problem.solve.${id}`,
    version,
    latest: latestOf(id, () => ({ done: '' })),
    submit: (body, seen) => solve.run({ params: { id }, version: seen, body }),
    done: () => {
      toast(t.nowSolved);
      close();
    },
  });
  return (
    <Form form={form} act={t.solveAct} cancel={close}>
      <FieldNote bind={form.at('done')} label={t.done} hint={t.doneHint} rows={3} />
    </Form>
  );
}

const changeable = ({ owner, dueOn }: LockProblemWhole) => ({
  ...(owner && { ownerId: owner.id }),
  dueOn,
});

function Change({ problem, close }: Props) {
  const { id, version, person } = problem;
  const t = useWords(problemPageWords);
  const toast = useToast();
  const change = useAct(lockProblems.change);
  const people = (useApi(duty.get, {}).data?.people ?? []).filter((one) => one.id !== person?.id);
  const names = Object.fromEntries(
    [...people, ...(problem.owner ? [problem.owner] : [])].map((one) => [one.id, one.name]),
  );
  const form = useForm({
    schema: lockProblems.change.body,
    start: changeable(problem),
    onlyChanges: true,
    draft: `problem.change.${id}`,
    version,
    latest: latestOf(id, changeable),
    words: usePlainFields({ ownerId: t.owner, dueOn: t.due }, { ownerId: names }),
    submit: (body, seen) => change.run({ params: { id }, version: seen, body }),
    done: () => {
      toast(t.changed);
      close();
    },
  });
  return (
    <Form form={form} cancel={close}>
      <FieldSelect
        bind={form.at('ownerId')}
        label={t.owner}
        hint={t.ownerHint}
        options={people.map((one) => one.id)}
        words={names}
      />
      {!problem.mine && <FieldDate bind={form.at('dueOn')} label={t.due} />}
    </Form>
  );
}

function SetAside({ problem: { id, version }, close }: Props) {
  const t = useWords(problemPageWords);
  const toast = useToast();
  const setAside = useAct(lockProblems.setAside);
  const start = { reason: '' };
  const form = useForm({
    schema: lockProblems.setAside.body,
    start,
    draft: `problem.aside.${id}`,
    version,
    latest: latestOf(id, () => start),
    submit: (body, seen) => setAside.run({ params: { id }, version: seen, body }),
    done: () => {
      toast(t.nowAside);
      close();
    },
  });
  return (
    <Form form={form} act={t.asideAct} cancel={close}>
      <FieldNote bind={form.at('reason')} label={t.reason} rows={2} />
      <FieldDate bind={form.at('until')} label={t.until} hint={t.untilHint} />
    </Form>
  );
}

function Reopen({ problem: { id, version }, close }: Props) {
  const t = useWords(problemPageWords);
  const toast = useToast();
  const reopen = useAct(lockProblems.reopen);
  const form = useForm({
    schema: lockProblems.reopen.body,
    start: { reason: '' },
    draft: `problem.reopen.${id}`,
    version,
    latest: latestOf(id, () => ({ reason: '' })),
    submit: (body, seen) => reopen.run({ params: { id }, version: seen, body }),
    done: () => {
      toast(t.nowOpen);
      close();
    },
  });
  return (
    <Form form={form} act={t.reopenAct} cancel={close}>
      <FieldNote bind={form.at('reason')} label={t.reason} rows={2} />
    </Form>
  );
}

/** Anybody who looks after locks may say something, whatever its state. */
export function Comment({ problem: { id, version }, close }: Props) {
  const t = useWords(problemPageWords);
  const comment = useAct(lockProblems.comment);
  const form = useForm({
    schema: lockProblems.comment.body,
    start: { text: '' },
    draft: `problem.comment.${id}`,
    version,
    latest: latestOf(id, () => ({ text: '' })),
    submit: (body, seen) => comment.run({ params: { id }, version: seen, body }),
    done: close,
  });
  return (
    <Form form={form} act={t.commentAct} plain>
      <FieldNote bind={form.at('text')} label={t.comment} rows={2} />
    </Form>
  );
}
