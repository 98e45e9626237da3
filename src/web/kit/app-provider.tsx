import { App, ConfigProvider, type ConfigProviderProps } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Locale } from '#contract/fields';
import { antdTheme } from './antd-theme.ts';
import { fontFor } from './palette.ts';
import { getSettings, useDark, useLocale } from './settings.ts';
import { useNarrow } from './media.ts';

type AntdLocale = NonNullable<ConfigProviderProps['locale']>;
// The package says it is CommonJS while this file is a module, so its types wrap `default` once too often.
const wordsOf = (module: { default: unknown }) => module.default as AntdLocale;

/** Ant Design's own words and the calendar's, fetched for the language in use only. */
const antdWords: Record<Locale, () => Promise<AntdLocale>> = {
  'zh-Hans': async () => {
    const [words, { default: dayjs }] = await Promise.all([
      import('antd/es/locale/zh_CN.js'),
      import('dayjs'),
      import('dayjs/locale/zh-cn.js'),
    ]);
    dayjs.locale('zh-cn');
    return wordsOf(words);
  },
  'zh-Hant': async () => {
    const [words, { default: dayjs }] = await Promise.all([
      import('antd/es/locale/zh_TW.js'),
      import('dayjs'),
      import('dayjs/locale/zh-tw.js'),
    ]);
    dayjs.locale('zh-tw');
    return wordsOf(words);
  },
  en: async () => {
    const [words, { default: dayjs }] = await Promise.all([
      import('antd/es/locale/en_GB.js'),
      import('dayjs'),
      import('dayjs/locale/en-gb.js'),
    ]);
    dayjs.locale('en-gb');
    return wordsOf(words);
  },
};

/** They come with this file, not only once something is drawn. */
const atFirst = { locale: getSettings().locale, words: antdWords[getSettings().locale]() };

/** For the signed-in app: Ant Design's own words, and the ground for dialogs and passing notices. */
export function AppProvider({ children }: { children: ReactNode }) {
  const isDark = useDark();
  const narrow = useNarrow();
  const locale = useLocale();
  const [words, setWords] = useState<AntdLocale>();
  useEffect(() => {
    let wanted = true;
    const coming = locale === atFirst.locale ? atFirst.words : antdWords[locale]();
    void coming.then((loaded) => wanted && setWords(loaded));
    return () => {
      wanted = false;
    };
  }, [locale]);
  // With and without words Ant Design builds two different trees: what stood in the first would lose its state.
  if (!words) return null;
  return (
    <ConfigProvider
      theme={antdTheme(isDark, narrow, fontFor(locale))}
      button={{ autoInsertSpace: false }}
      locale={words}
    >
      <App component={false} message={{ maxCount: 2, duration: 2.5 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
