import { triggerWords } from '#contract/access/lock-words';
import { releaseRoutes } from '#contract/access/triggers';
import type { LockTold } from '#contract/problem';
import { Button, Fact, FactList, useFormat, useLocale, useWords } from '#kit';
import { gateWords, lockScopeWords, releaseWords } from './gate-words.ts';
import { Left } from './left.tsx';

/** A key or an old page keeps nobody from their work for long. */
const keepsFromWork: ReadonlySet<LockTold['scope']> = new Set(['account', 'session', 'device']);

/** A lock as the person before it is told: why, since and until when, what leads back. */
export function LockFacts({ lock }: { lock: LockTold }) {
  const t = useWords(gateWords);
  const scopes = useWords(lockScopeWords);
  const releases = useWords(releaseWords);
  const locale = useLocale();
  const { instant } = useFormat();
  // What asks for a proof ends by one, whoever opened it; what has no end doesn't end by waiting.
  const ways = releaseRoutes.filter(
    (way) =>
      (lock.releases.includes(way) && (way !== 'time' || lock.until !== null)) ||
      (way === 'proof' && lock.strength === 'challenge'),
  );
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
          {ways.map((way) => releases[way]).join('\n')}
        </Fact>
        <Fact label={t.stillWorks} wide>
          {t.works[lock.strength]}
        </Fact>
        {keepsFromWork.has(lock.scope) && (
          <Fact label={t.covers} wide>
            {lock.coveredBy ?? t.nobodyCovers}
          </Fact>
        )}
      </FactList>
      {ways.includes('update') && (
        <Button kind="primary" onClick={() => location.reload()}>
          {t.reload}
        </Button>
      )}
    </div>
  );
}
