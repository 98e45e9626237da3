/** How money, days, instants and numbers are written, by language: on pages, in mails and on paper alike. */
import type { Locale, Money } from './fields.ts';

/** Our languages as tags that `Intl` has regional habits for. */
export const intlTag = {
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  en: 'en-GB',
} as const satisfies Record<Locale, string>;

// Making an Intl formatter costs far more than using it, and a table uses thousands.
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();
function once<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const known = made.get(key);
  if (known) return known as T;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

type CurrencyDisplay = 'narrowSymbol' | 'symbol' | 'code';
const signOf = (currency: string, locale: Locale, currencyDisplay: CurrencyDisplay) =>
  new Intl.NumberFormat(intlTag[locale], { style: 'currency', currency, currencyDisplay })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;

/** One's own currency has its bare sign; others what can't be taken for it: US$ beside $, CNY where ¥ is the yen. */
function currencyDisplay(currency: string, locale: Locale, own: string | undefined): CurrencyDisplay {
  if (currency === own) return 'narrowSymbol';
  const taken = own && signOf(own, locale, 'narrowSymbol');
  return signOf(currency, locale, 'symbol') === taken ? 'code' : 'symbol';
}

/**
 * An exact amount with its currency. The digits are handed to `Intl` as a string, so that no amount is rounded through
 * a binary number. Whole amounts are shown without cents where `whole` says so.
 * @param own the organisation's currency
 */
export function formatMoney(money: Money, locale: Locale, whole = false, own?: string): string {
  const bare = whole && /^-?\d+(\.0+)?$/.test(money.amount);
  const format = once(
    `money ${locale} ${money.currency} ${bare} ${own}`,
    () =>
      new Intl.NumberFormat(intlTag[locale], {
        style: 'currency',
        currency: money.currency,
        currencyDisplay: currencyDisplay(money.currency, locale, own),
        ...(bare ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
      }),
  );
  return format.format(money.amount as Intl.StringNumericLiteral);
}

export const formatNumber = (n: number, locale: Locale): string =>
  once(`number ${locale}`, () => new Intl.NumberFormat(intlTag[locale])).format(n);

export const formatPercent = (perCent: number, locale: Locale): string =>
  once(`percent ${locale}`, () => new Intl.NumberFormat(intlTag[locale], { style: 'percent' })).format(
    perCent / 100,
  );

/** A day `YYYY-MM-DD`: a day on the wall, the same in every time zone. */
export const formatDay = (day: string, locale: Locale): string =>
  once(
    `day ${locale}`,
    () =>
      new Intl.DateTimeFormat(intlTag[locale], {
        timeZone: 'UTC',
        year: 'numeric',
        month: locale === 'en' ? 'short' : '2-digit',
        day: locale === 'en' ? 'numeric' : '2-digit',
      }),
  ).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));

/** A day with its weekday, without the year: 11月25日星期三, Wednesday 25 November. For days that are near. */
export const formatLongDay = (day: string, locale: Locale): string =>
  once(
    `long-day ${locale}`,
    () =>
      new Intl.DateTimeFormat(intlTag[locale], {
        timeZone: 'UTC',
        weekday: 'long',
        month: 'long',
        day: 'numeric',
      }),
  ).format(new Date(`${day}T00:00:00Z`));

/** An instant as day and time of a time zone. */
export const formatInstant = (instant: string, locale: Locale, timeZone: string): string =>
  once(
    `instant ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(intlTag[locale], {
        timeZone,
        year: 'numeric',
        month: locale === 'en' ? 'short' : '2-digit',
        day: locale === 'en' ? 'numeric' : '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  ).format(new Date(instant));

/** The day that an instant falls on in a time zone, `YYYY-MM-DD`. */
export const dayOf = (instant: string | Date, timeZone: string): string =>
  once(
    `iso-day ${timeZone}`,
    () => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ).format(new Date(instant));

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
/** How long ago or how far ahead, in the largest unit that fits: 3 天前, in 2 hours. */
export function formatAgo(instant: string, locale: Locale, now: Date): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const format = once(
    `ago ${locale}`,
    () => new Intl.RelativeTimeFormat(intlTag[locale], { numeric: 'auto' }),
  );
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

/** The name of a currency, language or region in the language just now. */
export const formatCurrencyName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames(intlTag[locale], { type: 'currency' }).of(code) ?? code;

/** A country or region by its code: 中国, 日本. A code that nobody knows stays as it is. */
export function formatPlace(code: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(intlTag[locale], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

const kilobyte = 1024;
/** The size of a file: 12 KB, 3.4 MB. */
export function formatBytes(bytes: number, locale: Locale): string {
  const unit = bytes < kilobyte ? 'byte' : bytes < kilobyte ** 2 ? 'kilobyte' : 'megabyte';
  const size = bytes / kilobyte ** ['byte', 'kilobyte', 'megabyte'].indexOf(unit);
  return once(
    `${unit} ${locale}`,
    () =>
      new Intl.NumberFormat(intlTag[locale], {
        style: 'unit',
        unit,
        maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
      }),
  ).format(size);
}
