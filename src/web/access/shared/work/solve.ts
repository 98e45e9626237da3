import type { Work } from '#contract/problem';

/** The work takes the browser's own cryptography, which isn't there over plain http. */
const canSolve = (): boolean => window.isSecureContext && typeof Worker === 'function';

const workersAtMost = 4;

/**
 * Does the work of a `work_required`, in as many workers as the machine has room for.
 * @returns what pays for the next try; null where this browser can't do it
 */
async function solve({ challenge }: Work, stop: AbortController): Promise<string | null> {
  if (!canSolve()) return null;
  const { solveChallengeWorkers } = await import('altcha-lib');
  const solution = await solveChallengeWorkers({
    challenge: challenge as unknown as Parameters<typeof solveChallengeWorkers>[0]['challenge'],
    concurrency: Math.min(workersAtMost, navigator.hardwareConcurrency || 1),
    controller: stop,
    createWorker: () => new Worker(new URL('./solver.ts', import.meta.url), { type: 'module' }),
  });
  return solution && btoa(JSON.stringify({ challenge, solution }));
}

/** Pays by whatever is sooner: the work, or the wait. */
export async function earn(work: Work): Promise<string> {
  const stop = new AbortController();
  const waited = new Promise<string>((resolve) => {
    // A moment more than asked for: two clocks never agree to the millisecond.
    setTimeout(() => resolve(work.wait.ticket), work.wait.seconds * 1000 + 500);
  });
  const solved = solve(work, stop).then(
    (payment) => payment ?? waited,
    () => waited,
  );
  const payment = await Promise.race([solved, waited]);
  stop.abort();
  return payment;
}
