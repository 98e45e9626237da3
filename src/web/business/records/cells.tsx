/** Changing one value of a record where it stands in a list: seen at once, taken back by a press, and a clash is told. */
import { useState } from 'react';
import type { Endpoint } from '#contract/endpoint';
import { Phone } from '#contract/fields';
import {
  asProblem,
  kitWords,
  patchListed,
  ProblemNotice,
  queryClient,
  type SeenProblem,
  useWords,
} from '#kit';
import type { Editable, FieldsOf } from './kinds.ts';
import { useChange } from './undo.ts';

/**
 * @param list the operation that the list is read by
 * @returns `save` takes the change, and how the row looks with it; `problem` is to be shown over the list
 */
export function useCellEdits<O extends Editable>(object: O, list: Endpoint) {
  const t = useWords(kitWords);
  const change = useChange(object);
  const [failed, setFailed] = useState<{ id: string; problem: SeenProblem }>();
  const save = async (row: { id: string; version: number }, body: FieldsOf<O>, shown: object) => {
    setFailed(undefined);
    patchListed(list, row.id, shown);
    try {
      await change.run(row, body, t.saved);
    } catch (error) {
      setFailed({ id: row.id, problem: asProblem(error) });
      await queryClient.invalidateQueries();
    }
  };
  return {
    save: (...asked: Parameters<typeof save>) => void save(...asked),
    problem: failed && (
      <ProblemNotice
        problem={failed.problem}
        concerns={{ object, id: failed.id }}
        retry={() => setFailed(undefined)}
      />
    ),
  };
}

/**
 * The main number of a record is another one, or gone; the others stay.
 * @returns `phones` for the change, and what the row shows: nothing new where it is no number, for that will be refused
 */
export function withMainPhone(before: readonly string[], typed: string | null) {
  const others = before.slice(1).filter((phone) => phone !== typed);
  const phones = typed === null ? others : [typed, ...others];
  return { phones, shown: typed === null || Phone.safeParse(typed).success ? { phones } : {} };
}
