/** Rows by keyboard and mouse: one listener for all of them, so that a row is markup and nothing else. */
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Column, TableProps } from './types.ts';

const rowOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
const indexOf = (target: EventTarget) => Number(rowOf(target)?.dataset['index'] ?? -1);
/** What is not in a row, such as the head of a group, is none of the rows. */
const rowAt = (target: EventTarget) => (rowOf(target) ? indexOf(target) : undefined);

/**
 * The focus moves by arrows and stays with its row, also where that is scrolled out of sight; Enter opens, Space or X
 * chooses, with Shift all since the last one, F2 edits, and F2 again the next value.
 * @returns `focused` is the row that has the focus; `editing` the cell that is changed, by row and column
 */
export function useRowKeys<T>(
  of: Pick<TableProps<T>, 'rowKey' | 'open' | 'selection'> & {
    /** The row that is open beside the list. */
    current?: string | undefined;
    items: readonly T[];
    columns: readonly Column<T>[];
    body: RefObject<HTMLElement | null>;
    /** A touch chooses instead of opening. */
    picks?: boolean;
  },
) {
  const { items, rowKey, open, selection, columns } = of;
  const [focused, setFocused] = useState<number>();
  const [editing, setEditing] = useState<{ key: string; column: string }>();
  const wanted = useRef<number>(undefined);
  const anchor = useRef(0);

  // A row that wasn't in the document gets the focus once it is.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = of.body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });
  const go = (index: number) => {
    if (index < 0 || index >= items.length) return;
    wanted.current = index;
    setFocused(index);
  };

  const choose = (index: number, upTo: boolean) => {
    const row = items[index];
    if (!selection || !row) return;
    if (upTo) {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      selection.set(items.slice(from, to + 1).map(rowKey), true);
      return;
    }
    anchor.current = index;
    selection.set([rowKey(row)], !selection.has(rowKey(row)));
  };

  const edit = (index: number, column?: string) => {
    const row = items[index];
    const one = columns.find(({ key, edit: able }) => row && able?.may(row) && (!column || key === column));
    if (row && one) setEditing({ key: rowKey(row), column: one.key });
  };

  /** From a value that is changed to the next one of its row that can be; what was set is kept. */
  const editNext = (index: number, control: HTMLElement) => {
    const row = items[index];
    const at = columns.findIndex(({ key }) => key === editing?.column);
    const others = [...columns.slice(at + 1), ...columns.slice(0, at)];
    const next = row && others.find(({ edit: able }) => able?.may(row));
    if (!row || !next) return;
    control.blur();
    wanted.current = undefined;
    setEditing({ key: rowKey(row), column: next.key });
  };

  const step = (index: number, by: 1 | -1, choosing: boolean) => {
    const [row, next] = [items[index], items[index + by]];
    if (choosing && selection && row && next) {
      if (!selection.has(rowKey(row))) anchor.current = index;
      choose(index + by, true);
    }
    go(index + by);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const index = indexOf(event.target);
    const row = items[index];
    if (row && editing && event.key === 'F2') return editNext(index, event.target as HTMLElement);
    if (!row || event.target !== rowOf(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const walks = of.current === undefined || event.shiftKey;
    const chooseIt = selection && (() => choose(index, event.shiftKey));
    const act = {
      Enter: open && (() => open(row)),
      F2: () => edit(index),
      ' ': chooseIt,
      x: chooseIt,
      Escape: selection?.any ? selection.clear : undefined,
      // While a record is open beside the list, these go on to the next record: whoever shows it hears them.
      ArrowDown: walks && (() => step(index, 1, event.shiftKey)),
      ArrowUp: walks && (() => step(index, -1, event.shiftKey)),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const index = indexOf(target);
    const row = items[index];
    if (!row) return;
    if (target.closest('[data-pick]')) return choose(index, event.shiftKey);
    const pencil = target.closest<HTMLElement>('[data-edit]');
    if (pencil) return edit(index, pencil.dataset['edit']);
    const own = target.closest('a, button, input, label, [role="button"], [data-editing]');
    // What opens over a row, such as a list of choices, is not in it; and who marks text to copy it does not want to go.
    if (own || !rowOf(target)?.contains(target) || getSelection()?.toString()) return;
    if (of.picks) choose(index, event.shiftKey);
    else open?.(row);
  };

  return {
    focused,
    editing,
    stopEditing: () => {
      const index = items.findIndex((row) => rowKey(row) === editing?.key);
      setEditing(undefined);
      go(index);
    },
    /** To be spread on what the rows stand in. */
    listeners: {
      onKeyDown,
      onClick,
      onFocus: (event: { target: EventTarget }) => setFocused(rowAt(event.target)),
      onBlur: () => setFocused(undefined),
    },
  };
}
