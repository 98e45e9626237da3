import { lockProblems } from '#contract/access/problems';
import { useApi } from '#kit';

const count = { limit: 1, count: true } as const;

/** How many problems wait to be solved, and how many of them longer than they should; 0 until it is known. */
export function useOpenProblems(): { open: number; overdue: number } {
  const open = useApi(lockProblems.list, { query: { state: ['open', 'in-work'], ...count } });
  const overdue = useApi(lockProblems.list, { query: { overdue: true, ...count } });
  return { open: open.data?.total ?? 0, overdue: overdue.data?.total ?? 0 };
}
