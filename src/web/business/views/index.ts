/** Views of lists: the tabs above a list, the columns of its table, and what of both is kept. */
export { ViewBar } from './bar.tsx';
export { filtersOf } from './look.ts';
export { useGrouping } from './use-grouping.ts';
export { useViews } from './use-views.ts';
