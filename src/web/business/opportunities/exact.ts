/** Exact sums of money. Amounts are decimal texts; they are added as whole hundredths, never as binary numbers. */
import type { Money } from '#contract/fields';

const hundredths = (amount: string): bigint => {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
  return amount.startsWith('-') ? -value : value;
};

const asAmount = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const addAmounts = (a: string, b: string): string => asAmount(hundredths(a) + hundredths(b));
export const subtractAmounts = (a: string, b: string): string => asAmount(hundredths(a) - hundredths(b));

/** A share of an amount, rounded half up to hundredths. @param perCent a whole number */
export const shareOf = (amount: string, perCent: number): string =>
  asAmount((hundredths(amount) * BigInt(perCent) + 50n) / 100n);

export interface Line {
  quantity: number;
  price: Money;
}

export const isAmount = (text: string): boolean => /^\d{1,13}(\.\d{1,2})?$/.test(text);

/** Quantity × price; undefined while one of them is not yet a number. */
export function lineSum({ quantity, price }: Line): Money | undefined {
  if (!isAmount(price.amount) || !Number.isInteger(quantity)) return undefined;
  return { amount: asAmount(hundredths(price.amount) * BigInt(quantity)), currency: price.currency };
}

/** The sum of all lines; undefined where currencies differ (unlike money doesn't add up), or there are none. */
export function sumOf(lines: readonly Line[]): Money | undefined {
  const [first] = lines;
  if (!first || lines.some((line) => line.price.currency !== first.price.currency)) return undefined;
  let amount = '0.00';
  for (const line of lines) {
    const own = lineSum(line);
    if (!own) return undefined;
    amount = addAmounts(amount, own.amount);
  }
  return { amount, currency: first.price.currency };
}

export const sameMoney = (a: Money, b: Money): boolean =>
  a.currency === b.currency && hundredths(a.amount) === hundredths(b.amount);
