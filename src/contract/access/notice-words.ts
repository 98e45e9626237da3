/** What each notice says, in the app, by mail and in group chats: one place, so that all say the same. */
import type { Locale } from '../fields.ts';
import { formatDay, formatInstant, formatPlace } from '../format.ts';
import { causeWords } from './cause-words.ts';
import {
  noticeParams,
  type Notice,
  type noticeFactors,
  type NoticeKind,
  type NoticeParams,
} from './notices.ts';
import type { LockScope as Scope } from './triggers.ts';
import type { UnlockAnswer } from './unlocking.ts';

interface Say {
  /** An instant as the reader's clock shows it. */
  at: (instant: string) => string;
  /** A day `YYYY-MM-DD`, as the reader writes days. */
  day: (day: string) => string;
  /** A country by its code, in the reader's language. */
  place: (code: string | null) => string | null;
}
interface Text {
  title: string;
  text: string;
}
type Words = { [K in NoticeKind]: (params: NoticeParams<K>, say: Say) => Text };

type Factor = (typeof noticeFactors)[number];
const factors: Record<Locale, Record<Factor, string>> = {
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
const scopes: Record<Locale, Record<Scope, string>> = {
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

const unlocked: Record<Locale, Record<UnlockAnswer, string>> = {
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
const problemOf = (
  locale: Locale,
  { cause, person }: Pick<NoticeParams<'problem-worse'>, 'cause' | 'person'>,
): string =>
  `${causeWords[locale][cause]} · ${person ?? { 'zh-Hans': '全公司', 'zh-Hant': '全公司', en: 'everybody' }[locale]}`;

type Yours = Record<NoticeParams<'problem-yours'>['how'], string>;
const yours: Record<Locale, Yours> = {
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

const join = (parts: readonly (string | null)[], by: string) => parts.filter(Boolean).join(by);

/** Next steps line by line, each with its customer. */
const stepsOf = (
  steps: NoticeParams<'steps-due'>['steps'],
  total: number,
  more: (n: number) => string,
): string =>
  [
    ...steps.map(({ step, customer }) => `· ${step} — ${customer}`),
    ...(total > steps.length ? [more(total - steps.length)] : []),
  ].join('\n');

/** What was done past every lock, and by which of the last ways in. */
const glass: Record<
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
const againOf = (locale: Locale, again: number | undefined) =>
  again === undefined ? null : againWords[locale](again);

/** A lock's subject in words: “账号 王芳”. */
const subjectOf = (locale: Locale, { scope, subject }: { scope: Scope; subject: string | null }) =>
  join([scopes[locale][scope], subject], ' ');

const zhHans: Words = {
  'new-device': ({ device, place: code, address }, { place }) => ({
    title: '您的账号在新设备上登录',
    text: `${join([device, place(code), address], '，')}。如果不是您，请立即修改密码，并在“我的账号”中退出这台设备。`,
  }),
  'sign-in-challenged': ({ device, place: code, address }, { place }) => ({
    title: '有人用正确的密码登录，被要求再次验证',
    text: `${join([device, place(code), address], '，')}。如果不是您，密码可能已经泄露，请立即修改。`,
  }),
  'session-stolen': ({ person, device, place: code, again }, { place }) => ({
    title: person === null ? '您的一处登录在别的设备上被使用' : `${person} 的一处登录在别的设备上被使用`,
    text: `${join([device, place(code)], '，')}。这处登录已经关闭，再次登录需要重新验证。${againOf('zh-Hans', again) ?? ''}`,
  }),
  'password-changed': ({ by }) => ({
    title: '您的密码已修改',
    text: by === null ? '如果不是您修改的，请立即联系管理员。' : `由 ${by} 操作。如有疑问，请联系管理员。`,
  }),
  'password-due': ({ dueAt }, { at }) => ({
    title: '请更换密码',
    text: `请在 ${at(dueAt)} 之前更换。到期后仍可登录，登录时会请您更换。`,
  }),
  'factor-added': ({ factor, name }) => ({
    title: `已添加${factors['zh-Hans'][factor]}`,
    text: `${name === null ? '' : `“${name}”现在可以用来登录您的账号。`}如果不是您添加的，请立即联系管理员。`,
  }),
  'factor-removed': ({ factor, name, by }) => ({
    title: `已移除${factors['zh-Hans'][factor]}`,
    text: `${name === null ? '' : `“${name}”不能再用来登录。`}${by === null ? '如果不是您移除的，请立即联系管理员。' : `由 ${by} 操作。`}`,
  }),
  'recovery-codes-low': ({ left }) => ({
    title: left === 0 ? '恢复码已用完' : `恢复码只剩 ${left} 个`,
    text: '请在“我的账号”中生成新的一组。',
  }),
  'lock-opened': ({ why, until, again, ...of }, { at }) => ({
    title: `${subjectOf('zh-Hans', of)} 已锁定`,
    text: join(
      [why?.['zh-Hans'] ?? null, until === null ? null : `到 ${at(until)} 为止。`, againOf('zh-Hans', again)],
      '',
    ),
  }),
  'lock-lifted': ({ by, ...of }) => ({
    title: `${subjectOf('zh-Hans', of)} 已解除锁定`,
    text: by === null ? '可以照常使用了。' : `由 ${by} 解除，可以照常使用了。`,
  }),
  'remedies-overdue': ({ person, left, until }, { at }) => ({
    title: person === null ? `解锁之后还有 ${left} 件事没有做` : `${person} 解锁之后还有 ${left} 件事没有做`,
    text: `已经过了一周。${person === null ? '请在“我的账号”里看看要做什么，' : ''}观察期最晚到 ${at(until)}。`,
  }),
  'unlock-asked': ({ person, number, device, place: code, step, again = step !== 'first' }, { place }) => ({
    title: person === null ? '有人以您的名义申请解锁' : `${person} 申请解锁${again ? '，仍在等待答复' : ''}`,
    text: join(
      [
        `编号 ${number}`,
        join([device, place(code)], '，'),
        person === null ? '如果不是您，请告诉管理员不要批准。' : null,
      ],
      '。',
    ),
  }),
  'unlock-said': ({ person, by, number, asks }) => ({
    title: asks ? `解锁申请 ${number} 需要您补充` : `解锁申请 ${number} 有新留言`,
    text: by === null ? `来自 ${person ?? ''}。` : `来自 ${by}，请打开申请进度页。`,
  }),
  'unlock-answered': ({ person, by, number, answer }) => ({
    title: person === null ? `您的解锁申请 ${number} 已有答复` : `${person} 的解锁申请已由 ${by} 答复`,
    text: person === null ? unlocked['zh-Hans'][answer] : `编号 ${number}，无需再处理。`,
  }),
  'duty-changed': ({ by }) => ({ title: '您的值班有变动', text: `由 ${by} 修改，请查看值班表。` }),
  'problem-yours': ({ how, dueOn, ...of }, { day }) => ({
    title: yours['zh-Hans'][how],
    text: `${problemOf('zh-Hans', of)}。请在 ${day(dueOn)} 之前解决。`,
  }),
  'problem-worse': ({ locks, ...of }) => ({
    title: '您负责的锁定问题变严重了',
    text: `${problemOf('zh-Hans', of)}。背后已有 ${locks} 次锁定。`,
  }),
  'problem-due': ({ dueOn, ...of }, { day }) => ({
    title: '您负责的锁定问题快到期了',
    text: `${problemOf('zh-Hans', of)}。期限是 ${day(dueOn)}。`,
  }),
  'problem-overdue': ({ dueOn, owner, ...of }, { day }) => ({
    title: '锁定问题逾期未解决',
    text: `${problemOf('zh-Hans', of)}。期限是 ${day(dueOn)}，${owner === null ? '还没有人负责' : `由 ${owner} 负责`}。`,
  }),
  'under-attack': ({ accounts, networks }) => ({
    title: '有人在大规模猜测密码',
    text: `涉及 ${accounts} 个账号、${networks} 个网络。已对陌生设备加强验证，同事在常用设备上不受影响。`,
  }),
  'api-key-waiting': ({ name, person }) => ({
    title: 'API 密钥等待批准',
    text: `${person} 创建了“${name}”，批准之后才能使用。`,
  }),
  'glass-broken': ({ act, by, person }) => ({
    title: glass['zh-Hans'].acts[act](person),
    text: `${glass['zh-Hans'].by[by]}如果没有人告诉过您，请马上去问。需要书面说明，事情也记入了审计。`,
  }),
  'shares-renewed': ({ by, set, needed, total }) => ({
    title: `守护人份额已更新：${total} 份中的任意 ${needed} 份可以打开`,
    text: `由 ${by} 操作，第 ${set} 套。以前的份额已经作废，请收回销毁。`,
  }),
  'share-held': ({ by, set, number }) => ({
    title: `您保管守护人份额：第 ${set} 套第 ${number} 份`,
    text: `由 ${by} 交给您。请收在只有您知道的地方，不要拍照；管理员都进不来时，会请您来输入。`,
  }),
  'rehearsal-due': ({ holders }) => ({
    title: '守护人份额该演练了',
    text: `${holders.join('、')} 的份额很久没有证明还在。在登录页的“管理员都进不来”里选“演练”，输入一次即可，什么也不会打开。`,
  }),
  'contact-chosen': ({ by }) => ({
    title: `${by} 想请您做恢复联系人`,
    text: '对方被锁在外面时，会打电话请您读出一个代码。请在“我的账号”里同意或拒绝。',
  }),
  'contact-accepted': ({ by }) => ({
    title: `${by} 同意做您的恢复联系人`,
    text: '被锁在外面时，可以在登录页请对方帮忙。',
  }),
  'contact-needed': ({ person, device, place: code }, { place }) => ({
    title: `${person} 被锁在外面，请您帮忙`,
    text: `${join([device, place(code)], '，')}。请您自己打电话给对方的老号码，确认是本人、确认是这台设备，再到“我的账号”里看代码读给对方。别人打来的电话，声音再像也不要信。`,
  }),
  'contact-asked': ({ device, place: code, address }, { place }) => ({
    title: '有人以您的名义向恢复联系人求助',
    text: `${join([device, place(code), address], '，')}。如果不是您，请马上在“我的账号”里拒绝。`,
  }),
  'contact-used': ({ person, contact, device, place: code }, { place }) => ({
    title: `${contact} 帮 ${person} 信任了一台设备`,
    text: `${join([device, place(code)], '，')}。如果不对，请马上在“我的账号”里取消信任，并告诉管理员。`,
  }),
  'settings-revert': ({ what, by, at: when }, { at }) => ({
    title: '设置将自动恢复',
    text: `${join([what?.['zh-Hans'] ?? '刚才的修改', by === null ? null : `（由 ${by} 修改）`], '')}需要确认，否则在 ${at(when)} 恢复为原来的设置。`,
  }),
  'steps-due': ({ due, overdue, steps }) => ({
    title: join([due > 0 ? `今天到期 ${due} 项` : null, overdue > 0 ? `已逾期 ${overdue} 项` : null], '，'),
    text: stepsOf(steps, due + overdue, (n) => `另有 ${n} 项。`),
  }),
  mentioned: ({ by, customer, text }) => ({ title: `${by} 提到了您 · ${customer}`, text }),
  'cover-named': ({ by, person, asked }) => ({
    title: asked ? `${by} 请您在需要时为${person}代班` : `${by} 指定您在需要时为${person}代班`,
    text: asked
      ? '同意之后，对方被锁定或请假时，到期的工作会出现在您的“今天”里。'
      : '对方被锁定或请假时，到期的工作会出现在您的“今天”里。',
  }),
  'cover-answered': ({ by, accepted }) => ({
    title: accepted ? `${by} 同意为您代班` : `${by} 不能为您代班`,
    text: accepted ? '' : '请在“代班”页另选一位同事。',
  }),
  'coverage-begun': ({ person, cause, since, due }, { at }) => ({
    title: `您从现在起为${person}代班`,
    text: `${person} ${cause === 'lock' ? '的账号被锁定' : '不在'}（${at(since)} 起）。到期的工作有 ${due} 项，在您的“今天”里。`,
  }),
  'coverage-of-you': ({ cover, since }, { at }) => ({
    title: `${cover} 正在为您代班`,
    text: `${at(since)} 起。您的客户和商机仍归您，您回来后全部交还，并附一份报告。`,
  }),
  'coverage-lacking': ({ person, due }) => ({
    title: `${person}不在，没有人代班`,
    text: `到期的工作有 ${due} 项。请指定一位代班人。`,
  }),
  'coverage-ended': ({ person, done, due }) => ({
    title: `${person}的工作已交还`,
    text: `代班期间做了 ${done} 件事，还有 ${due} 项到期未办。报告里写明谁做了什么。`,
  }),
  'task-set': ({ by, customer, step, due }, { day }) => ({
    title: `${by} 交给您一项待办 · ${customer}`,
    text: join([step, due === null ? null : `（${day(due)} 前）`], ''),
  }),
};

const zhHant: Words = {
  'new-device': ({ device, place: code, address }, { place }) => ({
    title: '您的帳號在新裝置上登入',
    text: `${join([device, place(code), address], '，')}。如果不是您，請立即修改密碼，並在「我的帳號」中將這台裝置登出。`,
  }),
  'sign-in-challenged': ({ device, place: code, address }, { place }) => ({
    title: '有人以正確的密碼登入，被要求再次驗證',
    text: `${join([device, place(code), address], '，')}。如果不是您，密碼可能已經外洩，請立即修改。`,
  }),
  'session-stolen': ({ person, device, place: code, again }, { place }) => ({
    title: person === null ? '您的一處登入在別的裝置上被使用' : `${person} 的一處登入在別的裝置上被使用`,
    text: `${join([device, place(code)], '，')}。這處登入已經關閉，再次登入需要重新驗證。${againOf('zh-Hant', again) ?? ''}`,
  }),
  'password-changed': ({ by }) => ({
    title: '您的密碼已修改',
    text: by === null ? '如果不是您修改的，請立即聯絡管理員。' : `由 ${by} 操作。如有疑問，請聯絡管理員。`,
  }),
  'password-due': ({ dueAt }, { at }) => ({
    title: '請更換密碼',
    text: `請在 ${at(dueAt)} 之前更換。到期後仍可登入，登入時會請您更換。`,
  }),
  'factor-added': ({ factor, name }) => ({
    title: `已新增${factors['zh-Hant'][factor]}`,
    text: `${name === null ? '' : `「${name}」現在可以用來登入您的帳號。`}如果不是您新增的，請立即聯絡管理員。`,
  }),
  'factor-removed': ({ factor, name, by }) => ({
    title: `已移除${factors['zh-Hant'][factor]}`,
    text: `${name === null ? '' : `「${name}」不能再用來登入。`}${by === null ? '如果不是您移除的，請立即聯絡管理員。' : `由 ${by} 操作。`}`,
  }),
  'recovery-codes-low': ({ left }) => ({
    title: left === 0 ? '復原碼已用完' : `復原碼只剩 ${left} 個`,
    text: '請在「我的帳號」中產生新的一組。',
  }),
  'lock-opened': ({ why, until, again, ...of }, { at }) => ({
    title: `${subjectOf('zh-Hant', of)} 已鎖定`,
    text: join(
      [why?.['zh-Hant'] ?? null, until === null ? null : `到 ${at(until)} 為止。`, againOf('zh-Hant', again)],
      '',
    ),
  }),
  'lock-lifted': ({ by, ...of }) => ({
    title: `${subjectOf('zh-Hant', of)} 已解除鎖定`,
    text: by === null ? '可以照常使用了。' : `由 ${by} 解除，可以照常使用了。`,
  }),
  'remedies-overdue': ({ person, left, until }, { at }) => ({
    title: person === null ? `解鎖之後還有 ${left} 件事沒有做` : `${person} 解鎖之後還有 ${left} 件事沒有做`,
    text: `已經過了一週。${person === null ? '請在「我的帳號」裡看看要做什麼，' : ''}觀察期最晚到 ${at(until)}。`,
  }),
  'unlock-asked': ({ person, number, device, place: code, step, again = step !== 'first' }, { place }) => ({
    title: person === null ? '有人以您的名義申請解鎖' : `${person} 申請解鎖${again ? '，仍在等待答覆' : ''}`,
    text: join(
      [
        `編號 ${number}`,
        join([device, place(code)], '，'),
        person === null ? '如果不是您，請告訴管理員不要核准。' : null,
      ],
      '。',
    ),
  }),
  'unlock-said': ({ person, by, number, asks }) => ({
    title: asks ? `解鎖申請 ${number} 需要您補充` : `解鎖申請 ${number} 有新留言`,
    text: by === null ? `來自 ${person ?? ''}。` : `來自 ${by}，請開啟申請進度頁。`,
  }),
  'unlock-answered': ({ person, by, number, answer }) => ({
    title: person === null ? `您的解鎖申請 ${number} 已有答覆` : `${person} 的解鎖申請已由 ${by} 答覆`,
    text: person === null ? unlocked['zh-Hant'][answer] : `編號 ${number}，無需再處理。`,
  }),
  'duty-changed': ({ by }) => ({ title: '您的值班有變動', text: `由 ${by} 修改，請檢視值班表。` }),
  'problem-yours': ({ how, dueOn, ...of }, { day }) => ({
    title: yours['zh-Hant'][how],
    text: `${problemOf('zh-Hant', of)}。請在 ${day(dueOn)} 之前解決。`,
  }),
  'problem-worse': ({ locks, ...of }) => ({
    title: '您負責的鎖定問題變嚴重了',
    text: `${problemOf('zh-Hant', of)}。背後已有 ${locks} 次鎖定。`,
  }),
  'problem-due': ({ dueOn, ...of }, { day }) => ({
    title: '您負責的鎖定問題快到期了',
    text: `${problemOf('zh-Hant', of)}。期限是 ${day(dueOn)}。`,
  }),
  'problem-overdue': ({ dueOn, owner, ...of }, { day }) => ({
    title: '鎖定問題逾期未解決',
    text: `${problemOf('zh-Hant', of)}。期限是 ${day(dueOn)}，${owner === null ? '還沒有人負責' : `由 ${owner} 負責`}。`,
  }),
  'under-attack': ({ accounts, networks }) => ({
    title: '有人在大規模猜測密碼',
    text: `涉及 ${accounts} 個帳號、${networks} 個網路。已對陌生裝置加強驗證，同事在常用裝置上不受影響。`,
  }),
  'api-key-waiting': ({ name, person }) => ({
    title: 'API 金鑰等待核准',
    text: `${person} 建立了「${name}」，核准之後才能使用。`,
  }),
  'glass-broken': ({ act, by, person }) => ({
    title: glass['zh-Hant'].acts[act](person),
    text: `${glass['zh-Hant'].by[by]}如果沒有人告訴過您，請馬上去問。需要書面說明，事情也記入了稽核。`,
  }),
  'shares-renewed': ({ by, set, needed, total }) => ({
    title: `守護人份額已更新：${total} 份中的任意 ${needed} 份可以開啟`,
    text: `由 ${by} 操作，第 ${set} 套。以前的份額已經作廢，請收回銷毀。`,
  }),
  'share-held': ({ by, set, number }) => ({
    title: `您保管守護人份額：第 ${set} 套第 ${number} 份`,
    text: `由 ${by} 交給您。請收在只有您知道的地方，不要拍照；管理員都進不來時，會請您來輸入。`,
  }),
  'rehearsal-due': ({ holders }) => ({
    title: '守護人份額該演練了',
    text: `${holders.join('、')} 的份額很久沒有證明還在。在登入頁的「管理員都進不來」裡選「演練」，輸入一次即可，什麼也不會開啟。`,
  }),
  'contact-chosen': ({ by }) => ({
    title: `${by} 想請您做復原聯絡人`,
    text: '對方被鎖在外面時，會打電話請您讀出一個代碼。請在「我的帳號」裡同意或拒絕。',
  }),
  'contact-accepted': ({ by }) => ({
    title: `${by} 同意做您的復原聯絡人`,
    text: '被鎖在外面時，可以在登入頁請對方幫忙。',
  }),
  'contact-needed': ({ person, device, place: code }, { place }) => ({
    title: `${person} 被鎖在外面，請您幫忙`,
    text: `${join([device, place(code)], '，')}。請您自己打電話給對方的舊號碼，確認是本人、確認是這台裝置，再到「我的帳號」裡看代碼讀給對方。別人打來的電話，聲音再像也不要信。`,
  }),
  'contact-asked': ({ device, place: code, address }, { place }) => ({
    title: '有人以您的名義向復原聯絡人求助',
    text: `${join([device, place(code), address], '，')}。如果不是您，請馬上在「我的帳號」裡拒絕。`,
  }),
  'contact-used': ({ person, contact, device, place: code }, { place }) => ({
    title: `${contact} 幫 ${person} 信任了一台裝置`,
    text: `${join([device, place(code)], '，')}。如果不對，請馬上在「我的帳號」裡取消信任，並告訴管理員。`,
  }),
  'settings-revert': ({ what, by, at: when }, { at }) => ({
    title: '設定將自動恢復',
    text: `${join([what?.['zh-Hant'] ?? '剛才的修改', by === null ? null : `（由 ${by} 修改）`], '')}需要確認，否則在 ${at(when)} 恢復為原本的設定。`,
  }),
  'steps-due': ({ due, overdue, steps }) => ({
    title: join([due > 0 ? `今天到期 ${due} 項` : null, overdue > 0 ? `已逾期 ${overdue} 項` : null], '，'),
    text: stepsOf(steps, due + overdue, (n) => `另有 ${n} 項。`),
  }),
  mentioned: ({ by, customer, text }) => ({ title: `${by} 提及您 · ${customer}`, text }),
  'cover-named': ({ by, person, asked }) => ({
    title: asked ? `${by} 請您在需要時為${person}代理` : `${by} 指定您在需要時為${person}代理`,
    text: asked
      ? '同意之後，對方被鎖定或請假時，到期的工作會出現在您的「今天」裡。'
      : '對方被鎖定或請假時，到期的工作會出現在您的「今天」裡。',
  }),
  'cover-answered': ({ by, accepted }) => ({
    title: accepted ? `${by} 同意為您代理` : `${by} 不能為您代理`,
    text: accepted ? '' : '請在「代理」頁另選一位同事。',
  }),
  'coverage-begun': ({ person, cause, since, due }, { at }) => ({
    title: `您從現在起為${person}代理`,
    text: `${person} ${cause === 'lock' ? '的帳號被鎖定' : '不在'}（${at(since)} 起）。到期的工作有 ${due} 項，在您的「今天」裡。`,
  }),
  'coverage-of-you': ({ cover, since }, { at }) => ({
    title: `${cover} 正在為您代理`,
    text: `${at(since)} 起。您的客戶和商機仍歸您，您回來後全部交還，並附一份報告。`,
  }),
  'coverage-lacking': ({ person, due }) => ({
    title: `${person}不在，沒有人代理`,
    text: `到期的工作有 ${due} 項。請指定一位代理人。`,
  }),
  'coverage-ended': ({ person, done, due }) => ({
    title: `${person}的工作已交還`,
    text: `代理期間做了 ${done} 件事，還有 ${due} 項到期未辦。報告裡寫明誰做了什麼。`,
  }),
  'task-set': ({ by, customer, step, due }, { day }) => ({
    title: `${by} 交給您一項待辦 · ${customer}`,
    text: join([step, due === null ? null : `（${day(due)} 前）`], ''),
  }),
};

const en: Words = {
  'new-device': ({ device, place: code, address }, { place }) => ({
    title: 'Your account was signed in on a new device',
    text: `${join([device, place(code), address], ', ')}. If this was not you, change your password at once and sign that device out under “My account”.`,
  }),
  'sign-in-challenged': ({ device, place: code, address }, { place }) => ({
    title: 'Somebody had the right password and was asked for a second proof',
    text: `${join([device, place(code), address], ', ')}. If this was not you, your password may be known: change it at once.`,
  }),
  'session-stolen': ({ person, device, place: code, again }, { place }) => ({
    title: `${person === null ? 'A session of yours' : `A session of ${person}`} was used from another device`,
    text: join(
      [
        `${join([device, place(code)], ', ')}. That session is closed; signing in again takes a second proof.`,
        againOf('en', again),
      ],
      ' ',
    ),
  }),
  'password-changed': ({ by }) => ({
    title: 'Your password was changed',
    text:
      by === null
        ? 'If this was not you, tell an administrator at once.'
        : `${by} did it. If in doubt, ask an administrator.`,
  }),
  'password-due': ({ dueAt }, { at }) => ({
    title: 'Please change your password',
    text: `Do so before ${at(dueAt)}. After that you can still sign in and are asked for it then.`,
  }),
  'factor-added': ({ factor, name }) => ({
    title: `Added: ${factors.en[factor]}`,
    text: `${name === null ? '' : `“${name}” can now be used to sign in to your account. `}If this was not you, tell an administrator at once.`,
  }),
  'factor-removed': ({ factor, name, by }) => ({
    title: `Removed: ${factors.en[factor]}`,
    text: `${name === null ? '' : `“${name}” can no longer be used to sign in. `}${by === null ? 'If this was not you, tell an administrator at once.' : `${by} did it.`}`,
  }),
  'recovery-codes-low': ({ left }) => ({
    title: left === 0 ? 'You have no recovery codes left' : `Recovery codes left: ${left}`,
    text: 'Make a new set under “My account”.',
  }),
  'lock-opened': ({ why, until, again, ...of }, { at }) => ({
    title: `Locked: ${subjectOf('en', of)}`,
    text: join([why?.en ?? null, until === null ? null : `Until ${at(until)}.`, againOf('en', again)], ' '),
  }),
  'lock-lifted': ({ by, ...of }) => ({
    title: `No longer locked: ${subjectOf('en', of)}`,
    text: by === null ? 'Everything works as usual.' : `${by} lifted the lock; everything works as usual.`,
  }),
  'remedies-overdue': ({ person, left, until }, { at }) => ({
    title:
      person === null
        ? `Still to do after your lock: ${left}`
        : `Still to do after the lock of ${person}: ${left}`,
    text: `A week has passed.${person === null ? ' My account says what is left.' : ''} The watched days end on ${at(until)} at the latest.`,
  }),
  'unlock-asked': ({ person, number, device, place: code, step, again = step !== 'first' }, { place }) => ({
    title:
      person === null
        ? 'Somebody asked to be let in, in your name'
        : `${person} ${again ? 'still waits to be let in' : 'asks to be let in'}`,
    text: join(
      [
        `Number ${number}`,
        join([device, place(code)], ', '),
        person === null ? 'If this was not you, tell an administrator to refuse it.' : null,
      ],
      '. ',
    ),
  }),
  'unlock-said': ({ person, by, number, asks }) => ({
    title: asks
      ? `Your unlock request ${number} needs something from you`
      : `A message in unlock request ${number}`,
    text: by === null ? `From ${person ?? ''}.` : `From ${by}: open the page of your request.`,
  }),
  'unlock-answered': ({ person, by, number, answer }) => ({
    title:
      person === null
        ? `Your unlock request ${number} was answered`
        : `${by} answered the unlock request of ${person}`,
    text: person === null ? unlocked.en[answer] : `Number ${number}: nothing more to do.`,
  }),
  'duty-changed': ({ by }) => ({ title: 'Your duty has changed', text: `${by} changed it: see the roster.` }),
  'problem-yours': ({ how, dueOn, ...of }, { day }) => ({
    title: yours.en[how],
    text: `${problemOf('en', of)}. To be solved by ${day(dueOn)}.`,
  }),
  'problem-worse': ({ locks, ...of }) => ({
    title: 'A problem of yours has grown worse',
    text: `${problemOf('en', of)}. There are ${locks} locks behind it by now.`,
  }),
  'problem-due': ({ dueOn, ...of }, { day }) => ({
    title: 'A problem of yours is due soon',
    text: `${problemOf('en', of)}. It is due on ${day(dueOn)}.`,
  }),
  'problem-overdue': ({ dueOn, owner, ...of }, { day }) => ({
    title: 'A problem with locks is overdue',
    text: `${problemOf('en', of)}. It was due on ${day(dueOn)}; ${owner === null ? 'nobody has it yet' : `${owner} has it`}.`,
  }),
  'under-attack': ({ accounts, networks }) => ({
    title: 'Somebody is guessing passwords at scale',
    text: `Accounts: ${accounts}, networks: ${networks}. Unknown devices are asked for more; colleagues on their usual devices are not affected.`,
  }),
  'api-key-waiting': ({ name, person }) => ({
    title: 'An API key waits for approval',
    text: `${person} made “${name}”. It works once it is approved.`,
  }),
  'glass-broken': ({ act, by, person }) => ({
    title: glass.en.acts[act](person),
    text: `${glass.en.by[by]} If nobody told you of it, ask at once. A written account is due, and the audit has it.`,
  }),
  'shares-renewed': ({ by, set, needed, total }) => ({
    title: `Guardians’ shares were renewed: any ${needed} of ${total} open`,
    text: `By ${by}, set ${set}. The shares from before are worthless: collect and destroy them.`,
  }),
  'share-held': ({ by, set, number }) => ({
    title: `You hold share ${number} of set ${set}`,
    text: `${by} gave it to you. Keep it where only you find it, and take no picture of it; you are asked to type it when no administrator can get in.`,
  }),
  'rehearsal-due': ({ holders }) => ({
    title: 'Guardians’ shares are to be rehearsed',
    text: `For a long time nobody proved that these are still there: ${holders.join(', ')}. On the sign-in page, under “No administrator can get in”, choose “Rehearse” and type the share once; it opens nothing.`,
  }),
  'contact-chosen': ({ by }) => ({
    title: `${by} wants you for a recovery contact`,
    text: 'When they are locked out, they will call you for a code to read out. Say yes or no under “My account”.',
  }),
  'contact-accepted': ({ by }) => ({
    title: `${by} is your recovery contact now`,
    text: 'When you are locked out, ask for their help on the sign-in page.',
  }),
  'contact-needed': ({ person, device, place: code }, { place }) => ({
    title: `${person} is locked out and asks for your help`,
    text: `${join([device, place(code)], ', ')}. Call them yourself on the number you have always had, make sure that it is they and that it is this device, then read the code out from “My account”. Trust no call that comes to you, however much it sounds like them.`,
  }),
  'contact-asked': ({ device, place: code, address }, { place }) => ({
    title: 'Somebody asked your recovery contacts for help in your name',
    text: `${join([device, place(code), address], ', ')}. If it wasn’t you, refuse it at once under “My account”.`,
  }),
  'contact-used': ({ person, contact, device, place: code }, { place }) => ({
    title: `${contact} helped ${person} to trust a device`,
    text: `${join([device, place(code)], ', ')}. If that is wrong, forget the device under “My account” at once and tell an administrator.`,
  }),
  'settings-revert': ({ what, by, at: when }, { at }) => ({
    title: 'Settings will go back by themselves',
    text: `${join([what?.en ?? 'The last change', by === null ? null : ` (made by ${by})`], '')} has to be confirmed, or the earlier settings return at ${at(when)}.`,
  }),
  'steps-due': ({ due, overdue, steps }) => ({
    title: join(
      [due > 0 ? `Due today: ${due}` : null, overdue > 0 ? `overdue: ${overdue}` : null],
      ', ',
    ).replace(/^o/, 'O'),
    text: stepsOf(steps, due + overdue, (n) => `${n} more.`),
  }),
  mentioned: ({ by, customer, text }) => ({ title: `${by} mentioned you · ${customer}`, text }),
  'cover-named': ({ by, person, asked }) => ({
    title: asked ? `${by} asks you to cover for ${person}` : `${by} named you to cover for ${person}`,
    text: asked
      ? 'Once you accept, what is due shows up in your Today when they are locked or away.'
      : 'What is due shows up in your Today when they are locked or away.',
  }),
  'cover-answered': ({ by, accepted }) => ({
    title: accepted ? `${by} will cover for you` : `${by} can’t cover for you`,
    text: accepted ? '' : 'Name another colleague on the page “Cover”.',
  }),
  'coverage-begun': ({ person, cause, since, due }, { at }) => ({
    title: `You cover for ${person} from now on`,
    text: `${person} is ${cause === 'lock' ? 'locked out' : 'away'} (since ${at(since)}). Due: ${due}, in your Today.`,
  }),
  'coverage-of-you': ({ cover, since }, { at }) => ({
    title: `${cover} covers for you`,
    text: `Since ${at(since)}. Your customers and deals stay yours; all is handed back with a report when you return.`,
  }),
  'coverage-lacking': ({ person, due }) => ({
    title: `${person} is away, and nobody covers`,
    text: `Due: ${due}. Name somebody to cover.`,
  }),
  'coverage-ended': ({ person, done, due }) => ({
    title: `The work of ${person} has been handed back`,
    text: `Done meanwhile: ${done}; still due: ${due}. The report says who did what.`,
  }),
  'task-set': ({ by, customer, step, due }, { day }) => ({
    title: `${by} set you a task · ${customer}`,
    text: join([step, due === null ? null : `(by ${day(due)})`], ' '),
  }),
};

const words: Record<Locale, Words> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

/** For a notice that another version of Latchkey wrote: nobody is shown a code. */
const unreadable: Record<Locale, Text> = {
  'zh-Hans': { title: '有一条通知', text: '这条通知来自另一个版本，内容无法显示。' },
  'zh-Hant': { title: '有一則通知', text: '這則通知來自另一個版本，內容無法顯示。' },
  en: { title: 'A notice', text: 'Another version of Latchkey wrote it; what it says cannot be shown.' },
};

/** A notice in words, its times as clocks show them in a time zone. */
export function noticeText(
  { kind, params }: { kind: NoticeKind; params: Notice['params'] },
  locale: Locale,
  timeZone: string,
): Text {
  const known: Readonly<Partial<Record<string, { safeParse(value: unknown): { data?: unknown } }>>> =
    noticeParams;
  const parsed = known[kind]?.safeParse(params).data;
  if (parsed === undefined) return unreadable[locale];
  const say = (words[locale] as unknown as Record<NoticeKind, (params: unknown, say: Say) => Text>)[kind];
  return say(parsed, {
    day: (day) => formatDay(day, locale),
    at: (instant) => formatInstant(instant, locale, timeZone),
    place: (code) => (code === null ? null : formatPlace(code, locale)),
  });
}
