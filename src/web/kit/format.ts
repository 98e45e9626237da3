/** How money, days, instants and numbers are written, in the language and time zone of whoever reads. */
import type { Money } from '#contract/fields';
import {
  dayOf,
  formatAgo,
  formatBytes,
  formatDay,
  formatInstant,
  formatLongDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPlace,
} from '#contract/format';
import { useSettings } from './settings.ts';

/** The formatters bound to the language and time zone of this browser. */
export function useFormat() {
  const { locale, timeZone, currency } = useSettings();
  return {
    money: (money: Money | null | undefined, whole = false) =>
      money ? formatMoney(money, locale, whole, currency) : '',
    number: (n: number | null | undefined) => (n == null ? '' : formatNumber(n, locale)),
    percent: (n: number | null | undefined) => (n == null ? '' : formatPercent(n, locale)),
    bytes: (bytes: number) => formatBytes(bytes, locale),
    day: (day: string | null | undefined) => (day ? formatDay(day, locale) : ''),
    longDay: (day: string) => formatLongDay(day, locale),
    instant: (instant: string | null | undefined) =>
      instant ? formatInstant(instant, locale, timeZone) : '',
    ago: (instant: string | null | undefined) => (instant ? formatAgo(instant, locale, new Date()) : ''),
    place: (code: string | null | undefined) => (code ? formatPlace(code, locale) : ''),
    today: () => dayOf(new Date(), timeZone),
    dayOf: (instant: string) => dayOf(instant, timeZone),
  };
}
