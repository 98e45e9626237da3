/** What the gate says: work before an attempt, second proofs, locks and the ways back. */
import type { Verdict } from '#contract/access/board';
import type { ChallengeReason } from '#contract/access/sign-in';
import type { LockScope, ReleaseRoute, Strength } from '#contract/access/triggers';
import { defineMessages, plural } from '#kit';

export const gateWords = defineMessages({
  'zh-Hans': {
    working: '为了不让人大量猜密码，您的浏览器正在做一道小题。',
    atMost: (seconds: number) => `最多还要 ${seconds} 秒。`,
    left: (time: string) => `还剩 ${time}`,
    days: (n: number) => `${n} 天`,
    hours: (n: number) => `${n} 小时`,
    minutes: (n: number) => `${n} 分`,
    seconds: (n: number) => `${n} 秒`,
    ways: '选择一种方式',
    sendCode: '发送验证码',
    sendAgain: '重新发送',
    sendAgainIn: (seconds: number) => `${seconds} 秒后可以重新发送`,
    codeSent: (to: string) => `验证码已发到 ${to}，几分钟内会到。`,
    codeWillGo: (to: string) => `验证码会发到 ${to}。`,
    goOn: '继续',
    noWay: '没有可用的方式',
    noWayHint:
      '请联系管理员：管理员可以在“设置 › 人员”里为您生成一个“设备链接”，在这台设备上打开它之后再登录。',
    why: '原因',
    reason: '填写的原因',
    since: '开始时间',
    until: '结束时间',
    noEnd: '没有定好的结束时间，由管理员解除',
    review: (day: string) => `${day} 复查`,
    stillWorks: '还能做什么',
    works: {
      challenge: '证明之后一切照旧。页面和填写的内容都留着；您的通行密钥、恢复码和信任的设备仍然有效。',
      limited: '查看自己的记录、写跟进。填写的内容都留着。',
      closed: '填写的内容留在这台设备上；可以请管理员帮忙，也可以检查网络和设备。',
    },
    covers: '谁在接手',
    nobodyCovers: '还没有人。锁得久了，到期的工作会交给您指定的同事；记录的负责人仍然是您。',
    waysBack: '恢复的办法',
    reload: '刷新页面',
  },
  'zh-Hant': {
    working: '為了不讓人大量猜密碼，您的瀏覽器正在做一道小題。',
    atMost: (seconds) => `最多還要 ${seconds} 秒。`,
    left: (time) => `還剩 ${time}`,
    days: (n) => `${n} 天`,
    hours: (n) => `${n} 小時`,
    minutes: (n) => `${n} 分`,
    seconds: (n) => `${n} 秒`,
    ways: '選擇一種方式',
    sendCode: '寄送驗證碼',
    sendAgain: '重新寄送',
    sendAgainIn: (seconds) => `${seconds} 秒後可以重新寄送`,
    codeSent: (to) => `驗證碼已寄到 ${to}，幾分鐘內會到。`,
    codeWillGo: (to) => `驗證碼會寄到 ${to}。`,
    goOn: '繼續',
    noWay: '沒有可用的方式',
    noWayHint:
      '請聯絡管理員：管理員可以在「設定 › 人員」裡為您產生「裝置連結」，在這台裝置上開啟它之後再登入。',
    why: '原因',
    reason: '填寫的原因',
    since: '開始時間',
    until: '結束時間',
    noEnd: '沒有定好的結束時間，由管理員解除',
    review: (day) => `${day} 複查`,
    stillWorks: '還能做什麼',
    works: {
      challenge: '證明之後一切照舊。頁面和填寫的內容都留著；您的通行密鑰、恢復碼和信任的裝置仍然有效。',
      limited: '檢視自己的記錄、寫跟進。填寫的內容都留著。',
      closed: '填寫的內容留在這台裝置上；可以請管理員幫忙，也可以檢查網路和裝置。',
    },
    covers: '誰在接手',
    nobodyCovers: '還沒有人。鎖得久了，到期的工作會交給您指定的同事；記錄的負責人仍然是您。',
    waysBack: '恢復的辦法',
    reload: '重新整理頁面',
  },
  en: {
    working: 'So that nobody can guess passwords by the thousand, your browser does a small task first.',
    atMost: (seconds) => `At most ${plural(seconds, 'second', 'seconds')} more.`,
    left: (time) => `${time} left`,
    days: (n) => plural(n, 'day', 'days'),
    hours: (n) => `${n} h`,
    minutes: (n) => `${n} min`,
    seconds: (n) => `${n} s`,
    ways: 'Choose a way',
    sendCode: 'Send the code',
    sendAgain: 'Send again',
    sendAgainIn: (seconds) => `You can send it again in ${seconds} s`,
    codeSent: (to) => `The code is on its way to ${to}; it takes a few minutes at most.`,
    codeWillGo: (to) => `The code goes to ${to}.`,
    goOn: 'Continue',
    noWay: 'There is no way to do it here',
    noWayHint:
      'Ask an administrator: in Settings › People they can make a device link for you. Open it on this device, then sign in.',
    why: 'Why',
    reason: 'The reason given',
    since: 'Since',
    until: 'Until',
    noEnd: 'No end is set; an administrator lifts it',
    review: (day) => `Looked at again on ${day}`,
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
    reload: 'Reload the page',
  },
});

/** Why a second proof is asked for, to the person it is asked of. */
export const reasonWords = defineMessages<Record<ChallengeReason, string>>({
  'zh-Hans': {
    'unknown-device': '系统还不认识这台设备。',
    'second-factor': '您启用了第二重验证。',
    'far-off-sign-in': '这次登录的地点离上一次太远，间隔又太短。',
    'unlike-you': '这次登录的时间、地点或设备和您平时不一样。',
    'stolen-session': '您的一处登录刚在别的设备上被人使用。',
    dormant: '这个账号很久没有使用了。',
    locked: '这个账号现在要求再证明一次是您本人。',
  },
  'zh-Hant': {
    'unknown-device': '系統還不認識這台裝置。',
    'second-factor': '您啟用了第二重驗證。',
    'far-off-sign-in': '這次登入的地點離上一次太遠，間隔又太短。',
    'unlike-you': '這次登入的時間、地點或裝置和您平時不同。',
    'stolen-session': '您的一處登入剛在別的裝置上遭人使用。',
    dormant: '這個帳號很久沒有使用了。',
    locked: '這個帳號目前要求再證明一次是您本人。',
  },
  en: {
    'unknown-device': 'This device is not known yet.',
    'second-factor': 'You use a second factor.',
    'far-off-sign-in': 'This sign-in is too far from your last one for the time between.',
    'unlike-you': 'The time, place or device is unlike your usual ones.',
    'stolen-session': 'One of your sessions was just used from another device.',
    dormant: 'This account has not been used for long.',
    locked: 'This account asks once more whether it is you.',
  },
});

/** What is locked. */
export const lockScopeWords = defineMessages<Record<LockScope, string>>({
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
});

/** How strong a lock is, and what that means for whoever stands before it. */
export const strengthWords = defineMessages<Record<Strength, { name: string; means: string; title: string }>>(
  {
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
  },
);

/** What leads back, to the person who stands before the lock. */
export const releaseWords = defineMessages<Record<ReleaseRoute, string>>({
  'zh-Hans': {
    time: '等到结束时间，自动恢复。',
    proof: '证明是您本人，马上恢复。',
    administrator: '请管理员解除。',
    approval: '请管理员批准。',
    update: '刷新页面。',
    console: '在服务器控制台上解除。',
  },
  'zh-Hant': {
    time: '等到結束時間，自動恢復。',
    proof: '證明是您本人，馬上恢復。',
    administrator: '請管理員解除。',
    approval: '請管理員核准。',
    update: '重新整理頁面。',
    console: '在伺服器主控台上解除。',
  },
  en: {
    time: 'Wait until its end: it opens by itself.',
    proof: 'Prove that it is you: it opens at once.',
    administrator: 'Ask an administrator to lift it.',
    approval: 'Ask an administrator to approve it.',
    update: 'Reload the page.',
    console: 'From the server’s console.',
  },
});

/** How a lock ended, in a word or two. */
export const endRouteWords = defineMessages<Record<ReleaseRoute, string>>({
  'zh-Hans': {
    time: '到期',
    proof: '本人证明',
    administrator: '管理员解除',
    approval: '批准',
    update: '更新页面',
    console: '服务器控制台',
  },
  'zh-Hant': {
    time: '到期',
    proof: '本人證明',
    administrator: '管理員解除',
    approval: '核准',
    update: '更新頁面',
    console: '伺服器主控台',
  },
  en: {
    time: 'by time',
    proof: 'proved',
    administrator: 'by an administrator',
    approval: 'approved',
    update: 'page updated',
    console: 'at the console',
  },
});

/** Whether it was right to lock. */
export const verdictWords = defineMessages<Record<Verdict, string>>({
  'zh-Hans': { wrong: '误锁', right: '锁对', unknown: '无从判断' },
  'zh-Hant': { wrong: '誤鎖', right: '鎖對', unknown: '無從判斷' },
  en: { wrong: 'wrongly', right: 'rightly', unknown: 'can’t be told' },
});
