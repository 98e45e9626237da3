import { defineMessages } from '#kit';

export const deviceLinkWords = defineMessages({
  'zh-Hans': {
    title: '设备链接',
    hint: '此人在新设备上登录不了时：把链接交给本人，在那台设备上打开，设备就受信任，再用密码登录。24 小时内有效，只能用一次。请先确认对方是本人。',
    make: '生成设备链接',
    until: (when: string) => `有效期至 ${when}；关闭后不再显示。`,
  },
  'zh-Hant': {
    title: '裝置連結',
    hint: '此人在新裝置上無法登入時：把連結交給本人，在那台裝置上開啟，裝置就受信任，再用密碼登入。24 小時內有效，只能使用一次。請先確認對方是本人。',
    make: '產生裝置連結',
    until: (when) => `有效期至 ${when}；關閉後不再顯示。`,
  },
  en: {
    title: 'Device link',
    hint: 'When they cannot sign in on a new device: hand them this link. Opened there, it makes the device trusted; their password comes after. Works once, for 24 hours. Make sure first that it is really they.',
    make: 'Make a device link',
    until: (when) => `Valid until ${when}; it is not shown again after this is closed.`,
  },
});
