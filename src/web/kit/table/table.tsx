/**
 * The list of a page. A native table: the server sorts and pages, so what is left is markup, and 500 rows stay light.
 * On a phone it is a list of two-line rows.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import type { List } from '../client/hooks.ts';
import { useFormat } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { useNarrow } from './narrow.ts';
import './table.css';

export interface Column<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** The API's column to sort by. */
  sort?: string;
  /** Numbers and money stand right. */
  align?: 'end';
  width?: number;
  /** Whether it may take several lines where the page is too narrow for one. */
  wraps?: boolean;
  /** Not shown unless somebody chooses it. */
  optional?: true;
}

export interface TableProps<T> {
  /** What is listed, for a screen reader. */
  label: string;
  list: List<T>;
  columns: Column<T>[];
  /** How close its rows stand; comfortable unless said. */
  density?: 'comfortable' | 'compact';
  rowKey: (row: T) => string;
  /** Opens a row: by click anywhere, or by Enter on it. */
  open?: ((row: T) => void) | undefined;
  /** The row that is open beside the list, by its key. */
  current?: string | undefined;
  /** The order now, `-createdAt`, and how to change it. */
  sort?: string | undefined;
  setSort?: ((sort: string) => void) | undefined;
  /** A row on a phone: what it is, what stands under it, what stands at its end. */
  phone: (row: T) => { title: ReactNode; meta?: ReactNode; end?: ReactNode };
  /** Nothing at all yet: leads on with one act. */
  empty: { title: string; hint?: ReactNode; action?: ReactNode };
  /** Filters are set; so nothing may be found because of them. */
  filtered?: boolean;
  clearFilters?: () => void;
}

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
      {narrow ? <PhoneRows {...props} /> : <Rows {...props} />}
      <ListEnd list={list} />
    </div>
  );
}

function Rows<T>({ list, columns, density, label, rowKey, open, current, sort, setSort }: TableProps<T>) {
  return (
    <div className="lk-table-scroll">
      <table className={density === 'compact' ? 'lk-table lk-table-compact' : 'lk-table'} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} setSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {list.loading
            ? Array.from({ length: 8 }, (_, i) => (
                <tr key={i} aria-hidden="true">
                  {columns.map((column, c) => (
                    <td key={column.key} data-column={column.key}>
                      <span className="lk-bone" style={{ width: `${40 + ((i * 7 + c * 23) % 45)}%` }} />
                    </td>
                  ))}
                </tr>
              ))
            : list.items.map((row) => (
                <tr
                  key={rowKey(row)}
                  aria-current={rowKey(row) === current || undefined}
                  {...opening(row, open)}
                >
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      data-column={column.key}
                      className={column.align === 'end' ? 'lk-end' : column.wraps ? 'lk-wraps' : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

/** What makes a row open: a click that isn't on something of its own, Enter, and a place in the tab order. */
function opening<T>(row: T, open: ((row: T) => void) | undefined) {
  if (!open) return {};
  return {
    tabIndex: 0,
    className: 'lk-opens',
    onClick: (event: React.MouseEvent) => {
      const own = (event.target as Element).closest('a, button, input, label, [role="button"]');
      // Somebody who marks text to copy it does not want to go away.
      if (!own && !getSelection()?.toString()) open(row);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open(row);
    },
  };
}

function Heading<T>(props: {
  column: Column<T>;
  sort: string | undefined;
  setSort: TableProps<T>['setSort'];
}) {
  const { column, sort, setSort } = props;
  const t = useWords(kitWords);
  const by = column.sort;
  const style = column.width ? { width: column.width } : {};
  const end = column.align === 'end' ? 'lk-end' : undefined;
  if (!by || !setSort) {
    return (
      <th scope="col" data-column={column.key} className={end} style={style}>
        {column.title}
      </th>
    );
  }
  const now = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  return (
    <th scope="col" data-column={column.key} className={end} style={style} aria-sort={now}>
      <button
        type="button"
        className="lk-sort"
        title={t.sortBy(column.title)}
        onClick={() => setSort(now === 'ascending' ? `-${by}` : by)}
      >
        {column.title}
        <span aria-hidden="true" className="lk-sort-mark">
          {now === 'ascending' ? '↑' : now === 'descending' ? '↓' : ''}
        </span>
      </button>
    </th>
  );
}

function PhoneRows<T>({ list, label, rowKey, open, phone }: TableProps<T>) {
  return (
    <ul className="lk-phone-rows" aria-label={label}>
      {list.loading
        ? Array.from({ length: 8 }, (_, i) => (
            <li key={i} aria-hidden="true" className="lk-phone-row">
              <div className="lk-phone-main">
                <span className="lk-bone" style={{ width: `${45 + ((i * 13) % 40)}%` }} />
                <span className="lk-bone" style={{ width: `${25 + ((i * 17) % 30)}%`, marginTop: 10 }} />
              </div>
            </li>
          ))
        : list.items.map((row) => {
            const { title, meta, end } = phone(row);
            return (
              <li key={rowKey(row)} {...opening(row, open)}>
                <div className="lk-phone-row">
                  <div className="lk-phone-main">
                    <div className="lk-phone-title">{title}</div>
                    {meta && <div className="lk-quiet lk-phone-meta">{meta}</div>}
                  </div>
                  {end && <div className="lk-phone-end">{end}</div>}
                </div>
              </li>
            );
          })}
    </ul>
  );
}

/** How many there are, and the next ones: by button, and by itself when the end comes into sight. */
function ListEnd<T>({ list }: { list: List<T> }) {
  const t = useWords(kitWords);
  const { number } = useFormat();
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(list.more);
  useEffect(() => {
    more.current = list.more;
  });
  useEffect(() => {
    const element = end.current;
    if (!element || !list.hasMore) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '300px',
    });
    watcher.observe(element);
    return () => watcher.disconnect();
    // A page that came in moves the end; then it is watched anew.
  }, [list.hasMore, list.items.length]);
  if (list.loading) return null;
  return (
    <div ref={end} className="lk-list-end lk-quiet">
      <span>
        {list.hasMore ? t.shown(list.items.length) : ''}
        {list.hasMore && list.total !== undefined ? ` / ${number(list.total)}` : ''}
        {list.hasMore ? '' : t.total(list.total ?? list.items.length)}
      </span>
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {t.more}
        </Button>
      )}
    </div>
  );
}
