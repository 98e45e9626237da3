import { useEffect, useState } from 'react';
import { asProblem, Notice, queryClient, useWords } from '#kit';
import { shellWords } from './words.ts';

const knockEveryMs = 5_000;

/** True while the last answer to be had was none: the network is down or the server is away. */
function useAway(): boolean {
  const [away, setAway] = useState(!navigator.onLine);
  useEffect(() => {
    const offline = () => setAway(true);
    addEventListener('offline', offline);
    const stop = queryClient.getQueryCache().subscribe(({ type, query }) => {
      if (type !== 'updated') return;
      const { error, status } = query.state;
      if (error && asProblem(error).code === 'unreachable') setAway(true);
      else if (status === 'success' && query.state.fetchStatus === 'idle') setAway(false);
    });
    return () => {
      removeEventListener('offline', offline);
      stop();
    };
  }, []);
  useEffect(() => {
    if (!away) return;
    const knock = async () => {
      const answer = await fetch('/healthz').catch(() => null);
      if (!answer?.ok) return;
      setAway(false);
      await queryClient.invalidateQueries();
    };
    const back = () => void knock();
    addEventListener('online', back);
    const knocking = setInterval(back, knockEveryMs);
    return () => {
      removeEventListener('online', back);
      clearInterval(knocking);
    };
  }, [away]);
  return away;
}

/** Says that the server is away, and knocks until it is back. */
export function AwayBanner() {
  const t = useWords(shellWords);
  const away = useAway();
  if (!away) return null;
  return (
    <div className="lk-away">
      <Notice tone="limited" title={t.away} />
    </div>
  );
}
