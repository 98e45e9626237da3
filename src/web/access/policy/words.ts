/** The page of the policy: choosing a preset, changing numbers, a policy that waits, what was in force before. */
import type { Policy } from '#contract/access/policy';
import { defineMessages } from '#kit';

interface Words {
  presets: Record<Policy['preset'], string>;
  presetHint: Record<Policy['preset'], string>;
  choosePreset: string;
  presetDiffers: string;
  numbers: string;
  changed: (n: number) => string;
  changedToo: (fields: string) => string;
  andMore: (n: number) => string;
  you: string;
  waiting: string;
  waitingHint: (name: string, when: string) => string;
  left: (time: string) => string;
  keep: string;
  kept: string;
  revert: string;
  reverted: string;
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
}

export const policyWords = defineMessages<Words>({
  'zh-Hans': {
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
    changedToo: (fields) =>
      `期间有人保存了新策略，也改了：${fields}。这里仍是您填写的数字，保存前请再看一眼。`,
    andMore: (n) => `等 ${n} 人`,
    you: '（您）',
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
  },
  'zh-Hant': {
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
    changedToo: (fields) =>
      `期間有人儲存了新策略，也改了：${fields}。這裡仍是您填寫的數字，儲存前請再看一眼。`,
    andMore: (n) => `等 ${n} 人`,
    you: '（您）',
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
  },
  en: {
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
    changedToo: (fields) =>
      `Meanwhile somebody saved a policy that changes these too: ${fields}. Here is still what you typed: look again before you save.`,
    andMore: (n) => `of ${n}`,
    you: ' (you)',
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
  },
});
