import { Link } from '@tanstack/react-router';
import type { LockTold } from '#contract/problem';
import { Button, useWords } from '#kit';
import { LockFacts, strengthWords } from '#web/access/shared';
import { EntryFrame } from './frame.tsx';
import { entryWords } from './words.ts';

/** Somebody knew the password and is locked all the same: what, why, until when, what leads back. */
export function LockedStep({ lock, back }: { lock: LockTold; back: () => void }) {
  const t = useWords(entryWords);
  const strengths = useWords(strengthWords);
  return (
    <EntryFrame title={strengths[lock.strength].title}>
      <LockFacts lock={lock} />
      <div className="lk-entry-ways">
        {lock.releases.includes('proof') && <Link to="/prove-device">{t.otherWay}</Link>}
        {lock.releases.includes('administrator') && <Link to="/unlock">{t.askAdministrator}</Link>}
        <Link to="/check-up">{t.checkUp}</Link>
        <Button kind="text" onClick={back}>
          {t.back}
        </Button>
      </div>
    </EntryFrame>
  );
}
