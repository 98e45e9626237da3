/** The virtual clock, and whoever acts by it: seven days pass in minutes, in one order that never changes. */
export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** A Monday at midnight. */
export const startMs = Date.UTC(2026, 2, 2);

/** Acts, and yields the instant at which it acts next. One that yields the past acts again at once. */
export type Actor = AsyncGenerator<number, void, void>;

interface Due {
  atMs: number;
  turn: number;
  actor: Actor;
}

export interface Clock {
  /** Where the virtual time stands. */
  nowMs(): number;
  add(actor: Actor): void;
  /** Lets everybody act, one after the other by time, until the end has come; what is due later waits for the next run. */
  run(endMs: number): Promise<void>;
}

export function createClock(fromMs: number): Clock {
  let now = fromMs;
  let turns = 0;
  const queue: Due[] = [];
  const isBefore = (a: Due, b: Due) => a.atMs < b.atMs || (a.atMs === b.atMs && a.turn < b.turn);

  return {
    nowMs: () => now,
    add(actor) {
      pushHeap(queue, { atMs: now, turn: turns++, actor }, isBefore);
    },
    async run(endMs) {
      for (;;) {
        const due = popHeap(queue, isBefore);
        if (!due || due.atMs >= endMs) {
          if (due) pushHeap(queue, due, isBefore);
          now = Math.max(now, endMs);
          return;
        }
        now = Math.max(now, due.atMs);
        const { done, value } = await due.actor.next();
        if (done !== true) pushHeap(queue, { ...due, atMs: Math.max(now, value), turn: turns++ }, isBefore);
      }
    },
  };
}

/** A binary heap: the least is taken first. */
function pushHeap<T>(heap: T[], item: T, isBefore: (a: T, b: T) => boolean): void {
  heap.push(item);
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1;
    if (!swapIf(heap, parent, at, isBefore)) return;
    at = parent;
  }
}

function popHeap<T>(heap: T[], isBefore: (a: T, b: T) => boolean): T | undefined {
  const [least] = heap;
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return least;
  heap[0] = last;
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const leftItem = heap[left];
    const rightItem = heap[right];
    if (leftItem === undefined) return least;
    const child = rightItem !== undefined && isBefore(rightItem, leftItem) ? right : left;
    if (!swapIf(heap, at, child, isBefore)) return least;
    at = child;
  }
}

/** Swaps a parent and a child standing the wrong way round. */
function swapIf<T>(heap: T[], parent: number, child: number, isBefore: (a: T, b: T) => boolean): boolean {
  const [upper, lower] = [heap[parent], heap[child]];
  if (upper === undefined || lower === undefined || !isBefore(lower, upper)) return false;
  heap[parent] = lower;
  heap[child] = upper;
  return true;
}
