import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useDayFormat } from '../form/day-format.ts';
import { Inline, type InlineProps } from './inline.tsx';

/** Apart from the other controls, because a calendar is not light. */
export function InlineDay({ label, value, save, close }: InlineProps<string>) {
  const format = useDayFormat();
  return (
    <Inline close={close}>
      <DatePicker
        aria-label={label}
        defaultOpen
        format={format}
        value={value ? dayjs(value) : null}
        onChange={(day) => {
          save(day ? day.format('YYYY-MM-DD') : null);
          close();
        }}
      />
    </Inline>
  );
}
