import { Link } from '@tanstack/react-router';
import { useFormat, useWords } from '#kit';
import { useOpenProblems } from './open.ts';
import { problemPageWords } from './words.ts';

/** For the board: how many problems are to be solved, how many of them overdue, and the ways to just these. */
export function useProblemsFigure() {
  const t = useWords(problemPageWords);
  const { number } = useFormat();
  const { open, overdue } = useOpenProblems();
  return {
    label: t.figure,
    value: number(open),
    hint:
      overdue === 0 ? (
        t.noneOverdue
      ) : (
        <Link to="/settings/locks" search={{ tab: 'problems', overdue: true } as never}>
          {t.someOverdue(overdue)}
        </Link>
      ),
    to: { tab: 'problems', state: ['open', 'in-work'] },
  };
}
