/**
 * The pages of a long list, read again. A change somewhere makes all of them old, but only those in sight are asked for at
 * once; the others stay as they are, marked, and are read when they come into sight. So ten thousand rows cost a busy house
 * no more than the fifty that are seen, and no row out of date is looked at.
 */
export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
  total?: number | undefined;
  /** Something has changed since it was read; it is out of sight. */
  old?: true;
}
interface Read<T> {
  pages: PageOf<T>[];
}

interface Flat<T> {
  items: T[];
  /** Where each page ends, as the index after its last row. */
  ends: number[];
}
const known = new WeakMap<object, Flat<unknown>>();

/**
 * All rows of all pages. Beside a page that was read again an old one may begin with what has moved up into the new one:
 * each record stands there once.
 */
export function flatten<T>(pages: readonly PageOf<T>[]): Flat<T> {
  const before = known.get(pages) as Flat<T> | undefined;
  if (before) return before;
  const seen = new Set<unknown>();
  const flat: Flat<T> = { items: [], ends: [] };
  for (const page of pages) {
    for (const item of page.items) {
      const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : item;
      if (seen.has(id)) continue;
      seen.add(id);
      flat.items.push(item);
    }
    flat.ends.push(flat.items.length);
  }
  known.set(pages, flat);
  return flat;
}

/** The rows that are drawn, by index; undefined: nobody says, so all of them. */
export type Sight = readonly number[] | undefined;

/** Which pages have rows in sight. The first always counts: it tells how many there are in all. */
function pagesInSight(pages: readonly PageOf<unknown>[], sight: Sight): ReadonlySet<number> {
  if (sight === undefined) return new Set(pages.keys());
  const { ends } = flatten(pages);
  return new Set([0, ...sight.map((row) => ends.findIndex((end) => row < end))]);
}

/** Whether something is in sight that has changed since it was read. */
export const isBehind = (pages: readonly PageOf<unknown>[], sight: Sight): boolean =>
  [...pagesInSight(pages, sight)].some((at) => pages[at]?.old);

/**
 * Makes the function that reads a page. Where the pages that are there are read again, one after the other from the first,
 * it leaves those out of sight as they are.
 * @param of.read asks the server
 * @param of.before the pages as they are
 */
export function createPageReader<P, T>(of: {
  read: (from: P | null, signal: AbortSignal) => Promise<PageOf<T>>;
  before: () => Read<T> | undefined;
  sight: () => Sight;
}) {
  // Pages that are read again share a signal; which of them is next is counted. What is read on its own comes after all.
  const next = new WeakMap<AbortSignal, number>();
  return (from: P | null, signal: AbortSignal): Promise<PageOf<T>> => {
    const at = from === null ? 0 : next.get(signal);
    if (at === undefined) return of.read(from, signal);
    next.set(signal, at + 1);
    const pages = of.before()?.pages ?? [];
    const page = pages[at];
    if (!page || pagesInSight(pages, of.sight()).has(at)) return of.read(from, signal);
    return Promise.resolve({ ...page, old: true });
  };
}
