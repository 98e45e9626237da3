import { useWords } from '#kit';
import { useOpenProblems } from './open.ts';
import { problemPageWords } from './words.ts';

/** The tab's label, with how many wait to be solved. */
export function ProblemsTab() {
  return <>{useWords(problemPageWords).tab(useOpenProblems().open)}</>;
}
