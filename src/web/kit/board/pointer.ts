/** How a card is taken by mouse or finger, and which spot it is over. */
import {
  type Active,
  type Collision,
  type CollisionDetection,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Spot } from './place.ts';

/** The column under the pointer, however high; and how many of its other cards begin above the pointer. */
export const spotUnder: CollisionDetection = ({ active, droppableContainers, pointerCoordinates }) => {
  if (!pointerCoordinates) return [];
  const { x, y } = pointerCoordinates;
  // Measured as they stand now: columns scroll while something is dragged.
  const container = droppableContainers.find(({ node }) => {
    const rect = node.current?.getBoundingClientRect();
    return rect !== undefined && rect.left <= x && x <= rect.right;
  });
  if (!container) return [];
  const index = cardsOf(container.node.current, active).filter((card) => {
    const { top, height } = card.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
  return [{ id: container.id, data: { droppableContainer: container, value: index } }];
};

const cardsOf = (lane: HTMLElement | null, active: Active): HTMLElement[] =>
  [...(lane?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].filter(
    ({ dataset }) => dataset['card'] !== active.id,
  );

export const spotIn = (collisions: readonly Collision[] | null): Spot | undefined => {
  const [first] = collisions ?? [];
  return first && { column: String(first.id), index: Number(first.data?.['value']) };
};

export const usePointerSensors = () =>
  useSensors(
    // A few pixels apart a press is a drag and no click; on a touch screen a held finger drags and a moving one scrolls.
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
