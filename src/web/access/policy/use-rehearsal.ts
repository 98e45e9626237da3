import { useEffect, useState } from 'react';
import { Policy, policy } from '#contract/access/policy';
import type { Rehearsal } from '#contract/access/rehearsal';
import { asProblem, call, type SeenProblem } from '#kit';

const waitMs = 400;

export interface Rehearsed {
  data: Rehearsal | undefined;
  problem: SeenProblem | undefined;
  /** What is shown is of an earlier policy. */
  busy: boolean;
}

/** Rehearses a policy while it is being changed; a number that is missing yet waits. */
export function useRehearsal(draft: Policy): Rehearsed {
  const [seen, setSeen] = useState<Omit<Rehearsed, 'busy'> & { of: string }>({
    of: '',
    data: undefined,
    problem: undefined,
  });
  const asked = JSON.stringify(draft);
  useEffect(() => {
    const body: unknown = JSON.parse(asked);
    const whole = Policy.safeParse(body);
    if (!whole.success) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const data = await call(policy.rehearse, { body: whole.data }, stop.signal);
        setSeen({ of: asked, data, problem: undefined });
      } catch (error) {
        if (!stop.signal.aborted) setSeen((old) => ({ ...old, of: asked, problem: asProblem(error) }));
      }
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  return { data: seen.data, problem: seen.problem, busy: seen.of !== asked };
}
