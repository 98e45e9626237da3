/**
 * Which browser on which system, for people to recognise a session by and for the habits of a sign-in. A hint, never
 * a proof: anybody can send anything.
 */
import Bowser from 'bowser';

export interface Agent {
  /** With its version, e.g. `Chrome 140`; null for what is no browser known here, such as a program. */
  browser: string | null;
  /** As people call it, e.g. `iPhone`. */
  system: string | null;
  /** Without a version: what stays when the browser is updated. */
  browserFamily: string | null;
  systemFamily: string | null;
}

/** Nobody's browser says more than this; reading on would only cost. */
const longestText = 500;

/** What bowser takes for the browser inside, or reads the wrong version of. The first that fits. */
const browsersHere: readonly (readonly [RegExp, string])[] = [
  [/\bwxwork\/(\d+)/i, 'WeCom'],
  [/\bDingTalk\/(\d+)/, 'DingTalk'],
  [/\b(?:Lark|Feishu)\/(\d+)/, 'Feishu'],
  [/\b(?:UCBrowser|UCWEB|UBrowser)\/?(\d+)/, 'UC Browser'],
  [/\b(?:360SE|360EE|QIHU|QihooBrowser|QHBrowser|360 Aphone Browser)\b(?:\/(\d+))?/i, '360 Browser'],
  [/\bHuaweiBrowser\/(\d+)/, 'Huawei Browser'],
  [/\bMiuiBrowser\/(\d+)/, 'Mi Browser'],
  [/\bQuark\/(\d+)/, 'Quark'],
];
/** Shorter than bowser calls them. */
const shortNames: Readonly<Record<string, string>> = {
  'Microsoft Edge': 'Edge',
  'Samsung Internet for Android': 'Samsung Internet',
};
const knownBrowsers = new Set(Object.values(Bowser.BROWSER_MAP));
knownBrowsers.delete('Generic');

/** @param userAgent what the browser calls itself; anything at all may stand there */
export function readAgent(userAgent: string): Agent {
  const text = userAgent.slice(0, longestText);
  // Bowser throws at an empty one.
  const read = text === '' ? null : Bowser.parse(text);
  const { family, version } = browserHere(text) ?? browserOf(read?.browser.name, read?.browser.version);
  const harmony = /HarmonyOS|OpenHarmony/.test(text);
  const systemFamily = harmony ? 'HarmonyOS' : (read?.os.name ?? null);
  return {
    browser: family && [family, version].filter(Boolean).join(' '),
    system: systemFamily === 'iOS' ? (/iPhone|iPad/.exec(text)?.[0] ?? 'iOS') : systemFamily,
    browserFamily: family,
    systemFamily,
  };
}

interface Browser {
  family: string | null;
  version: string | undefined;
}

function browserHere(text: string): Browser | null {
  for (const [pattern, family] of browsersHere) {
    const found = pattern.exec(text);
    if (found) return { family, version: found[1] };
  }
  return null;
}

/** What bowser found, unless it only repeats what a stranger wrote. */
const browserOf = (name = '', version = ''): Browser => ({
  family: knownBrowsers.has(name) ? (shortNames[name] ?? name) : null,
  version: /^\d+/.exec(version)?.[0],
});
