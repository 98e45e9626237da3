import { defineMessages, plural } from '#kit';
import type { Policy } from '#contract/access/policy';
import type { PolicyRisk, PolicyStop } from '#contract/access/rehearsal';

interface Words {
  title: string;
  presets: Record<Policy['preset'], string>;
  presetHint: Record<Policy['preset'], string>;
  choosePreset: string;
  presetDiffers: string;
  numbers: string;
  changed: (n: number) => string;
  // The rehearsal
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
  andMore: (n: number) => string;
  you: string;
  // Before saving
  before: string;
  calm: string;
  risky: string;
  risks: Record<PolicyRisk, string>;
  out: (n: number) => string;
  outYou: string;
  unseen: (n: number) => string;
  cannot: string;
  stops: Record<PolicyStop, string>;
  save: string;
  saved: string;
  savedRisky: string;
  undo: string;
  untouched: string;
  // Mail
  mailTitle: string;
  mailHint: string;
  sendMail: string;
  mailSent: string;
  mailFailed: (said: string) => string;
  code: string;
  confirmMail: string;
  mailWorks: string;
  // Waiting
  waiting: string;
  waitingHint: (name: string, when: string) => string;
  left: (time: string) => string;
  keep: string;
  kept: string;
  revert: string;
  reverted: string;
  // History
  history: string;
  historyHint: string;
  none: string;
  states: Record<'in-force' | 'waiting' | 'replaced' | 'reverted', string>;
  byItself: string;
  revertedBy: (name: string) => string;
  goBack: string;
  wentBack: string;
  change: (from: string, to: string) => string;
  invalidNetwork: string;
  networksPlaceholder: string;
}

export const policyWords = defineMessages<Words>({
  'zh-Hans': {
    title: '安全策略',
    presets: { modern: '现代', handbook: '手册', strict: '严格', custom: '自定' },
    presetHint: {
      modern: '按 NIST SP 800-63B-4：长密码不定期更换，输错几次不锁人，陌生设备多一次验证。',
      handbook:
        '经典做法：次数更紧，密码要有字母、数字、符号并定期更换。后两条是现行标准反对的，它们让密码更好猜。',
      strict: '次数更紧，设备和登录更短，人人都要第二重验证。更安全，也更常打扰人。',
      custom: '你们自己的数字。',
    },
    choosePreset: '预设',
    presetDiffers:
      '手册与现行标准在密码上相反：手册要求字符种类和定期更换，NIST SP 800-63B-4 和 OWASP ASVS 5.0 明确反对。其余各项三套都守住同一条：从不锁住整个账号。',
    numbers: '每一个数字',
    changed: (n) => `改动 ${n} 项`,
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
    andMore: (n) => `等 ${n} 人`,
    you: '（您）',
    before: '保存之前',
    calm: '这次改动不会让任何人被多问一次或进不来，保存后立即长期有效。',
    risky: '这次改动可能影响同事登录。保存后立即生效，但要在 10 分钟内重新验证并确认，否则自动恢复原样。',
    risks: {
      lanes: '能输错的次数变少',
      proofs: '验证码或邮件变少',
      devices: '信任设备变短',
      sessions: '登录时长变短',
      secondFactor: '更多人要第二重验证',
      networks: '网络更容易被关闭',
      unsafe: '不安全的网络管得更严',
      travel: '更容易怀疑异地登录',
      habits: '更容易因用量受限',
      dormant: '更早算作久未使用',
      ssoOnly: '只用单点登录',
      allowedNetworks: '限制登录的网络',
    },
    out: (n) => `${n} 人将无法登录：`,
    outYou: '包括您自己',
    unseen: (n) => `${n} 人近 90 天没有登录过，不知道他们从哪里来：`,
    cannot: '不能保存',
    stops: {
      you_not_in_networks: '您现在的网络不在允许的范围内，保存后您自己就进不来了。',
      no_administrator_in_networks: '没有一位管理员近来从这些网络登录过，谁也进不来解除它。',
      last_administrators: '能进来的管理员会少于两位。请先让这些网络包含他们：',
      no_provider: '还没有可用的身份系统，没有人能用单点登录进来。',
      you_not_at_provider: '您不在身份系统里，保存后您自己就进不来了。',
      needs_mail: '这会要求没有第二重验证的同事收邮件，而还没有人证实邮件能收到。请先完成下面的测试邮件。',
    },
    save: '保存策略',
    saved: '策略已保存',
    savedRisky: '策略已生效，请在 10 分钟内确认',
    undo: '放弃改动',
    untouched: '还没有改动。',
    mailTitle: '证实邮件能收到',
    mailHint: '给您自己寄一个数字，收到后填在这里。之后才能打开要靠邮件的设置。',
    sendMail: '发送测试邮件',
    mailSent: '已发送，请查收',
    mailFailed: (said) => `邮件服务器拒绝了：${said}`,
    code: '邮件里的数字',
    confirmMail: '确认收到',
    mailWorks: '邮件能收到',
    waiting: '新策略等待确认',
    waitingHint: (name, when) =>
      `${name} 的改动已生效。任何一位设置管理员重新验证后都可以确认；到 ${when} 没人确认就自动恢复原样。`,
    left: (time) => `还剩 ${time}`,
    keep: '验证并确认',
    kept: '策略已确认',
    revert: '现在就恢复原样',
    reverted: '已恢复原样',
    history: '历史',
    historyHint: '每一次保存，改了什么。',
    none: '还没有保存过，使用的是“现代”预设。',
    states: { 'in-force': '生效中', waiting: '等待确认', replaced: '已被替换', reverted: '已恢复' },
    byItself: '无人确认，自动恢复',
    revertedBy: (name) => `由 ${name} 恢复`,
    goBack: '回到这一版',
    wentBack: '已填入这一版的数字，检查后保存',
    change: (from, to) => `${from} → ${to}`,
    invalidNetwork: '有的不是网络，请写成 203.0.113.0/24 这样',
    networksPlaceholder: '203.0.113.0/24',
  },
  'zh-Hant': {
    title: '安全政策',
    presets: { modern: '現代', handbook: '手冊', strict: '嚴格', custom: '自訂' },
    presetHint: {
      modern: '依 NIST SP 800-63B-4：長密碼不定期更換，輸錯幾次不鎖人，陌生裝置多一次驗證。',
      handbook:
        '經典做法：次數更緊，密碼要有字母、數字、符號並定期更換。後兩條是現行標準反對的，它們讓密碼更好猜。',
      strict: '次數更緊，裝置和登入更短，人人都要第二重驗證。更安全，也更常打擾人。',
      custom: '你們自己的數字。',
    },
    choosePreset: '預設組合',
    presetDiffers:
      '手冊與現行標準在密碼上相反：手冊要求字元種類和定期更換，NIST SP 800-63B-4 和 OWASP ASVS 5.0 明確反對。其餘各項三套都守住同一條：從不鎖住整個帳號。',
    numbers: '每一個數字',
    changed: (n) => `改動 ${n} 項`,
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
    andMore: (n) => `等 ${n} 人`,
    you: '（您）',
    before: '儲存之前',
    calm: '這次改動不會讓任何人被多問一次或進不來，儲存後立即長期有效。',
    risky: '這次改動可能影響同事登入。儲存後立即生效，但要在 10 分鐘內重新驗證並確認，否則自動恢復原樣。',
    risks: {
      lanes: '能輸錯的次數變少',
      proofs: '驗證碼或郵件變少',
      devices: '信任裝置變短',
      sessions: '登入時長變短',
      secondFactor: '更多人要第二重驗證',
      networks: '網路更容易被關閉',
      unsafe: '不安全的網路管得更嚴',
      travel: '更容易懷疑異地登入',
      habits: '更容易因用量受限',
      dormant: '更早算作久未使用',
      ssoOnly: '只用單一登入',
      allowedNetworks: '限制登入的網路',
    },
    out: (n) => `${n} 人將無法登入：`,
    outYou: '包括您自己',
    unseen: (n) => `${n} 人近 90 天沒有登入過，不知道他們從哪裡來：`,
    cannot: '不能儲存',
    stops: {
      you_not_in_networks: '您現在的網路不在允許的範圍內，儲存後您自己就進不來了。',
      no_administrator_in_networks: '沒有一位管理員近來從這些網路登入過，誰也進不來解除它。',
      last_administrators: '能進來的管理員會少於兩位。請先讓這些網路包含他們：',
      no_provider: '還沒有可用的身分系統，沒有人能用單一登入進來。',
      you_not_at_provider: '您不在身分系統裡，儲存後您自己就進不來了。',
      needs_mail: '這會要求沒有第二重驗證的同事收郵件，而還沒有人證實郵件能收到。請先完成下面的測試郵件。',
    },
    save: '儲存政策',
    saved: '政策已儲存',
    savedRisky: '政策已生效，請在 10 分鐘內確認',
    undo: '放棄改動',
    untouched: '還沒有改動。',
    mailTitle: '證實郵件能收到',
    mailHint: '給您自己寄一個數字，收到後填在這裡。之後才能打開要靠郵件的設定。',
    sendMail: '寄送測試郵件',
    mailSent: '已寄送，請查收',
    mailFailed: (said) => `郵件伺服器拒絕了：${said}`,
    code: '郵件裡的數字',
    confirmMail: '確認收到',
    mailWorks: '郵件能收到',
    waiting: '新政策等待確認',
    waitingHint: (name, when) =>
      `${name} 的改動已生效。任何一位設定管理員重新驗證後都可以確認；到 ${when} 沒人確認就自動恢復原樣。`,
    left: (time) => `還剩 ${time}`,
    keep: '驗證並確認',
    kept: '政策已確認',
    revert: '現在就恢復原樣',
    reverted: '已恢復原樣',
    history: '歷史',
    historyHint: '每一次儲存，改了什麼。',
    none: '還沒有儲存過，使用的是「現代」預設。',
    states: { 'in-force': '生效中', waiting: '等待確認', replaced: '已被取代', reverted: '已恢復' },
    byItself: '無人確認，自動恢復',
    revertedBy: (name) => `由 ${name} 恢復`,
    goBack: '回到這一版',
    wentBack: '已填入這一版的數字，檢查後儲存',
    change: (from, to) => `${from} → ${to}`,
    invalidNetwork: '有的不是網路，請寫成 203.0.113.0/24 這樣',
    networksPlaceholder: '203.0.113.0/24',
  },
  en: {
    title: 'Security policy',
    presets: { modern: 'Modern', handbook: 'Handbook', strict: 'Strict', custom: 'Custom' },
    presetHint: {
      modern:
        'As NIST SP 800-63B-4: long passwords without rotation, typing errors lock nobody, unknown devices prove once more.',
      handbook:
        'The classic way: fewer attempts, passwords of three classes, changed regularly. Current standards forbid the last two: they make passwords easier to guess.',
      strict:
        'Fewer attempts, shorter trust and sessions, a second factor for everybody. Safer, and it asks people more often.',
      custom: 'Your own numbers.',
    },
    choosePreset: 'Preset',
    presetDiffers:
      'On passwords the handbook and current standards differ: it asks for classes and rotation, NIST SP 800-63B-4 and OWASP ASVS 5.0 forbid both. On one thing all three agree: a whole account is never locked.',
    numbers: 'Every number',
    changed: (n) => `${n} changed`,
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
    andMore: (n) => `of ${n}`,
    you: ' (you)',
    before: 'Before you save',
    calm: 'Nobody is asked for more or kept out by this. Saved, it holds at once and for good.',
    risky:
      'This may reach how people sign in. Saved, it holds at once, and goes by itself unless somebody proves anew and confirms it within ten minutes.',
    risks: {
      lanes: 'Fewer typing errors',
      proofs: 'Fewer codes or mails',
      devices: 'Shorter trust in devices',
      sessions: 'Shorter sessions',
      secondFactor: 'A second factor for more people',
      networks: 'Networks closed sooner',
      unsafe: 'Unsafe networks taken more strictly',
      travel: 'Far-off sign-ins suspected sooner',
      habits: 'Limited sooner by amounts',
      dormant: 'Dormant sooner',
      ssoOnly: 'Single sign-on only',
      allowedNetworks: 'Networks to sign in from',
    },
    out: (n) => `${plural(n, 'person', 'people')} could not sign in any more:`,
    outYou: 'you among them',
    unseen: (n) =>
      `${plural(n, 'person', 'people')} did not sign in for 90 days, so nobody knows from where they would come:`,
    cannot: 'Cannot be saved',
    stops: {
      you_not_in_networks: 'The network you are on is not among those allowed: you would not come back in.',
      no_administrator_in_networks:
        'No administrator came in from these networks lately: nobody could undo it.',
      last_administrators:
        'Fewer than two administrators could come in. Let the networks include theirs first:',
      no_provider: 'There is no working provider yet: nobody could sign in.',
      you_not_at_provider: 'The provider does not know you: you would not come back in.',
      needs_mail:
        'People without a second factor would be asked for a code by mail, and nobody has shown yet that mail arrives. Do the test mail below first.',
    },
    save: 'Save the policy',
    saved: 'The policy is saved',
    savedRisky: 'The policy holds; confirm it within ten minutes',
    undo: 'Drop the changes',
    untouched: 'Nothing is changed yet.',
    mailTitle: 'Show that mail arrives',
    mailHint:
      'A number is mailed to you; type it here. Only then can settings be switched on that need mail.',
    sendMail: 'Send a test mail',
    mailSent: 'Sent; look at your mail',
    mailFailed: (said) => `The mail server refused: ${said}`,
    code: 'Number in the mail',
    confirmMail: 'It arrived',
    mailWorks: 'Mail arrives',
    waiting: 'A new policy waits to be confirmed',
    waitingHint: (name, when) =>
      `Changed by ${name}, and in force. Anybody who manages settings can confirm it after proving anew; if nobody does by ${when}, the one before is back.`,
    left: (time) => `${time} left`,
    keep: 'Prove and confirm',
    kept: 'The policy is confirmed',
    revert: 'Take it back now',
    reverted: 'The policy before is back',
    history: 'History',
    historyHint: 'Each time it was saved, and what changed.',
    none: 'Never saved yet: the modern preset is in force.',
    states: { 'in-force': 'In force', waiting: 'Waits', replaced: 'Replaced', reverted: 'Taken back' },
    byItself: 'nobody confirmed it',
    revertedBy: (name) => `by ${name}`,
    goBack: 'Go back to this',
    wentBack: 'These numbers are filled in; look at them and save',
    change: (from, to) => `${from} → ${to}`,
    invalidNetwork: 'One is no network; write it like 203.0.113.0/24',
    networksPlaceholder: '203.0.113.0/24',
  },
});
