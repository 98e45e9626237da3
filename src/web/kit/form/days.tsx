/** Fields for days and instants. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { Field } from './form.tsx';
import type { FieldProps } from './text.tsx';
import { useDayFormat } from './day-format.ts';

/** A day, kept as `YYYY-MM-DD`. */
export function FieldDate({ bind, ...field }: FieldProps<string | null>) {
  const format = useDayFormat();
  return (
    <Field bind={bind} {...field}>
      {({ id, ...names }) => (
        <DatePicker
          {...names}
          id={id}
          format={format}
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
  const format = useDayFormat();
  return (
    <Field bind={bind} {...field}>
      {({ id, ...names }) => (
        <DatePicker
          {...names}
          id={id}
          showTime={{ format: 'HH:mm' }}
          format={format.map((day) => `${day} HH:mm`)}
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
