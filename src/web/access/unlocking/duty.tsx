import { useState } from 'react';
import { duty, type Duty } from '#contract/access/duty';
import {
  AddIcon,
  Button,
  CalendarIcon,
  Fact,
  FactList,
  Notice,
  ProblemNotice,
  Section,
  SidePanel,
  Skeleton,
  useApi,
  useFormat,
  useWords,
} from '#kit';
import { AbsenceForm, ShiftForm } from './duty-forms.tsx';
import { Absences, WeekOfShifts } from './duty-week.tsx';
import { dutyWords } from './duty-words.ts';

/** Who is called when: now, next, the week, who is away, and when nobody is there. */
export function DutyRoster() {
  const t = useWords(dutyWords);
  const { data, problem, reload } = useApi(duty.get, {});
  const [adding, setAdding] = useState<'shift' | 'absence'>();
  if (problem) return <ProblemNotice problem={problem} retry={reload} />;
  if (!data) return <Skeleton lines={8} />;
  const close = () => setAdding(undefined);
  return (
    <div className="lk-stack">
      <Now duty={data} />
      <Gaps duty={data} />
      <Section
        title={t.week}
        hint={t.weekHint(data.timeZone)}
        action={
          <Button icon={<AddIcon />} onClick={() => setAdding('shift')}>
            {t.addShift}
          </Button>
        }
      >
        <WeekOfShifts duty={data} />
      </Section>
      <Section
        title={t.absences}
        hint={t.absencesHint}
        action={
          <Button icon={<CalendarIcon />} onClick={() => setAdding('absence')}>
            {t.addAbsence}
          </Button>
        }
      >
        <Absences duty={data} />
      </Section>
      <Section title={t.directory} hint={t.directoryHint}>
        <FactList>
          {data.people.map((person) => (
            <Fact key={person.id} label={person.name}>
              {[person.phone, person.email].filter(Boolean).join('\n')}
            </Fact>
          ))}
        </FactList>
      </Section>
      <SidePanel open={adding === 'shift'} title={t.addShift} close={close}>
        <ShiftForm duty={data} close={close} />
      </SidePanel>
      <SidePanel open={adding === 'absence'} title={t.addAbsence} close={close}>
        <AbsenceForm duty={data} close={close} />
      </SidePanel>
    </div>
  );
}

function Now({ duty: { now, next, empty } }: { duty: Duty }) {
  const t = useWords(dutyWords);
  const { instant } = useFormat();
  if (empty)
    return (
      <Notice tone="challenge" title={t.empty}>
        <p>{t.emptyHint}</p>
      </Notice>
    );
  const who = ({ first, second }: Duty['now']) =>
    first === null ? t.nobody : second === null ? first.name : t.both(first.name, second.name);
  return (
    <Notice tone={now.first ? 'open' : 'challenge'} title={t.now(who(now))}>
      <p>{next ? t.until(instant(next.from), who(next)) : t.unchanged}</p>
      {!now.first && <p>{t.nobodyHint}</p>}
    </Notice>
  );
}

/** When nobody is there within a week, in plain words. */
function Gaps({ duty: { gaps, empty } }: { duty: Duty }) {
  const t = useWords(dutyWords);
  const { instant } = useFormat();
  if (empty) return null;
  if (gaps.length === 0) return <Notice tone="open" title={t.noGaps} />;
  return (
    <Notice tone="challenge" title={t.gaps(gaps.length)}>
      <ul className="lk-unlock-reasons">
        {gaps.map(({ from, to }) => (
          <li key={from}>{t.gap(instant(from), instant(to))}</li>
        ))}
      </ul>
      <p>{t.gapsHint}</p>
    </Notice>
  );
}
