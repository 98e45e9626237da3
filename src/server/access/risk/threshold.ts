/** As likely anybody's as the person's: below that, a sign-in speaks for them, whatever others' look like. */
const lowestThreshold = 1;

/**
 * From which score on a sign-in is unlike its person, by the organisation's own history.
 * @param scores of honest sign-ins (`riskOf`); what is no finite number is passed over
 * @param targetRate the share of them that may lie above, e.g. 0.01
 * @returns the lowest threshold (1 at least) that no greater share lies above; null without any score
 */
export function thresholdFrom(scores: readonly number[], targetRate: number): number | null {
  const sorted = scores.filter(Number.isFinite).toSorted((a, b) => a - b);
  const above = Math.min(sorted.length - 1, Math.floor(sorted.length * Math.max(0, targetRate)));
  const threshold = sorted[sorted.length - 1 - above];
  return threshold === undefined ? null : Math.max(lowestThreshold, threshold);
}
