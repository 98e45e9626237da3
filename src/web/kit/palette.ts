/** The look: one palette for light and dark, from which both our own styles and Ant Design's (`antd-theme.ts`) are made. */

export const light = {
  page: '#ffffff',
  side: '#f6f8f8',
  raised: '#ffffff',
  hover: '#f1f5f4',
  chosen: '#e3f1ef',
  line: '#e2e7e6',
  /** The edge of controls; lines are fainter. */
  edge: '#cdd5d3',
  text: '#17201f',
  quiet: '#56635f',
  accent: '#0f766e',
  accentHover: '#0b665f',
  accentText: '#0b665f',
  danger: '#b42318',
  open: '#15783a',
  challenge: '#8f5a06',
  limited: '#b5450f',
  closed: '#b42318',
  system: '#1d58c7',
} as const;
export type Colour = keyof typeof light;

export const dark: Record<Colour, string> = {
  page: '#121716',
  side: '#0d1211',
  raised: '#1a2120',
  hover: '#1c2423',
  chosen: '#17332f',
  line: '#2a3331',
  edge: '#3a4644',
  text: '#e4ebe9',
  quiet: '#9aa8a4',
  accent: '#0f7d74',
  accentHover: '#0e756c',
  accentText: '#4cc2b5',
  danger: '#c2362b',
  open: '#5cc685',
  challenge: '#dcae4c',
  limited: '#f0935b',
  closed: '#f58277',
  system: '#82aaf7',
};

/** Writes the palette as `--lk-…` and says whether the page is dark. */
export function paintPage(isDark: boolean): void {
  const { style, dataset } = document.documentElement;
  for (const [name, colour] of Object.entries(isDark ? dark : light))
    style.setProperty(`--lk-${name}`, colour);
  style.colorScheme = isDark ? 'dark' : 'light';
  dataset['theme'] = isDark ? 'dark' : 'light';
}

const system = 'system-ui, -apple-system, "Segoe UI"';
const chinese = {
  'zh-Hans': '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"',
  'zh-Hant': '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC"',
  en: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"',
};
export const fontFor = (locale: keyof typeof chinese): string => `${system}, ${chinese[locale]}, sans-serif`;
