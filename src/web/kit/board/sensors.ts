/** How a card is taken and led over a board: pointer, finger, keyboard. */
import {
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';

/** The column under the pointer; without one (keyboard) the column that the card stands over. */
export const columnUnder: CollisionDetection = (args) => {
  if (args.pointerCoordinates) return pointerWithin(args);
  const { left } = args.collisionRect;
  return args.droppableContainers
    .flatMap((droppableContainer) => {
      const rect = args.droppableRects.get(droppableContainer.id);
      if (!rect) return [];
      const value = Math.abs(rect.left - left);
      return [{ id: droppableContainer.id, data: { droppableContainer, value }, value }];
    })
    .toSorted((a, b) => a.value - b.value);
};

/** Left and right go from column to column. */
const byColumn: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects].toSorted(([, a], [, b]) => a.left - b.left);
  const at = columns.findIndex(([id]) => id === context.over?.id);
  const next = columns[at + step];
  return next ? { x: next[1].left + 8, y: currentCoordinates.y } : currentCoordinates;
};

// Enter stays what it is everywhere else: it opens.
const keyboardCodes = { start: ['Space'], cancel: ['Escape', 'Tab'], end: ['Space', 'Enter'] };

export const useBoardSensors = () =>
  useSensors(
    // A few pixels apart a press is a drag and no click; on a touch screen a held finger drags and a moving one scrolls.
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: byColumn, keyboardCodes }),
  );
