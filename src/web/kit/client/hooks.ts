/** Reading and acting from components: react-query over the typed client. */
import {
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  keepPreviousData,
} from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Endpoint, Reply } from '#contract/endpoint';
import type { LockTold } from '#contract/problem';
import { keyFor, settled } from './attempt.ts';
import { type Asking, call, newKey } from './call.ts';
import { createPageReader, flatten, isBehind, type PageOf, type Sight } from './pages.ts';
import { asProblem, type SeenProblem } from './problem-error.ts';

/** The module an operation belongs to: the first word of its path. */
export const moduleOf = (endpoint: Endpoint): string => endpoint.path.split('/')[2] ?? '';

export const keyOf = (endpoint: Endpoint, asking: unknown) => [
  moduleOf(endpoint),
  `${endpoint.method} ${endpoint.path}`,
  asking,
];

// Records of the business show each other: a follow-up moves its customer's last contact, its timeline, its history.
const business = new Set([
  'customers',
  'contacts',
  'follow-ups',
  'opportunities',
  'pipelines',
  'products',
  'attachments',
  'imports',
  'bin',
]);
// They show records and are none: to have seen the palette for the first time makes no list old.
const ofBusiness = new Set(['history', 'today', 'first-days', 'search']);
// A device forgotten ends its sessions; a lock shows in the history of sign-ins.
const entrances = new Set(['devices', 'sessions', 'sign-ins', 'locks', 'networks']);
// Settings with a history that belong to none of these.
const settings = new Set(['webhooks', 'sso-providers', 'views']);
// Who stands in for whom shows on the day; work done in somebody's place shows there, too.
const standIns = new Set(['covers', 'absences', 'coverages']);
// These change what everybody sees of everything: names, rights, the records themselves.
const everywhere = new Set(['people', 'roles', 'departments', 'organisation', 'demo', 'me']);

/** Whether an act in one module makes what was read from another one old. */
export const touches = (acted: string, read: string): boolean =>
  acted === read ||
  (settings.has(acted) && read === 'history') ||
  everywhere.has(acted) ||
  (business.has(acted) && (business.has(read) || ofBusiness.has(read))) ||
  (standIns.has(acted) && (standIns.has(read) || read === 'today')) ||
  (business.has(acted) && read === 'coverages') ||
  (acted === 'locks' && read === 'aftercare') ||
  (acted === 'aftercare' && read === 'locks') ||
  (read === 'costs' && (acted === 'cost-settings' || acted === 'locks')) ||
  (entrances.has(acted) && entrances.has(read));

let lockedHandler: (lock: LockTold) => void = () => {};
/** Says what happens when a call meets a lock of mine (the app puts a screen over the page). */
export const onLocked = (handler: (lock: LockTold) => void): void => {
  lockedHandler = handler;
};
/** Says that a lock stands in the way, where an error is that. */
const noticeLock = (error: unknown) => {
  const { lock } = asProblem(error);
  if (lock) lockedHandler(lock);
};

/** The cache of everything read. Fresh for five seconds; read again when the window comes back. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeLock }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Only what may be better the next moment is asked again.
      retry: (failures, error) =>
        failures < 2 && ['unreachable', 'unavailable'].includes(asProblem(error).code),
    },
    // Without a network an act fails at once and says so, instead of waiting unseen and happening at some later time.
    mutations: { onError: noticeLock, networkMode: 'always' },
  },
});

const sameParams = (a: unknown, b: unknown) =>
  JSON.stringify((a as { params?: unknown } | null)?.params) ===
  JSON.stringify((b as { params?: unknown } | null)?.params);

/**
 * Reads one operation and keeps it fresh. With `null` nothing is asked (yet).
 * `problem` is there only while there is nothing to show.
 */
export function useApi<E extends Endpoint>(endpoint: E, asking: Asking<E> | null) {
  const query = useQuery({
    queryKey: keyOf(endpoint, asking),
    // react-query takes no undefined for data; an operation without a reply gives null.
    queryFn: async ({ signal }) => (await call(endpoint, asking ?? ({} as Asking<E>), signal)) ?? null,
    enabled: asking !== null,
    // Another search of the same thing may show the old answer meanwhile; another record may not.
    placeholderData: (old, before) => (sameParams(before?.queryKey[2], asking) ? old : undefined),
  });
  return {
    data: (query.data ?? undefined) as Reply<E> | undefined,
    problem: query.error && !query.data ? asProblem(query.error) : undefined,
    loading: query.isLoading,
    /** It was there and isn't any more: what is shown is how it was. */
    gone: query.data != null && query.error !== null && asProblem(query.error).code === 'not_found',
    /** An older answer is shown while this one is on its way. */
    refreshing: query.isPlaceholderData,
    reload: () => void query.refetch(),
  };
}

type ItemOf<E extends Endpoint> = Reply<E> extends PageOf<infer T> ? T : never;

/** A list that grows page by page; what `DataTable` shows. */
export interface List<T> {
  items: T[];
  total: number | undefined;
  loading: boolean;
  /** New pages are on their way while old rows are still shown. */
  refreshing: boolean;
  problem: SeenProblem | undefined;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  /** Reads what is still to come, to the end. */
  all: () => Promise<void>;
  reload: () => void;
  /** Told which rows are drawn: what changes elsewhere is read when it comes into sight. */
  see: (rows: readonly number[]) => void;
}

/** How many are asked for at once by who goes on past the second page: whoever scrolls that far wants many. */
const manyAtOnce = 200;
/** From where a page is read. */
interface From {
  cursor: string;
  limit?: number;
}
const none: never[] = [];

/** Reads a list of the API by its cursors. Old rows stay in sight while a new filter or order is on its way. */
export function useList<E extends Endpoint>(endpoint: E, asking: Asking<E> | null): List<ItemOf<E>> {
  const { query: filters, ...rest } = (asking ?? {}) as { query?: Record<string, unknown> };
  const countable = 'count' in (endpoint.query?.shape ?? {});
  const cache = useQueryClient();
  const queryKey = [...keyOf(endpoint, asking), 'pages'];
  const sight = useRef<Sight>(undefined);
  const [behind, setBehind] = useState(false);
  const reader = createPageReader<From, ItemOf<E>>({
    read: async (from, signal) => {
      const paging = from ?? (countable ? { count: true } : {});
      const next = { ...rest, query: { ...filters, ...paging } } as unknown as Asking<E>;
      return (await call(endpoint, next, signal)) as PageOf<ItemOf<E>>;
    },
    before: () => cache.getQueryData(queryKey),
    sight: () => sight.current,
  });
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => reader(pageParam, signal),
    enabled: asking !== null,
    initialPageParam: null as From | null,
    getNextPageParam: ({ nextCursor }, before) =>
      nextCursor === null ? null : { cursor: nextCursor, ...(before.length > 1 && { limit: manyAtOnce }) },
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  return {
    items: pages ? flatten(pages).items : none,
    total: pages?.[0]?.total,
    loading: query.isLoading,
    refreshing: query.isPlaceholderData || behind,
    problem: query.error && !query.data ? asProblem(query.error) : undefined,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    all: async () => {
      let read: Pick<typeof query, 'hasNextPage' | 'fetchNextPage'> = query;
      while (read.hasNextPage) read = await read.fetchNextPage({ throwOnError: true });
    },
    reload: () => void query.refetch(),
    see: (rows) => {
      sight.current = rows;
      if (behind || query.isPlaceholderData || !pages || !isBehind(pages, rows)) return;
      setBehind(true);
      void query.refetch({ cancelRefetch: false }).finally(() => setBehind(false));
    },
  };
}

/** Shows a change in the lists of an operation that were read already, before the server has answered. */
export function patchListed<T extends { id: string }>(list: Endpoint, id: string, part: Partial<T>): void {
  const key = keyOf(list, null).slice(0, 2);
  queryClient.setQueriesData<{ pages: PageOf<T>[]; pageParams: unknown[] }>(
    {
      predicate: ({ queryKey }) =>
        queryKey.at(-1) === 'pages' && key.every((word, i) => queryKey[i] === word),
    },
    (read) =>
      read && {
        ...read,
        pages: read.pages.map((page) => ({
          ...page,
          items: page.items.map((item) => (item.id === id ? { ...item, ...part } : item)),
        })),
      },
  );
}

/** A whole list read at once, as `DataTable` takes it. */
export function asList<T>(read: {
  data: { items: T[] } | undefined;
  problem: SeenProblem | undefined;
  loading: boolean;
  reload: () => void;
}): List<T> {
  return {
    items: read.data?.items ?? [],
    total: read.data?.items.length,
    loading: read.loading,
    refreshing: false,
    problem: read.problem,
    hasMore: false,
    loadingMore: false,
    more: () => {},
    all: () => Promise.resolve(),
    reload: read.reload,
    see: () => {},
  };
}

/**
 * Acts: `run` calls the operation, throws ProblemError, and makes all that it touches be read again. A creating call
 * that is tried again unchanged, after a reload too, carries the same idempotency key, so that a lost answer never makes
 * two records.
 */
export function useAct<E extends Endpoint>(endpoint: E) {
  const cache = useQueryClient();
  const attempt = useRef({ asked: '', key: '' });
  const name = `${endpoint.method} ${endpoint.path}`;
  const mutation = useMutation({
    mutationFn: async (asking: Asking<E>) => {
      if (!endpoint.creates) return call(endpoint, asking);
      const asked = JSON.stringify(asking);
      if (attempt.current.asked !== asked) {
        // An answer with a secret is given once: sent again after a reload it could only be refused.
        const key = endpoint.secret ? newKey() : keyFor(name, asked);
        attempt.current = { asked, key };
      }
      const reply = await call(endpoint, { idempotencyKey: attempt.current.key, ...asking });
      attempt.current = { asked: '', key: '' };
      settled(name);
      return reply;
    },
    onSuccess: () =>
      cache.invalidateQueries({ predicate: (q) => touches(moduleOf(endpoint), String(q.queryKey[0])) }),
  });
  return {
    /** Calls and waits; throws ProblemError. For forms, which show what went wrong. */
    run: (asking: Asking<E>): Promise<Reply<E>> => mutation.mutateAsync(asking),
    /** Calls without waiting; what went wrong stands in `problem`. For buttons. */
    send: (asking: Asking<E>, done?: (reply: Reply<E>) => void) =>
      mutation.mutate(asking, { onSuccess: (reply) => done?.(reply) }),
    busy: mutation.isPending,
    reply: mutation.data,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    reset: mutation.reset,
  };
}

/** Keeps an answer that is known already, as if it had just been read. */
export const remember = <E extends Endpoint>(endpoint: E, asking: Asking<E>, reply: Reply<E>): void =>
  void queryClient.setQueryData(keyOf(endpoint, asking), reply);

/** What any list that was read tells of a record: to be shown until the record itself is there. */
export function fromLists<E extends Endpoint>(endpoint: E, id: string): ItemOf<E> | undefined {
  const queryKey = [moduleOf(endpoint), `${endpoint.method} ${endpoint.path}`];
  type Pages = { pages?: PageOf<ItemOf<E> & { id: string }>[] };
  return queryClient
    .getQueriesData<Pages>({ queryKey })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ items }) => items)
    .find((item) => item.id === id);
}

/** Reads what will probably be shown next; that it fails is said when it is shown. */
export const readAhead = <E extends Endpoint>(endpoint: E, asking: Asking<E>): void =>
  void readOnce(endpoint, asking).catch(() => {});

/** Reads an operation outside components (routes before they load), through the same cache. */
export const readOnce = <E extends Endpoint>(endpoint: E, asking: Asking<E>): Promise<Reply<E>> =>
  queryClient.query({
    queryKey: keyOf(endpoint, asking),
    queryFn: ({ signal }) => call(endpoint, asking, signal),
  }) as Promise<Reply<E>>;
