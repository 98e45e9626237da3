import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currencyOf,
  decideDecimalMark,
  newNumberProfile,
  readNumber,
  seeNumber,
  toPlaces,
} from './numbers.ts';

describe('numbers', () => {
  it.each([
    ['1234.5', '.', '1234.5', ''],
    ['1,234.50', '.', '1234.5', ''],
    ['1.234,50', '.', '1234.5', ''],
    ['1 234,50 €', '.', '1234.5', '€'],
    ["1'234.50", '.', '1234.5', ''],
    ['1,234', '.', '1234', ''],
    ['1,234', ',', '1.234', ''],
    ['1.234', ',', '1234', ''],
    ['699,5', '.', '699.5', ''],
    ['0,125', '.', '0.125', ''],
    ['1,234,567', ',', '1234567', ''],
    ['12,34,567', '.', '1234567', ''],
    ['¥1,234', '.', '1234', '¥'],
    ['1.2万', '.', '12000', ''],
    ['3亿元', '.', '300000000', '元'],
    ['$1.5M', '.', '1500000', '$'],
    ['2k', '.', '2000', ''],
    ['(500)', '.', '-500', ''],
    ['500-', '.', '-500', ''],
    ['−5', '.', '-5', ''],
    ['-$5', '.', '-5', '$'],
    ['USD 5', '.', '5', 'USD'],
    ['1.38E+10', '.', '13800000000', ''],
    ['.5', '.', '0.5', ''],
    ['１２３', '.', '123', ''],
    ['35%', '.', '35', '%'],
  ] as const)('%s (%s) is %s %s', (text, mark, decimal, around) =>
    expect(readNumber(text, mark)).toEqual({ decimal, around }),
  );

  it.each(['', 'abc', '1.2.3', '1,2,3', '--5', '1e999', '12/3', '1,23,4.5', '=1+1'])('%j is none', (text) =>
    expect(readNumber(text, '.')).toBeNull(),
  );

  it('loses no digit of any amount, in either way of writing', () => {
    const amount = fc.tuple(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(amount, ([whole, cents]) => {
        const fraction = String(cents).padStart(2, '0');
        const plain = `${whole}.${fraction}`.replace(/\.?0+$/, (zeros) =>
          zeros.startsWith('.') ? '' : zeros,
        );
        const expected = fraction === '00' ? String(whole) : `${whole}.${fraction}`.replace(/0$/, '');
        const western = `${whole.toLocaleString('en-US')}.${fraction}`;
        const german = `${whole.toLocaleString('de-DE')},${fraction}`;
        expect(plain).toBeDefined();
        expect(readNumber(western, '.')?.decimal).toBe(expected);
        expect(readNumber(german, ',')?.decimal).toBe(expected);
      }),
    );
  });
});

describe('the decimal mark of a column', () => {
  const decide = (values: string[], delimiter = ',') => {
    const profile = newNumberProfile();
    for (const value of values) seeNumber(profile, value);
    return decideDecimalMark(profile, delimiter);
  };
  it.each([
    [['1.234', '3,50'], ',', ','],
    [['1,234', '3.50'], ',', '.'],
    [['1.234'], ';', ','],
    [['1.234'], ',', '.'],
    [['1.234.567'], ',', ','],
  ] as const)('%j in a file cut at %s is %s', (values, delimiter, mark) =>
    expect(decide([...values], delimiter)).toBe(mark),
  );
});

describe('currencies', () => {
  it.each([
    ['¥', 'CNY', 'CNY'],
    ['¥', 'JPY', 'JPY'],
    ['$', 'CNY', 'USD'],
    ['$', 'HKD', 'HKD'],
    ['元', 'TWD', 'TWD'],
    ['RMB', 'EUR', 'CNY'],
    ['CNY-China Yuan', 'EUR', 'CNY'],
    ['US Dollar (USD)', 'EUR', 'USD'],
    ['nt$', 'EUR', 'TWD'],
    ['apples', 'EUR', null],
    ['', 'EUR', null],
  ])('%s at a house of %s is %s', (text, house, currency) => expect(currencyOf(text, house)).toBe(currency));
});

describe('rounding', () => {
  it.each([
    ['1.005', 2, '1.01', true],
    ['0.004', 2, '0', true],
    ['-1.995', 2, '-2', true],
    ['12.3', 2, '12.3', false],
    ['9.999', 0, '10', true],
  ] as const)('%s to %i places', (decimal, places, expected, rounded) =>
    expect(toPlaces(decimal, places)).toEqual({ decimal: expected, rounded }),
  );
});
