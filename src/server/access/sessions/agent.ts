/** Which browser on which system, for people to recognise a session by. A hint, never a proof: anybody can send anything. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/DingTalk\/(\d+)/, 'DingTalk'],
  [/Lark\/(\d+)/, 'Feishu'],
  [/EdgA?\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

export function readAgent(agent: string): { browser: string | null; system: string | null } {
  const browser = browsers.find(([pattern]) => pattern.test(agent));
  const version = browser && browser[0].exec(agent)?.[1];
  return {
    browser: browser ? `${browser[1]} ${version ?? ''}`.trim() : null,
    system: systems.find(([pattern]) => pattern.test(agent))?.[1] ?? null,
  };
}
