import { features, valueOf, type FeatureCounts, type Level, type SignInFeatures } from './features.ts';

/** With fewer sign-ins than this nobody has habits. */
const fewestSignIns = 5;
/** As many sign-ins everybody's habits weigh among a person's own. */
const priorSignIns = 1;

/**
 * How much likelier this sign-in is somebody's than this person's: `Π p(x_k) / p(x_k|u)` over the features `k`,
 * network and browser (Freeman et al., NDSS 2016; the factors of the person alone, how often they sign in and how
 * likely they are attacked, are left out: they'd make those who sign in seldom suspects).
 *
 * Each feature has levels `h` (network, country) with weights `λ` that sum to 1. What a person never showed is
 * taken from the level above it and from everybody (linear interpolation):
 *
 *     p(x|u) = Σ λ_h · p(h|u) · p(x|h)      p(h|u) = (n_u(h) + β · p(h)) / (N_u + β)
 *     p(x)   = p(h) · p(x|h)                p(h)   = (n(h) + 1) / (N + V_h + 1)      (Laplace; V_h values were seen)
 *
 * so `p(x|h)` falls out, and a feature's share is `1 / Σ λ_h · p(h|u)/p(h)`. It lies above 0, and at most at
 * `(N_u + β) / β`: what is new to a person counts the same however rare it is elsewhere, where the smoothing of the
 * public implementation needed a special case to keep the never seen from looking harmless.
 *
 * @param own the person's successful sign-ins before this one
 * @param everybody those of all people, theirs among them
 * @returns above 0 and finite; 1 = as likely anybody's. Null for people with fewer than five sign-ins
 */
export function riskOf(attempt: SignInFeatures, own: FeatureCounts, everybody: FeatureCounts): number | null {
  if (own.total < fewestSignIns) return null;
  return features.reduce((risk, levels) => {
    const known = levels.flatMap(({ level, weight }) => {
      const value = valueOf(attempt, level);
      return value === null ? [] : [{ weight, lift: liftOf(level, value, own, everybody) }];
    });
    const weights = known.reduce((sum, { weight }) => sum + weight, 0);
    const likeThem = known.reduce((sum, { weight, lift }) => sum + weight * lift, 0);
    return (risk * weights) / likeThem;
  }, 1);
}

/** How much oftener this person shows a value than people do: `p(h|u) / p(h)`. */
function liftOf(level: Level, value: string, own: FeatureCounts, everybody: FeatureCounts): number {
  const theirs = own.values[level].get(value) ?? 0;
  const seen = everybody.values[level];
  const chance = ((seen.get(value) ?? 0) + 1) / (everybody.total + seen.size + 1);
  return (theirs / chance + priorSignIns) / (own.total + priorSignIns);
}
