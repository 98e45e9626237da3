import { memo, type ReactNode, useRef } from 'react';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { type InSight, useRowsInSight } from './in-sight.ts';
import { useRowKeys } from './row-keys.ts';
import type { TableProps } from './types.ts';

/** What a row of two lines measures, most often. */
const rowHeight = 68;

type PhoneProps<T> = Pick<
  TableProps<T>,
  'label' | 'list' | 'rowKey' | 'open' | 'phone' | 'selection' | 'nameOf'
>;

/** The rows of a list on a phone. */
export function PhoneRows<T>(props: PhoneProps<T>) {
  const { list, rowKey, phone, selection } = props;
  const { items } = list;
  const body = useRef<HTMLUListElement>(null);
  const picks = selection?.picking ?? false;
  const keys = useRowKeys({ ...props, items, columns: [], body, picks });
  const { seen, after, measure } = useRowsInSight({
    count: items.length,
    keyOf: (index) => rowKey(items[index] as T),
    rowHeight,
    kept: keys.focused,
    body,
    see: list.see,
  });
  return (
    <ul ref={body} className="lk-phone-rows" aria-label={props.label} {...keys.listeners}>
      {list.loading && Array.from({ length: 8 }, (_, i) => <Bone key={i} index={i} />)}
      {seen.map((one) => {
        const row = items[one.index] as T;
        const key = rowKey(row);
        return (
          <PhoneRow
            key={key}
            row={row}
            {...one}
            count={items.length}
            phone={phone}
            opens={props.open !== undefined || picks}
            name={props.nameOf?.(row)}
            chosen={picks ? selection?.has(key) : undefined}
            measure={measure}
          />
        );
      })}
      {after > 0 && <li aria-hidden="true" style={{ height: after }} />}
    </ul>
  );
}

interface PhoneRowProps<T> extends InSight {
  row: T;
  count: number;
  phone: TableProps<T>['phone'];
  opens: boolean;
  name: string | undefined;
  /** Undefined: rows cannot be chosen now. */
  chosen: boolean | undefined;
  measure: ((row: HTMLElement | null) => void) | undefined;
}

const PhoneRow = memo(function PhoneRow<T>(props: PhoneRowProps<T>) {
  const { row, index, gap, chosen } = props;
  const t = useWords(kitWords);
  const { title, meta, end } = props.phone(row);
  return (
    <>
      {gap > 0 && <li aria-hidden="true" style={{ height: gap }} />}
      <li
        ref={props.measure}
        data-index={index}
        aria-posinset={index + 1}
        aria-setsize={props.count}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Enter opens it
        tabIndex={props.opens ? 0 : undefined}
        className={`${props.opens ? 'lk-opens' : ''} ${chosen ? 'lk-chosen' : ''}`.trim() || undefined}
      >
        <div className="lk-phone-row">
          {chosen !== undefined && (
            <span data-pick className="lk-pick">
              <input
                type="checkbox"
                tabIndex={-1}
                readOnly
                checked={chosen}
                aria-label={t.chooseRow(props.name ?? '')}
              />
            </span>
          )}
          <div className="lk-phone-main">
            <div className="lk-phone-title">{title}</div>
            {meta && <div className="lk-quiet lk-phone-meta">{meta}</div>}
          </div>
          {end && <div className="lk-phone-end">{end}</div>}
        </div>
      </li>
    </>
  );
}) as <T>(props: PhoneRowProps<T>) => ReactNode;

const Bone = ({ index }: { index: number }) => (
  <li aria-hidden="true" className="lk-phone-row">
    <div className="lk-phone-main">
      <span className="lk-bone" style={{ width: `${45 + ((index * 13) % 40)}%` }} />
      <span className="lk-bone" style={{ width: `${25 + ((index * 17) % 30)}%`, marginTop: 10 }} />
    </div>
  </li>
);
