import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFeatures, riskOf, thresholdFrom, type SignInFeatures } from './index.ts';

const usual: SignInFeatures = {
  network: '203.0.113.0/24',
  country: 'CN',
  browser: 'Chrome 120',
  browserFamily: 'Chrome',
  systemFamily: 'Windows',
};
const elsewhere = { ...usual, network: '198.51.100.0/24' };
const abroad = { ...elsewhere, country: 'BR' };
const update = { ...usual, browser: 'Chrome 121' };
const newBrowser = { ...usual, browser: 'Firefox 120', browserFamily: 'Firefox', systemFamily: 'Linux' };
const colleagues = [
  { ...usual, times: 50 },
  { ...usual, network: '192.0.2.0/24', times: 30 },
  { ...newBrowser, browser: 'Edge 120', browserFamily: 'Edge', systemFamily: 'Windows', times: 20 },
];

const scoreOf = (attempt: SignInFeatures, own = [{ ...usual, times: 20 }], others = colleagues): number => {
  const score = riskOf(attempt, countFeatures(own), countFeatures([...own, ...others]));
  if (score === null) throw new Error('no score');
  return score;
};

describe('the score', () => {
  test('rises from the usual over the new to the strange', () => {
    const rising = [usual, update, newBrowser, { ...newBrowser, ...abroad, browser: 'Firefox 120' }];
    const strangest = { ...abroad, browser: 'curl', browserFamily: null, systemFamily: null };
    const scores = [...rising, strangest].map((attempt) => scoreOf(attempt));
    expect(scores[0]).toBeLessThan(1);
    expect(scores.slice(0, 3)).toEqual(scores.slice(0, 3).toSorted((a, b) => a - b));
    expect(new Set(scores.slice(0, 3)).size).toBe(3);
    expect(scoreOf(elsewhere)).toBeGreaterThan(scoreOf(usual));
    expect(scoreOf(abroad)).toBeGreaterThan(scoreOf(elsewhere));
    expect(scoreOf({ ...newBrowser, network: abroad.network, country: abroad.country })).toBeGreaterThan(
      Math.max(scoreOf(newBrowser), scoreOf(abroad)),
    );
    expect(scores[4]).toBeGreaterThan(scores[2] ?? Infinity);
  });

  test('a browser nobody ever had is no less strange than one that others have', () => {
    const others = { ...usual, browser: 'Edge 120', browserFamily: 'Edge' };
    const nobodys = { ...usual, browser: 'Opera 99', browserFamily: 'Opera' };
    expect(scoreOf(nobodys)).toBeCloseTo(scoreOf(others), 10);
    expect(scoreOf(others)).toBeGreaterThan(scoreOf(usual));
  });

  test('is no score for who has no habits yet', () => {
    const everybody = countFeatures(colleagues);
    expect(riskOf(usual, countFeatures([{ ...usual, times: 4 }]), everybody)).toBeNull();
    expect(riskOf(usual, countFeatures([{ ...usual, times: 5 }]), everybody)).not.toBeNull();
  });

  test('a place that nobody knows is no signal', () => {
    const somewhere = { ...elsewhere, country: null };
    expect(scoreOf(somewhere)).toBeLessThanOrEqual(scoreOf(abroad));
    expect(scoreOf({ ...usual, country: null })).toBeLessThan(1);
  });

  test('by hand', () => {
    // Ten sign-ins, all alike, of one person alone: p(h) = 11/12 and p(h|u) = (10 + 11/12)/11 for what is known, and
    // p(h|u)/p(h) = 1/11 for what isn't.
    const own = [{ ...usual, times: 10 }];
    const known = (10 / (11 / 12) + 1) / 11;
    expect(scoreOf(usual, own, [])).toBeCloseTo(1 / known ** 2, 10);
    expect(scoreOf(abroad, own, [])).toBeCloseTo(11 / known, 10);
    expect(scoreOf(elsewhere, own, [])).toBeCloseTo(1 / (0.7 / 11 + 0.3 * known) / known, 10);
  });

  const word = fc.constantFrom('a', 'b', 'c', 'd');
  const maybe = fc.option(word);
  const signIn = fc.record({
    network: word,
    country: maybe,
    browser: maybe,
    browserFamily: maybe,
    systemFamily: maybe,
    times: fc.integer({ min: 1, max: 100_000 }),
  });
  const own = fc
    .tuple(signIn, fc.array(signIn, { maxLength: 12 }))
    .map(([first, rows]) => [...rows, { ...first, times: 5 }]);

  test('is always a finite number above nothing, whatever the counts', () => {
    fc.assert(
      fc.property(signIn, own, fc.array(signIn), fc.boolean(), (attempt, mine, others, among) => {
        const everybody = countFeatures(among ? [...mine, ...others] : others);
        const score = riskOf(attempt, countFeatures(mine), everybody);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThan(Infinity);
      }),
    );
  });

  test('rises, if anything, the rarer a person comes from there', () => {
    fc.assert(
      fc.property(
        signIn,
        own,
        fc.array(signIn),
        fc.integer({ min: 1, max: 50 }),
        (attempt, mine, others, moved) => {
          // The same sign-ins of everybody, more of them this person's.
          const pool = [...mine, { ...attempt, times: 50 }, ...others];
          const strange = {
            ...attempt,
            network: 'x',
            country: 'x',
            browser: 'x',
            browserFamily: 'x',
            systemFamily: 'x',
          };
          const scoreWith = (times: number) =>
            riskOf(
              attempt,
              countFeatures([...mine, { ...attempt, times }, { ...strange, times: 51 - times }]),
              countFeatures([...pool, { ...strange, times: 51 }]),
            ) ?? NaN;
          expect(scoreWith(moved)).toBeLessThanOrEqual(scoreWith(moved - 1) * (1 + 1e-12));
        },
      ),
    );
  });
});

describe('the threshold', () => {
  test('is the lowest that at most the wanted share of scores lies above', () => {
    const score = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scores, rate) => {
          const threshold = thresholdFrom(scores, rate) ?? NaN;
          const shareAbove = (limit: number) => scores.filter((one) => one > limit).length / scores.length;
          expect(shareAbove(threshold)).toBeLessThanOrEqual(rate);
          const lower = Math.max(1, ...scores.filter((one) => one < threshold));
          if (threshold > 1 && rate < 1) expect(shareAbove(lower)).toBeGreaterThan(rate);
        },
      ),
    );
  });

  test('of a hundred scores, one lies above', () => {
    const scores = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(thresholdFrom(scores, 0.01)).toBe(99);
    expect(thresholdFrom(scores, 0)).toBe(100);
  });

  test('never suspects what is likelier the person than not, and knows nothing of nothing', () => {
    expect(thresholdFrom([0.1, 0.2, 0.3], 0.5)).toBe(1);
    expect(thresholdFrom([], 0.01)).toBeNull();
    expect(thresholdFrom([NaN, Infinity], 0.01)).toBeNull();
  });
});
