import { defineMessages } from '#kit';

export const helpWords = defineMessages({
  'zh-Hans': {
    help: '本页帮助',
    back: '返回',
    whole: '阅读整篇指南',
    missing: '指南没有载入。请检查网络，关闭后再打开。',
  },
  'zh-Hant': {
    help: '本頁說明',
    back: '返回',
    whole: '閱讀整篇指南',
    missing: '指南沒有載入。請檢查網路，關閉後再開啟。',
  },
  en: {
    help: 'Help for this page',
    back: 'Back',
    whole: 'Read the whole guide',
    missing: 'The guide could not be loaded. Check the network, close this and open it again.',
  },
});
