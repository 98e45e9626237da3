import { defineMessages, plural } from '#kit';
import type { NoticeGroup } from '#contract/access/notices';

export const noticeWords = defineMessages({
  'zh-Hans': {
    title: '通知',
    bell: (unread: number) => (unread === 0 ? '通知' : `通知，${unread} 条未读`),
    unread: '未读',
    all: '查看全部通知',
    readAll: '全部标为已读',
    onlyUnread: '只看未读',
    empty: '没有通知',
    emptyHint: '账号和安全方面的事情会在这里告诉您。',
    wishes: '邮件通知',
    wishesHint: '应用中总是显示全部通知。这里决定哪些还要发邮件给您。',
    mailOff: '系统还没有设置邮件，目前只在应用中通知。',
    groups: {
      work: { name: '待办提醒', hint: '每天早上一封：今天到期的下一步，以及没有做完的。' },
      account: { name: '我的账号', hint: '新设备登录、修改密码、验证方式变化等。建议保持开启。' },
      locks: { name: '锁定', hint: '什么被锁定、什么时候解除。' },
      house: { name: '系统管理', hint: '遭到攻击、等待批准的 API 密钥、将自动恢复的设置。' },
    } satisfies Record<NoticeGroup, { name: string; hint: string }>,
  },
  'zh-Hant': {
    title: '通知',
    bell: (unread) => (unread === 0 ? '通知' : `通知，${unread} 則未讀`),
    unread: '未讀',
    all: '檢視全部通知',
    readAll: '全部標為已讀',
    onlyUnread: '只看未讀',
    empty: '沒有通知',
    emptyHint: '帳號與安全方面的事情會在這裡告訴您。',
    wishes: '郵件通知',
    wishesHint: '應用程式中一律顯示全部通知。這裡決定哪些還要寄郵件給您。',
    mailOff: '系統還沒有設定郵件，目前只在應用程式中通知。',
    groups: {
      work: { name: '待辦提醒', hint: '每天早上一封：今天到期的下一步，以及尚未做完的。' },
      account: { name: '我的帳號', hint: '新裝置登入、修改密碼、驗證方式變化等。建議保持開啟。' },
      locks: { name: '鎖定', hint: '什麼被鎖定、什麼時候解除。' },
      house: { name: '系統管理', hint: '遭到攻擊、等待核准的 API 金鑰、將自動恢復的設定。' },
    },
  },
  en: {
    title: 'Notices',
    bell: (unread) => (unread === 0 ? 'Notices' : plural(unread, 'unread notice', 'unread notices')),
    unread: 'Unread',
    all: 'All notices',
    readAll: 'Mark all as read',
    onlyUnread: 'Unread only',
    empty: 'No notices',
    emptyHint: 'What concerns your account and its safety is told here.',
    wishes: 'Notices by mail',
    wishesHint: 'In the app you see all of them. Here you choose which are mailed to you as well.',
    mailOff: 'Mail is not set up; for now notices are in the app only.',
    groups: {
      work: {
        name: 'What is due',
        hint: 'One mail in the morning: next steps due today, and those left undone.',
      },
      account: {
        name: 'My account',
        hint: 'Sign-ins on new devices, a changed password, a new way to sign in. Best left on.',
      },
      locks: { name: 'Locks', hint: 'What was locked, and when it opens again.' },
      house: {
        name: 'Looking after the house',
        hint: 'Attacks, API keys that wait for approval, settings about to go back.',
      },
    },
  },
});
