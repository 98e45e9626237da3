/** Devices and sign-ins in plain words. */
import type { SignIn, TrustedBy } from '#contract/access/devices';
import type { Lane } from '#contract/access/triggers';
import { defineMessages } from '#kit';

export const trustedByWords = defineMessages<Record<TrustedBy, string>>({
  'zh-Hans': {
    'set-up': '初始设置时',
    'sign-in': '登录时',
    passkey: '用通行密钥',
    mail: '用邮件验证码',
    totp: '用验证器应用',
    'recovery-code': '用恢复码',
    link: '用管理员给的链接',
    administrator: '管理员答复解锁申请时',
    sso: '用单点登录',
    'break-glass': '紧急入口，只有 60 分钟',
    contact: '由同事读出的代码',
  },
  'zh-Hant': {
    'set-up': '初始設定時',
    'sign-in': '登入時',
    passkey: '以通行金鑰',
    mail: '以郵件驗證碼',
    totp: '以驗證器應用程式',
    'recovery-code': '以復原碼',
    link: '以管理員給的連結',
    administrator: '管理員答覆解鎖申請時',
    sso: '以單一登入',
    'break-glass': '緊急入口，只有 60 分鐘',
    contact: '由同事讀出的代碼',
  },
  en: {
    'set-up': 'At set-up',
    'sign-in': 'At sign-in',
    passkey: 'By passkey',
    mail: 'By a code from a mail',
    totp: 'By authenticator app',
    'recovery-code': 'By recovery code',
    link: 'By a link from an administrator',
    administrator: 'By an administrator’s answer to a request',
    sso: 'By single sign-on',
    'break-glass': 'By breaking the glass, for 60 minutes',
    contact: 'By a code that a colleague read out',
  },
});

export const laneWords = defineMessages<Record<Lane, string>>({
  'zh-Hans': { trusted: '信任的设备', familiar: '熟悉的网络', unknown: '陌生的设备和网络' },
  'zh-Hant': { trusted: '信任的裝置', familiar: '熟悉的網路', unknown: '陌生的裝置與網路' },
  en: { trusted: 'trusted device', familiar: 'familiar network', unknown: 'unknown device and network' },
});

export const outcomeOfSignInWords = defineMessages<Record<SignIn['outcome'], string>>({
  'zh-Hans': { in: '已登录', challenged: '要求再证明', refused: '已拒绝' },
  'zh-Hant': { in: '已登入', challenged: '要求再證明', refused: '已拒絕' },
  en: { in: 'Came in', challenged: 'Asked for a second proof', refused: 'Refused' },
});

export const signInWords = defineMessages({
  'zh-Hans': {
    signIns: '登录记录',
    unknownDevice: '未知设备',
    newDevice: '新设备',
    wrongProof: '密码或验证码不对',
    device: '设备',
    place: '地点',
    way: '方式',
    how: '认得的程度',
    when: '时间',
    outcome: '结果',
    none: '还没有登录记录',
    noneHint: '每次登录的时间、地点和设备都会记在这里。',
  },
  'zh-Hant': {
    signIns: '登入記錄',
    unknownDevice: '未知裝置',
    newDevice: '新裝置',
    wrongProof: '密碼或驗證碼不正確',
    device: '裝置',
    place: '地點',
    way: '方式',
    how: '認得的程度',
    when: '時間',
    outcome: '結果',
    none: '還沒有登入記錄',
    noneHint: '每次登入的時間、地點和裝置都會記在這裡。',
  },
  en: {
    signIns: 'Sign-ins',
    unknownDevice: 'Unknown device',
    newDevice: 'new device',
    wrongProof: 'the password or code was wrong',
    device: 'Device',
    place: 'Place',
    way: 'With',
    how: 'How well known',
    when: 'When',
    outcome: 'What happened',
    none: 'No sign-ins yet',
    noneHint: 'When, where and on which device each sign-in was, stands here.',
  },
});

/** The entrances that a sign-in can come by, and those whose refusals are written down. */
export const entranceWords = defineMessages({
  'zh-Hans': {
    password: '密码',
    'second-proof': '第二重证明',
    'device-proof': '信任设备',
    passkey: '通行密钥',
    'single-sign-on': '单点登录',
    'break-glass': '紧急入口',
    'guardian-share': '守护人份额',
    'contact-code': '恢复联系人的代码',
  },
  'zh-Hant': {
    password: '密碼',
    'second-proof': '第二重證明',
    'device-proof': '信任裝置',
    passkey: '通行金鑰',
    'single-sign-on': '單一登入',
    'break-glass': '緊急入口',
    'guardian-share': '守護人份額',
    'contact-code': '復原聯絡人的代碼',
  },
  en: {
    password: 'Password',
    'second-proof': 'Second proof',
    'device-proof': 'Trusting a device',
    passkey: 'Passkey',
    'single-sign-on': 'Single sign-on',
    'break-glass': 'Broken glass',
    'guardian-share': 'Guardian’s share',
    'contact-code': 'Recovery contact’s code',
  },
});
