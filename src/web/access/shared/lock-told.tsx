import { triggerWords } from '#contract/access/lock-words';
import { keepsFromWork, waysBackFrom } from '#contract/access/lock-told';
import type { LockTold } from '#contract/problem';
import { Button, Fact, FactList, useFormat, useLocale, useWords } from '#kit';
import { gateWords, lockScopeWords, lockToldWords, releaseWords } from './gate-words.ts';
import { Left } from './left.tsx';
import './lock-told.css';

/** A lock as the person before it is told: why, since and until when, what leads back. */
export function LockFacts({ lock }: { lock: LockTold }) {
  const t = useWords(lockToldWords);
  const { reload } = useWords(gateWords);
  const scopes = useWords(lockScopeWords);
  const releases = useWords(releaseWords);
  const locale = useLocale();
  const { instant } = useFormat();
  const ways = waysBackFrom(lock);
  return (
    <div className="lk-stack">
      <p>{triggerWords[locale][lock.trigger].owner}</p>
      <FactList>
        <Fact label={t.why}>
          {scopes[lock.scope]} · {triggerWords[locale][lock.trigger].name}
        </Fact>
        {lock.reason && <Fact label={t.reason}>{lock.reason}</Fact>}
        <Fact label={t.since}>{instant(lock.since)}</Fact>
        <Fact label={t.until}>
          {lock.until ? (
            <>
              {instant(lock.until)} · <Left until={lock.until} />
            </>
          ) : (
            t.noEnd
          )}
        </Fact>
        <Fact label={t.waysBack} wide>
          <ul className="lk-ways">
            {ways.map((way) => (
              <li key={way}>{releases[way]}</li>
            ))}
          </ul>
        </Fact>
        <Fact label={t.stillWorks} wide>
          {t.works[lock.strength]}
        </Fact>
        {keepsFromWork(lock) && (
          <Fact label={t.covers} wide>
            {lock.coveredBy ?? t.nobodyCovers}
          </Fact>
        )}
      </FactList>
      {ways.includes('update') && (
        <Button kind="primary" onClick={() => location.reload()}>
          {reload}
        </Button>
      )}
    </div>
  );
}
