/** When a request calls whom: plain arithmetic on the clock, the same for names that nobody has. */
import {
  escalationMinutes,
  escalationSteps,
  type EscalationStep,
  type Step,
} from '#contract/access/unlocking';
import { later, minuteMs } from '#platform/clock';

export type Plan = 'roster' | 'everybody';

/** With nobody on any roster there is no first or second: all administrators are called at once. */
const stepsOf = (plan: Plan): readonly EscalationStep[] =>
  plan === 'roster' ? escalationSteps : ['administrators', 'owner'];

const minutesOf = (plan: Plan, step: EscalationStep): number =>
  plan === 'everybody' && step === 'administrators' ? 0 : escalationMinutes[step];

/** The steps of a request. @param until the clock stands still from here on: it was answered, or waits for its asker */
export function stepsAt(plan: Plan, from: Date, until: Date): Step[] {
  return stepsOf(plan).map((step) => {
    const dueAt = later(from, minutesOf(plan, step) * minuteMs);
    return { step, dueAt: dueAt.toISOString(), taken: dueAt <= until };
  });
}

/** A step as it is kept. */
export const numberOf = (step: EscalationStep): number => escalationSteps.indexOf(step) + 1;
export const stepOf = (number: number): EscalationStep => escalationSteps[number - 1] ?? 'owner';
