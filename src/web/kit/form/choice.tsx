/** Fields that choose: from a closed list, from an open one, several words, several lines. */
import { DatePicker, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Money } from '#contract/fields';
import { AddIcon, CloseIcon } from '../icons.tsx';
import { Button } from '../parts/button.tsx';
import { useWords, wordFor } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { formatCurrencyName } from '../format.ts';
import { useLocale } from '../settings.ts';
import { Field } from './form.tsx';
import { type FieldProps, TextInput } from './text.tsx';

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
          allowClear={clearable}
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
          allowClear
          showSearch={{ onSearch: setTyped, filterOption: matches }}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
          placeholder={t.choose}
        />
      )}
    </Field>
  );
}

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
          tokenSeparators={[',', '，', '、', ';', '；']}
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

/** Several lines of one kind; there is always room for one more. */
function FieldLines(props: FieldProps<string[]> & { type: 'tel' | 'email' }) {
  const { bind, type, ...field } = props;
  const t = useWords(kitWords);
  const lines = bind.value?.length ? bind.value : [''];
  const put = (i: number, value: string) => bind.set(lines.map((line, at) => (at === i ? value : line)));
  return (
    <Field bind={bind} {...field}>
      {({ id, ...names }) => (
        <div className="lk-field-lines">
          {lines.map((line, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
            <div key={i} className="lk-field-pair">
              <TextInput
                {...names}
                id={i === 0 ? id : `${id}-${i}`}
                aria-label={`${field.label} ${i + 1}`}
                type={type}
                value={line}
                onChange={(e) => put(i, e.target.value)}
                disabled={bind.disabled}
              />
              {lines.length > 1 && (
                <Button
                  kind="text"
                  icon={<CloseIcon />}
                  aria-label={`${t.remove} ${line || i + 1}`}
                  onClick={() => bind.set(lines.filter((_, at) => at !== i))}
                />
              )}
              {i === lines.length - 1 && line !== '' && lines.length < 10 && (
                <Button
                  kind="text"
                  icon={<AddIcon />}
                  aria-label={`${t.add} ${field.label}`}
                  onClick={() => bind.set([...lines, ''])}
                />
              )}
            </div>
          ))}
        </div>
      )}
    </Field>
  );
}
export const FieldPhones = (props: FieldProps<string[]>) => <FieldLines type="tel" {...props} />;
export const FieldEmails = (props: FieldProps<string[]>) => <FieldLines type="email" {...props} />;

/** A day, kept as `YYYY-MM-DD`. */
export function FieldDate({ bind, ...field }: FieldProps<string | null>) {
  return (
    <Field bind={bind} {...field}>
      {({ id, ...names }) => (
        <DatePicker
          {...names}
          id={id}
          value={bind.value ? dayjs(bind.value) : null}
          onChange={(day) => bind.set(day ? day.format('YYYY-MM-DD') : null)}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}

/** A day and time, kept as an instant in UTC. */
export function FieldInstant({ bind, ...field }: FieldProps<string>) {
  return (
    <Field bind={bind} {...field}>
      {({ id, ...names }) => (
        <DatePicker
          {...names}
          id={id}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={bind.value ? dayjs(bind.value) : null}
          onChange={(at) => bind.set(at ? at.toISOString() : undefined)}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}

/** A whole number. */
export function FieldNumber(
  props: FieldProps<number | null> & { min?: number; max?: number; unit?: string },
) {
  const { bind, min, max, unit, ...field } = props;
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <InputNumber<number>
          {...names}
          value={bind.value ?? null}
          onChange={(value) => bind.set(value)}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
          suffix={unit}
          controls={false}
          disabled={bind.disabled}
          status={bind.fault ? 'error' : ''}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}

/** Currencies offered first; any other can be typed. */
export const usualCurrencies = ['CNY', 'TWD', 'HKD', 'MOP', 'USD', 'EUR', 'GBP', 'JPY', 'SGD', 'KRW', 'AUD'];

/** An exact amount with its currency. Thousands separators are taken out as one types on. */
export function FieldMoney(props: FieldProps<Money | null> & { currency: string }) {
  const { bind, currency, ...field } = props;
  const t = useWords(kitWords);
  const locale = useLocale();
  const money = bind.value;
  const chosen = money?.currency ?? currency;
  const offered = [...new Set([chosen, currency, ...usualCurrencies])];
  const put = (amount: string, unit: string) =>
    bind.set(amount === '' ? null : { amount: amount.replace(/[,，\s]/g, ''), currency: unit });
  return (
    <Field bind={bind} {...field}>
      {(names) => (
        <div className="lk-field-pair lk-money">
          <TextInput
            {...names}
            inputMode="decimal"
            value={money?.amount ?? ''}
            onChange={(e) => put(e.target.value, chosen)}
            disabled={bind.disabled}
          />
          <Select<string>
            aria-label={t.currency}
            value={chosen}
            onChange={(unit) => put(money?.amount ?? '0', unit)}
            options={offered.map((code) => ({
              value: code,
              label: code,
              title: formatCurrencyName(code, locale),
            }))}
            popupMatchSelectWidth={false}
            disabled={bind.disabled}
            style={{ width: 88 }}
          />
        </div>
      )}
    </Field>
  );
}
