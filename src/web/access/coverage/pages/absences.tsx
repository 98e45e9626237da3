/** Leave and illness: noted, and over. */
import { useState } from 'react';
import { absenceKinds, absences } from '#contract/access/coverage';
import {
  AddIcon,
  Button,
  CalendarIcon,
  CheckIcon,
  ClockIcon,
  FieldChoice,
  FieldDate,
  Form,
  ProblemNotice,
  Section,
  SidePanel,
  StatusTag,
  useAct,
  useApi,
  useForm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { coverWords } from './words.ts';

const looks = {
  coming: { tone: 'neutral', icon: <CalendarIcon /> },
  now: { tone: 'challenge', icon: <ClockIcon /> },
  over: { tone: 'neutral', icon: <CheckIcon /> },
} as const;

export function Absences({ personId }: { personId: string }) {
  const t = useWords(coverWords);
  const { day } = useFormat();
  const { data, problem, reload } = useApi(absences.list, { query: { personId } });
  const end = useAct(absences.end);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t.absences}
      hint={t.absencesHint}
      action={
        <Button icon={<AddIcon />} onClick={() => setAdding(true)}>
          {t.addAbsence}
        </Button>
      }
    >
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {end.problem && <ProblemNotice problem={end.problem} />}
      {data?.items.length === 0 && <p className="lk-quiet">{t.noneAbsent}</p>}
      <ul className="lk-cover-list">
        {data?.items.map((one) => (
          <li key={one.id}>
            <span className="lk-cover-what">
              {t.kinds[one.kind]} · {t.days(day(one.from), one.until && day(one.until))}{' '}
              <StatusTag {...looks[one.state]}>{t.absenceStates[one.state]}</StatusTag>
            </span>
            {one.state !== 'over' && (
              <Button busy={end.busy} onClick={() => end.send({ params: { id: one.id } })}>
                {one.state === 'now' ? t.back : t.cancel}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <SidePanel open={adding} title={t.addAbsence} close={() => setAdding(false)}>
        <AbsenceForm personId={personId} close={() => setAdding(false)} />
      </SidePanel>
    </Section>
  );
}

function AbsenceForm({ personId, close }: { personId: string; close: () => void }) {
  const t = useWords(coverWords);
  const toast = useToast();
  const { today } = useFormat();
  const create = useAct(absences.create);
  const form = useForm({
    schema: absences.create.body,
    start: { personId, kind: 'leave', from: today(), until: null },
    submit: (body) => create.run({ body }),
    done: () => {
      toast(t.saved);
      close();
    },
  });
  return (
    <Form form={form} cancel={close} act={t.addAbsence}>
      <FieldChoice bind={form.at('kind')} label={t.kind} options={absenceKinds} words={t.kinds} />
      <FieldDate bind={form.at('from')} label={t.from} />
      <FieldDate bind={form.at('until')} label={t.until} hint={t.untilHint} />
    </Form>
  );
}
