import { Link } from '@tanstack/react-router';
import { triggerWords } from '#contract/access/lock-words';
import type { AfterLock } from '#contract/access/aftercare';
import { Section, useFormat, useLocale, useWords } from '#kit';
import { rootCauseWords } from '#web/access/shared';
import { usePointName } from './point.tsx';
import { aftercareWords } from './words.ts';
import './aftercare.css';

/** The first lock and those that repeat it, with what was done each time; nothing where it is the only one. */
export function Chain({ after, lockId }: { after: Pick<AfterLock, 'chain' | 'number'>; lockId: string }) {
  const t = useWords(aftercareWords);
  const causes = useWords(rootCauseWords);
  const locale = useLocale();
  const nameOf = usePointName();
  const { instant } = useFormat();
  const [first] = after.chain;
  if (!first) return null;
  return (
    <Section title={t.chainTitle} hint={t.nth(after.number, instant(first.opensAt))}>
      <ol className="lk-points">
        {after.chain.map((one) => (
          <li key={one.lockId} aria-current={one.lockId === lockId || undefined}>
            {/* In a row of their own: a link within a sentence would have to stand out from it. */}
            <div className="lk-row">
              {one.lockId === lockId ? (
                <strong>{t.time(one.number)}</strong>
              ) : (
                <Link to="/settings/locks" search={{ lock: one.lockId } as never}>
                  {t.time(one.number)}
                </Link>
              )}
              <span>
                {[
                  instant(one.opensAt),
                  triggerWords[locale][one.trigger].name,
                  one.cause && (one.causeSuggested ? t.suggested(causes[one.cause]) : causes[one.cause]),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {one.done.length > 0 && (
              <div className="lk-quiet">
                {t.wasDone(one.done.map((kind) => nameOf({ kind })).join(t.and))}
              </div>
            )}
            {one.left.length > 0 && (
              <div className="lk-quiet">
                {t.wasLeft(one.left.map((kind) => nameOf({ kind })).join(t.and))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
