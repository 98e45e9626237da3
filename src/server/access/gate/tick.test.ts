import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restOfTick } from './tick.ts';

describe('the tick of refusals', () => {
  it('is the same for all that took less than it, and a whole number of ticks for the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 1000 }), (passed, tick) => {
        const leaves = passed + restOfTick(passed, tick);
        expect(leaves % tick).toBe(0);
        expect(leaves).toBeGreaterThan(passed);
        expect(leaves - passed).toBeLessThanOrEqual(tick);
      }),
    );
  });
});
