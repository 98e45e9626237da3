/** Three states of a record (as it was, mine, theirs) become one, field by field. Knows nothing of forms or servers. */

export type Values = Record<string, unknown>;

/** One field that differs. `address.city` for a part of one. */
export interface Difference {
  path: string;
  original: unknown;
  mine: unknown;
  theirs: unknown;
}
export interface Merged {
  /** Both changes together; of a field that both changed differently, mine. */
  values: Values;
  /** What only they changed. */
  taken: Difference[];
  /** What both changed, each to something else: somebody has to choose. */
  clashes: Difference[];
}

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** An address is several values; money and the name of a record are one. */
export const isParts = (value: unknown): value is Values =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !('id' in value) &&
  !('currency' in value);

const canonical = (value: unknown): unknown => {
  if (isNothing(value)) return null;
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object') return value;
  const sorted = Object.entries(value as Values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, part]) => [key, canonical(part)]));
};

/** Equal by value; an empty text, an empty list and nothing at all are the same to a person. */
export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/**
 * Puts two changes of one record together.
 * @param original the record as both of us had it before us
 */
export function merge(original: Values, mine: Values, theirs: Values): Merged {
  const taken: Difference[] = [];
  const clashes: Difference[] = [];
  const at = (prefix: string, o: Values, m: Values, t: Values): Values => {
    const keys = new Set([...Object.keys(o), ...Object.keys(t), ...Object.keys(m)]);
    return Object.fromEntries([...keys].map((key) => [key, one(prefix + key, o[key], m[key], t[key])]));
  };
  const one = (path: string, o: unknown, m: unknown, t: unknown): unknown => {
    const all = [o, m, t];
    if (all.some(isParts) && all.every((value) => isParts(value) || isNothing(value))) {
      const [from, my, their] = all.map((value) => (isParts(value) ? value : {})) as [Values, Values, Values];
      return at(`${path}.`, from, my, their);
    }
    if (same(m, t) || same(o, t)) return m;
    const difference = { path, original: o, mine: m, theirs: t };
    if (same(o, m)) {
      taken.push(difference);
      return t;
    }
    clashes.push(difference);
    return m;
  };
  return { values: at('', original, mine, theirs), taken, clashes };
}
