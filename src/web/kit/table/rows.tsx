/** Rows of a list in a native table. */
import { Fragment, memo, type ReactNode, useRef } from 'react';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { useRowsInSight } from './in-sight.ts';
import { useOpenRow } from './open-row.ts';
import { useRowKeys } from './row-keys.ts';
import type { Column, TableProps } from './types.ts';

/** What a row measures before one was measured; `table.css` makes it so. */
const rowHeights = { comfortable: 42, compact: 32 };

type BodyProps<T> = Pick<
  TableProps<T>,
  'list' | 'columns' | 'density' | 'rowKey' | 'open' | 'selection' | 'nameOf'
> & {
  /** The row that heads a group, and those after the last of it. */
  head?: ReactNode;
  foot?: ReactNode;
  /** Which row of the whole table its first one is; the head of the table is the first. */
  from?: number;
};

/** The rows of one list, or of one group of it. */
export function Body<T>(props: BodyProps<T>) {
  const { list, columns, rowKey, open, selection, nameOf, from = 2 } = props;
  const current = useOpenRow();
  const { items } = list;
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = useRowKeys({ items, columns, rowKey, open, current, selection, body });
  const { seen, after, measure } = useRowsInSight({
    count: items.length,
    keyOf: (index) => rowKey(items[index] as T),
    rowHeight: rowHeights[props.density ?? 'comfortable'],
    kept: keys.focused,
    body,
    see: list.see,
  });
  return (
    <tbody ref={body} {...keys.listeners}>
      {props.head}
      {seen.map(({ index, gap }) => {
        const row = items[index] as T;
        const key = rowKey(row);
        return (
          <Fragment key={key}>
            {gap > 0 && <Gap height={gap} />}
            <Row
              row={row}
              index={index}
              from={from}
              columns={columns}
              opens={open !== undefined}
              current={key === current}
              name={selection && nameOf?.(row)}
              chosen={selection?.has(key)}
              editing={keys.editing?.key === key ? keys.editing.column : undefined}
              stopEditing={keys.stopEditing}
              measure={measure}
            />
          </Fragment>
        );
      })}
      {after > 0 && <Gap height={after} />}
      {props.foot}
    </tbody>
  );
}

const Gap = ({ height }: { height: number }) => (
  <tr aria-hidden="true" className="lk-gap">
    <td colSpan={99} style={{ height }} />
  </tr>
);

interface RowProps<T> {
  row: T;
  index: number;
  from: number;
  columns: Column<T>[];
  opens: boolean;
  /** It is open beside the list. */
  current: boolean;
  name: string | undefined;
  /** Undefined: rows cannot be chosen. */
  chosen: boolean | undefined;
  /** The column that is changed in this row. */
  editing: string | undefined;
  stopEditing: () => void;
  measure: ((row: HTMLElement | null) => void) | undefined;
}

function cellClass<T>({ align, wraps, edit }: Column<T>, row: T): string | undefined {
  const shape = align === 'end' ? 'lk-end' : wraps ? 'lk-wraps' : '';
  return `${shape} ${edit?.may(row) ? 'lk-editable' : ''}`.trim() || undefined;
}

/** Drawn again only where something of it has changed: scrolling draws the rows that come, and no others. */
const Row = memo(
  function Row<T>(props: RowProps<T>) {
    const { row, index, columns, opens, name, chosen, editing } = props;
    const t = useWords(kitWords);
    return (
      <tr
        ref={props.measure}
        data-index={index}
        aria-rowindex={props.from + index}
        aria-current={props.current || undefined}
        tabIndex={opens || chosen !== undefined ? 0 : undefined}
        className={`${opens ? 'lk-opens' : ''} ${chosen ? 'lk-chosen' : ''}`.trim() || undefined}
      >
        {chosen !== undefined && (
          <td data-pick className="lk-pick">
            <input
              type="checkbox"
              tabIndex={-1}
              readOnly
              checked={chosen}
              aria-label={t.chooseRow(name ?? '')}
            />
          </td>
        )}
        {columns.map((column) => (
          <td
            key={column.key}
            data-column={column.key}
            data-editing={editing === column.key || undefined}
            className={cellClass(column, row)}
            style={column.widestAt === undefined ? undefined : { maxWidth: column.widestAt }}
          >
            {editing === column.key ? column.edit?.control(row, props.stopEditing) : column.cell(row)}
            {editing !== column.key && column.edit?.may(row) && (
              <button
                type="button"
                className="lk-pencil"
                data-edit={column.key}
                // By keyboard it is F2: a row is one stop, not five.
                tabIndex={-1}
                aria-label={t.editOf(column.title)}
              />
            )}
          </td>
        ))}
      </tr>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.index === b.index &&
    a.from === b.from &&
    a.columns === b.columns &&
    a.opens === b.opens &&
    a.current === b.current &&
    a.chosen === b.chosen &&
    a.editing === b.editing &&
    (a.editing === undefined || a.stopEditing === b.stopEditing) &&
    (a.measure === undefined) === (b.measure === undefined),
) as <T>(props: RowProps<T>) => ReactNode;
