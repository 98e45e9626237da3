/** Forms in all that can become of them. */
import { useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';
import {
  Button,
  DraftLine,
  DraftMark,
  FieldSelect,
  FieldText,
  Form,
  type FormState,
  getSettings,
  ownDrafts,
  ProblemError,
  type SeenProblem,
  useForm,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { writeDraft } from '../form/draft.ts';
import { levels } from './choices.tsx';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

const schema = z.object({
  name: z.string().min(1),
  city: z.string().min(1),
  level: z.enum(levels).nullable().optional(),
});
type Customer = FormState<typeof schema>;

const draft = 'kit.customer';
// Nobody is signed in here: these are nobody's. What was typed before the page was loaded stands in one of them.
ownDrafts('kit');
const typed = galleryWords[getSettings().locale];
writeDraft(draft, { values: { name: typed.companies.two }, title: typed.addCustomer, path: '/kit' });

function Inputs({ form }: { form: Customer }) {
  const t = useWords(galleryWords);
  return (
    <>
      <FieldText bind={form.at('name')} label={t.name} />
      <FieldText bind={form.at('city')} label={t.city} />
      <FieldSelect bind={form.at('level')} label={t.level} options={levels} words={t.levels} />
    </>
  );
}

/**
 * A form that somebody has sent.
 * @param props.answer what the server says; left out where it is never asked
 */
function Sent(props: { name?: string; answer?: () => Promise<unknown> }) {
  const t = useWords(galleryWords);
  const form = useForm({
    schema,
    start: { name: props.name ?? t.companies.one, city: t.cities.one, level: 'a' },
    submit: props.answer ?? (() => Promise.resolve()),
  });
  const send = useEffectEvent(() => void form.submit());
  useEffect(() => send(), []);
  return (
    <Form form={form} cancel={() => {}}>
      <Inputs form={form} />
    </Form>
  );
}

const refuse = (problem: SeenProblem) => () => Promise.reject(new ProblemError(problem));
const never = () => new Promise(() => {});

function Usual({ columns, change }: { columns?: 1 | 2; change?: Partial<Customer> }) {
  const t = useWords(galleryWords);
  const toast = useToast();
  const form = useForm({
    schema,
    start: { name: t.companies.one, city: t.cities.one },
    submit: () => Promise.resolve(),
    done: () => toast(t.usual),
  });
  return (
    <Form<typeof schema>
      form={{ ...form, ...change }}
      columns={columns ?? 1}
      cancel={() => {}}
      extra={<Button danger>{t.deleteCustomer}</Button>}
    >
      <Inputs form={form} />
    </Form>
  );
}

function Restored() {
  const form = useForm({ schema, start: {}, draft, submit: () => Promise.resolve() });
  return (
    <Form form={form}>
      <Inputs form={form} />
    </Form>
  );
}

/** It takes the cursor to itself, so it comes when it is asked for. */
function Clashing() {
  const t = useWords(galleryWords);
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const words = usePlainFields(t, { level: t.levels });
  if (!open)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t.open}</Button>
      </div>
    );
  const start = { name: t.companies.one, city: t.cities.one, level: 'b' };
  const clash: Customer['clash'] = {
    clashes: [
      { path: 'name', original: t.companies.one, mine: t.companies.two, theirs: t.companies.three },
      { path: 'city', original: t.cities.one, mine: t.cities.two, theirs: null },
    ],
    taken: [{ path: 'level', original: 'b', mine: 'b', theirs: 'a' }],
    editing: { start, values: start, version: 2 },
    by: t.people.two,
    saving: true,
    words,
    resolve: () => {
      setOpen(false);
      toast(t.clash);
    },
  };
  return <Usual change={{ clash }} />;
}

function Forms() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <Usual />
      </State>
      <State name={t.faulty}>
        <Sent name="" />
      </State>
      <State name={t.busy} faint>
        <Sent answer={never} />
      </State>
      <State name={t.failed}>
        <Sent answer={refuse({ code: 'forbidden', status: 403 })} />
      </State>
      <State name={t.away}>
        <Sent answer={refuse({ code: 'unreachable', status: 0 })} />
      </State>
      <State name={t.loose}>
        <Usual change={{ loose: [`${t.owner}: ${t.fault}`] }} />
      </State>
      <State name={t.restored}>
        <Restored />
      </State>
      <State name={t.unkept}>
        <Usual change={{ unkept: true }} />
      </State>
      <State name={t.clash}>
        <Clashing />
      </State>
      <State name={t.twoColumns} wide>
        <Usual columns={2} />
      </State>
    </>
  );
}

function Marks() {
  const t = useWords(galleryWords);
  const toast = useToast();
  return (
    <>
      <State name={t.usual}>
        <div>
          <DraftMark draft={draft} open={() => toast(t.addCustomer)} />
        </div>
      </State>
      <State name={t.inRow}>
        <div>
          <DraftMark draft={draft} />
        </div>
      </State>
    </>
  );
}

function Line() {
  const t = useWords(galleryWords);
  const restored = { at: new Date().toISOString(), withheld: [], discard: () => {} };
  return (
    <State name={t.usual} wide>
      <DraftLine form={{ restored, taken: [], unkept: false, words: undefined }} />
    </State>
  );
}

export const forms: Parts = { Form: Forms, DraftLine: Line, DraftMark: Marks };
