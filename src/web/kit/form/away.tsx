import { useEffect, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { problemWords } from '../words/problems.ts';

/**
 * Something could not be sent: it is kept, and once the network is back it offers to be sent again.
 * @param props.what what waits, in a sentence; a form that stands there says it itself
 */
export function AwayNotice({ what, retry }: { what?: string; retry: () => void }) {
  const t = useWords(kitWords);
  const { title, remedy } = useWords(problemWords).unreachable;
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
  if (!isBack)
    return (
      <Notice tone="closed" title={what ?? title} action={<Button onClick={retry}>{t.retry}</Button>}>
        <p>{what ? `${title}${t.stop}${remedy}` : remedy}</p>
      </Notice>
    );
  return (
    <Notice tone="open" title={what ?? t.networkBack} action={<Button onClick={retry}>{t.sendNow}</Button>}>
      {what && <p>{t.networkBack}</p>}
    </Notice>
  );
}
