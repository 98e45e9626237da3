import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Check, checkGroups, judge, limits, speedOf, waysOf } from './check-up.ts';

describe('a check-up', () => {
  it.each([
    ['latency', 150, 'good'],
    ['latency', 151, 'poor'],
    ['latency', 501, 'bad'],
    ['loss', 0, 'good'],
    ['loss', 8.3, 'poor'],
    ['loss', 25, 'bad'],
    ['download', 2, 'good'],
    ['download', 0.6, 'poor'],
    ['download', 0.1, 'bad'],
    ['clock', 20, 'good'],
    ['clock', 45, 'poor'],
    ['clock', 3600, 'bad'],
    ['cores', 1, 'poor'],
    ['cookies', false, 'bad'],
    ['graphics', false, 'poor'],
    ['server', true, 'good'],
    ['memory', null, 'unknown'],
    ['speed', Number.NaN, 'unknown'],
    // A number where there is nothing to compare it with says nothing.
    ['cookies', 1, 'unknown'],
  ] as const)('%s of %s is %s', (check, measured, result) => {
    expect(judge(check, measured)).toBe(result);
  });

  it('never gets better as a measurement gets worse', () => {
    const order = ['good', 'poor', 'bad'];
    const numbers = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(limits) as Check[])), numbers, numbers, (check, a, b) => {
        const { more } = limits[check as keyof typeof limits];
        const [worse, better] = a < b === (more === 'better') ? [a, b] : [b, a];
        expect(order.indexOf(judge(check, worse))).toBeGreaterThanOrEqual(
          order.indexOf(judge(check, better)),
        );
      }),
    );
  });

  it('reads latency, jitter and loss from answers of which some never came', () => {
    expect(waysOf([20, 30, null, 20])).toEqual({ latency: 20, jitter: 10, loss: 25 });
    expect(waysOf([null, null])).toEqual({ latency: null, jitter: null, loss: 100 });
    expect(waysOf([])).toEqual({ latency: null, jitter: null, loss: null });
    expect(waysOf([80])).toEqual({ latency: 80, jitter: null, loss: 0 });
  });

  it('reckons speed in megabits', () => {
    expect(speedOf(250_000, 1000)).toBe(2);
    expect(speedOf(250_000, 0)).toBe(2000);
  });

  it('lists each check once', () => {
    const all = Object.values(checkGroups).flat();
    expect(new Set(all).size).toBe(all.length);
  });
});
