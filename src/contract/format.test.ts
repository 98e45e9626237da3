import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Locale } from '#contract/fields';
import {
  dayOf,
  formatAgo,
  formatDay,
  formatInstant,
  formatLongDay,
  formatMoney,
  formatNumber,
} from './format.ts';

test('money keeps every digit and follows the language', () => {
  const big = { amount: '9999999999999.99', currency: 'CNY' };
  expect(formatMoney(big, 'zh-Hans')).toBe('¥9,999,999,999,999.99');
  expect(formatMoney({ amount: '12.3', currency: 'TWD' }, 'zh-Hant')).toBe('$12.30');
  expect(formatMoney({ amount: '-5', currency: 'GBP' }, 'en')).toBe('-£5.00');
});

test("one's own currency has the bare sign, and no other has the same", () => {
  const shown = (currency: string, own: string, locale: Locale) =>
    formatMoney({ amount: '12', currency }, locale, true, own);
  expect(shown('USD', 'USD', 'en')).toBe('$12');
  expect(shown('USD', 'TWD', 'zh-Hant')).toBe('US$12');
  expect(shown('TWD', 'TWD', 'zh-Hant')).toBe('$12');
  expect(shown('CNY', 'CNY', 'en')).toBe('¥12');
  expect(shown('JPY', 'CNY', 'zh-Hans')).toBe('JP¥12');
  expect(shown('CNY', 'JPY', 'zh-Hans')).toBe('CNY\u00a012');
});

test('whole money leaves out its cents, other money does not', () => {
  expect(formatMoney({ amount: '1200.00', currency: 'CNY' }, 'zh-Hans', true)).toBe('¥1,200');
  expect(formatMoney({ amount: '1200.50', currency: 'CNY' }, 'zh-Hans', true)).toBe('¥1,200.50');
});

test('any amount the API can send comes out with the same digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), (cents) => {
      const amount = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
      const shown = formatMoney({ amount, currency: 'CNY' }, 'zh-Hans');
      expect(shown.replace(/[^\d.]/g, '')).toBe(amount);
    }),
  );
});

test('a day is the same day in every language and zone', () => {
  expect(formatDay('2026-01-05', 'zh-Hans')).toBe('2026/01/05');
  expect(formatDay('2026-01-05', 'zh-Hant')).toBe('2026/01/05');
  expect(formatDay('2026-01-05', 'en')).toBe('5 Jan 2026');
});

test('an instant is shown in the zone of the organisation', () => {
  expect(formatInstant('2026-01-05T16:30:00Z', 'zh-Hans', 'Asia/Shanghai')).toBe('2026/01/06 00:30');
  expect(dayOf('2026-01-05T16:30:00Z', 'Asia/Shanghai')).toBe('2026-01-06');
  expect(dayOf('2026-01-05T16:30:00Z', 'America/New_York')).toBe('2026-01-05');
});

test('how long ago uses the largest unit that fits', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  expect(formatAgo('2026-03-07T12:00:00Z', 'zh-Hans', now)).toBe('3天前');
  expect(formatAgo('2026-03-10T11:59:50Z', 'zh-Hans', now)).toBe('现在');
  expect(formatAgo('2026-03-10T14:00:00Z', 'en', now)).toBe('in 2 hours');
  expect(formatNumber(1234567, 'en')).toBe('1,234,567');
});

test('a near day is said with its weekday, the same in every zone', () => {
  expect(formatLongDay('2026-11-25', 'zh-Hans')).toBe('11月25日星期三');
  expect(formatLongDay('2026-11-25', 'en')).toBe('Wednesday 25 November');
});
