import { expect, test } from 'vitest';
import { guessLocale } from '#contract/fields';

test('the first language that we speak is taken', () => {
  expect(guessLocale(['zh-CN', 'en'])).toBe('zh-Hans');
  expect(guessLocale(['zh-TW'])).toBe('zh-Hant');
  expect(guessLocale(['zh-HK'])).toBe('zh-Hant');
  expect(guessLocale(['zh-Hant-CN'])).toBe('zh-Hant');
  expect(guessLocale(['zh'])).toBe('zh-Hans');
  expect(guessLocale(['fr', 'en-US'])).toBe('en');
  expect(guessLocale([])).toBe('en');
});
