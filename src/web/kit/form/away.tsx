import { useEffect, useState } from 'react';
import type { SeenProblem } from '../client/problem-error.ts';
import { Button } from '../parts/button.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';

/** The form could not be sent: what is typed stays, and once the network is back it offers to be sent again. */
export function AwayNotice({ problem, retry }: { problem: SeenProblem; retry: () => void }) {
  const t = useWords(kitWords);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    const back = () => setIsBack(true);
    const gone = () => setIsBack(false);
    addEventListener('online', back);
    addEventListener('offline', gone);
    return () => {
      removeEventListener('online', back);
      removeEventListener('offline', gone);
    };
  }, []);
  if (!isBack) return <ProblemNotice problem={problem} retry={retry} />;
  return <Notice tone="open" title={t.networkBack} action={<Button onClick={retry}>{t.sendNow}</Button>} />;
}
