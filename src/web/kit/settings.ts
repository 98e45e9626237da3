/**
 * What this browser is set to: language, light or dark, time zone. A small store outside React, so that formatters
 * and the client can read it too. Language and theme are remembered; the time zone is the organisation's.
 */
import { useSyncExternalStore } from 'react';
import { guessLocale, locales, type Locale } from '#contract/fields';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export interface Settings {
  locale: Locale;
  theme: ThemeChoice;
  timeZone: string;
  /** The organisation's own; unknown until somebody is signed in. */
  currency: string | undefined;
  /** Keys alone act (`F`, `?`); off for who speaks to the computer, or whose keyboard slips. */
  singleKeys: boolean;
  /** The language was chosen by hand on this page, so it goes into the account at the next sign-in. */
  localeChosen: boolean;
}

const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T =>
  (all as readonly unknown[]).includes(value);

// Storage is refused in some private windows; then the choice lasts as long as the page.
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`latchkey.${key}`);
  } catch {
    return null;
  }
}
function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`latchkey.${key}`, value);
  } catch {
    // as above
  }
}

function first(): Settings {
  const locale = remembered('locale');
  const theme = remembered('theme');
  return {
    locale: isOneOf(locales, locale) ? locale : guessLocale(navigator.languages),
    theme: isOneOf(themeChoices, theme) ? theme : 'system',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: undefined,
    singleKeys: remembered('singleKeys') !== 'off',
    localeChosen: false,
  };
}

let settings = first();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const getSettings = (): Settings => settings;

/** Changes some settings, remembers them, and tells every component that reads them. */
export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  if (change.locale) remember('locale', change.locale);
  if (change.theme) remember('theme', change.theme);
  if (change.singleKeys !== undefined) remember('singleKeys', change.singleKeys ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, getSettings);
export const useLocale = (): Locale => useSettings().locale;

const darkQuery = '(prefers-color-scheme: dark)';
const onSystemTheme = (listener: () => void) => {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};
/** True where the page is dark just now: by choice, or as the system says. */
export function useDark(): boolean {
  const { theme } = useSettings();
  const system = useSyncExternalStore(onSystemTheme, () => matchMedia(darkQuery).matches);
  return theme === 'system' ? system : theme === 'dark';
}
