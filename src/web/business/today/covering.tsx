/** What is due of a colleague whom one covers for. */
import type { Today } from '#contract/business/today';
import { Section, useWords } from '#kit';
import { coverageWords, useWhy } from '#web/access/coverage';
import type { useFollowUpActs } from '#web/business/follow-ups';
import { StandingDeals } from './deals.tsx';
import { Steps } from './steps.tsx';

export function CoveringToday({
  of,
  acts,
}: {
  of: Today['covering'][number];
  acts: ReturnType<typeof useFollowUpActs>;
}) {
  const t = useWords(coverageWords);
  const why = useWhy();
  const { coverage, steps, deals } = of;
  return (
    <Section title={t.youCover(coverage.person.name)} hint={`${why(coverage)}${t.staysTheirs}`}>
      {steps.total + deals.total === 0 && <p className="lk-quiet">{t.nothingDue}</p>}
      {steps.total > 0 && <Steps of={steps} acts={acts} whose={false} />}
      {deals.total > 0 && <StandingDeals of={deals} whose={false} />}
    </Section>
  );
}
