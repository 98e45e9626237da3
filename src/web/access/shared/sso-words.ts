import type { SsoFault } from '#contract/access/sso';
import { defineMessages } from '#kit';

interface Fault {
  title: string;
  hint: string;
}

/** Why somebody came back from a provider without being let in: what happened, and what to do. */
export const ssoFaultWords = defineMessages<Record<SsoFault, Fault>>({
  'zh-Hans': {
    'no-provider': { title: '这个登录方式已停用', hint: '请用其他方式登录，或询问管理员。' },
    'provider-away': { title: '登录服务暂时没有响应', hint: '稍后再试；也可以用密码登录。' },
    cancelled: { title: '您在登录服务那里取消了', hint: '需要时请再点一次。' },
    expired: { title: '这次登录已经过期或已用过', hint: '从离开到回来不能超过 10 分钟，请再点一次。' },
    'other-browser': {
      title: '这次登录不是从这个浏览器开始的',
      hint: '如果同时开了几个登录页，只有最后一个有效。请在这里再点一次。',
    },
    'provider-refused': {
      title: '登录服务拒绝了',
      hint: '多半是那边的设置不对。请告诉管理员；也可以用密码登录。',
    },
    'invalid-answer': {
      title: '登录服务的回答不可信，没有放行',
      hint: '请再试一次。反复出现时请告诉管理员。',
    },
    'unknown-person': {
      title: '这里还没有您的账号',
      hint: '账号由管理员添加，登录邮箱要与登录服务中的一致。',
    },
    'unverified-email': {
      title: '还没有关联您的账号',
      hint: '登录服务没有确认您的邮箱。请先用密码登录，再到“我的账号”里关联。',
    },
    'other-identity': {
      title: '关联的是那边的另一个账号',
      hint: '请换用已关联的账号，或登录后在“我的账号”里解除原来的关联。',
    },
    taken: { title: '那个账号已关联到别人', hint: '请换一个账号，或联系管理员。' },
    closed: { title: '您在这里的账号已停用', hint: '如需恢复，请联系管理员。' },
    locked: { title: '您的账号已锁定', hint: '请联系管理员。' },
    'not-from-here': { title: '不能从这个网络登录', hint: '请换到公司允许的网络，或联系管理员。' },
    'not-fresh': {
      title: '还不能证明是您本人',
      hint: '登录服务没有重新确认您的身份。请改用密码、验证器或通行密钥。',
    },
    'too-many': { title: '尝试次数太多', hint: '请等 15 分钟再试。' },
    internal: { title: '出了点问题', hint: '请再试一次，或用密码登录。' },
  },
  'zh-Hant': {
    'no-provider': { title: '這個登入方式已停用', hint: '請用其他方式登入，或詢問管理員。' },
    'provider-away': { title: '登入服務暫時沒有回應', hint: '稍後再試；也可以使用密碼登入。' },
    cancelled: { title: '您在登入服務那裡取消了', hint: '需要時請再點一次。' },
    expired: { title: '這次登入已經過期或已用過', hint: '從離開到回來不能超過 10 分鐘，請再點一次。' },
    'other-browser': {
      title: '這次登入不是從這個瀏覽器開始的',
      hint: '如果同時開了幾個登入頁，只有最後一個有效。請在這裡再點一次。',
    },
    'provider-refused': {
      title: '登入服務拒絕了',
      hint: '多半是那邊的設定不對。請告知管理員；也可以使用密碼登入。',
    },
    'invalid-answer': {
      title: '登入服務的回應不可信，沒有放行',
      hint: '請再試一次。反覆出現時請告知管理員。',
    },
    'unknown-person': {
      title: '這裡還沒有您的帳號',
      hint: '帳號由管理員新增，登入電子郵件要與登入服務中的一致。',
    },
    'unverified-email': {
      title: '還沒有連結您的帳號',
      hint: '登入服務沒有驗證您的電子郵件。請先使用密碼登入，再到「我的帳號」裡連結。',
    },
    'other-identity': {
      title: '連結的是那邊的另一個帳號',
      hint: '請改用已連結的帳號，或登入後在「我的帳號」裡解除原來的連結。',
    },
    taken: { title: '那個帳號已連結到別人', hint: '請換一個帳號，或聯絡管理員。' },
    closed: { title: '您在這裡的帳號已停用', hint: '如需恢復，請聯絡管理員。' },
    locked: { title: '您的帳號已鎖定', hint: '請聯絡管理員。' },
    'not-from-here': { title: '不能從這個網路登入', hint: '請換到公司允許的網路，或聯絡管理員。' },
    'not-fresh': {
      title: '還不能證明是您本人',
      hint: '登入服務沒有重新確認您的身分。請改用密碼、驗證器或通行金鑰。',
    },
    'too-many': { title: '嘗試次數太多', hint: '請等 15 分鐘再試。' },
    internal: { title: '出了點問題', hint: '請再試一次，或使用密碼登入。' },
  },
  en: {
    'no-provider': {
      title: 'This way of signing in is switched off',
      hint: 'Use another one, or ask an administrator.',
    },
    'provider-away': {
      title: 'The sign-in service does not answer just now',
      hint: 'Try again later, or sign in with your password.',
    },
    cancelled: {
      title: 'You turned back at the sign-in service',
      hint: 'Press the button again if you like.',
    },
    expired: {
      title: 'This sign-in is over or was used already',
      hint: 'There and back must not take more than ten minutes. Press the button again.',
    },
    'other-browser': {
      title: 'This sign-in did not begin in this browser',
      hint: 'With several sign-in pages open only the last one counts. Press the button here again.',
    },
    'provider-refused': {
      title: 'The sign-in service refused',
      hint: 'Most likely its settings are not right. Tell an administrator, or sign in with your password.',
    },
    'invalid-answer': {
      title: 'What the sign-in service said cannot be trusted',
      hint: 'Nobody was let in. Try again; if it goes on, tell an administrator.',
    },
    'unknown-person': {
      title: 'There is no account of yours here yet',
      hint: 'An administrator adds it, with the e-mail that the sign-in service knows you by.',
    },
    'unverified-email': {
      title: 'Your account is not connected yet',
      hint: 'The sign-in service has not verified your e-mail. Sign in with your password once and connect it under “My account”.',
    },
    'other-identity': {
      title: 'Another account of theirs is connected',
      hint: 'Use that one there, or sign in and disconnect it under “My account”.',
    },
    taken: {
      title: 'That account is connected with somebody else',
      hint: 'Use another one, or ask an administrator.',
    },
    closed: { title: 'Your account here is closed', hint: 'Ask an administrator if it should not be.' },
    locked: { title: 'Your account is locked', hint: 'Ask an administrator.' },
    'not-from-here': {
      title: 'Signing in is not allowed from this network',
      hint: 'Use a network of your company, or ask an administrator.',
    },
    'not-fresh': {
      title: 'This does not prove yet that it is you',
      hint: 'The sign-in service did not ask you anew. Use your password, authenticator app or passkey.',
    },
    'too-many': { title: 'Too many attempts', hint: 'Wait 15 minutes and try again.' },
    internal: { title: 'Something went wrong', hint: 'Try again, or sign in with your password.' },
  },
});
