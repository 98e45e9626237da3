/** Problems: what locks people again and again, whose it is, what cures it. */
export { useProblemsFigure } from './figure.tsx';
export { ProblemList } from './list.tsx';
export { ProblemPanel } from './panel.tsx';
export { ProblemsTab } from './tab.tsx';
