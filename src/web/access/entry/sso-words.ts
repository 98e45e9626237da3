import { defineMessages } from '#kit';

export const ssoEntryWords = defineMessages({
  'zh-Hans': { by: (provider: string) => `用 ${provider} 登录`, or: '或' },
  'zh-Hant': { by: (provider) => `使用 ${provider} 登入`, or: '或' },
  en: { by: (provider) => `Sign in with ${provider}`, or: 'or' },
});
