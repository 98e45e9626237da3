import type { UnlockRequest } from '#contract/access/unlocking';
import { useFormat, useWords } from '#kit';
import { useNow } from '#web/access/shared';
import { deskWords } from './words.ts';

const minuteMs = 60_000;

/** How long a request waits, while it does; else when it was asked. */
export function Waiting({ request }: { request: UnlockRequest }) {
  const t = useWords(deskWords);
  const { ago, instant } = useFormat();
  const now = useNow(10_000);
  const waits = request.state === 'open' || request.state === 'needs-information';
  const minutes = Math.max(0, Math.floor((now - new Date(request.at).getTime()) / minuteMs));
  const since = minutes < 60 ? t.minutes(minutes) : t.hours(Math.floor(minutes / 60), minutes % 60);
  return <span title={instant(request.at)}>{waits ? t.waits(since) : ago(request.at)}</span>;
}
