/** Fields for numbers and money. */
import { InputNumber, Select } from 'antd';
import type { Money } from '#contract/fields';
import { formatCurrencyName } from '#contract/format';
import { useLocale } from '../settings.ts';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { Field } from './form.tsx';
import { type FieldProps, TextInput } from './text.tsx';

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
