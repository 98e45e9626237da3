/** Fields that are typed into. */
import { useState } from 'react';
import {
  bindTo,
  Checkbox,
  Field,
  FieldCheck,
  FieldEmails,
  FieldMoney,
  FieldNote,
  FieldNumber,
  FieldPassword,
  FieldPhones,
  FieldText,
  TextInput,
  useWords,
} from '#kit';
import type { Money } from '#contract/fields';
import { useSomebody } from './records.tsx';
import { FieldStates, type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

function Own() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string> start={t.cities.one}>
      {(bind) => (
        <Field bind={bind} label={t.city} hint={t.hint}>
          {(names) => (
            <TextInput
              {...names}
              value={bind.value ?? ''}
              onChange={(e) => bind.set(e.target.value)}
              disabled={bind.disabled}
            />
          )}
        </Field>
      )}
    </FieldStates>
  );
}

function Bare() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <TextInput aria-label={t.name} placeholder={t.name} />
      </State>
      <State name={t.faulty}>
        <TextInput aria-label={t.name} aria-invalid defaultValue={t.companies.one} />
      </State>
      <State name={t.disabled}>
        <TextInput aria-label={t.name} disabled defaultValue={t.companies.one} />
      </State>
    </>
  );
}

function Texts() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string | null> start={t.companies.one}>
      {(bind) => <FieldText bind={bind} label={t.name} hint={t.hint} />}
    </FieldStates>
  );
}

function Passwords() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string | null> start="correct horse battery">
      {(bind) => <FieldPassword bind={bind} label={t.password} autoComplete="new-password" />}
    </FieldStates>
  );
}

function Notes() {
  const t = useWords(galleryWords);
  const [text, setText] = useState<string | null>('@');
  return (
    <>
      <FieldStates<string | null> start={t.calledText}>
        {(bind) => <FieldNote bind={bind} label={t.note} />}
      </FieldStates>
      <State name="@">
        <FieldNote
          bind={bindTo<string | null>(text, setText)}
          label={t.note}
          mentions={{ search: useSomebody, named: () => {} }}
        />
      </State>
    </>
  );
}

function Checks() {
  const t = useWords(galleryWords);
  const [on, setOn] = useState(true);
  return (
    <>
      <State name={t.usual}>
        <Checkbox checked={on} change={setOn}>
          {t.agree}
        </Checkbox>
      </State>
      <State name={t.withHint}>
        <Checkbox checked={on} change={setOn} hint={t.hint}>
          {t.agree}
        </Checkbox>
      </State>
      <State name={t.disabled}>
        <Checkbox checked={on} change={setOn} disabled>
          {t.agree}
        </Checkbox>
      </State>
    </>
  );
}

function CheckFields() {
  const t = useWords(galleryWords);
  const [on, setOn] = useState(false);
  const bind = bindTo(on, setOn);
  return (
    <>
      <State name={t.usual}>
        <FieldCheck bind={bind} label={t.agree} hint={t.hint} />
      </State>
      <State name={t.disabled}>
        <FieldCheck bind={{ ...bind, disabled: true }} label={t.agree} />
      </State>
    </>
  );
}

function Phones() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string[]> start={['+86 512 6289 0000', '138 0013 8000']}>
      {(bind) => <FieldPhones bind={bind} label={t.phone} />}
    </FieldStates>
  );
}

function Emails() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<string[]> start={['lin@crm.example']}>
      {(bind) => <FieldEmails bind={bind} label={t.email} />}
    </FieldStates>
  );
}

function Numbers() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<number | null> start={120}>
      {(bind) => <FieldNumber bind={bind} label={t.staff} unit={t.staffUnit} min={0} />}
    </FieldStates>
  );
}

function Amounts() {
  const t = useWords(galleryWords);
  return (
    <FieldStates<Money | null> start={{ amount: '1280000.50', currency: 'CNY' }}>
      {(bind) => <FieldMoney bind={bind} label={t.amount} currency="CNY" />}
    </FieldStates>
  );
}

export const fields: Parts = {
  Field: Own,
  TextInput: Bare,
  FieldText: Texts,
  FieldPassword: Passwords,
  FieldNote: Notes,
  Checkbox: Checks,
  FieldCheck: CheckFields,
  FieldPhones: Phones,
  FieldEmails: Emails,
  FieldNumber: Numbers,
  FieldMoney: Amounts,
};
