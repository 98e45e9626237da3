import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { z } from 'zod';
import { Button } from '../parts/button.tsx';
import type { SeenProblem } from '../client/problem-error.ts';
import { GoneNotice, ProblemNotice } from '../parts/notice.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { AwayNotice } from './away.tsx';
import { ClashView } from './clash.tsx';
import { DraftLine } from './draft-line.tsx';
import type { Binding, FormState } from './use-form.ts';
import './form.css';

/** A form. Enter sends it; the first wrong field gets the focus. */
export function Form<S extends z.ZodType>(props: {
  form: FormState<S>;
  /** What the button says; “save” unless said. */
  act?: string;
  cancel?: (() => void) | undefined;
  /** Two columns where there is room. */
  columns?: 1 | 2;
  /** Not the page's main act: the button isn't primary. */
  plain?: boolean;
  /** Another act at the end of the row, e.g. deleting. */
  extra?: ReactNode;
  /** Something is on its way that has to be there first: it can't be sent yet. */
  waits?: boolean;
  /** The button takes the whole width (entry pages). */
  block?: boolean;
  children: ReactNode;
}) {
  const { form } = props;
  const t = useWords(kitWords);
  const element = useRef<HTMLFormElement>(null);
  /** Where the cursor was when the form was sent; null: nothing was sent. */
  const sentFrom = useRef<Element | null>(null);
  useEffect(() => {
    if (!sentFrom.current || form.busy) return;
    // Fields are shut while the answer is awaited, which takes the cursor out of them.
    const wrong = element.current?.querySelector('[aria-invalid="true"]');
    const back = wrong ?? sentFrom.current;
    if (back instanceof HTMLElement && back.isConnected) back.focus();
    sentFrom.current = null;
  });
  if (form.clash) return <ClashView clash={form.clash} concerns={form.concerns} />;
  // Wrong fields speak for themselves; everything else is said here.
  const said = form.problem && (form.problem.code !== 'invalid_input' || form.loose.length > 0);
  return (
    <form
      ref={element}
      className={`lk-form lk-form-${props.columns ?? 1}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (props.waits) return;
        sentFrom.current = document.activeElement;
        void form.submit();
      }}
    >
      <DraftLine form={form} />
      {props.children}
      {said && form.problem && (
        <div className="lk-form-wide">
          <SaidOf form={form} problem={form.problem} />
        </div>
      )}
      {form.loose.length > 0 && (
        <div className="lk-form-wide lk-fault" role="alert">
          <ul>
            {form.loose.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="lk-form-wide lk-form-acts">
        <Button
          kind={props.plain ? 'plain' : 'primary'}
          submits
          busy={form.busy || (props.waits ?? false)}
          block={props.block ?? false}
        >
          {props.act ?? t.save}
        </Button>
        {props.cancel && <Button onClick={props.cancel}>{t.cancel}</Button>}
        {props.extra && <div className="lk-form-extra">{props.extra}</div>}
      </div>
    </form>
  );
}

/** Why it was not sent, and the way on. */
function SaidOf<S extends z.ZodType>({ form, problem }: { form: FormState<S>; problem: SeenProblem }) {
  const t = useWords(kitWords);
  const { concerns, bringBack } = form;
  if (problem.code === 'unreachable') return <AwayNotice retry={() => void form.submit()} />;
  if (problem.code === 'not_found' && concerns)
    return (
      <GoneNotice
        concerns={concerns}
        hint={bringBack ? t.typedIsHere : t.typedIsKept}
        act={t.restoreAndSave}
        busy={form.busy}
        bringBack={bringBack && (() => void bringBack())}
      />
    );
  return <ProblemNotice problem={problem} concerns={concerns} />;
}

/** What a control needs to be named and described for a screen reader. */
export interface ControlNames {
  id: string;
  'aria-invalid': boolean;
  'aria-required': boolean;
  'aria-describedby': string | undefined;
}

/** Label, control, hint and fault of one field. */
export function Field(props: {
  bind: Pick<Binding<never>, 'fault' | 'required'>;
  label: string;
  hint?: ReactNode;
  wide?: boolean;
  children: (names: ControlNames) => ReactNode;
}) {
  const { bind, label, hint } = props;
  const id = useId();
  const described = [bind.fault ? `${id}-fault` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div className={props.wide ? 'lk-field lk-form-wide' : 'lk-field'}>
      <label htmlFor={id}>
        {label}
        {bind.required && (
          <span className="lk-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {props.children({
        id,
        'aria-invalid': bind.fault !== undefined,
        'aria-required': bind.required,
        'aria-describedby': described || undefined,
      })}
      {bind.fault && (
        <div id={`${id}-fault`} className="lk-fault">
          {bind.fault}
        </div>
      )}
      {hint && (
        <div id={`${id}-hint`} className="lk-quiet lk-hint">
          {hint}
        </div>
      )}
    </div>
  );
}
