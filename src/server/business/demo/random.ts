/** Repeatable chance: the same seed gives the same company. */

export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of `[value, weight]`, heavier ones more often. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  shuffle<T>(list: readonly T[]): T[];
  /** An independent stream, so that one more draw in one part doesn't change all the others. */
  fork(label: string): Random;
}

/** Spreads any 32-bit number over all of them (the finaliser of MurmurHash3). */
export function scramble(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** mulberry32: 32 bits of state, good enough for made-up data and very fast. */
export function stream(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function createRandom(seed: number): Random {
  const next = stream(scramble(seed));
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => at(list, Math.floor(next() * list.length));
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const found = choices.find(([, weight]) => (left -= weight) < 0);
      return (found ?? at(choices, choices.length - 1))[0];
    },
    shuffle: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [at(copy, j), at(copy, i)];
      }
      return copy;
    },
    fork: (label) =>
      createRandom([...label].reduce((hash, c) => scramble(hash ^ (c.codePointAt(0) ?? 0)), seed)),
  };
}

/** The item at an index that is known to be inside the list. Throws a RangeError when it isn't. */
export function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError(`no item ${index} of ${list.length}`);
  return list[index] as T;
}

/**
 * Draws from lists as from shuffled decks: an item comes again only when all others were drawn, so that sentences
 * repeat as late as they can.
 */
export function createDecks(random: Random): <T>(list: readonly T[]) => T {
  const decks = new Map<readonly unknown[], unknown[]>();
  return <T>(list: readonly T[]): T => {
    let rest = decks.get(list) as T[] | undefined;
    if (!rest || rest.length === 0) decks.set(list, (rest = random.shuffle(list)));
    return rest.pop() as T;
  };
}
