import { useEffect, useRef, useState } from 'react';
import { type Import, imports } from '#contract/business/transfer';
import { queryClient, useApi } from '#kit';

const askEveryMs = 1000;
const working = new Set<Import['state']>(['checking', 'running', 'undoing']);
export const isWorking = ({ state }: Pick<Import, 'state'>): boolean => working.has(state);

/**
 * One import, asked for anew while it is worked on; once it comes to rest, all else that was read is old.
 * While it is checked again, mends and counts are those of the last check, so that nothing jumps.
 */
export function useImport(id: string) {
  const { data, problem, reload } = useApi(imports.get, { params: { id } });
  const ask = useRef(reload);
  useEffect(() => {
    ask.current = reload;
  });
  const state = data?.state;
  const isBusy = state !== undefined && working.has(state);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => ask.current(), askEveryMs);
    return () => {
      clearInterval(timer);
      void queryClient.invalidateQueries();
    };
  }, [isBusy]);
  const [settled, setSettled] = useState<Import>();
  if (data && !isBusy && settled !== data) setSettled(data);
  const shown =
    data?.state === 'checking' && settled ? { ...data, mends: settled.mends, counts: settled.counts } : data;
  return { data: shown, problem, reload, isFirstCheck: data?.state === 'checking' && !settled };
}
