/**
 * Refusals leave on a tick: how long one took would tell whether a name exists and what was looked at, the more the busier
 * the server is. Whoever comes in needn't wait for it, their answer says so anyway.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** @returns how long until the next tick, counted from when they came; more than nothing, at most a whole tick, ms */
export const restOfTick = (passedMs: number, tickMs: number): number => tickMs - (passedMs % tickMs);

/** Waits for the next tick. @param startedMs when they came, as `performance.now()` says it */
export const untilTick = (startedMs: number, tickMs: number): Promise<void> =>
  sleep(restOfTick(performance.now() - startedMs, tickMs));
