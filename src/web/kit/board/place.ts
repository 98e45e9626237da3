/** Places on a board: between the cards of a column, not counting the one that is on its way. */

export interface Lane<T> {
  key: string;
  items: readonly T[];
}

export interface Spot {
  column: string;
  /** How many cards stand above. */
  index: number;
}

/** The cards beside a spot: one goes under `after`, over `before`. Neither: the column is empty. */
export interface Neighbours<T> {
  after?: T;
  before?: T;
}

export const sameSpot = (a: Spot, b: Spot): boolean => a.column === b.column && a.index === b.index;

export function spotOf<T>(lanes: readonly Lane<T>[], isIt: (item: T) => boolean): Spot | undefined {
  for (const { key, items } of lanes) {
    const index = items.findIndex(isIt);
    if (index >= 0) return { column: key, index };
  }
  return undefined;
}

export function neighboursOf<T>(others: readonly T[], index: number): Neighbours<T> {
  const [after, before] = [others[index - 1], others[index]];
  return { ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
}

/**
 * Where a key leads from a spot; undefined for a key that leads nowhere.
 * @param lanes without the card that is on its way
 */
export function stepped(
  lanes: readonly Lane<unknown>[],
  { column, index }: Spot,
  key: string,
): Spot | undefined {
  const at = lanes.findIndex((lane) => lane.key === column);
  const within = (lane: Lane<unknown> | undefined, wanted: number): Spot | undefined =>
    lane && { column: lane.key, index: Math.max(0, Math.min(wanted, lane.items.length)) };
  if (key === 'ArrowUp') return within(lanes[at], index - 1);
  if (key === 'ArrowDown') return within(lanes[at], index + 1);
  if (key === 'Home') return within(lanes[at], 0);
  if (key === 'End') return within(lanes[at], Infinity);
  if (key === 'ArrowLeft') return within(lanes[Math.max(0, at - 1)], index);
  if (key === 'ArrowRight') return within(lanes[Math.min(at + 1, lanes.length - 1)], index);
  return undefined;
}
