/** What the gate says: work before an attempt, second proofs, locks and the ways back. */
import type { Verdict } from '#contract/access/board';
import type { ChallengeReason } from '#contract/access/sign-in';
import type { ReleaseRoute } from '#contract/access/triggers';
import * as told from '#contract/access/lock-told-words';
import { defineMessages, plural } from '#kit';

export const gateWords = defineMessages({
  'zh-Hans': {
    working: '为了不让人大量猜密码，您的浏览器正在做一道小题。',
    atMost: (seconds: number) => `最多还要 ${seconds} 秒。`,
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
    review: (day: string) => `${day} 复查`,
    reload: '刷新页面',
  },
  'zh-Hant': {
    working: '為了不讓人大量猜密碼，您的瀏覽器正在做一道小題。',
    atMost: (seconds) => `最多還要 ${seconds} 秒。`,
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
    review: (day) => `${day} 複查`,
    reload: '重新整理頁面',
  },
  en: {
    working: 'So that nobody can guess passwords by the thousand, your browser does a small task first.',
    atMost: (seconds) => `At most ${plural(seconds, 'second', 'seconds')} more.`,
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
    review: (day) => `Looked at again on ${day}`,
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

/** What is said of a lock to its owner, as the page without JavaScript says it too. */
export const lockToldWords = defineMessages(told.lockToldWords);
export const lockScopeWords = defineMessages(told.lockScopeWords);
export const strengthWords = defineMessages(told.strengthWords);
export const releaseWords = defineMessages(told.releaseWords);

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
