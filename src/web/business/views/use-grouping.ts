/** The rows of a list in groups, each read by the list's own operation when it is open. */
import type { Endpoint } from '#contract/endpoint';
import type { Group } from '#contract/paging';
import { type Asking, type Grouping, type List, type RowGroup, useList, useWords } from '#kit';
import { useRows } from '#web/business/records';
import { viewWords } from './words.ts';

/** A group shows so many of its rows before somebody asks for more. */
const atFirst = 20;

/** How a list is asked for those that have a value in a field. */
const filterOf = {
  owner: (key: string) => ({ ownerId: [key] }),
  stage: (key: string) => ({ stageId: [key] }),
  level: (key: string) => ({ level: [key] }),
  industry: (key: string) => ({ industry: [key] }),
  city: (key: string) => ({ city: key }),
};
type GroupField = keyof typeof filterOf;

/**
 * @param of.by undefined: in no groups
 * @param of.query what the whole list is asked
 * @param of.read the groups of it
 * @param of.nameOf what a group is called, and what it comes to
 * @returns what the table takes
 */
export function useGrouping<T extends { id: string }, G extends Group>(of: {
  by: GroupField | undefined;
  /** What the field is called. */
  field: string | undefined;
  list: Endpoint;
  query: { without?: readonly string[] | undefined };
  read: {
    data: { by: string; items: G[]; left: number } | undefined;
    problem: Grouping<T>['problem'];
    reload: () => void;
  };
  show: (group: G) => Partial<Pick<RowGroup, 'name' | 'sums'>>;
}): Grouping<T> | undefined {
  const { by, query, read, list: operation } = of;
  const t = useWords(viewWords);
  if (!by) return undefined;
  // While other groups are on their way, the old ones of the same field may stay; those of another may not.
  const told = read.data?.by === by ? read.data : undefined;
  return {
    by,
    groups: (told?.items ?? []).map((group) => ({
      key: group.key,
      name: group.name ?? t.nothingIn(of.field ?? ''),
      count: group.count,
      ...of.show(group),
    })),
    loading: !told && !read.problem,
    problem: read.problem,
    reload: read.reload,
    left: told?.left ?? 0,
    useRows: ({ key }, at, open) => {
      const narrowed = key === null ? { without: [...(query.without ?? []), by] } : filterOf[by](key);
      const asking = { query: { ...query, ...narrowed, limit: atFirst } } as unknown as Asking<Endpoint>;
      const read = useList(operation, open ? asking : null) as List<T>;
      const rows = open ? read : { ...read, items: [], loading: false, problem: undefined, hasMore: false };
      // The list itself stands first.
      useRows(rows.items, rows.hasMore ? rows.more : undefined, at + 1);
      return rows;
    },
  };
}
