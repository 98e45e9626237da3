/** Unlock requests in plain words: for whoever asked, and for the desk. */
import { causeWords } from '#contract/access/cause-words';
import type { EscalationStep, RootCause, UnlockAnswer, UnlockState } from '#contract/access/unlocking';
import { defineMessages } from '#kit';

export const unlockStateWords = defineMessages<Record<UnlockState, string>>({
  'zh-Hans': {
    open: '等待答复',
    'needs-information': '等待补充',
    answered: '已答复',
    withdrawn: '已撤回',
    over: '已逾期',
  },
  'zh-Hant': {
    open: '等待答覆',
    'needs-information': '等待補充',
    answered: '已答覆',
    withdrawn: '已撤回',
    over: '已逾期',
  },
  en: {
    open: 'Waiting',
    'needs-information': 'More is needed',
    answered: 'Answered',
    withdrawn: 'Taken back',
    over: 'Over',
  },
});

export const unlockAnswerWords = defineMessages<Record<UnlockAnswer, string>>({
  'zh-Hans': {
    'trust-device': '信任申请的设备',
    lift: '解除锁定',
    'password-link': '给出密码链接',
    refuse: '拒绝',
  },
  'zh-Hant': {
    'trust-device': '信任申請的裝置',
    lift: '解除鎖定',
    'password-link': '給出密碼連結',
    refuse: '拒絕',
  },
  en: {
    'trust-device': 'Trust the device',
    lift: 'Lift the locks',
    'password-link': 'Password link',
    refuse: 'Refuse',
  },
});

/** Who is called at which step; no names: a stranger may read it. */
export const stepWords = defineMessages<Record<EscalationStep, string>>({
  'zh-Hans': {
    first: '值班管理员',
    second: '第二值班',
    administrators: '全体管理员',
    owner: '负责人与保管人',
  },
  'zh-Hant': {
    first: '值班管理員',
    second: '第二值班',
    administrators: '全體管理員',
    owner: '負責人與保管人',
  },
  en: {
    first: 'Whoever is on duty',
    second: 'The second on duty',
    administrators: 'All administrators',
    owner: 'The owner and the guardians',
  },
});

export const rootCauseWords = defineMessages<Record<RootCause, string>>(causeWords);

export const calledWords = defineMessages({
  'zh-Hans': {
    called: (when: string) => `已通知 · ${when}`,
    willBe: (when: string) => `${when} 仍无答复时通知`,
  },
  'zh-Hant': {
    called: (when) => `已通知 · ${when}`,
    willBe: (when) => `${when} 仍無答覆時通知`,
  },
  en: {
    called: (when) => `Told · ${when}`,
    willBe: (when) => `Told at ${when} if there is no answer`,
  },
});

export const bringWords = defineMessages({
  'zh-Hans': {
    add: '添加图片或 PDF',
    hint: '每个最大 5 MB，最多 10 个',
    onItsWay: '正在上传…',
    leave: '移除',
  },
  'zh-Hant': {
    add: '新增圖片或 PDF',
    hint: '每個最大 5 MB，最多 10 個',
    onItsWay: '正在上傳…',
    leave: '移除',
  },
  en: {
    add: 'Add a picture or a PDF',
    hint: '5 MB each, ten at most',
    onItsWay: 'on its way…',
    leave: 'Remove',
  },
});

/** Asking while signed in. */
export const askWords = defineMessages({
  'zh-Hans': {
    title: '请管理员解除',
    ask: '请管理员解除',
    message: '说明（可选）',
    hint: '值班的管理员会收到通知；例如写下您要完成的工作。',
    asked: '已经请管理员解除',
    see: '查看进展',
  },
  'zh-Hant': {
    title: '請管理員解除',
    ask: '請管理員解除',
    message: '說明（選填）',
    hint: '值班的管理員會收到通知；例如寫下您要完成的工作。',
    asked: '已經請管理員解除',
    see: '查看進展',
  },
  en: {
    title: 'Ask an administrator',
    ask: 'Ask an administrator to lift it',
    message: 'What for (if you like)',
    hint: 'Whoever is on duty is told; say what work you have to finish, for example.',
    asked: 'An administrator was asked',
    see: 'See how far it is',
  },
});
