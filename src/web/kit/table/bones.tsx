import type { Column } from './types.ts';

interface Props<T> {
  count: number;
  columns: Column<T>[];
  /** The rows will have a box. */
  choosing: boolean;
}

/** What is on its way, drawn as rows. */
export const Bones = <T,>({ count, columns, choosing }: Props<T>) =>
  Array.from({ length: count }, (_, i) => (
    <tr key={i} aria-hidden="true">
      {choosing && <td className="lk-pick" />}
      {columns.map((column, c) => (
        <td key={column.key} data-column={column.key}>
          <span className="lk-bone" style={{ width: `${40 + ((i * 7 + c * 23) % 45)}%` }} />
        </td>
      ))}
    </tr>
  ));
