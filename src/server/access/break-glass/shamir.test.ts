import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, split } from './shamir.ts';

const secrets = fc.uint8Array({ minLength: 1, maxLength: 40 });
/** Thresholds of 2 and 3, of 3 to 5 shares, in any choice and order. */
const quorums = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 3, max: 5 }))
  .chain(([threshold, total]) =>
    fc.tuple(
      fc.constant(threshold),
      fc.constant(total),
      fc.shuffledSubarray(
        Array.from({ length: total }, (_, i) => i + 1),
        { minLength: threshold },
      ),
    ),
  );

describe("Shamir's shares", () => {
  it('give the secret back, any so many of them, in any order', () => {
    fc.assert(
      fc.property(secrets, quorums, (secret, [threshold, total, numbers]) => {
        const shares = split(secret, threshold, total);
        const points = numbers.map((number) => ({ number, value: shares[number - 1] ?? new Uint8Array() }));
        expect(combine(points)).toEqual(secret);
      }),
    );
  });

  it('say nothing of it while one is missing: every other secret fits them as well', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), (byte, other) => {
        const [first] = split(Uint8Array.of(byte), 2, 3);
        // Some second share makes any secret of the first one, and exactly one does.
        const fitting = Array.from({ length: 256 }, (_, guess) =>
          combine([
            { number: 1, value: first ?? new Uint8Array() },
            { number: 2, value: Uint8Array.of(guess) },
          ]),
        ).filter(([secret]) => secret === other);
        expect(fitting).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it('differ each time, and give something else with a share of another split', () => {
    const secret = new Uint8Array(32).fill(5);
    const [a, b] = [split(secret, 2, 3), split(secret, 2, 3)];
    expect(a).not.toEqual(b);
    const mixed = [
      { number: 1, value: a[0] ?? secret },
      { number: 2, value: b[1] ?? secret },
    ];
    expect(combine(mixed)).not.toEqual(secret);
  });

  it('multiply as AES does (FIPS 197, 4.2)', () => {
    // 57 · 83 = c1: a polynomial of 57·x at x = 83 is what a share of the secret 0 with this coefficient would be.
    const points = [
      { number: 0x83, value: Uint8Array.of(0xc1) },
      { number: 1, value: Uint8Array.of(0x57) },
    ];
    expect(combine(points)).toEqual(Uint8Array.of(0));
  });

  it('are no fewer than two, and no more than there are numbers', () => {
    for (const [threshold, total] of [
      [1, 3],
      [4, 3],
      [2, 256],
    ] as const)
      expect(() => split(Uint8Array.of(1), threshold, total)).toThrow(RangeError);
  });
});
