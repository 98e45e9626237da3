import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, isNearCopy } from './near-copy.ts';

describe('near copies', () => {
  it.each([
    ['Spring2025!', 'Spring2026!', 'counted up'],
    ['Spring2025!', '2026Spring?', 'moved around'],
    ['correct horse battery', 'Correct Horse Battery', 'other case'],
    ['correct horse battery', 'yrettab esroh tcerroc', 'reversed'],
    ['correct horse battery', 'correct horse battery1', 'one more'],
    ['correct horse battery', 'c0rrect h0rse b@ttery', 'look-alikes'],
    ['correct horse battery', 'correct hrose battery', 'swapped neighbours'],
    ['我爱北京天安门2025', '我爱北京天安门2026', 'Chinese counted up'],
    ['ｐａｓｓｗｏｒｄ', 'password', 'other width'],
  ])('%s → %s: %s', (old, next) => expect(isNearCopy(old, next)).toBe(true));

  it.each([
    ['correct horse battery', 'another fine one'],
    ['Spring2025!', 'tree-lamp-orbit-42'],
    ['2025', '2026 is a good year'],
    ['a1', 'a quite different one 2'],
    ['', ''],
  ])('%s → %s is a new one', (old, next) => expect(isNearCopy(old, next)).toBe(false));

  it('whatever one is, the same, reversed, in capitals or with a digit more it is a copy; and it goes both ways', () => {
    const typed = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(typed, fc.nat(9), (old, digit) => {
        for (const next of [
          old,
          [...old].toReversed().join(''),
          old.toUpperCase(),
          `${old}${digit}`,
          `${digit}${old}`,
        ])
          expect(isNearCopy(old, next), next).toBe(true);
      }),
    );
    fc.assert(
      fc.property(typed, typed, (a, b) => {
        expect(isNearCopy(a, b)).toBe(isNearCopy(b, a));
      }),
    );
  });

  it('the distance is one for one change, and never more than the longer one is long', () => {
    const signs = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(signs, signs, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a.join('') === b.join(''));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(editDistance(a, [...a, 'x'])).toBe(1);
      }),
    );
    expect(editDistance([...'abcd'], [...'acbd'])).toBe(1);
  });
});
