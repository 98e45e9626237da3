import { useState } from 'react';
import type { z } from 'zod';
import { breakGlass, type ShareSet } from '#contract/access/break-glass';
import {
  Button,
  EmptyState,
  Notice,
  ProblemNotice,
  Section,
  SidePanel,
  Skeleton,
  useApi,
  useFormat,
  useWords,
} from '#kit';
import { CheckShares } from './check-shares.tsx';
import { MakeShares } from './make-shares.tsx';
import { shareTexts } from './share-words.ts';

export type Made = z.infer<typeof breakGlass.makeShares.reply>;

/** Who holds which share; making them, renewing them, going on with checking prints. */
export function Shares({ made }: { made: (made: Made) => void }) {
  const t = useWords(shareTexts);
  const sets = useApi(breakGlass.shares, {});
  const [making, setMaking] = useState(false);
  const { active, making: unchecked } = sets.data ?? { active: null, making: null };
  return (
    <Section
      title={t.shares}
      hint={t.sharesHint}
      action={sets.data && <Button onClick={() => setMaking(true)}>{active ? t.renew : t.make}</Button>}
    >
      {sets.problem && <ProblemNotice problem={sets.problem} retry={sets.reload} />}
      {sets.loading && <Skeleton />}
      {sets.data && !active && <EmptyState title={t.none} />}
      {active && <InUse set={active} />}
      {unchecked && <CheckShares set={unchecked} />}
      <SidePanel open={making} title={active ? t.renew : t.make} close={() => setMaking(false)}>
        <MakeShares
          renews={active !== null}
          made={(reply) => {
            setMaking(false);
            made(reply);
          }}
        />
      </SidePanel>
    </Section>
  );
}

function InUse({ set }: { set: ShareSet }) {
  const t = useWords(shareTexts);
  const { instant, day } = useFormat();
  const due = set.rehearsalDue ?? '';
  const isOver = new Date(due) < new Date();
  return (
    <>
      <p>
        {t.set(set.number)} · {t.anyOf(set.threshold, set.shares.length)} ·{' '}
        {t.madeBy(set.madeBy.name, instant(set.madeAt))}
      </p>
      <ul className="lk-share-list">
        {set.shares.map(({ number, holder, provedAt }) => (
          <li key={number}>
            {t.share(number)} · {t.heldBy(holder)}
            {provedAt !== null && <span className="lk-quiet"> · {t.provedAt(instant(provedAt))}</span>}
          </li>
        ))}
      </ul>
      {isOver ? (
        <Notice tone="challenge" title={t.rehearsalOver(day(due.slice(0, 10)))} />
      ) : (
        <p className="lk-quiet">{t.rehearsalDue(day(due.slice(0, 10)))}</p>
      )}
    </>
  );
}
