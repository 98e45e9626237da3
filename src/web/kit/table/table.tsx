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
import { Bones } from './bones.tsx';
import { ListEnd, ListHead } from './ends.tsx';
import { Groups, GroupsEnd, PhoneGroups } from './groups.tsx';
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
  const { list, empty, grouping } = props;
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
    <div
      className={list.refreshing ? 'lk-list lk-list-old' : 'lk-list'}
      aria-busy={list.loading || list.refreshing}
    >
      <ListHead {...props} />
      {narrow ? <OnPhone {...props} /> : <Rows {...props} />}
      {grouping ? <GroupsEnd grouping={grouping} /> : <ListEnd {...props} />}
    </div>
  );
}

const OnPhone = <T,>({ grouping, ...props }: TableProps<T>) =>
  grouping ? <PhoneGroups {...props} grouping={grouping} /> : <PhoneRows {...props} />;

function Rows<T>(props: TableProps<T>) {
  const { list, columns, density = 'comfortable', selection, rowKey, grouping } = props;
  const table = useRef<HTMLTableElement>(null);
  const shape = `${density} ${columns.map(({ key }) => key).join(' ')}`;
  const steady = useSteadyColumns(
    table,
    !list.loading && !grouping && (list.hasMore || list.items.length > wholeUpTo),
    shape,
  );
  return (
    <div className="lk-table-scroll">
      <table
        ref={table}
        className={density === 'compact' ? 'lk-table lk-table-compact' : 'lk-table'}
        style={steady && { tableLayout: 'fixed', minWidth: steady.least }}
        aria-label={props.label}
        aria-rowcount={grouping ? -1 : (list.hasMore ? (list.total ?? -2) : list.items.length) + 1}
      >
        {steady && (
          <colgroup>
            {steady.shares.map((share, i) => (
              <col key={i} style={{ width: `${share}%` }} />
            ))}
          </colgroup>
        )}
        <TableHead
          columns={columns}
          sort={props.sort}
          setSort={props.setSort}
          selection={selection && (grouping ? selection : { ...selection, loaded: list.items.map(rowKey) })}
        />
        {list.loading || grouping?.loading ? (
          <tbody>
            <Bones count={8} columns={columns} choosing={selection !== undefined} />
          </tbody>
        ) : grouping ? (
          <Groups {...props} grouping={grouping} />
        ) : (
          <Body {...props} />
        )}
      </table>
    </div>
  );
}
