/** Fields that choose: from a closed list, from an open one, several words. */
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useWords, wordFor } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { Field } from './form.tsx';
import type { FieldProps } from './text.tsx';

const matches = (input: string, option: { label?: unknown; value?: unknown } | undefined) =>
  `${String(option?.label)} ${String(option?.value)}`.toLowerCase().includes(input.toLowerCase());

/** One of a closed list, each with its word. */
export function FieldSelect<V extends string>(
  props: FieldProps<V | null> & { options: readonly V[]; words: Record<V, string>; clearable?: boolean },
) {
  const { bind, options, words, clearable = false, ...field } = props;
  const t = useWords(kitWords);
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <Select<V>
          {...names}
          value={bind.value ?? null}
          onChange={(value) => bind.set(value ?? null)}
          options={options.map((value) => ({ value, label: words[value] }))}
          allowClear={clearable && { label: t.clear }}
          showSearch={options.length > 8 ? { filterOption: matches } : false}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
          placeholder={t.choose}
        />
      )}
    </Field>
  );
}

/** One of a few, all in sight. */
export function FieldChoice<V extends string>(
  props: FieldProps<V> & { options: readonly V[]; words: Record<V, string> },
) {
  const { bind, options, words, ...field } = props;
  return (
    <Field bind={bind} {...field}>
      {({ id }) => (
        <div>
          <Segmented<V>
            id={id}
            aria-label={field.label}
            value={bind.value ?? ('' as V)}
            onChange={(value) => bind.set(value)}
            options={options.map((value) => ({ value, label: words[value] }))}
            disabled={bind.disabled}
          />
        </div>
      )}
    </Field>
  );
}

/** A word of an open vocabulary: offered ones are translated, one's own is kept as typed. */
export function FieldOpenSelect(
  props: FieldProps<string | null> & { options: readonly string[]; words?: object },
) {
  const { bind, options, words = {}, ...field } = props;
  const t = useWords(kitWords);
  const [typed, setTyped] = useState('');
  const known = [...new Set([...options, ...(bind.value ? [bind.value] : [])])].map((value) => ({
    value,
    label: wordFor(words, value),
  }));
  const own = typed.trim();
  const offered =
    own && !known.some((o) => o.label === own || o.value === own)
      ? [...known, { value: own, label: t.useOwn(own) }]
      : known;
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <Select<string>
          {...names}
          value={bind.value ?? null}
          onChange={(value) => bind.set(value ?? null)}
          options={offered}
          allowClear={{ label: t.clear }}
          showSearch={{ onSearch: setTyped, filterOption: matches }}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
          placeholder={t.choose}
        />
      )}
    </Field>
  );
}

/** What ends one of several short words. */
export const tagEnds = [',', '，', '、', ';', '；'];

/** Several short words: typed, or taken from those in use. */
export function FieldTags(props: FieldProps<string[]> & { suggestions?: readonly string[] }) {
  const { bind, suggestions = [], ...field } = props;
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <Select<string[]>
          {...names}
          mode="tags"
          value={bind.value ?? []}
          onChange={(value) => bind.set(value)}
          options={suggestions.map((value) => ({ value, label: value }))}
          tokenSeparators={tagEnds}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
        />
      )}
    </Field>
  );
}

/** Several of a closed list. */
export function FieldSelectMany<V extends string>(
  props: FieldProps<V[]> & { options: readonly { value: V; label: string }[] },
) {
  const { bind, options, ...field } = props;
  const t = useWords(kitWords);
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <Select<V[]>
          {...names}
          mode="multiple"
          value={bind.value ?? []}
          onChange={(value) => bind.set(value)}
          options={[...options]}
          showSearch={{ filterOption: matches }}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
          placeholder={t.choose}
        />
      )}
    </Field>
  );
}
