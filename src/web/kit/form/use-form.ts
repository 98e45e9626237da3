/** A form over one of the contract's schemas: values, checking, sending, problems at their fields. */
import { use, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { asProblem, type SeenProblem } from '../client/problem-error.ts';
import { FormTitle, type Concerned } from '../parts/concerned.ts';
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
import { forgetDraft, useUnkept, writeDraft } from './draft.ts';
import {
  chosen,
  type Editing,
  type FieldsInWords,
  type Latest,
  meet,
  opened,
  type ToChoose,
} from './editing.ts';
import { type Difference, same } from './merge.ts';

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
  /** What is changed, and not added: then only what differs from `start` is sent, and nothing if nothing does. */
  onlyChanges?: boolean;
  /** The version of the record that `start` is of. */
  version?: number;
  /**
   * Reads the record anew, where somebody else has changed it meanwhile: both changes become one, and where they clash
   * the person chooses.
   */
  latest?: () => Promise<Latest>;
  /** With `latest`: the names of the fields and their values in words, to choose between. */
  words?: FieldsInWords;
  /**
   * Sends the values. What it throws is shown in the form.
   * @param version the version to be changed: that of `start`, or of the latest after a clash
   * @param base that version's fields, and what others changed since the form was opened
   */
  submit: (body: z.input<S>, version: number, base: Base) => Promise<unknown>;
  /** After it went well. */
  done?: (() => void) | undefined;
  /** Keeps what is typed in this browser under this name until it is sent. */
  draft?: string;
  /** Fields that are never kept. With `words`, which name them when they have to be typed again. */
  secrets?: readonly string[];
  /** Problems that belong to one field: `{ weak_password: 'password' }`. They are said there. */
  blame?: Partial<Record<SeenProblem['code'], Path<z.input<S>>>>;
  /** The record being changed: a clash then says who was quicker. */
  concerns?: Concerned;
  /** Takes that record out of the bin, where somebody put it meanwhile. */
  bringBack?: () => Promise<unknown>;
}

export interface Base extends Others {
  start: Values;
}
/** What others changed since the form was opened and I did not, and who did so last. */
interface Others {
  taken: Difference[];
  by?: string | undefined;
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
  /** Takes the record out of the bin and saves. */
  bringBack: (() => Promise<void>) | undefined;
  /** Typed before, and here again: since when, and the way to be rid of it. */
  restored: { at: string; withheld: readonly string[]; discard: () => void } | undefined;
  /** This browser keeps no draft: its storage is full or refused. */
  unkept: boolean;
  /** What others changed while this was typed, taken over. */
  taken: Difference[];
  /** Somebody else changed the same fields. */
  clash: ToChoose | undefined;
  words: FieldsInWords | undefined;
}

/** Makes a form. Checked when sent, and from then on while typing. */
export function useForm<S extends z.ZodType>(options: FormOptions<S>): FormState<S> {
  const { schema, onlyChanges = false, draft, latest, secrets = noSecrets } = options;
  const locale = useLocale();
  const title = use(FormTitle);
  const beginning = () => ({
    start: options.start as Values,
    values: options.start as Values,
    version: options.version ?? 0,
  });
  const [first] = useState(() => opened(schema, beginning(), draft));
  const [editing, setEditing] = useState<Editing>(first.editing);
  const [restoredAt, setRestoredAt] = useState(first.at);
  const [taken, setTaken] = useState(first.taken);
  const [clash, setClash] = useState(first.clash);
  const [faults, setFaults] = useState<Faults>({});
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem>();
  const shown = useRef(new Set<string>());
  const { start, values, version } = editing;
  const touched = !same(values, start);
  const changes = latest !== undefined;
  const unkept = useUnkept(draft);

  useEffect(() => {
    if (!draft) return;
    const withheld = secrets.filter((secret) => !same(values[secret], start[secret]));
    const kept = without(values, secrets);
    const began = without(start, secrets);
    if (same(kept, began)) return forgetDraft(draft);
    const base = changes ? { base: began, version } : {};
    const path = location.pathname + location.search;
    writeDraft(draft, { values: kept, ...base, withheld, title: title ?? document.title, path });
  }, [draft, secrets, values, start, version, changes, title]);

  const bodyOf = (now: Editing): Values =>
    emptied(schema, onlyChanges ? changesOf(now.start, now.values) : now.values);

  const set = (path: string, value: unknown) => {
    const put = (now: Editing) => ({ ...now, values: withValueAt(now.values, path, value) });
    const next = put(editing);
    // Two fields may be set at once.
    setEditing(put);
    setFaults(tried ? check(schema, bodyOf(next)) : {});
  };

  const fresh = (next: Editing) => {
    setEditing(next);
    setRestoredAt(undefined);
    setTaken([]);
    setClash(undefined);
  };

  /** Sends; where somebody was quicker, puts both changes together and sends again, unless somebody has to choose. */
  const save = async (now: Editing, others: Others): Promise<void> => {
    const body = bodyOf(now);
    const found = check(schema, body);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    if (!onlyChanges || Object.keys(body).length > 0) {
      try {
        const saved = await options.submit(body as z.input<S>, now.version, { start: now.start, ...others });
        fresh({ start: now.values, values: now.values, version: versionOf(saved) ?? now.version });
      } catch (error) {
        if (!latest || asProblem(error).code !== 'stale') throw error;
        const met = meet(now, await latest());
        if (met.editing.version === now.version) throw error;
        const all = { taken: [...others.taken, ...met.taken], by: met.by };
        if (met.clash) return setClash({ ...met.clash, ...all, saving: true });
        setEditing(met.editing);
        setTaken(all.taken);
        return save(met.editing, all);
      }
    }
    if (draft) forgetDraft(draft);
    options.done?.();
  };

  const send = async (now: Editing, others: Others, before?: () => Promise<unknown>) => {
    setTried(true);
    setProblem(undefined);
    setBusy(true);
    try {
      await before?.();
      await save(now, others);
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

  const resolve = (theirs: ReadonlySet<string>) => {
    if (!clash) return;
    const next = chosen(clash, theirs);
    setClash(undefined);
    setEditing(next);
    setTaken(clash.taken);
    if (clash.saving) void send(next, { taken: clash.taken, by: clash.by });
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
    submit: async () => {
      if (!busy) await send(editing, { taken });
    },
    busy,
    touched,
    problem,
    loose,
    concerns: options.concerns,
    bringBack: options.bringBack && (() => send(editing, { taken }, options.bringBack)),
    restored:
      restoredAt && touched
        ? {
            at: restoredAt,
            withheld: (first.withheld ?? []).filter((secret) => same(values[secret], start[secret])),
            discard: () => fresh(beginning()),
          }
        : undefined,
    unkept: unkept && touched,
    taken,
    clash: clash && options.words && { ...clash, words: options.words, resolve },
    words: options.words,
  };
}

const noSecrets: readonly string[] = [];

const without = (values: Values, fields: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)));

const versionOf = (saved: unknown): number | undefined =>
  typeof saved === 'object' && saved !== null && 'version' in saved && typeof saved.version === 'number'
    ? saved.version
    : undefined;
