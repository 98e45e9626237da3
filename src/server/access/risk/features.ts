/** What of a sign-in is compared, and how often each value was seen. */

/** Said by one sign-in. Null: not known. */
export interface SignInFeatures {
  /** As `networkOf` says it. */
  network: string;
  /** Two letters, of `placeOf`. */
  country: string | null;
  /** The three of `readAgent`: with version, without, and the system. */
  browser: string | null;
  browserFamily: string | null;
  systemFamily: string | null;
}

export type Level = keyof SignInFeatures;

/**
 * The features, each from its finest level to its coarsest, with the weight of each level: a new network in the usual
 * country is less strange than one in a new country, and an update of the usual browser less than another browser.
 * The weights are those of das-group/rba-algorithm, rounded (its network operators are a level we have no data for).
 */
export const features: readonly (readonly { level: Level; weight: number }[])[] = [
  [
    { level: 'network', weight: 0.7 },
    { level: 'country', weight: 0.3 },
  ],
  [
    { level: 'browser', weight: 0.5 },
    { level: 'browserFamily', weight: 0.3 },
    { level: 'systemFamily', weight: 0.2 },
  ],
];

export interface FeatureCounts {
  /** How many sign-ins. */
  total: number;
  /** How many of them had each value. */
  values: Readonly<Record<Level, ReadonlyMap<string, number>>>;
}

/**
 * Counts sign-ins: of one person, or of everybody (the person among them).
 * @param signIns successful ones; `times` for rows that stand for several alike
 */
export function countFeatures(
  signIns: Iterable<SignInFeatures & { readonly times?: number }>,
): FeatureCounts {
  const values = {
    network: new Map<string, number>(),
    country: new Map<string, number>(),
    browser: new Map<string, number>(),
    browserFamily: new Map<string, number>(),
    systemFamily: new Map<string, number>(),
  };
  let total = 0;
  for (const signIn of signIns) {
    const times = signIn.times ?? 1;
    total += times;
    for (const level of Object.keys(values) as Level[]) {
      const value = valueOf(signIn, level);
      if (value !== null) values[level].set(value, (values[level].get(value) ?? 0) + times);
    }
  }
  return { total, values };
}

/** A program that names no browser is told apart by that; a place that isn't known tells nothing. */
export const valueOf = (signIn: SignInFeatures, level: Level): string | null =>
  level === 'country' ? signIn.country : (signIn[level] ?? '');
