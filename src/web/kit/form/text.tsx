/** Light fields: text, password, tick. The entry pages use these, so they are native controls. */
import {
  type ComponentPropsWithRef,
  type HTMLInputAutoCompleteAttribute,
  type ReactNode,
  useState,
} from 'react';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { Field } from './form.tsx';
import type { Binding } from './use-form.ts';

export interface FieldProps<V> {
  bind: Binding<V>;
  label: string;
  hint?: ReactNode;
  /** Over all columns of the form. */
  wide?: boolean;
}
export interface TextProps extends FieldProps<string | null> {
  placeholder?: string;
  autoFocus?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  type?: 'text' | 'email' | 'tel' | 'url';
}

/** The bare control, without a label; in bars and beside others. */
export const TextInput = ({ className = '', ...rest }: ComponentPropsWithRef<'input'>) => (
  <input className={`lk-input ${className}`} {...rest} />
);

/** One line of text. */
export function FieldText(props: TextProps) {
  const { bind, placeholder, autoFocus, autoComplete = 'off', type = 'text', ...field } = props;
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <TextInput
          {...names}
          value={bind.value ?? ''}
          onChange={(e) => bind.set(e.target.value)}
          disabled={bind.disabled}
          placeholder={placeholder}
          autoFocus={autoFocus}
          autoComplete={autoComplete}
          type={type}
        />
      )}
    </Field>
  );
}

/** A password, that can be looked at. */
export function FieldPassword({ bind, autoFocus, autoComplete = 'off', ...field }: Omit<TextProps, 'type'>) {
  const t = useWords(kitWords);
  const [seen, setSeen] = useState(false);
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <div className="lk-password">
          <TextInput
            {...names}
            value={bind.value ?? ''}
            onChange={(e) => bind.set(e.target.value)}
            disabled={bind.disabled}
            autoFocus={autoFocus}
            autoComplete={autoComplete}
            type={seen ? 'text' : 'password'}
            spellCheck={false}
          />
          <button type="button" aria-pressed={seen} onClick={() => setSeen(!seen)}>
            {seen ? t.hide : t.show}
          </button>
        </div>
      )}
    </Field>
  );
}

/** A box to tick beside a sentence. */
export function Checkbox(props: {
  checked: boolean;
  change: (checked: boolean) => void;
  hint?: ReactNode;
  wide?: boolean;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <label className={props.wide ? 'lk-check lk-form-wide' : 'lk-check'}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(e) => props.change(e.target.checked)}
        disabled={props.disabled}
      />
      <span>
        {props.children}
        {props.hint && <span className="lk-quiet lk-hint">{props.hint}</span>}
      </span>
    </label>
  );
}

/** Yes or no, as a field. */
export function FieldCheck({ bind, label, hint, wide = false }: FieldProps<boolean>) {
  return (
    <Checkbox
      checked={bind.value ?? false}
      change={(on) => bind.set(on)}
      disabled={bind.disabled}
      hint={hint}
      wide={wide}
    >
      {label}
    </Checkbox>
  );
}
