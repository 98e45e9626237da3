import type { ComponentType } from 'react';
import type { Lock } from '#contract/access/locks';
import {
  AttentionIcon,
  ClosedIcon,
  DoneIcon,
  LockIcon,
  StandingStillIcon,
  StatusTag,
  useFormat,
  useWords,
} from '#kit';
import { gateWords, strengthWords } from './gate-words.ts';
import { Left } from './left.tsx';
import { endRouteWords } from './lock-table-words.ts';

const icons: Record<Lock['strength'], ComponentType> = {
  challenge: AttentionIcon,
  limited: StandingStillIcon,
  closed: ClosedIcon,
};

/** How strong a lock is; quiet once it is over. */
export function StrengthTag({ lock }: { lock: Pick<Lock, 'strength' | 'open'> }) {
  const words = useWords(strengthWords);
  const Icon = lock.open ? icons[lock.strength] : LockIcon;
  return (
    <StatusTag tone={lock.open ? lock.strength : 'neutral'} icon={<Icon />}>
      {words[lock.strength].name}
    </StatusTag>
  );
}

/** How long a lock still lasts, or how it ended. */
export function LockEnd({
  lock,
}: {
  lock: Pick<Lock, 'open' | 'endsAt' | 'reviewAt' | 'endedAt' | 'endRoute'>;
}) {
  const t = useWords(gateWords);
  const ended = useWords(endRouteWords);
  const { instant, ago, day } = useFormat();
  if (lock.open) {
    if (lock.endsAt) return <Left until={lock.endsAt} />;
    return <>{lock.reviewAt ? t.review(day(lock.reviewAt)) : t.noEnd}</>;
  }
  const at = lock.endedAt ?? lock.endsAt;
  return (
    <span className="lk-row">
      <StatusTag tone="open" icon={<DoneIcon />}>
        {ended[lock.endRoute ?? 'time']}
      </StatusTag>
      {at && (
        <span className="lk-quiet" title={instant(at)}>
          {ago(at)}
        </span>
      )}
    </span>
  );
}
