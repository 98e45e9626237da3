/**
 * Columns with cards that are moved from one to another: by pointer, by finger, and by keyboard, where the board says
 * aloud what happens. It moves nothing itself: the caller does, and gives it the new columns.
 */
import {
  type Active,
  DndContext,
  DragOverlay,
  MeasuringStrategy,
  type Over,
  useDraggable,
  useDroppable,
} from '@dnd-kit/core';
import { type ReactNode, type Ref, useState } from 'react';
import { useWords } from '../words/define.ts';
import { columnUnder, useBoardSensors } from './sensors.ts';
import { boardWords } from './words.ts';
import './board.css';

export interface BoardColumn<T> {
  key: string;
  /** Its name, as it is said aloud. */
  name: string;
  head: ReactNode;
  foot?: ReactNode;
  items: readonly T[];
}

/** To be spread on the card's link: what takes the focus is also what the keyboard picks up. */
export interface Grip {
  ref: Ref<HTMLAnchorElement>;
  'aria-describedby'?: string;
  /** A browser would otherwise drag the address. */
  draggable: false;
}

interface Cards<T> {
  itemKey: (item: T) => string;
  /** As it is said aloud. */
  itemName: (item: T) => string;
  movable: (item: T) => boolean;
  card: (item: T, grip: Grip) => ReactNode;
}

interface Dragged<T> {
  item: T;
  from: string;
}

export function Board<T>(
  props: Cards<T> & {
    label: string;
    columns: readonly BoardColumn<T>[];
    move: (item: T, column: string) => void;
  },
) {
  const { columns, itemName, move } = props;
  const t = useWords(boardWords);
  const [dragged, setDragged] = useState<Dragged<T>>();
  const itemOf = (active: Active) => active.data.current as Dragged<T>;
  const nameOf = (active: Active) => itemName(itemOf(active).item);
  const columnOf = (over: Over | null) => columns.find((column) => column.key === over?.id)?.name;
  const said =
    (say: (name: string, column: string) => string) => (at: { active: Active; over: Over | null }) => {
      const column = columnOf(at.over);
      return column === undefined ? undefined : say(nameOf(at.active), column);
    };
  return (
    <DndContext
      sensors={useBoardSensors()}
      collisionDetection={columnUnder}
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      accessibility={{
        screenReaderInstructions: { draggable: t.how },
        announcements: {
          onDragStart: ({ active }) => t.pickedUp(nameOf(active)),
          onDragOver: said(t.over),
          onDragEnd: said(t.dropped),
          onDragCancel: ({ active }) => t.cancelled(nameOf(active)),
        },
      }}
      onDragStart={({ active }) => setDragged(itemOf(active))}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={({ active, over }) => {
        setDragged(undefined);
        const { item, from } = itemOf(active);
        if (over && over.id !== from) move(item, String(over.id));
      }}
    >
      <div className="lk-board" role="group" aria-label={props.label}>
        {columns.map((column) => (
          <BoardLane key={column.key} column={column} cards={props} />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="lk-board-card lk-board-card-held">
            {props.card(dragged.item, { ref: null, draggable: false })}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function BoardLane<T>({ column, cards }: { column: BoardColumn<T>; cards: Cards<T> }) {
  const { setNodeRef, isOver } = useDroppable({ id: column.key });
  return (
    <section
      ref={setNodeRef}
      className={isOver ? 'lk-lane lk-lane-over' : 'lk-lane'}
      aria-label={column.name}
    >
      <header className="lk-lane-head">{column.head}</header>
      <ul className="lk-lane-cards">
        {column.items.map((item) => (
          <BoardCard key={cards.itemKey(item)} item={item} from={column.key} cards={cards} />
        ))}
      </ul>
      {column.foot && <footer className="lk-lane-foot">{column.foot}</footer>}
    </section>
  );
}

function BoardCard<T>({ item, from, cards }: Dragged<T> & { cards: Cards<T> }) {
  const movable = cards.movable(item);
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: cards.itemKey(item),
    data: { item, from } satisfies Dragged<T>,
    disabled: !movable,
  });
  return (
    <li
      ref={setNodeRef}
      className={['lk-board-card', movable && 'lk-board-card-movable', isDragging && 'lk-board-card-away']
        .filter(Boolean)
        .join(' ')}
      {...listeners}
    >
      {cards.card(item, {
        ref: setActivatorNodeRef,
        draggable: false,
        ...(movable ? { 'aria-describedby': attributes['aria-describedby'] } : {}),
      })}
    </li>
  );
}
