/** Long lists are read again where they are looked at, and nowhere else, until somebody looks. */
import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { createPageReader, flatten, isBehind, type PageOf, type Sight } from './pages.ts';

interface Row {
  id: string;
  version: number;
}
type Pages = { pages: PageOf<Row>[]; pageParams: (string | null)[] };

const size = 10;
let rows: Row[];
let asked: (string | null)[];
let sight: Sight;
let client: QueryClient;
let list: InfiniteQueryObserver<PageOf<Row>, Error, Pages, string[], string | null>;

/** What the server has: ten rows after a key. */
const read = (after: string | null): Promise<PageOf<Row>> => {
  asked.push(after);
  const left = rows.filter(({ id }) => after === null || id > after);
  const items = left.slice(0, size).map((row) => ({ ...row }));
  const last = items.at(-1)?.id ?? null;
  return Promise.resolve({ items, nextCursor: left.length > size ? last : null, total: rows.length });
};
const pages = () => client.getQueryData<Pages>(['rows'])?.pages ?? [];
const shown = () => flatten(pages()).items;
const idOf = (n: number) => String(n).padStart(3, '0');
const change = async () => {
  for (const row of rows) row.version++;
  asked = [];
  await client.invalidateQueries();
};
const look = async (from: number, to = from) => {
  sight = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  asked = [];
  if (isBehind(pages(), sight)) await list.refetch();
};

beforeEach(async () => {
  rows = Array.from({ length: 60 }, (_, i) => ({ id: idOf(i * 2), version: 1 }));
  asked = [];
  sight = undefined;
  client = new QueryClient();
  const reader = createPageReader<string, Row>({
    read,
    before: () => client.getQueryData(['rows']),
    sight: () => sight,
  });
  list = new InfiniteQueryObserver(client, {
    queryKey: ['rows'],
    queryFn: ({ pageParam, signal }) => reader(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  list.subscribe(() => {});
  await list.refetch();
  for (let i = 0; i < 5; i++) await list.fetchNextPage();
  expect(shown()).toHaveLength(60);
});

test('all of it where nobody says what is in sight', async () => {
  await change();
  expect(asked).toHaveLength(6);
  expect(shown().every(({ version }) => version === 2)).toBe(true);
});

test('the pages in sight and the first, which knows how many there are; the others are marked', async () => {
  sight = [34, 35, 36];
  await change();
  expect(asked).toEqual([null, idOf(58)]);
  expect(pages().map(({ old }) => old ?? false)).toEqual([false, true, true, false, true, true]);
  expect(shown()).toHaveLength(60);
});

test('the others when they come into sight, each once', async () => {
  sight = [0];
  await change();
  await look(18, 22);
  expect(asked).toEqual([null, idOf(18), idOf(38)]);
  expect(
    shown()
      .slice(10, 30)
      .every(({ version }) => version === 2),
  ).toBe(true);
  await look(18, 22);
  expect(asked).toEqual([]);
});

test('a new row pushes one out of its page: it is there again as soon as somebody looks', async () => {
  sight = [0, 1];
  rows.splice(1, 0, { id: '001', version: 1 });
  await change();
  expect(pages()[0]?.total).toBe(61);
  expect(shown()[1]?.id).toBe('001');
  await look(9, 12);
  expect(
    shown()
      .map(({ id }) => id)
      .slice(0, 12),
  ).toEqual(rows.map(({ id }) => id).slice(0, 12));
});

test('a row that is gone leaves no other one twice', async () => {
  sight = [0, 1];
  rows.splice(3, 1);
  await change();
  const ids = shown().map(({ id }) => id);
  expect(ids).toEqual(rows.map(({ id }) => id));
});

test('what is read on comes after it as ever', async () => {
  sight = [0];
  rows.push({ id: '900', version: 1 });
  await change();
  await look(50, 59);
  await list.fetchNextPage();
  expect(shown().at(-1)?.id).toBe('900');
});
