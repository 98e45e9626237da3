import { bulkRuns, type BulkObject, type NewBulkRun } from '#contract/business/bulk';
import { type Selection, useAct } from '#kit';
import { filtersOf } from '#web/business/views';

export type Change<O extends BulkObject> = Extract<NewBulkRun, { object: O }>['change'];

/** Changing what is chosen of a list. @param of.query what the list is asked */
export function useBulk<O extends BulkObject>(of: { object: O; selection: Selection; query: object }) {
  const { object, selection } = of;
  const create = useAct(bulkRuns.create);
  return {
    selection,
    problem: create.problem,
    /** Begins it; how it goes is told by `BulkLine`, wherever one goes meanwhile. @throws ProblemError */
    run: async (change: Change<O>) => {
      const { sort: _, group: __, ...query } = filtersOf(object, of.query);
      const which = selection.all
        ? { query, ...(selection.but.size > 0 && { except: [...selection.but] }) }
        : { ids: [...selection.ids] };
      await create.run({ body: { object, ...which, change } as never });
      if ('delete' in change) selection.clear();
    },
  };
}
export type Bulk<O extends BulkObject> = ReturnType<typeof useBulk<O>>;
