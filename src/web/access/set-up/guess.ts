import type { Locale } from '#contract/fields';

/** What the browser gives away about where somebody works; only a first proposal. */
const currencyOfZone: Record<string, string> = {
  'Asia/Shanghai': 'CNY',
  'Asia/Urumqi': 'CNY',
  'Asia/Chongqing': 'CNY',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Macau': 'MOP',
  'Asia/Taipei': 'TWD',
  'Asia/Singapore': 'SGD',
  'Asia/Tokyo': 'JPY',
  'Asia/Seoul': 'KRW',
  'Europe/London': 'GBP',
};

const currencyOfLocale: Record<Locale, string> = { 'zh-Hans': 'CNY', 'zh-Hant': 'TWD', en: 'USD' };

/** The currency of a time zone: its own, or the usual one of its part of the world, or that of the language. */
export function guessCurrency(timeZone: string, locale: Locale): string {
  const own = currencyOfZone[timeZone];
  if (own) return own;
  if (timeZone.startsWith('Europe/')) return 'EUR';
  if (timeZone.startsWith('Australia/')) return 'AUD';
  if (timeZone.startsWith('America/')) return 'USD';
  return currencyOfLocale[locale];
}
