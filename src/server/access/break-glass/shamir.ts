/**
 * Shamir's secret sharing over GF(256) (A. Shamir, How to share a secret, 1979), the field of AES. Each byte of the secret
 * is the value at 0 of a random polynomial; a share is its value at the share's number. So many shares as the polynomial
 * has coefficients give the secret; one fewer say nothing of it at all. No tables, so that no time depends on a secret.
 */
import { randomBytes } from 'node:crypto';

export interface Point {
  /** 1 to 255. */
  number: number;
  value: Uint8Array;
}

/** @returns the values of the shares 1 to `total` */
export function split(secret: Uint8Array, threshold: number, total: number): Uint8Array[] {
  if (threshold < 2 || threshold > total || total > 255) throw new RangeError('No such shares.');
  const coefficients = [secret, ...Array.from({ length: threshold - 1 }, () => randomBytes(secret.length))];
  return Array.from({ length: total }, (_, i) =>
    // Horner's rule, byte by byte.
    secret.map((_byte, at) => coefficients.reduceRight((sum, c) => times(sum, i + 1) ^ (c[at] ?? 0), 0)),
  );
}

/** The value at 0 of the polynomial through these points. With too few of them it is some other value. */
export function combine(points: readonly Point[]): Uint8Array {
  const weights = points.map(({ number }, i) =>
    points.reduce(
      (weight, other, j) => (i === j ? weight : times(weight, over(other.number, other.number ^ number))),
      1,
    ),
  );
  return Uint8Array.from({ length: points[0]?.value.length ?? 0 }, (_, at) =>
    points.reduce((sum, { value }, i) => sum ^ times(value[at] ?? 0, weights[i] ?? 0), 0),
  );
}

/** Multiplication modulo x^8 + x^4 + x^3 + x + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (-(product >> 7) & 0x11b);
    product ^= -((b >> bit) & 1) & a;
  }
  return product & 0xff;
}

/** a / b: b^254 is the inverse of b. */
function over(a: number, b: number): number {
  let inverse = 1;
  for (let i = 0; i < 254; i++) inverse = times(inverse, b);
  return times(a, inverse);
}
