/** Where a record is shown: on a page of its own, or beside the list it was opened from. */
import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext, useState } from 'react';
import { asProblem, queryClient, type SeenProblem, useToast } from '#kit';

/** The lists whose records have a page; `/customers/$id` is one's own. */
export type RecordPath = '/customers' | '/contacts' | '/opportunities';

/** What a record beside its list can do; null on a page of its own. */
export const BesideContext = createContext<{ close: () => void; openFull: () => void } | null>(null);
export const useBesidePlace = () => useContext(BesideContext);

/**
 * Puts the record that is shown into the bin: it goes out of sight first, as reading it again would find nothing, and comes
 * back from the toast.
 * @param of.remove throws ProblemError, which then stands in `problem`
 */
export function useRemoval(of: {
  path: RecordPath;
  said: string;
  remove: () => Promise<unknown>;
  restore: () => Promise<unknown>;
}) {
  const beside = useBesidePlace();
  const navigate = useNavigate();
  const toast = useToast();
  const [problem, setProblem] = useState<SeenProblem>();
  const run = async () => {
    try {
      await of.remove();
      if (beside) beside.close();
      else await navigate({ to: of.path });
      toast(of.said, of.restore);
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return { remove: () => void run(), problem, forget: () => setProblem(undefined) };
}
