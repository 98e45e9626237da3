/**
 * Who may hash now. Each hash takes a core for some 20 ms and 19 MiB: more at once than cores only makes all of them late.
 * Half of the places are kept for people we know, so that a flood of strangers leaves them their sign-in; the strangers'
 * queue is short, so that what is answered is answered soon.
 */
import { ProblemError } from '#platform/problem';

/** `known`: a trusted device, a familiar network, a running session, a link of ours. */
export type HashPriority = 'known' | 'unknown';

export interface Admission {
  /**
   * Does work when its turn comes.
   * @throws ProblemError `too_many_requests` for strangers where their queue is full, `unavailable` for the others
   */
  admitted<T>(priority: HashPriority, work: () => Promise<T>): Promise<T>;
}

/** @param places at once @param queues how many may wait, by priority */
export function createAdmission(places: number, queues: Record<HashPriority, number>): Admission {
  const forUnknown = Math.max(1, Math.floor(places / 2));
  const running = { known: 0, unknown: 0 };
  const waiting: Record<HashPriority, (() => void)[]> = { known: [], unknown: [] };

  const hasPlace = (priority: HashPriority) =>
    running.known + running.unknown < places && (priority === 'known' || running.unknown < forUnknown);

  const letIn = () => {
    for (const priority of ['known', 'unknown'] as const) {
      while (waiting[priority].length > 0 && hasPlace(priority)) {
        running[priority]++;
        waiting[priority].shift()?.();
      }
    }
  };

  return {
    async admitted(priority, work) {
      if (hasPlace(priority)) running[priority]++;
      else if (waiting[priority].length >= queues[priority]) throw busy(priority);
      else await new Promise<void>((resolve) => waiting[priority].push(resolve));
      try {
        return await work();
      } finally {
        running[priority]--;
        letIn();
      }
    },
  };
}

function busy(priority: HashPriority): ProblemError {
  const headers = { 'retry-after': '5' };
  return priority === 'unknown'
    ? new ProblemError('too_many_requests', undefined, { headers })
    : new ProblemError('unavailable', undefined, { headers });
}
