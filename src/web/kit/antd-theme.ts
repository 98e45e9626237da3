/** Ant Design's tokens, made from the palette. */
import { theme as antd, type ThemeConfig } from 'antd';
import { dark, light } from './palette.ts';

/** The palette as Ant Design's tokens. */
export function antdTheme(isDark: boolean, narrow: boolean, fontFamily: string): ThemeConfig {
  const colours = isDark ? dark : light;
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    hashed: false,
    token: {
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      // As tall as our own fields; a thumb needs more than a mouse.
      controlHeight: narrow ? 40 : 32,
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
      colorBgMask: isDark ? 'rgba(0, 0, 0, 0.55)' : 'rgba(15, 30, 28, 0.28)',
    },
    components: {
      // What says “delete” in white on it must be readable in the dark too.
      Button: {
        colorError: colours.danger,
        colorErrorHover: colours.danger,
        colorErrorActive: colours.danger,
      },
      Segmented: { trackBg: colours.hover, itemSelectedBg: isDark ? '#313d3a' : '#ffffff' },
      Select: { optionSelectedBg: colours.chosen },
      Tabs: {
        itemSelectedColor: colours.accentText,
        itemHoverColor: colours.accentText,
        itemActiveColor: colours.accentText,
        inkBarColor: colours.accentText,
      },
    },
  };
}
