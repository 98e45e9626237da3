/** What is said before a policy is saved: whom it may hit, what forbids it, and the mail that shows that mail arrives. */
import type { PolicyRisk, PolicyStop } from '#contract/access/rehearsal';
import { defineMessages, plural } from '#kit';

interface Words {
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
  mailTitle: string;
  mailHint: string;
  sendMail: string;
  mailSent: string;
  mailFailed: (said: string) => string;
  code: string;
  confirmMail: string;
  mailWorks: string;
}

export const preflightWords = defineMessages<Words>({
  'zh-Hans': {
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
  },
  'zh-Hant': {
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
  },
  en: {
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
  },
});
