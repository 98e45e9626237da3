import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, lineSum, sameMoney, shareOf, subtractAmounts, sumOf } from './exact.ts';

const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);

describe('exact sums', () => {
  test('what is added can be taken away again', () => {
    fc.assert(fc.property(amount, amount, (a, b) => subtractAmounts(addAmounts(a, b), b) === a));
  });
  test('the order of adding makes no difference', () => {
    fc.assert(fc.property(amount, amount, (a, b) => addAmounts(a, b) === addAmounts(b, a)));
  });
  test('no cent is lost where binary numbers lose it', () => {
    expect(addAmounts('0.1', '0.2')).toBe('0.30');
    expect(addAmounts('9007199254740993', '0.01')).toBe('9007199254740993.01');
    expect(subtractAmounts('0.10', '0.30')).toBe('-0.20');
  });
  test('a share is rounded half up', () => {
    expect(shareOf('100.01', 50)).toBe('50.01');
    expect(shareOf('0.01', 49)).toBe('0.00');
    expect(shareOf('12.30', 100)).toBe('12.30');
  });
});

describe('lines of products', () => {
  const price = (value: string, currency = 'CNY') => ({ amount: value, currency });
  test('quantity times price, and their sum', () => {
    expect(lineSum({ quantity: 3, price: price('19.99') })).toEqual(price('59.97'));
    expect(
      sumOf([
        { quantity: 3, price: price('19.99') },
        { quantity: 1, price: price('0.03') },
      ]),
    ).toEqual(price('60.00'));
  });
  test('unlike money is not added, and nothing is summed while a price is being typed', () => {
    expect(
      sumOf([
        { quantity: 1, price: price('1') },
        { quantity: 1, price: price('1', 'USD') },
      ]),
    ).toBeUndefined();
    expect(sumOf([{ quantity: 1, price: price('1.') }])).toBeUndefined();
    expect(sumOf([])).toBeUndefined();
  });
  test('the same money is the same however it is written', () => {
    expect(sameMoney(price('12'), price('12.00'))).toBe(true);
    expect(sameMoney(price('12'), price('12.00', 'USD'))).toBe(false);
  });
});
