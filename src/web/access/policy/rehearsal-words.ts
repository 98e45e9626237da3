/** What a policy would do, to attackers and to the staff. */
import { defineMessages, plural } from '#kit';

interface Words {
  rehearsal: string;
  rehearsing: string;
  summary: (days: number, signIns: number, people: number) => string;
  effect: (challenged: number, refused: number, guesses: number) => string;
  nothingYet: string;
  since: (when: string) => string;
  toAttacker: string;
  perHour: string;
  perDay: string;
  ways: Record<'trusted' | 'familiar' | 'unknown' | 'codes', string>;
  years: (n: string) => string;
  yearsWithSecondFactor: (n: string) => string;
  yearsForCode: (n: string) => string;
  inARow: (n: number) => string;
  toStaff: string;
  challenged: string;
  refused: string;
  stranded: string;
  strandedHint: string;
  signInsOf: (signIns: number, people: number, before: number) => string;
  secondFactor: string;
  newPassword: string;
  unknown: (n: number) => string;
  dormant: string;
  spent: string;
  keysMade: string;
  keysWaiting: string;
  unsafe: string;
  unsafeUnknown: string;
  people: (n: number) => string;
  sessions: (n: number) => string;
  keys: (n: number) => string;
  nobody: string;
}

export const rehearsalWords = defineMessages<Words>({
  'zh-Hans': {
    rehearsal: '会发生什么',
    rehearsing: '正在推演…',
    summary: (days, signIns, people) => `用过去 ${days} 天你们自己的 ${signIns} 次登录（${people} 人）推演：`,
    effect: (challenged, refused, guesses) =>
      `${challenged === 0 ? '不多问任何人' : `会要求 ${challenged} 人再次验证`}，${refused === 0 ? '不拒绝任何人' : `拒绝 ${refused} 人`}，攻击者每天对一个账号最多猜 ${guesses} 次。`,
    nothingYet: '过去 30 天还没有登录记录，暂时无法推演对同事的影响。',
    since: (when) => `从 ${when} 起的记录。`,
    toAttacker: '对攻击者',
    perHour: '每小时',
    perDay: '每天',
    ways: {
      trusted: '手里有同事的设备',
      familiar: '在同一个网络里',
      unknown: '从其他任何地方，合计',
      codes: '知道密码，猜验证码',
    },
    years: (n) => `从其他地方把最弱的合格密码猜完，要 ${n} 年。`,
    yearsWithSecondFactor: (n) => `有第二重验证的同事密码可以短些：${n} 年，而且猜中也还进不来。`,
    yearsForCode: (n) => `知道密码的攻击者，有一半要过 ${n} 年才碰对一次验证码。`,
    inARow: (n) => `连续 ${n} 次之后，直到本人验证为止，一次也不能再猜。`,
    toStaff: '对同事',
    challenged: '要再次验证',
    refused: '会被拒绝',
    stranded: '只能找管理员',
    strandedHint: '在陌生的地方登录，又没有第二重验证或邮件：要请管理员给一个信任设备的链接。',
    signInsOf: (signIns, people, before) =>
      `${people === 0 ? '没有' : `${people} 人，${signIns} 次登录`}（现行策略 ${before} 次）`,
    secondFactor: '要添加第二重验证',
    newPassword: '要换密码',
    unknown: (n) => `另有 ${n} 人，下次登录后才知道`,
    dormant: '久未登录',
    spent: '此刻次数已用完',
    keysMade: '新建的密钥要批准',
    keysWaiting: '正在等批准的密钥',
    unsafe: '在不安全的网络上',
    unsafeUnknown: '现行策略不管它，所以没有记录',
    people: (n) => `${n} 人`,
    sessions: (n) => `${n} 处登录`,
    keys: (n) => `${n} 个`,
    nobody: '没有',
  },
  'zh-Hant': {
    rehearsal: '會發生什麼',
    rehearsing: '正在推演…',
    summary: (days, signIns, people) => `用過去 ${days} 天你們自己的 ${signIns} 次登入（${people} 人）推演：`,
    effect: (challenged, refused, guesses) =>
      `${challenged === 0 ? '不多問任何人' : `會要求 ${challenged} 人再次驗證`}，${refused === 0 ? '不拒絕任何人' : `拒絕 ${refused} 人`}，攻擊者每天對一個帳號最多猜 ${guesses} 次。`,
    nothingYet: '過去 30 天還沒有登入記錄，暫時無法推演對同事的影響。',
    since: (when) => `從 ${when} 起的記錄。`,
    toAttacker: '對攻擊者',
    perHour: '每小時',
    perDay: '每天',
    ways: {
      trusted: '手裡有同事的裝置',
      familiar: '在同一個網路裡',
      unknown: '從其他任何地方，合計',
      codes: '知道密碼，猜驗證碼',
    },
    years: (n) => `從其他地方把最弱的合格密碼猜完，要 ${n} 年。`,
    yearsWithSecondFactor: (n) => `有第二重驗證的同事密碼可以短些：${n} 年，而且猜中也還進不來。`,
    yearsForCode: (n) => `知道密碼的攻擊者，有一半要過 ${n} 年才碰對一次驗證碼。`,
    inARow: (n) => `連續 ${n} 次之後，直到本人驗證為止，一次也不能再猜。`,
    toStaff: '對同事',
    challenged: '要再次驗證',
    refused: '會被拒絕',
    stranded: '只能找管理員',
    strandedHint: '在陌生的地方登入，又沒有第二重驗證或郵件：要請管理員給一個信任裝置的連結。',
    signInsOf: (signIns, people, before) =>
      `${people === 0 ? '沒有' : `${people} 人，${signIns} 次登入`}（現行政策 ${before} 次）`,
    secondFactor: '要新增第二重驗證',
    newPassword: '要換密碼',
    unknown: (n) => `另有 ${n} 人，下次登入後才知道`,
    dormant: '久未登入',
    spent: '此刻次數已用完',
    keysMade: '新增的金鑰要核准',
    keysWaiting: '正在等核准的金鑰',
    unsafe: '在不安全的網路上',
    unsafeUnknown: '現行政策不管它，所以沒有記錄',
    people: (n) => `${n} 人`,
    sessions: (n) => `${n} 處登入`,
    keys: (n) => `${n} 個`,
    nobody: '沒有',
  },
  en: {
    rehearsal: 'What it would do',
    rehearsing: 'Rehearsing…',
    summary: (days, signIns, people) =>
      `Replayed over your own ${plural(signIns, 'sign-in', 'sign-ins')} of ${plural(people, 'person', 'people')} in the last ${days} days:`,
    effect: (challenged, refused, guesses) =>
      `It would challenge ${challenged === 0 ? 'nobody' : plural(challenged, 'person', 'people')}, refuse ${refused === 0 ? 'nobody' : plural(refused, 'person', 'people')}, and leave an attacker ${plural(guesses, 'guess', 'guesses')} a day at an account.`,
    nothingYet: 'Nobody signed in within 30 days, so what it would do to the staff cannot be replayed yet.',
    since: (when) => `From what was kept since ${when}.`,
    toAttacker: 'To an attacker',
    perHour: 'An hour',
    perDay: 'A day',
    ways: {
      trusted: "With somebody's device in hand",
      familiar: 'On the same network',
      unknown: 'From everywhere else, together',
      codes: 'Knowing the password, at codes',
    },
    years: (n) => `From elsewhere, going through the weakest password allowed takes ${n} years.`,
    yearsWithSecondFactor: (n) =>
      `With a second factor it may be shorter: ${n} years, and it alone opens nothing.`,
    yearsForCode: (n) =>
      `Of attackers who know the password, half need more than ${n} years to hit upon a code.`,
    inARow: (n) => `After ${n} in a row not one more, until the owner proves who they are.`,
    toStaff: 'To the staff',
    challenged: 'Prove once more',
    refused: 'Refused',
    stranded: 'Need an administrator',
    strandedHint:
      'In an unknown place without a second factor or mail: an administrator gives them a link that makes the device trusted.',
    signInsOf: (signIns, people, before) =>
      `${people === 0 ? 'none' : `${plural(people, 'person', 'people')}, ${plural(signIns, 'sign-in', 'sign-ins')}`} (policy in force: ${before})`,
    secondFactor: 'Asked for a second factor',
    newPassword: 'Asked for a new password',
    unknown: (n) => `${n} more are known after their next sign-in`,
    dormant: 'Not signed in for long',
    spent: 'No attempt left just now',
    keysMade: 'New keys to approve',
    keysWaiting: 'Keys that wait now',
    unsafe: 'On unsafe networks',
    unsafeUnknown: 'the policy in force ignores them, so nobody looked',
    people: (n) => plural(n, 'person', 'people'),
    sessions: (n) => plural(n, 'session', 'sessions'),
    keys: (n) => plural(n, 'key', 'keys'),
    nobody: 'none',
  },
});
