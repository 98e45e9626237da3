import { useFormat, useWords } from '#kit';
import { useOpenProblems } from './open.ts';
import { problemPageWords } from './words.ts';

/** For the board: how many problems are unsolved, how many overdue, and where they are. */
export function useProblemsFigure() {
  const t = useWords(problemPageWords);
  const { number } = useFormat();
  const { open, overdue } = useOpenProblems();
  return {
    label: t.figure,
    value: number(open),
    hint: t.figureHint(overdue),
    to: overdue > 0 ? { tab: 'problems', overdue: true } : { tab: 'problems', state: ['open', 'in-work'] },
  };
}
