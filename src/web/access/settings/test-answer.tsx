import type { z } from 'zod';
import type { TestResult } from '#contract/access/notices';
import { Notice, useWords } from '#kit';
import { channelWords } from './channel-words.ts';

/** What came back from a test, as the other side said it. */
export function TestAnswer({ result }: { result: z.output<typeof TestResult> }) {
  const t = useWords(channelWords);
  const said = [result.status, result.answer].filter(Boolean).join(' · ');
  return (
    <Notice tone={result.ok ? 'open' : 'closed'} title={result.ok ? t.testArrived : t.testFailed}>
      {said !== '' && <code>{said}</code>}
    </Notice>
  );
}
