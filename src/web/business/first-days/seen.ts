import { useEffect } from 'react';
import { firstDays, type SeenStep } from '#contract/business/first-days';
import { useAct, useMe } from '#kit';

/** What was told since the page was loaded: once is enough. */
const told = new Set<string>();

/** Tells that this person has been here, which nothing else would. A failure matters to nobody: it is told again. */
export function useSeenStep(step: SeenStep, here = true): void {
  const { send } = useAct(firstDays.change);
  const personId = useMe()?.id;
  useEffect(() => {
    const key = `${personId} ${step}`;
    if (!here || personId === undefined || told.has(key)) return;
    told.add(key);
    send({ body: { seen: step } });
  });
}
