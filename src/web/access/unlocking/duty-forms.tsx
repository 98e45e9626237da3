import { z } from 'zod';
import { duty, DutyTime, weekdays, type Duty } from '#contract/access/duty';
import { Day, Id, line } from '#contract/fields';
import {
  FieldChoice,
  FieldDate,
  FieldSelect,
  FieldSelectMany,
  FieldText,
  Form,
  useAct,
  useForm,
  useToast,
  useWords,
} from '#kit';
import { dutyWords } from './duty-words.ts';

interface Props {
  duty: Duty;
  close: () => void;
}

const quarters = Array.from(
  { length: 97 },
  (_, i) => `${String(Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`,
);
const itself = Object.fromEntries(quarters.map((time) => [time, time]));

const NewShift = z
  .object({
    personId: Id,
    place: z.enum(['1', '2']),
    every: z.enum(['week', 'day']),
    weekdays: z.array(z.string()),
    day: Day.optional(),
    from: DutyTime,
    to: DutyTime,
  })
  .superRefine((given, context) => {
    const missing = (path: string) => context.addIssue({ code: 'custom', message: 'required', path: [path] });
    if (given.every === 'week' && given.weekdays.length === 0) missing('weekdays');
    if (given.every === 'day' && given.day === undefined) missing('day');
    if (given.from === given.to || given.from === '24:00') missing('to');
  });

/** Somebody is put on duty: on days of every week, or on one day. */
export function ShiftForm({ duty: { people }, close }: Props) {
  const t = useWords(dutyWords);
  const toast = useToast();
  const add = useAct(duty.addShifts);
  const form = useForm({
    schema: NewShift,
    start: { place: '1', every: 'week', weekdays: ['1', '2', '3', '4', '5'], from: '09:00', to: '18:00' },
    draft: 'duty.shift',
    submit: ({ personId, place, every, weekdays: on, day, from, to }) =>
      add.run({
        body: {
          personId,
          place: place === '1' ? 1 : 2,
          from,
          to,
          ...(every === 'day' && day !== undefined ? { day } : { weekdays: on.map(Number) }),
        },
      }),
    done: () => {
      toast(t.added);
      close();
    },
  });
  return (
    <Form form={form} act={t.add} cancel={close}>
      <FieldSelect
        bind={form.at('personId')}
        label={t.person}
        options={people.map(({ id }) => id)}
        words={Object.fromEntries(people.map(({ id, name }) => [id, name]))}
      />
      <FieldChoice
        bind={form.at('place')}
        label={t.place}
        options={['1', '2']}
        words={{ 1: t.places[1], 2: t.places[2] }}
        hint={t.placeHint}
      />
      <FieldChoice bind={form.at('every')} label={t.every} options={['week', 'day']} words={t.everies} />
      {form.values.every === 'day' ? (
        <FieldDate bind={form.at('day')} label={t.day} hint={t.dayHint} />
      ) : (
        <FieldSelectMany
          bind={form.at('weekdays')}
          label={t.onDays}
          options={weekdays.map((one) => ({ value: String(one), label: t.weekdays[one] }))}
        />
      )}
      <FieldSelect bind={form.at('from')} label={t.from} options={quarters.slice(0, -1)} words={itself} />
      <FieldSelect bind={form.at('to')} label={t.to} options={quarters} words={itself} hint={t.toHint} />
    </Form>
  );
}

const NewAbsence = z.object({
  whose: z.string(),
  fromDay: Day,
  toDay: Day,
  note: line(200).optional(),
});
const house = 'house';

/** Somebody is away, or the house has a holiday. */
export function AbsenceForm({ duty: { people }, close }: Props) {
  const t = useWords(dutyWords);
  const toast = useToast();
  const add = useAct(duty.addAbsence);
  const form = useForm({
    schema: NewAbsence,
    start: {},
    draft: 'duty.absence',
    submit: ({ whose, ...given }) =>
      add.run({ body: { ...given, ...(whose !== house && { personId: whose }) } }),
    done: () => {
      toast(t.added);
      close();
    },
  });
  return (
    <Form form={form} act={t.add} cancel={close}>
      <FieldSelect
        bind={form.at('whose')}
        label={t.whose}
        options={[house, ...people.map(({ id }) => id)]}
        words={{ [house]: t.house, ...Object.fromEntries(people.map(({ id, name }) => [id, name])) }}
        hint={t.whoseHint}
      />
      <FieldDate bind={form.at('fromDay')} label={t.fromDay} />
      <FieldDate bind={form.at('toDay')} label={t.toDay} />
      <FieldText bind={form.at('note')} label={t.note} />
    </Form>
  );
}
