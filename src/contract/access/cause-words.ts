/** What root causes are called, in the app and in notices. */
import type { Locale } from '../fields.ts';
import type { RootCause } from './unlocking.ts';

export const causeWords: Record<Locale, Record<RootCause, string>> = {
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
    'administrators-act': 'An administrator’s act',
    policy: 'A rule of the policy',
    other: 'Something else',
  },
};
