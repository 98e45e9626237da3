import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import type { Selection } from './selection.ts';
import type { Column, TableProps } from './types.ts';

/** The head of a table: what its columns are, by which it is sorted, and a box for all that is loaded. */
export function TableHead<T>(
  props: Pick<TableProps<T>, 'columns' | 'sort' | 'setSort'> & {
    /** Without `loaded` there is no box for all: the rows stand in groups. */
    selection: (Selection & { loaded?: readonly string[] }) | undefined;
  },
) {
  const { selection } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <td className="lk-pick">
            {selection.loaded && <ChooseLoaded {...selection} loaded={selection.loaded} />}
          </td>
        )}
        {props.columns.map((column) => (
          <Heading key={column.key} column={column} sort={props.sort} setSort={props.setSort} />
        ))}
      </tr>
    </thead>
  );
}

function ChooseLoaded({ loaded, ...selection }: Selection & { loaded: readonly string[] }) {
  const t = useWords(kitWords);
  const chosen = loaded.filter(selection.has).length;
  const every = loaded.length > 0 && chosen === loaded.length;
  return (
    <input
      type="checkbox"
      aria-label={t.chooseLoaded}
      checked={every}
      ref={(box) => {
        if (box) box.indeterminate = chosen > 0 && !every;
      }}
      onChange={() => (every ? selection.clear() : selection.set(loaded, true))}
    />
  );
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
