/** The list of first days on Today: a few things to do once, ticked by themselves, gone when all is done. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { firstDays, type FirstDays as Told } from '#contract/business/first-days';
import {
  Button,
  CheckIcon,
  Keys,
  ProblemNotice,
  Section,
  useAct,
  useApi,
  useMe,
  useRight,
  useToast,
  useWords,
} from '#kit';
import { ClearDemo } from '#web/access/shared';
import { firstDaysWords } from './words.ts';
import './first-days.css';

type Step = Told['house'][number] | Told['own'][number];

/** Where a step is done; or the key that does it from anywhere. */
const ways: Record<Step['step'], { to: NonNullable<LinkProps['to']> } | { keys: string }> = {
  colleagues: { to: '/settings/people' },
  customers: { to: '/customers' },
  pipelines: { to: '/settings/pipelines' },
  mail: { to: '/settings/policy' },
  secondProof: { to: '/account' },
  recoveryCodes: { to: '/account' },
  followUp: { keys: 'f' },
  view: { to: '/customers' },
  notices: { to: '/account' },
  palette: { keys: 'mod+k' },
};

export function FirstDays() {
  const t = useWords(firstDaysWords);
  const toast = useToast();
  const { data } = useApi(firstDays.get, {});
  const change = useAct(firstDays.change);
  const hasDemo = useMe()?.organisation.demo === true;
  const mayClear = useRight('settings.manage') && hasDemo;
  if (!data || data.dismissed) return null;
  const steps: Step[] = [...data.house, ...data.own];
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length && !mayClear) return null;
  // Waited for: the list is gone by the time that it is said where it went.
  const putAway = () =>
    change.run({ body: { dismissed: true } }).then(
      () => toast(t.isPutAway, () => change.run({ body: { dismissed: false } })),
      () => {},
    );
  return (
    <Section
      title={t.title}
      hint={t.progress(done, steps.length)}
      action={
        <Button kind="text" busy={change.busy} onClick={() => void putAway()}>
          {t.putAway}
        </Button>
      }
    >
      <div className="lk-first-days">
        {data.house.length > 0 && <Steps title={t.house} steps={data.house} />}
        <Steps {...(data.house.length > 0 && { title: t.own })} steps={data.own} />
      </div>
      {change.problem && <ProblemNotice problem={change.problem} />}
      {mayClear && (
        <div className="lk-row lk-first-days-demo">
          {t.demo} <ClearDemo />
        </div>
      )}
    </Section>
  );
}

function Steps({ title, steps }: { title?: string; steps: readonly Step[] }) {
  const t = useWords(firstDaysWords);
  return (
    <div>
      {title && <h3>{title}</h3>}
      <ul>
        {steps.map(({ step, done }) => (
          <li key={step} className={done ? 'lk-first-days-done' : ''}>
            <span className="lk-first-days-tick" aria-hidden="true">
              {done && <CheckIcon />}
            </span>
            {done && <span className="lk-hidden">{t.done}</span>}
            {done ? t.steps[step] : <ToDo step={step} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ToDo({ step }: { step: Step['step'] }) {
  const t = useWords(firstDaysWords);
  const way = ways[step];
  if ('to' in way) return <Link to={way.to}>{t.steps[step]}</Link>;
  return (
    <>
      {t.steps[step]} <Keys keys={way.keys} />
    </>
  );
}

/** Brings the list back that was put away. Nothing where it is there anyway. */
export function FirstDaysAgain({ done }: { done: () => void }) {
  const t = useWords(firstDaysWords);
  const { data } = useApi(firstDays.get, {});
  const change = useAct(firstDays.change);
  if (!data?.dismissed) return null;
  const again = async () => {
    await change.run({ body: { dismissed: false } });
    done();
  };
  return (
    <>
      {change.problem && <ProblemNotice problem={change.problem} />}
      {/* Where it fails, the problem stands above. */}
      <Button busy={change.busy} onClick={() => void again().catch(() => {})}>
        {t.again}
      </Button>
    </>
  );
}
