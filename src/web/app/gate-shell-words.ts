/** What the frame says of one's own lock, password and second factor. */
import { defineMessages } from '#kit';

export const gateShellWords = defineMessages({
  'zh-Hans': {
    nothingLost: '页面和您填写的内容都还在；证明或解锁之后，从这里接着做。',
    endedHint: '登录已结束。重新登录后，从原来的地方接着做：页面和您填写的内容都还在。',
    itIsMe: '证明是我',
    secondFactor: '请为您的账号添加第二重验证',
    secondFactorHint: '有了它，别人即使知道您的密码也进不来；您换设备登录时也更快。',
    addSecondFactor: '现在添加',
    later: '以后再说',
    changePassword: '修改密码',
  },
  'zh-Hant': {
    nothingLost: '頁面和您填寫的內容都還在；證明或解鎖之後，從這裡接著做。',
    endedHint: '登入已結束。重新登入後，從原來的地方接著做：頁面和您填寫的內容都還在。',
    itIsMe: '證明是我',
    secondFactor: '請為您的帳號新增第二重驗證',
    secondFactorHint: '有了它，別人即使知道您的密碼也進不來；您換裝置登入時也更快。',
    addSecondFactor: '現在新增',
    later: '以後再說',
    changePassword: '修改密碼',
  },
  en: {
    nothingLost:
      'The page and all you typed are still here; after a proof or the lift you go on from where you were.',
    endedHint:
      'Your session has ended. Sign in again and go on from where you were: the page and all you typed are still here.',
    itIsMe: 'It is me',
    secondFactor: 'Please add a second factor to your account',
    secondFactorHint:
      'With it nobody comes in who only knows your password, and you get in faster on a new device.',
    addSecondFactor: 'Add one now',
    later: 'Later',
    changePassword: 'Change password',
  },
});
