/** What stands over every page while the glass is broken, and until its account is written. */
import { defineMessages } from '#kit';

export const glassBannerWords = defineMessages({
  'zh-Hans': {
    open: '紧急管理员登录：任何锁定都拦不住它，您做的一切都会记入审计',
    openHint: '请让该进来的人进来，然后退出。到时间会自动结束。',
    accountDue: (n: number) =>
      n === 1 ? '紧急入口用过一次，还缺书面说明' : `紧急入口用过 ${n} 次，还缺书面说明`,
    accountDueHint: '请写下为什么用、做了什么。',
    write: '去写',
  },
  'zh-Hant': {
    open: '緊急管理員登入：任何鎖定都攔不住它，您做的一切都會記入稽核',
    openHint: '請讓該進來的人進來，然後登出。到時間會自動結束。',
    accountDue: (n) => (n === 1 ? '緊急入口用過一次，還缺書面說明' : `緊急入口用過 ${n} 次，還缺書面說明`),
    accountDueHint: '請寫下為什麼用、做了什麼。',
    write: '去寫',
  },
  en: {
    open: 'Emergency administrator’s session: no lock stops it, and all you do is in the audit',
    openHint: 'Let those in who belong in, then sign out. It ends by itself.',
    accountDue: (n) =>
      n === 1
        ? 'The glass was broken, and its account is not written yet'
        : `The glass was broken ${n} times without a written account`,
    accountDueHint: 'Write down why it was needed and what was done.',
    write: 'Write it',
  },
});
