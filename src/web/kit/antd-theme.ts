/** Ant Design's tokens, made from the palette. */
import { theme as antd, type ThemeConfig } from 'antd';
import { dark, light } from './palette.ts';

/** The palette as Ant Design's tokens. */
export function antdTheme(isDark: boolean, fontFamily: string): ThemeConfig {
  const colours = isDark ? dark : light;
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    hashed: false,
    token: {
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 32,
      wireframe: false,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      colorPrimary: colours.accent,
      colorInfo: colours.system,
      colorLink: colours.accentText,
      colorSuccess: colours.open,
      colorWarning: colours.challenge,
      colorError: colours.closed,
      colorBgBase: colours.page,
      colorTextBase: colours.text,
      colorText: colours.text,
      colorTextSecondary: colours.quiet,
      colorTextDescription: colours.quiet,
      colorTextPlaceholder: colours.quiet,
      colorBorder: colours.edge,
      colorBorderSecondary: colours.line,
      colorBgContainer: colours.page,
      colorBgElevated: colours.raised,
    },
    components: {
      Select: { optionSelectedBg: colours.chosen },
    },
  };
}
