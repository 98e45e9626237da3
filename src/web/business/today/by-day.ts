import type { FollowUp } from '#contract/business/follow-ups';
import type { Opportunity } from '#contract/business/opportunities';

type Step = Pick<FollowUp, 'nextStepDue'>;
type Deal = Pick<Opportunity, 'expectedClose'>;

/** Steps and closings by the day they fall on, days in order; what has no day is left out. */
export function byDay<S extends Step, D extends Deal>(
  steps: readonly S[],
  deals: readonly D[],
): { day: string; steps: S[]; deals: D[] }[] {
  const days = [...steps.map((one) => one.nextStepDue), ...deals.map((one) => one.expectedClose)];
  return [...new Set(days.filter((day) => day !== null))].toSorted().map((day) => ({
    day,
    steps: steps.filter((one) => one.nextStepDue === day),
    deals: deals.filter((one) => one.expectedClose === day),
  }));
}
