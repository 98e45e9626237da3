/** What the notices of all three languages are made of. */
import type { Locale } from '../../fields.ts';
import { causeWords } from '../cause-words.ts';
import type { noticeFactors, NoticeKind, NoticeParams } from '../notices.ts';
import type { LockScope as Scope } from '../triggers.ts';
import type { UnlockAnswer } from '../unlocking.ts';

export interface Say {
  /** An instant as the reader's clock shows it. */
  at: (instant: string) => string;
  /** A day `YYYY-MM-DD`, as the reader writes days. */
  day: (day: string) => string;
  /** A country by its code, in the reader's language. */
  place: (code: string | null) => string | null;
}
export interface Text {
  title: string;
  text: string;
}
export type Words = { [K in NoticeKind]: (params: NoticeParams<K>, say: Say) => Text };

type Factor = (typeof noticeFactors)[number];
export const factors: Record<Locale, Record<Factor, string>> = {
  'zh-Hans': {
    totp: '验证器应用',
    passkey: '通行密钥',
    'recovery-codes': '恢复码',
    mail: '邮件验证',
    sso: '单点登录',
    password: '密码',
  },
  'zh-Hant': {
    totp: '驗證器應用程式',
    passkey: '通行金鑰',
    'recovery-codes': '復原碼',
    mail: '郵件驗證',
    sso: '單一登入',
    password: '密碼',
  },
  en: {
    totp: 'authenticator app',
    passkey: 'passkey',
    'recovery-codes': 'recovery codes',
    mail: 'proof by mail',
    sso: 'single sign-on',
    password: 'password',
  },
};
export const scopes: Record<Locale, Record<Scope, string>> = {
  'zh-Hans': {
    account: '账号',
    session: '登录',
    device: '设备',
    network: '网络',
    'api-key': 'API 密钥',
    feature: '功能',
    client: '客户端',
    system: '系统',
  },
  'zh-Hant': {
    account: '帳號',
    session: '登入',
    device: '裝置',
    network: '網路',
    'api-key': 'API 金鑰',
    feature: '功能',
    client: '用戶端',
    system: '系統',
  },
  en: {
    account: 'account',
    session: 'session',
    device: 'device',
    network: 'network',
    'api-key': 'API key',
    feature: 'feature',
    client: 'client',
    system: 'system',
  },
};

export const unlocked: Record<Locale, Record<UnlockAnswer, string>> = {
  'zh-Hans': {
    'trust-device': '锁定已解除，申请时所用的设备可以成为信任的设备：请打开申请进度页。',
    lift: '锁定已解除，可以照常登录。',
    'password-link': '管理员会把设置新密码的链接交给您。',
    refuse: '申请未获批准，原因写在申请进度页上。',
  },
  'zh-Hant': {
    'trust-device': '鎖定已解除，申請時所用的裝置可以成為信任的裝置：請開啟申請進度頁。',
    lift: '鎖定已解除，可以照常登入。',
    'password-link': '管理員會把設定新密碼的連結交給您。',
    refuse: '申請未獲核准，原因寫在申請進度頁上。',
  },
  en: {
    'trust-device':
      'The locks are lifted, and the device that asked can become one of yours: open the page of your request.',
    lift: 'The locks are lifted; sign in as usual.',
    'password-link': 'An administrator will hand you a link to set a new password.',
    refuse: 'The request was refused; the reason is on its page.',
  },
};

/** A problem as it is named: its cause, and whose locks it is about. */
export const problemOf = (
  locale: Locale,
  { cause, person }: Pick<NoticeParams<'problem-worse'>, 'cause' | 'person'>,
): string =>
  `${causeWords[locale][cause]} · ${person ?? { 'zh-Hans': '全公司', 'zh-Hant': '全公司', en: 'everybody' }[locale]}`;

type Yours = Record<NoticeParams<'problem-yours'>['how'], string>;
export const yours: Record<Locale, Yours> = {
  'zh-Hans': {
    raised: '新的锁定问题，由您负责',
    reopened: '锁定问题又出现了，由您负责',
    'looked-again': '搁置的锁定问题到了再看的日子',
    given: '一个锁定问题交给了您',
    passed: '一个锁定问题转到了您这里',
    due: '您负责的锁定问题改了期限',
  },
  'zh-Hant': {
    raised: '新的鎖定問題，由您負責',
    reopened: '鎖定問題又出現了，由您負責',
    'looked-again': '擱置的鎖定問題到了再看的日子',
    given: '一個鎖定問題交給了您',
    passed: '一個鎖定問題轉到了您這裡',
    due: '您負責的鎖定問題改了期限',
  },
  en: {
    raised: 'A new problem with locks is yours',
    reopened: 'A problem with locks has come again, and is yours',
    'looked-again': 'A problem that was set aside is to be looked at again',
    given: 'A problem with locks was handed to you',
    passed: 'A problem with locks passed on to you',
    due: 'A problem of yours has another day',
  },
};

export const join = (parts: readonly (string | null)[], by: string) => parts.filter(Boolean).join(by);

/** Next steps line by line, each with its customer. */
export const stepsOf = (
  steps: NoticeParams<'steps-due'>['steps'],
  total: number,
  more: (n: number) => string,
): string =>
  [
    ...steps.map(({ step, customer }) => `· ${step} — ${customer}`),
    ...(total > steps.length ? [more(total - steps.length)] : []),
  ].join('\n');

/** What was done past every lock, and by which of the last ways in. */
export const glass: Record<
  Locale,
  {
    acts: Record<NoticeParams<'glass-broken'>['act'], (person: string | null) => string>;
    by: Record<NoticeParams<'glass-broken'>['by'], string>;
  }
> = {
  'zh-Hans': {
    acts: {
      unlock: (person) => `${person ?? '某人'} 的全部锁定已在紧急入口解除`,
      administrator: (person) => `${person ?? '某人'} 已通过紧急入口成为管理员`,
      link: (person) => `已为 ${person ?? '某人'} 生成紧急登录链接`,
      session: (person) => `已以 ${person ?? '某人'} 的身份打开紧急管理员登录，60 分钟后结束`,
    },
    by: { console: '在服务器控制台上操作。', guardians: '由守护人的份额打开。' },
  },
  'zh-Hant': {
    acts: {
      unlock: (person) => `${person ?? '某人'} 的全部鎖定已由緊急入口解除`,
      administrator: (person) => `${person ?? '某人'} 已由緊急入口成為管理員`,
      link: (person) => `已為 ${person ?? '某人'} 產生緊急登入連結`,
      session: (person) => `已以 ${person ?? '某人'} 的身分開啟緊急管理員登入，60 分鐘後結束`,
    },
    by: { console: '在伺服器主控台上操作。', guardians: '由守護人的份額開啟。' },
  },
  en: {
    acts: {
      unlock: (person) => `All locks of ${person ?? 'somebody'} were lifted past everything`,
      administrator: (person) => `${person ?? 'Somebody'} was made an administrator past everything`,
      link: (person) => `A link to an emergency session of ${person ?? 'somebody'} was made`,
      session: (person) =>
        `An emergency administrator’s session was opened as ${person ?? 'somebody'}; it ends after 60 minutes`,
    },
    by: { console: 'Done on the server’s console.', guardians: 'Opened by guardians’ shares.' },
  },
};

/** That it isn't the first time. */
const againWords: Record<Locale, (times: number) => string> = {
  'zh-Hans': (times) => `同样的原因，这是连续第 ${times} 次。`,
  'zh-Hant': (times) => `同樣的原因，這是連續第 ${times} 次。`,
  en: (times) => `For the same cause, this is time number ${times} in a row.`,
};
export const againOf = (locale: Locale, again: number | undefined) =>
  again === undefined ? null : againWords[locale](again);

/** A lock's subject in words: “账号 王芳”. */
export const subjectOf = (locale: Locale, { scope, subject }: { scope: Scope; subject: string | null }) =>
  join([scopes[locale][scope], subject], ' ');
