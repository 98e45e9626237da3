/** A form over one of the contract's schemas: values, checking, sending, problems at their fields. */
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { asProblem, type SeenProblem } from '../client/problem-error.ts';
import type { Concerned } from '../parts/notice.tsx';
import { useLocale } from '../settings.ts';
import {
  changesOf,
  check,
  emptied,
  type Faults,
  faultsOf,
  schemaAt,
  sentenceAt,
  valueAt,
  type Values,
  withValueAt,
} from './check.ts';
import { forgetDraft, readDraft, writeDraft } from './draft.ts';

type Plain<T> = NonNullable<T> extends readonly unknown[] ? never : NonNullable<T>;
/** The fields of a form: `name`, and inside objects `address.city`. */
export type Path<T> = {
  [K in keyof T & string]: K | (Plain<T[K]> extends object ? `${K}.${keyof Plain<T[K]> & string}` : never);
}[keyof T & string];
export type ValueAt<T, P> = P extends keyof T
  ? T[P]
  : P extends `${infer K}.${infer Rest}`
    ? K extends keyof T
      ? Rest extends keyof NonNullable<T[K]>
        ? NonNullable<T[K]>[Rest]
        : never
      : never
    : never;

/** One field of a form, as its control needs it. */
export interface Binding<V> {
  path: string;
  value: V | undefined;
  set(value: V | undefined): void;
  fault: string | undefined;
  required: boolean;
  disabled: boolean;
}

/** A field outside a form: what is chosen takes effect at once. */
export const bindTo = <V>(value: V | undefined, set: (value: V) => void): Binding<V> => ({
  path: '',
  value,
  set: (next) => {
    if (next !== undefined) set(next);
  },
  fault: undefined,
  required: false,
  disabled: false,
});

export interface FormOptions<S extends z.ZodType> {
  schema: S;
  start: Partial<z.input<S>>;
  /** Sends the values. What it throws is shown in the form. */
  submit: (body: z.input<S>) => Promise<unknown>;
  /** Send only what differs from `start` (changes of an existing record). Nothing different: nothing is sent. */
  onlyChanges?: boolean;
  /** After it went well. */
  done?: (() => void) | undefined;
  /** Keeps what is typed in this browser under this name until it is sent. */
  draft?: string;
  /** Problems that belong to one field: `{ weak_password: 'password' }`. They are said there. */
  blame?: Partial<Record<SeenProblem['code'], Path<z.input<S>>>>;
  /** The record being changed: a stale change then says who was quicker, and can load the latest. */
  concerns?: Concerned;
  reload?: () => void;
}

export interface FormState<S extends z.ZodType> {
  at: <P extends Path<z.input<S>>>(path: P) => Binding<Exclude<ValueAt<z.input<S>, P>, undefined>>;
  values: Partial<z.input<S>>;
  submit: () => Promise<void>;
  busy: boolean;
  /** Something was typed since the start. */
  touched: boolean;
  problem: SeenProblem | undefined;
  /** Faults that no shown field carries. */
  loose: string[];
  concerns: Concerned | undefined;
  reload: (() => void) | undefined;
}

/** Makes a form. Checked when sent, and from then on while typing. */
export function useForm<S extends z.ZodType>(options: FormOptions<S>): FormState<S> {
  const { schema, onlyChanges = false, draft } = options;
  const locale = useLocale();
  const [start, setStart] = useState(() => options.start as Values);
  const [values, setValues] = useState<Values>(() => ({ ...start, ...(draft ? readDraft(draft) : {}) }));
  const [faults, setFaults] = useState<Faults>({});
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem>();
  const shown = useRef(new Set<string>());
  const touched = JSON.stringify(values) !== JSON.stringify(start);

  useEffect(() => {
    if (draft && touched) writeDraft(draft, values);
  }, [draft, touched, values]);

  const bodyOf = (all: Values): Values => emptied(schema, onlyChanges ? changesOf(start, all) : all);

  const set = (path: string, value: unknown) => {
    const next = withValueAt(values, path, value);
    // Two fields may be set at once.
    setValues((now) => withValueAt(now, path, value));
    setFaults(tried ? check(schema, bodyOf(next)) : {});
  };

  const submit = async () => {
    if (busy) return;
    const body = bodyOf(values);
    const found = check(schema, body);
    setTried(true);
    setFaults(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return;
    if (onlyChanges && Object.keys(body).length === 0) return options.done?.();
    setBusy(true);
    try {
      await options.submit(body as z.input<S>);
      if (draft) forgetDraft(draft);
      setStart(values);
      options.done?.();
    } catch (error) {
      const seen = asProblem(error);
      const blamed = options.blame?.[seen.code];
      if (blamed) return setFaults({ [blamed]: { code: seen.errors?.[0]?.code ?? seen.code, detail: '' } });
      setProblem(seen);
      setFaults(faultsOf(seen.errors ?? []));
    } finally {
      setBusy(false);
    }
  };

  const at = (path: string): Binding<unknown> => {
    shown.current.add(path);
    return {
      path,
      value: valueAt(values, path),
      set: (value) => set(path, value),
      fault: sentenceAt(faults, path, locale),
      required: !onlyChanges && schemaAt(schema, path)?.safeParse(undefined).success === false,
      disabled: busy,
    };
  };

  const isShown = (path: string) =>
    [...shown.current].some((field) => path === field || path.startsWith(`${field}.`));
  const loose = Object.keys(faults)
    .filter((path) => !isShown(path))
    .map((path) => `${path}: ${sentenceAt(faults, path, locale) ?? ''}`.replace(/^: /, ''));

  return {
    at: at as FormState<S>['at'],
    values: values as Partial<z.input<S>>,
    submit,
    busy,
    touched,
    problem,
    loose,
    concerns: options.concerns,
    reload: options.reload,
  };
}
