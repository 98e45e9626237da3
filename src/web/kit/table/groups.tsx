/** A list in groups: each under a head that opens and closes it, with its first rows and a way to more. */
import { type ReactNode, useState } from 'react';
import type { List } from '../client/hooks.ts';
import { useFormat } from '../format.ts';
import { DownIcon, RightIcon } from '../icons.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { Bones } from './bones.tsx';
import { PhoneRows } from './phone-rows.tsx';
import { Body } from './rows.tsx';
import type { Grouping, RowGroup, TableProps } from './types.ts';
import './groups.css';

/** So many are open at first; of the others only the heads are there, until somebody wants them. */
const openAtFirst = 5;

interface Placed {
  group: RowGroup;
  at: number;
  /** Names it among all groups. */
  id: string;
  open: boolean;
  /** Which row of the whole table its head is. */
  from: number;
  turn: () => void;
}

/** The groups, whether each is open, and where it begins. */
function usePlaced<T>({ by, groups }: Grouping<T>): Placed[] {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const placed: Placed[] = [];
  // The head of the table is the first row.
  let from = 2;
  for (const [at, group] of groups.entries()) {
    const id = `${by} ${group.key ?? ''}`;
    const open = turned.get(id) ?? at < openAtFirst;
    const turn = () => setTurned((now) => new Map(now).set(id, !open));
    placed.push({ group, at, id, open, from, turn });
    from += 1 + (open ? group.count : 0);
  }
  return placed;
}

type Props<T> = TableProps<T> & { grouping: Grouping<T> };

/** The groups of a table. */
export function Groups<T>({ grouping, ...props }: Props<T>) {
  const { columns, selection } = props;
  const width = columns.length + (selection ? 1 : 0);
  return usePlaced(grouping).map((placed) => {
    const { id, from } = placed;
    const head = (
      <tr aria-rowindex={from}>
        <th scope="rowgroup" colSpan={width} className="lk-group">
          <GroupHead {...placed} counted={props.counted} />
        </th>
      </tr>
    );
    return <Group key={id} {...props} grouping={grouping} placed={placed} head={head} from={from + 1} />;
  });
}

/** The same body, open and closed: its head keeps the focus. */
function Group<T>(props: Props<T> & { placed: Placed; head: ReactNode; from: number }) {
  const { grouping, placed, head, columns, selection } = props;
  const list = grouping.useRows(placed.group, placed.at, placed.open);
  const foot = list.loading ? (
    <Bones count={Math.min(placed.group.count, 3)} columns={columns} choosing={selection !== undefined} />
  ) : (
    hasEnd(list) && (
      <tr>
        <td colSpan={columns.length + (selection ? 1 : 0)} className="lk-group-end">
          <GroupEnd list={list} count={placed.group.count} />
        </td>
      </tr>
    )
  );
  return <Body {...props} list={list} head={head} foot={foot} />;
}

/** The same on a phone. */
export function PhoneGroups<T>({ grouping, ...props }: Props<T>) {
  const placed = usePlaced(grouping);
  if (grouping.loading) return <PhoneRows {...props} list={{ ...props.list, items: [], loading: true }} />;
  return placed.map((one) => (
    <section key={one.id} aria-label={one.group.name}>
      <div className="lk-group">
        <GroupHead {...one} counted={props.counted} />
      </div>
      {one.open && <OpenPhoneGroup {...props} grouping={grouping} placed={one} />}
    </section>
  ));
}

function OpenPhoneGroup<T>(props: Props<T> & { placed: Placed }) {
  const { group, at } = props.placed;
  const list = props.grouping.useRows(group, at, true);
  return (
    <>
      <PhoneRows {...props} label={group.name} list={list} />
      {hasEnd(list) && <GroupEnd list={list} count={group.count} />}
    </>
  );
}

/** What it is called, how many there are, what they come to. */
function GroupHead(props: Placed & { counted: ((count: number) => string) | undefined }) {
  const { group, open, turn, counted } = props;
  const { number } = useFormat();
  return (
    <span className="lk-group-head">
      <button type="button" className="lk-group-turn" aria-expanded={open} onClick={turn}>
        <span aria-hidden="true" className="lk-quiet">
          {open ? <DownIcon /> : <RightIcon />}
        </span>
        <span className="lk-group-name">{group.name}</span>
        <span className="lk-quiet">{counted?.(group.count) ?? number(group.count)}</span>
      </button>
      {group.sums && <span className="lk-quiet lk-group-sums">{group.sums}</span>}
    </span>
  );
}

const hasEnd = (list: List<unknown>) => list.problem !== undefined || list.hasMore;

/** The way to more of a group, or why its rows are not there. */
function GroupEnd({ list, count }: { list: List<unknown>; count: number }) {
  const t = useWords(kitWords);
  const { number } = useFormat();
  if (list.problem) return <ProblemNotice problem={list.problem} retry={list.reload} />;
  return (
    <div className="lk-group-more lk-quiet">
      <span>
        {t.shown(list.items.length)} / {number(count)}
      </span>
      <Button kind="text" busy={list.loadingMore} onClick={list.more}>
        {t.more}
      </Button>
    </div>
  );
}

/** Under all groups: that there are more of them, or why there are none. */
export function GroupsEnd<T>({ grouping }: { grouping: Grouping<T> }) {
  const t = useWords(kitWords);
  if (grouping.problem) return <ProblemNotice problem={grouping.problem} retry={grouping.reload} />;
  if (grouping.left === 0) return null;
  return <div className="lk-list-end lk-quiet">{t.groupsLeft(grouping.left)}</div>;
}
