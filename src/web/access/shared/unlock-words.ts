/** Unlock requests in plain words: for whoever asked, and for the desk. */
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

export const rootCauseWords = defineMessages<Record<RootCause, string>>({
  'zh-Hans': {
    'forgotten-password': '忘记了密码',
    'old-password-kept': '某台设备还存着旧密码',
    'typing-slip': '输错了（键盘、输入法、大小写）',
    'new-device': '换了新设备或清除了浏览器数据',
    travel: '出差或换了网络',
    'lost-second-factor': '丢失了第二重验证',
    attack: '有人在猜测密码',
    'stolen-session': '登录凭证被盗用',
    'unusual-work': '工作需要，超出平时习惯',
    'outdated-client': '页面版本过旧',
    'wrong-data': '数据重复或有误',
    'administrators-act': '管理员的操作',
    policy: '安全策略的规定',
    other: '其他',
  },
  'zh-Hant': {
    'forgotten-password': '忘記了密碼',
    'old-password-kept': '某台裝置還存著舊密碼',
    'typing-slip': '輸錯了（鍵盤、輸入法、大小寫）',
    'new-device': '換了新裝置或清除了瀏覽器資料',
    travel: '出差或換了網路',
    'lost-second-factor': '遺失了第二重驗證',
    attack: '有人在猜測密碼',
    'stolen-session': '登入憑證遭盜用',
    'unusual-work': '工作需要，超出平時習慣',
    'outdated-client': '頁面版本過舊',
    'wrong-data': '資料重複或有誤',
    'administrators-act': '管理員的操作',
    policy: '安全政策的規定',
    other: '其他',
  },
  en: {
    'forgotten-password': 'Forgot the password',
    'old-password-kept': 'A device still keeps the old password',
    'typing-slip': 'Mistyped (keyboard, input method, capitals)',
    'new-device': 'New device, or the browser’s data was cleared',
    travel: 'Travelling, or on another network',
    'lost-second-factor': 'Lost the second factor',
    attack: 'Somebody is guessing the password',
    'stolen-session': 'A session was stolen',
    'unusual-work': 'Work beyond the usual habit',
    'outdated-client': 'The page was too old',
    'wrong-data': 'Duplicate or wrong data',
    'administrators-act': 'An administrator’s act',
    policy: 'A rule of the policy',
    other: 'Something else',
  },
});

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
