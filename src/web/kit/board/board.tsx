/**
 * Columns with cards that are moved to a place in one of them: by pointer, by finger, and by keyboard, where the board
 * says aloud what happens. It moves nothing itself: the caller does, and gives it the new columns.
 */
import { DndContext, DragOverlay, MeasuringStrategy, useDraggable, useDroppable } from '@dnd-kit/core';
import { type ReactNode, type Ref, useId, useRef } from 'react';
import { useWords } from '../words/define.ts';
import { useKeyboard } from './keyboard.ts';
import { type Cards, type Lift, useLift } from './lift.ts';
import type { Neighbours } from './place.ts';
import { spotIn, spotUnder, usePointerSensors } from './pointer.ts';
import { useSwipe } from './swipe.ts';
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
export type Grip = Partial<ReturnType<ReturnType<typeof useKeyboard>>> & {
  ref: Ref<HTMLAnchorElement>;
  'aria-describedby'?: string;
  'data-grip'?: true;
  /** A browser would otherwise drag the address. */
  draggable: false;
};

interface Look<T> extends Cards<T> {
  movable: (item: T) => boolean;
  card: (item: T, grip: Grip) => ReactNode;
}

// What is said aloud is said by the board itself, by keyboard too.
const silent = { onDragStart: noWord, onDragOver: noWord, onDragEnd: noWord, onDragCancel: noWord };
function noWord() {
  return undefined;
}

export function Board<T>(
  props: Look<T> & {
    label: string;
    columns: readonly BoardColumn<T>[];
    move: (item: T, column: string, beside: Neighbours<T>) => void;
    /** On a phone: the column in sight, and what is told of it. */
    shown?: string | undefined;
    show?: (column: string) => void;
  },
) {
  const t = useWords(boardWords);
  const board = useRef<HTMLElement>(null);
  const how = useId();
  const lift = useLift(props);
  const keys = useKeyboard(board, lift, props.movable);
  const scrolled = useSwipe(board, props.shown, props.show);
  const { lifted } = lift;
  return (
    <DndContext
      sensors={usePointerSensors()}
      collisionDetection={spotUnder}
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      autoScroll={{ threshold: { x: 0.15, y: 0.15 } }}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => lift.begin((active.data.current as { item: T }).item)}
      onDragMove={({ collisions }) => lift.lead(spotIn(collisions))}
      onDragCancel={lift.cancel}
      onDragEnd={lift.drop}
    >
      <section
        ref={board}
        className={lifted ? 'lk-board lk-board-moving' : 'lk-board'}
        aria-label={props.label}
        onScroll={scrolled}
      >
        {props.columns.map((column) => (
          <BoardLane key={column.key} column={column} look={props} lift={lift} keys={keys} how={how} />
        ))}
      </section>
      <p id={how} hidden>
        {t.how}
      </p>
      <p className="lk-hidden lk-board-said" aria-live="assertive">
        {lift.said}
      </p>
      <DragOverlay dropAnimation={null}>
        {lifted && (
          <div className="lk-board-card lk-board-card-held">
            {props.card(lifted.item, { ref: null, draggable: false })}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

interface Moving<T> {
  look: Look<T>;
  lift: Lift<T>;
  keys: ReturnType<typeof useKeyboard<T>>;
  how: string;
}

function BoardLane<T>({ column, ...moving }: Moving<T> & { column: BoardColumn<T> }) {
  const { setNodeRef } = useDroppable({ id: column.key });
  const { lifted, lanesWithout } = moving.lift;
  const spot = lifted?.to?.column === column.key ? lifted.to : undefined;
  const others = lifted && spot && lanesWithout(lifted.item).find(({ key }) => key === column.key)?.items;
  // The place is shown by a line on the card that would come after, or at the end.
  const next = spot && others?.[spot.index];
  return (
    <section
      ref={setNodeRef}
      className={spot ? 'lk-lane lk-lane-over' : 'lk-lane'}
      aria-label={column.name}
      data-lane={column.key}
    >
      <header className="lk-lane-head">{column.head}</header>
      <ul className={spot && !next ? 'lk-lane-cards lk-lane-cards-last' : 'lk-lane-cards'}>
        {column.items.map((item) => (
          <BoardCard key={moving.look.itemKey(item)} item={item} before={item === next} {...moving} />
        ))}
      </ul>
      {column.foot && <footer className="lk-lane-foot">{column.foot}</footer>}
    </section>
  );
}

/** @param before whether what is on its way goes over this card */
function BoardCard<T>({ item, before, look, lift, keys, how }: Moving<T> & { item: T; before: boolean }) {
  const key = look.itemKey(item);
  const movable = look.movable(item);
  const { setNodeRef, setActivatorNodeRef, listeners } = useDraggable({
    id: key,
    data: { item },
    disabled: !movable,
  });
  const away = lift.lifted !== undefined && look.itemKey(lift.lifted.item) === key;
  return (
    <li
      ref={setNodeRef}
      data-card={key}
      className={[
        'lk-board-card',
        movable && 'lk-board-card-movable',
        away && 'lk-board-card-away',
        before && 'lk-board-card-next',
      ]
        .filter(Boolean)
        .join(' ')}
      {...listeners}
    >
      {look.card(item, {
        ref: setActivatorNodeRef,
        draggable: false,
        'data-grip': true,
        ...keys(item),
        ...(movable && { 'aria-describedby': how }),
      })}
    </li>
  );
}
