import type { Locale } from '#contract/fields';

/** Each language in itself, so that everybody finds their own. */
export const languageNames: Record<Locale, string> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
};
