/** What somebody reads who stands before a lock of their own: in the web app, and on the page without JavaScript. */
import type { Locale } from '../fields.ts';
import type { LockScope, ReleaseRoute, Strength } from './triggers.ts';
import { escalationMinutes } from './unlocking.ts';

interface LockToldWords {
  why: string;
  reason: string;
  since: string;
  until: string;
  noEnd: string;
  stillWorks: string;
  works: Record<Strength, string>;
  covers: string;
  nobodyCovers: string;
  waysBack: string;
  /** @param time in words */
  left: (time: string) => string;
  days: (n: number) => string;
  hours: (n: number) => string;
  minutes: (n: number) => string;
  seconds: (n: number) => string;
}

export const lockToldWords: Record<Locale, LockToldWords> = {
  'zh-Hans': {
    why: '原因',
    reason: '填写的原因',
    since: '开始时间',
    until: '结束时间',
    noEnd: '没有定好的结束时间，由管理员解除',
    stillWorks: '还能做什么',
    works: {
      challenge: '证明之后一切照旧。页面和填写的内容都留着；您的通行密钥、恢复码和信任的设备仍然有效。',
      limited: '查看自己的记录、写跟进。填写的内容都留着。',
      closed: '填写的内容留在这台设备上；可以请管理员帮忙，也可以检查网络和设备。',
    },
    covers: '谁在接手',
    nobodyCovers: '还没有人。锁得久了，到期的工作会交给您指定的同事；记录的负责人仍然是您。',
    waysBack: '恢复的办法',
    left: (time) => `还剩 ${time}`,
    days: (n) => `${n} 天`,
    hours: (n) => `${n} 小时`,
    minutes: (n) => `${n} 分`,
    seconds: (n) => `${n} 秒`,
  },
  'zh-Hant': {
    why: '原因',
    reason: '填寫的原因',
    since: '開始時間',
    until: '結束時間',
    noEnd: '沒有定好的結束時間，由管理員解除',
    stillWorks: '還能做什麼',
    works: {
      challenge: '證明之後一切照舊。頁面和填寫的內容都留著；您的通行金鑰、復原碼和信任的裝置仍然有效。',
      limited: '檢視自己的記錄、寫跟進。填寫的內容都留著。',
      closed: '填寫的內容留在這台裝置上；可以請管理員幫忙，也可以檢查網路和裝置。',
    },
    covers: '誰在接手',
    nobodyCovers: '還沒有人。鎖得久了，到期的工作會交給您指定的同事；記錄的負責人仍然是您。',
    waysBack: '恢復的辦法',
    left: (time) => `還剩 ${time}`,
    days: (n) => `${n} 天`,
    hours: (n) => `${n} 小時`,
    minutes: (n) => `${n} 分`,
    seconds: (n) => `${n} 秒`,
  },
  en: {
    why: 'Why',
    reason: 'The reason given',
    since: 'Since',
    until: 'Until',
    noEnd: 'No end is set; an administrator lifts it',
    stillWorks: 'What still works',
    works: {
      challenge:
        'Everything, once you have proved it is you. The page and what you typed stay; your passkeys, recovery codes and trusted devices still count.',
      limited: 'Reading your own records and recording follow-ups. What you typed stays.',
      closed:
        'What you typed stays on this device. You can ask an administrator, and check network and device.',
    },
    covers: 'Who covers for you',
    nobodyCovers:
      'Nobody yet. If it lasts, work that is due goes to the colleague you named; your records stay yours.',
    waysBack: 'What leads back',
    left: (time) => `${time} left`,
    days: (n) => `${n} ${n === 1 ? 'day' : 'days'}`,
    hours: (n) => `${n} h`,
    minutes: (n) => `${n} min`,
    seconds: (n) => `${n} s`,
  },
};

/** What is locked. */
export const lockScopeWords: Record<Locale, Record<LockScope, string>> = {
  'zh-Hans': {
    account: '账号',
    session: '一处登录',
    device: '设备',
    network: '网络',
    'api-key': 'API 密钥',
    feature: '功能',
    client: '浏览器页面',
    system: '整个系统',
  },
  'zh-Hant': {
    account: '帳號',
    session: '一處登入',
    device: '裝置',
    network: '網路',
    'api-key': 'API 金鑰',
    feature: '功能',
    client: '瀏覽器頁面',
    system: '整個系統',
  },
  en: {
    account: 'Account',
    session: 'Session',
    device: 'Device',
    network: 'Network',
    'api-key': 'API key',
    feature: 'Feature',
    client: 'Page in the browser',
    system: 'Whole system',
  },
};

/** How strong a lock is, and what that means for whoever stands before it. */
export const strengthWords: Record<
  Locale,
  Record<Strength, { name: string; means: string; title: string }>
> = {
  'zh-Hans': {
    challenge: {
      name: '需要证明',
      means: '再证明一次是本人，就能继续。',
      title: '请再证明一次是您本人',
    },
    limited: {
      name: '受限',
      means: '只能查看自己的记录、写跟进。',
      title: '现在只能查看自己的记录、写跟进',
    },
    closed: { name: '关闭', means: '什么都不能做。', title: '已锁定' },
  },
  'zh-Hant': {
    challenge: {
      name: '需要證明',
      means: '再證明一次是本人，就能繼續。',
      title: '請再證明一次是您本人',
    },
    limited: {
      name: '受限',
      means: '只能檢視自己的記錄、寫跟進。',
      title: '目前只能檢視自己的記錄、寫跟進',
    },
    closed: { name: '關閉', means: '什麼都不能做。', title: '已鎖定' },
  },
  en: {
    challenge: {
      name: 'Proof asked',
      means: 'One proof of being oneself, then everything goes on.',
      title: 'Prove once more that it is you',
    },
    limited: {
      name: 'Limited',
      means: 'Can read own records and record follow-ups.',
      title: 'For now you can read your own records and record follow-ups',
    },
    closed: { name: 'Closed', means: 'Nothing can be done.', title: 'Locked' },
  },
};

/** What leads back, and how long it takes, to the person who stands before the lock. */
export const releaseWords: Record<Locale, Record<ReleaseRoute, string>> = {
  'zh-Hans': {
    time: '等到结束时间，自动恢复。',
    proof: '证明是您本人，马上恢复。',
    administrator: `请管理员解除：马上有人收到通知；没有答复就通知更多的人，最迟 ${escalationMinutes.owner} 分钟后到负责人与保管人。`,
    approval: '请管理员批准，批准后马上可用。',
    update: '刷新页面，马上恢复。',
    console: '在服务器控制台上解除。',
  },
  'zh-Hant': {
    time: '等到結束時間，自動恢復。',
    proof: '證明是您本人，馬上恢復。',
    administrator: `請管理員解除：馬上有人收到通知；沒有答覆就通知更多的人，最遲 ${escalationMinutes.owner} 分鐘後到負責人與保管人。`,
    approval: '請管理員核准，核准後馬上可用。',
    update: '重新整理頁面，馬上恢復。',
    console: '在伺服器主控台上解除。',
  },
  en: {
    time: 'Wait until its end: it opens by itself.',
    proof: 'Prove that it is you: it opens at once.',
    administrator: `Ask an administrator to lift it: somebody is told at once; if nobody answers more people are, the owner and the guardians after ${escalationMinutes.owner} minutes at the latest.`,
    approval: 'Ask an administrator to approve it: it works at once then.',
    update: 'Reload the page: it works at once.',
    console: 'From the server’s console.',
  },
};
