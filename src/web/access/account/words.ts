import { defineMessages } from '#kit';

export const accountWords = defineMessages({
  'zh-Hans': { title: '我的账号', name: '姓名', email: '邮箱' },
  'zh-Hant': { title: '我的帳號', name: '姓名', email: '電子郵件' },
  en: { title: 'My account', name: 'Name', email: 'E-mail' },
});
