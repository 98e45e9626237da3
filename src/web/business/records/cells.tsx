/** Changing one value of a record where it stands in a list: seen at once, taken back by a press, and a clash is told. */
import { useState } from 'react';
import type { RecordObject } from '#contract/business/choices';
import type { Endpoint } from '#contract/endpoint';
import {
  asProblem,
  kitWords,
  patchListed,
  ProblemNotice,
  queryClient,
  type SeenProblem,
  useToast,
  useWords,
} from '#kit';

interface Versioned {
  id: string;
  version: number;
}

/**
 * @param of.list the operation that the list is read by
 * @param of.change sends a change against a version
 * @returns `save` takes the change, what takes it back, and how the row looks with it; `problem` is to be shown over the
 * list
 */
export function useCellEdits<T extends Versioned, Body>(of: {
  object: RecordObject;
  list: Endpoint;
  change: (id: string, version: number, body: Body) => Promise<Versioned>;
}) {
  const t = useWords(kitWords);
  const toast = useToast();
  const [failed, setFailed] = useState<{ id: string; problem: SeenProblem }>();
  const save = async (row: T, body: Body, back: Body, shown: Partial<T>) => {
    setFailed(undefined);
    patchListed<T>(of.list, row.id, shown);
    try {
      const { version } = await of.change(row.id, row.version, body);
      toast(t.saved, () => of.change(row.id, version, back));
    } catch (error) {
      setFailed({ id: row.id, problem: asProblem(error) });
      await queryClient.invalidateQueries();
    }
  };
  return {
    save: (...change: Parameters<typeof save>) => void save(...change),
    problem: failed && (
      <ProblemNotice
        problem={failed.problem}
        concerns={{ object: of.object, id: failed.id }}
        retry={() => setFailed(undefined)}
      />
    ),
  };
}
