import type { Locale } from '#contract/fields';
import { formatCurrencyName, usualCurrencies } from '#kit';

/** The currencies to offer, each with its code and name: CNY 人民币. */
export function currencyChoices(locale: Locale): { options: string[]; words: Record<string, string> } {
  const options = [...new Set([...usualCurrencies, ...Intl.supportedValuesOf('currency')])];
  return {
    options,
    words: Object.fromEntries(options.map((code) => [code, `${code} ${formatCurrencyName(code, locale)}`])),
  };
}

/** All time zones by their IANA names. */
export const timeZones = (): string[] => Intl.supportedValuesOf('timeZone');
