/** Breaking the glass: the page that opens the last way in, and the settings page that keeps it ready. */
import type { GlassBreak } from '#contract/access/break-glass';
import { defineMessages } from '#kit';

interface BreakGlassWords {
  openTitle: string;
  openHint: string;
  openWarning: string;
  openWarningHint: string;
  open: string;
  back: string;
  uses: string;
  usesHint: string;
  none: string;
  what: Record<GlassBreak['act'], (person: string) => string>;
  by: Record<GlassBreak['by'], string>;
  somebody: string;
  neverOpened: string;
  due: (when: string) => string;
  overdue: (when: string) => string;
  account: string;
  accountHint: string;
  keep: string;
  kept: string;
  writtenBy: (name: string, when: string) => string;
}

export const breakGlassWords = defineMessages<BreakGlassWords>({
  'zh-Hans': {
    openTitle: '紧急管理员登录',
    openHint: '这个链接只能用一次，10 分钟内有效。打开后有 60 分钟，任何锁定都拦不住它。',
    openWarning: '所有人都会知道',
    openWarningHint: '每个有管理权限的人都会收到通知，审计中会留下记录，之后还要写一份书面说明。',
    open: '打开 60 分钟的登录',
    back: '返回登录',
    uses: '使用记录',
    usesHint:
      '紧急入口每次使用都在这里。每次都要有一份书面说明：为什么用、做了什么。写好后不能再改，审计中也有一份。',
    none: '紧急入口还没有用过。',
    what: {
      unlock: (person) => `解除了 ${person} 的全部锁定`,
      administrator: (person) => `把 ${person} 设为管理员`,
      session: (person) => `以 ${person} 的身份打开管理员登录`,
    },
    by: { console: '服务器控制台', guardians: '守护人的份额' },
    somebody: '某人',
    neverOpened: '链接没有用过，不需要说明。',
    due: (when) => `书面说明请在 ${when} 前写好`,
    overdue: (when) => `书面说明应在 ${when} 前写好，已经过期`,
    account: '书面说明',
    accountHint: '为什么需要、谁决定的、做了什么、以后怎样避免。至少 20 个字。',
    keep: '写入审计',
    kept: '书面说明已写入审计。',
    writtenBy: (name, when) => `${name} 写于 ${when}`,
  },
  'zh-Hant': {
    openTitle: '緊急管理員登入',
    openHint: '這個連結只能用一次，10 分鐘內有效。開啟後有 60 分鐘，任何鎖定都攔不住它。',
    openWarning: '所有人都會知道',
    openWarningHint: '每個有管理權限的人都會收到通知，稽核中會留下記錄，之後還要寫一份書面說明。',
    open: '開啟 60 分鐘的登入',
    back: '返回登入',
    uses: '使用記錄',
    usesHint:
      '緊急入口每次使用都在這裡。每次都要有一份書面說明：為什麼用、做了什麼。寫好後不能再改，稽核中也有一份。',
    none: '緊急入口還沒有用過。',
    what: {
      unlock: (person) => `解除了 ${person} 的全部鎖定`,
      administrator: (person) => `把 ${person} 設為管理員`,
      session: (person) => `以 ${person} 的身分開啟管理員登入`,
    },
    by: { console: '伺服器主控台', guardians: '守護人的份額' },
    somebody: '某人',
    neverOpened: '連結沒有用過，不需要說明。',
    due: (when) => `書面說明請在 ${when} 前寫好`,
    overdue: (when) => `書面說明應在 ${when} 前寫好，已經過期`,
    account: '書面說明',
    accountHint: '為什麼需要、誰決定的、做了什麼、以後怎樣避免。至少 20 個字。',
    keep: '寫入稽核',
    kept: '書面說明已寫入稽核。',
    writtenBy: (name, when) => `${name} 寫於 ${when}`,
  },
  en: {
    openTitle: 'Emergency administrator’s session',
    openHint: 'This link works once, within 10 minutes. It opens 60 minutes that no lock stops.',
    openWarning: 'Everybody will know',
    openWarningHint:
      'All people with administration are told, the audit has it, and a written account is due afterwards.',
    open: 'Open the session of 60 minutes',
    back: 'Back to signing in',
    uses: 'Uses',
    usesHint:
      'Every use of the last ways in. Each needs a written account: why, and what was done. It can’t be changed afterwards, and the audit has a copy.',
    none: 'The glass was never broken.',
    what: {
      unlock: (person) => `Lifted all locks of ${person}`,
      administrator: (person) => `Made ${person} an administrator`,
      session: (person) => `Opened an administrator’s session as ${person}`,
    },
    by: { console: 'The server’s console', guardians: 'Guardians’ shares' },
    somebody: 'somebody',
    neverOpened: 'The link was never used: no account is needed.',
    due: (when) => `A written account is due by ${when}`,
    overdue: (when) => `A written account was due by ${when}`,
    account: 'Written account',
    accountHint:
      'Why it was needed, who decided, what was done, how it is avoided next time. 20 characters or more.',
    keep: 'Put it into the audit',
    kept: 'The account is in the audit.',
    writtenBy: (name, when) => `By ${name}, ${when}`,
  },
});
