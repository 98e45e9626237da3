/**
 * A record beside its list: a row opens it (`open=<id>` in the address), the list stays where it is and is gone through by
 * keyboard. Where there is no room for both, and by Ctrl or ⌘, the record's own page is opened.
 *
 * Rows are known by the links to their records in them, whatever the list looks like: a table, cards on a board.
 */
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import {
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { afterPaint, OpenRow, useMedia, usePainted, useShortcut, useWords } from '#kit';
import { frameWords } from './frame-words.ts';
import { BesideContext, type RecordPath } from './place.ts';
import './record.css';

// Paper is narrower, but what is printed stays what it is.
const roomForBoth = 'print, (min-width: 1200px)';

/** The rows that the list, or one group of it, shows now. */
interface Rows {
  ids: readonly string[];
  /** Reads the next ones. */
  more: (() => void) | undefined;
}

/** Always the same while the list is there: a record that opens draws its row anew, not the whole list. */
interface Beside {
  open: (id: string) => void;
  /** @param at which of the groups they are; undefined: there are none there any more */
  sayRows: (rows: Rows | undefined, at: number) => void;
}
const RowsContext = createContext<Beside>({ open: () => {}, sayRows: () => {} });

/**
 * Says to the `RecordBeside` above which rows the list shows, or (with `at`) the group of that place in it.
 * @returns what the table takes: how a row opens
 */
export function useRows<T extends { id: string }>(items: readonly T[], more?: () => void, at = 0) {
  const { open, sayRows } = useContext(RowsContext);
  useEffect(() => {
    sayRows({ ids: items.map(({ id }) => id), more }, at);
    return () => sayRows(undefined, at);
  });
  return { open: ({ id }: T) => open(id) };
}

/**
 * What is shown goes ahead of its address: going there draws the whole page anew, and the record is to be seen first.
 * @param askedId the record that the address says
 * @returns `show` shows a record, or none, and goes there after it; `settle` goes now, for whoever goes on from there
 */
function useAhead(askedId: string | undefined) {
  const navigate = useNavigate();
  const { history } = useRouter();
  const [ahead, setAhead] = useState<{ id: string | undefined }>();
  // The address itself is ahead of what was drawn of it.
  const isOpenThere = () => new URLSearchParams(history.location.search).has('open');
  const waiting = useRef<{ cancel: () => void; go: () => void }>(undefined);
  const drop = () => {
    waiting.current?.cancel();
    waiting.current = undefined;
  };
  useEffect(() => {
    // Whoever goes back has left the place to which the address would be added.
    const back = () => {
      if (waiting.current) setAhead(undefined);
      drop();
    };
    window.addEventListener('popstate', back);
    return () => {
      window.removeEventListener('popstate', back);
      drop();
    };
  }, []);
  const show = (id: string | undefined) => {
    const mine = { id };
    setAhead(mine);
    drop();
    // Whoever goes on quickly is ahead of an address that arrives late.
    const arrived = () => setAhead((now) => (now === mine ? undefined : now));
    const go = () => {
      drop();
      const to = {
        to: '.',
        search: ((now: object) => ({ ...now, open: id })) as never,
        // Each record beside the list is one step of the way, however many are looked through.
        replace: id !== undefined && isOpenThere(),
        resetScroll: false,
      };
      void navigate(to).finally(arrived);
    };
    // A closed one leaves nothing to show first: the way back is right at once. Nor is one opened that never got there.
    if (id !== undefined) waiting.current = { ...afterPaint(go), go };
    else if (!isOpenThere()) arrived();
    else go();
  };
  const settle = () => {
    if (!waiting.current) return;
    waiting.current.go();
    // The browser is told of what is gone to in one go at the end of the tick: of two, only of the last.
    history.flush();
  };
  return { id: ahead ? ahead.id : askedId, show, settle };
}

/** How many rows before the end the next ones are read. */
const nearEnd = 10;

/** @param props.record what is shown of a record; it asks `useBesidePlace` where it stands */
export function RecordBeside(props: {
  path: RecordPath;
  record: (id: string) => ReactNode;
  /** Reads a record that will probably be opened: whoever points at it or goes on to it finds it there. */
  readAhead: (id: string) => void;
  /** The page with the list; it says its rows by `useRows`. */
  children: ReactNode;
}) {
  const { path, readAhead } = props;
  const t = useWords(frameWords);
  const hasRoom = useMedia(roomForBoth);
  const navigate = useNavigate();
  const { open: asked } = useSearch({ strict: false }) as { open?: unknown };
  const askedId = typeof asked === 'string' && asked !== '' ? asked : undefined;
  const ahead = useAhead(askedId);
  const openId = hasRoom ? ahead.id : undefined;
  const rows = useRef(new Map<number, Rows>());
  const list = useRef<HTMLDivElement>(null);
  const aside = useRef<HTMLElement>(null);

  const among = () => [...rows.current].toSorted(([a], [b]) => a - b).flatMap(([, { ids }]) => ids);
  const openFull = (id: string, replace = false) => {
    ahead.settle();
    void navigate({ to: `${path}/$id`, params: { id }, state: { among: among() }, replace });
  };
  const open = (id: string) => {
    // Again on the open one, by Enter or a double click: the whole page.
    if (!hasRoom || id === openId) return openFull(id);
    ahead.show(id);
  };
  const close = () => {
    ahead.show(undefined);
    if (openId) focusRow(openId);
  };
  const openOther = (step: 1 | -1) => {
    if (openId === undefined) return;
    const own = [...rows.current.values()].find(({ ids: some }) => some.includes(openId));
    if (step > 0 && own && own.ids.indexOf(openId) + nearEnd >= own.ids.length) own.more?.();
    const ids = among();
    const at = ids.indexOf(openId);
    const next = at < 0 ? undefined : ids[at + step];
    if (next === undefined) return;
    ahead.show(next);
    focusRow(next);
    const after = ids[at + 2 * step];
    if (after !== undefined) readAhead(after);
  };

  const linkOf = (id: string) => list.current?.querySelector<HTMLElement>(`a[href="${path}/${id}"]`);
  const rowOf = (id: string) => {
    const link = linkOf(id);
    return link?.closest<HTMLElement>('[tabindex]') ?? link;
  };
  const focusRow = (id: string) => {
    const row = rowOf(id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  /** The record of a link, or of the row around what was met. */
  const idAt = (target: EventTarget, within: 'link' | 'row'): string | undefined => {
    if (!(target instanceof Element) || !list.current?.contains(target)) return undefined;
    const links = `a[href^="${path}/"]`;
    const row = target.closest('tr, li, article');
    const link = target.closest(links) ?? (within === 'row' ? row?.querySelector(links) : null);
    return link
      ?.getAttribute('href')
      ?.slice(path.length + 1)
      .split(/[/?#]/)[0];
  };

  // An address that came from somebody with a wider screen.
  const makeWay = useEffectEvent(openFull);
  useEffect(() => {
    if (!hasRoom && askedId !== undefined) makeWay(askedId, true);
  }, [hasRoom, askedId]);

  const on = openId !== undefined;
  // It comes over the list, and the list makes way right after: to lay out all its rows takes longer than the record.
  const beside = usePainted(on ? path : undefined) && on;
  useShortcut('j', t.next, () => openOther(1), on);
  useShortcut('k', t.previous, () => openOther(-1), on);
  useShortcut('down', t.next, () => openOther(1), on);
  useShortcut('up', t.previous, () => openOther(-1), on);
  useShortcut('o', t.fullPage, () => openId && openFull(openId), on);
  useShortcut('esc', t.close, close, on);

  const prepare = ({ target }: SyntheticEvent) => {
    const id = idAt(target, 'row');
    if (id !== undefined) readAhead(id);
  };
  const click = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const id = idAt(event.target, 'link');
    if (id === undefined || !among().includes(id)) return;
    event.preventDefault();
    open(id);
  };
  const keyInRow = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (event.shiftKey || !openId || event.target !== rowOf(openId)) return;
    // In the order of Tab, the record comes after its row, not after the whole list.
    if (event.key === 'Tab') aside.current?.focus();
    // The table goes to another row by itself; the record has to come along.
    else if (step) openOther(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const tabOut = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !event.shiftKey || !openId || event.target !== aside.current) return;
    event.preventDefault();
    focusRow(openId);
  };

  const openLatest = useRef(open);
  useLayoutEffect(() => {
    openLatest.current = open;
  });
  const [value] = useState<Beside>(() => ({
    open: (id) => openLatest.current(id),
    sayRows: (said, at) => {
      if (said) rows.current.set(at, said);
      else rows.current.delete(at);
    },
  }));
  const place = openId === undefined ? null : { close, openFull: () => openFull(openId) };
  return (
    <div className={beside ? 'lk-beside lk-beside-open' : 'lk-beside'}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what is done to the links and rows in it */}
      <div
        ref={list}
        className="lk-beside-list"
        onClickCapture={click}
        onPointerOver={prepare}
        onFocus={prepare}
        onKeyDownCapture={keyInRow}
      >
        <OpenRow value={openId}>
          <RowsContext value={value}>{props.children}</RowsContext>
        </OpenRow>
      </div>
      {on && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Tab leads back to its row
        <aside
          key={openId}
          ref={aside}
          className={beside ? 'lk-beside-record' : 'lk-beside-record lk-beside-over'}
          tabIndex={-1}
          aria-label={t.besideList}
          onKeyDown={tabOut}
        >
          <BesideContext value={place}>{props.record(openId)}</BesideContext>
        </aside>
      )}
    </div>
  );
}
