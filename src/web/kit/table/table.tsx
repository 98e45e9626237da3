/**
 * The list of a page. A native table: the server sorts and pages, and only rows in sight are in the document, so that what
 * is left is markup, and ten thousand rows stay light. On a phone it is a list of two-line rows.
 */
import { useRef } from 'react';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { ListEnd, ListHead } from './ends.tsx';
import { useNarrow } from '../media.ts';
import { wholeUpTo } from './in-sight.ts';
import { PhoneRows } from './phone-rows.tsx';
import { Body } from './rows.tsx';
import { useSteadyColumns } from './steady-columns.ts';
import { TableHead } from './table-head.tsx';
import type { TableProps } from './types.ts';
import './table.css';

/** A list with its states: on its way, nothing, a problem, rows, more rows. */
export function DataTable<T>(props: TableProps<T>) {
  const { list, empty } = props;
  const t = useWords(kitWords);
  const narrow = useNarrow();
  if (list.problem) return <ProblemNotice problem={list.problem} retry={list.reload} />;
  if (!list.loading && list.items.length === 0) {
    return props.filtered ? (
      <EmptyState
        title={t.nothingFound}
        hint={t.nothingFoundHint}
        action={props.clearFilters && <Button onClick={props.clearFilters}>{t.clearFilters}</Button>}
      />
    ) : (
      <EmptyState {...empty} />
    );
  }
  return (
    <div className={list.refreshing ? 'lk-list lk-list-old' : 'lk-list'} aria-busy={list.loading}>
      <ListHead {...props} />
      {narrow ? <PhoneRows {...props} /> : <Rows {...props} />}
      <ListEnd {...props} />
    </div>
  );
}

function Rows<T>(props: TableProps<T>) {
  const { list, columns, density = 'comfortable', selection, rowKey } = props;
  const table = useRef<HTMLTableElement>(null);
  const shape = `${density} ${columns.map(({ key }) => key).join(' ')}`;
  const widths = useSteadyColumns(
    table,
    !list.loading && (list.hasMore || list.items.length > wholeUpTo),
    shape,
  );
  return (
    <div className="lk-table-scroll">
      <table
        ref={table}
        className={density === 'compact' ? 'lk-table lk-table-compact' : 'lk-table'}
        style={widths && { tableLayout: 'fixed' }}
        aria-label={props.label}
        aria-rowcount={(list.hasMore ? (list.total ?? -2) : list.items.length) + 1}
      >
        {widths && (
          <colgroup>
            {widths.map((width, i) => (
              <col key={i} style={{ width }} />
            ))}
          </colgroup>
        )}
        <TableHead
          columns={columns}
          sort={props.sort}
          setSort={props.setSort}
          selection={selection && { ...selection, loaded: list.items.map(rowKey) }}
        />
        {list.loading ? <Bones columns={columns} choosing={selection !== undefined} /> : <Body {...props} />}
      </table>
    </div>
  );
}

/** What is on its way, drawn as rows. */
function Bones<T>({ columns, choosing }: Pick<TableProps<T>, 'columns'> & { choosing: boolean }) {
  return (
    <tbody>
      {Array.from({ length: 8 }, (_, i) => (
        <tr key={i} aria-hidden="true">
          {choosing && <td className="lk-pick" />}
          {columns.map((column, c) => (
            <td key={column.key} data-column={column.key}>
              <span className="lk-bone" style={{ width: `${40 + ((i * 7 + c * 23) % 45)}%` }} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
