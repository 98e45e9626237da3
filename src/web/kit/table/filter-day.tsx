import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useDayFormat } from '../form/day-format.ts';

/** A filter by a day, `YYYY-MM-DD`. Apart from the other filters, because a calendar is not light. */
export function FilterDay(props: {
  label: string;
  value: string | undefined;
  change: (value: string | undefined) => void;
}) {
  const format = useDayFormat();
  return (
    <DatePicker
      aria-label={props.label}
      placeholder={props.label}
      // A day by itself doesn't say what it limits.
      prefix={props.value && props.label}
      format={format}
      value={props.value ? dayjs(props.value) : null}
      onChange={(day) => props.change(day ? day.format('YYYY-MM-DD') : undefined)}
      style={props.value ? {} : { width: 140 }}
    />
  );
}
