import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect } from 'react';
import { queryClient } from './client/hooks.ts';
import { usePrinting } from './media.ts';
import { fontFor, paintPage } from './palette.ts';
import { useDark, useLocale } from './settings.ts';
import './theme.css';
import './print.css';

/** The ground everything stands on: the palette, the language of the page, the cache of what was read. Light. */
export function KitProvider({ children }: { children: ReactNode }) {
  const wantsDark = useDark();
  const printing = usePrinting();
  // Paper is white.
  const isDark = wantsDark && !printing;
  const locale = useLocale();
  useLayoutEffect(() => paintPage(isDark), [isDark]);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.body.style.fontFamily = fontFor(locale);
  }, [locale]);
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
