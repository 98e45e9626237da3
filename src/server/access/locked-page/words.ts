/** What only the page without JavaScript says; what is said of a lock itself is in `contract/access/lock-told-words.ts`. */
import type { Locale } from '#contract/fields';
import { escalationMinutes } from '#contract/access/unlocking';

interface LockedPageWords {
  product: string;
  language: string;
  /** The headings, the six questions of whoever is locked, and whom to ask. */
  what: string;
  why: string;
  when: string;
  works: string;
  ways: string;
  covers: string;
  whom: string;
  /** To anybody: nothing in it depends on who asks. */
  general: {
    title: string;
    what: string;
    why: string;
    when: string;
    works: string;
    ways: readonly (readonly [way: string, takes: string])[];
    byMail: readonly [way: string, takes: string];
    covers: string;
    whom: string;
  };
  /** Above the ways: without JavaScript none of them can be gone. */
  needsScript: string;
  ask: string;
  whomToCall: string;
  nothingLocked: string;
  signedInAs: (name: string) => readonly [before: string, name: string, after: string];
  away: string;
  asOf: (time: string) => string;
  reload: string;
  stopReloading: string;
  goOnReloading: string;
  open: string;
}

const { administrators, owner } = escalationMinutes;

export const lockedPageWords: Record<Locale, LockedPageWords> = {
  'zh-Hans': {
    product: '门闩',
    language: '语言',
    what: '锁定了什么',
    why: '为什么',
    when: '从什么时候，到什么时候',
    works: '还能做什么',
    ways: '怎样回来，要多久',
    covers: '谁在接手我的工作',
    whom: '可以找谁',
    general: {
      title: '进不去？',
      what: '多半不是您的账号，而是您这次走的那条路：一台系统还不认识的设备、一个网络，或者一种证明方式。在已经登录的浏览器里打开这一页，会写明您自己的情况。',
      why: '密码输错了多次，或者有人在猜您的密码；登录的地点、设备或网络和平时不同；账号很久没用；或者管理员锁定了它。',
      when: '系统自动的锁定都会自己结束。管理员的锁定写有结束时间或复查日期。',
      works:
        '已经登录的浏览器、您信任的设备、通行密钥和恢复码都照常可用。没有保存的内容留在填写它的那台设备上。',
      ways: [
        ['在信任的设备上登录，或用通行密钥登录', '几秒钟'],
        ['验证器应用或恢复码', '一两分钟'],
        ['恢复联系人：您事先选定的同事在电话里读给您一个代码', '一通电话的时间'],
        [
          '请管理员帮忙：不需要登录，也不需要邮件',
          `马上有人收到通知；没有答复时，最迟 ${administrators} 分钟后通知全体管理员，${owner} 分钟后通知负责人与保管人`,
        ],
        ['等待', '系统自动的锁定到时自己结束'],
        ['管理员都进不来：保管人的份额', '十分钟以内'],
        ['管理员都进不来：在服务器上运行 latchkey unlock', '一分钟以内'],
      ],
      byMail: ['邮件里的验证码', '几分钟'],
      covers: '锁得久了，到期的工作由您指定的同事接手；记录的负责人仍然是您，恢复后全部交还，并附一份报告。',
      whom: '值班的管理员：打电话，或在别的设备上打开“进不去？请管理员帮忙”。',
    },
    needsScript:
      '登录和申请都需要 JavaScript：请在浏览器设置里允许此网站运行它，或换一个浏览器、换一台设备。',
    ask: '进不去？请管理员帮忙',
    whomToCall: '值班的管理员。请打电话，或打开下面的链接提出申请。',
    nothingLocked: '没有锁定您的账号、这处登录或这台设备。',
    signedInAs: (name) => ['您已登录为 ', name, '。'],
    away: '服务器暂时查不到您自己的情况，数据库可能连不上；下面的话对谁都适用。页面会自动再试。',
    asOf: (time) => `以上是 ${time} 的情况。`,
    reload: '重新载入',
    stopReloading: '不再自动重新载入',
    goOnReloading: '每分钟自动重新载入',
    open: '打开门闩',
  },
  'zh-Hant': {
    product: '門閂',
    language: '語言',
    what: '鎖定了什麼',
    why: '為什麼',
    when: '從什麼時候，到什麼時候',
    works: '還能做什麼',
    ways: '怎樣回來，要多久',
    covers: '誰在接手我的工作',
    whom: '可以找誰',
    general: {
      title: '進不去？',
      what: '多半不是您的帳號，而是您這次走的那條路：一台系統還不認識的裝置、一個網路，或者一種證明方式。在已經登入的瀏覽器裡開啟這一頁，會寫明您自己的情況。',
      why: '密碼輸錯了多次，或者有人在猜您的密碼；登入的地點、裝置或網路和平時不同；帳號很久沒用；或者管理員鎖定了它。',
      when: '系統自動的鎖定都會自己結束。管理員的鎖定寫有結束時間或複查日期。',
      works:
        '已經登入的瀏覽器、您信任的裝置、通行金鑰和復原碼都照常可用。沒有儲存的內容留在填寫它的那台裝置上。',
      ways: [
        ['在信任的裝置上登入，或用通行金鑰登入', '幾秒鐘'],
        ['驗證器應用程式或復原碼', '一兩分鐘'],
        ['復原聯絡人：您事先選定的同事在電話裡讀給您一個代碼', '一通電話的時間'],
        [
          '請管理員幫忙：不需要登入，也不需要郵件',
          `馬上有人收到通知；沒有答覆時，最遲 ${administrators} 分鐘後通知全體管理員，${owner} 分鐘後通知負責人與保管人`,
        ],
        ['等待', '系統自動的鎖定到時自己結束'],
        ['管理員都進不來：保管人的份額', '十分鐘以內'],
        ['管理員都進不來：在伺服器上執行 latchkey unlock', '一分鐘以內'],
      ],
      byMail: ['郵件裡的驗證碼', '幾分鐘'],
      covers: '鎖得久了，到期的工作由您指定的同事接手；記錄的負責人仍然是您，恢復後全部交還，並附一份報告。',
      whom: '值班的管理員：打電話，或在別的裝置上開啟「進不去？請管理員幫忙」。',
    },
    needsScript:
      '登入和申請都需要 JavaScript：請在瀏覽器設定裡允許此網站執行它，或換一個瀏覽器、換一台裝置。',
    ask: '進不去？請管理員幫忙',
    whomToCall: '值班的管理員。請打電話，或開啟下面的連結提出申請。',
    nothingLocked: '沒有鎖定您的帳號、這處登入或這台裝置。',
    signedInAs: (name) => ['您已登入為 ', name, '。'],
    away: '伺服器暫時查不到您自己的情況，資料庫可能連不上；下面的話對誰都適用。頁面會自動再試。',
    asOf: (time) => `以上是 ${time} 的情況。`,
    reload: '重新載入',
    stopReloading: '不再自動重新載入',
    goOnReloading: '每分鐘自動重新載入',
    open: '開啟門閂',
  },
  en: {
    product: 'Latchkey',
    language: 'Language',
    what: 'What is locked',
    why: 'Why',
    when: 'Since when, and until when',
    works: 'What still works',
    ways: 'What leads back, and how long it takes',
    covers: 'Who covers my work',
    whom: 'Whom to ask',
    general: {
      title: 'Can’t get in?',
      what: 'Most likely not your account but the way you came: a device that isn’t known yet, a network, or one kind of proof. Open this page in a browser where you are signed in, and it says how things stand for you.',
      why: 'The password was wrong too often, or somebody is guessing it; the place, device or network is unlike your usual ones; the account wasn’t used for long; or an administrator locked it.',
      when: 'What the system locks by itself ends by itself. What an administrator locks has an end, or a day to look at it again.',
      works:
        'Browsers where you are signed in, your trusted devices, passkeys and recovery codes go on working. What you typed and did not save stays on the device you typed it on.',
      ways: [
        ['Sign in on a device you trust, or with a passkey', 'seconds'],
        ['An authenticator app, or a recovery code', 'a minute or two'],
        ['A recovery contact: a colleague you chose beforehand reads a code out on the phone', 'one call'],
        [
          'Ask an administrator, without signing in and without mail',
          `somebody is told at once; if nobody answers, all administrators are within ${administrators} minutes, the owner and the guardians within ${owner}`,
        ],
        ['Wait', 'what the system locked opens at its time'],
        ['No administrator gets in either: guardians’ shares', 'within ten minutes'],
        ['No administrator gets in either: latchkey unlock on the server', 'within a minute'],
      ],
      byMail: ['A code by mail', 'a few minutes'],
      covers:
        'If it lasts, the colleague you named does what is due. Your records stay yours, and all is handed back with a report.',
      whom: 'Whichever administrator is on duty: phone, or open “Can’t get in? Ask an administrator” on another device.',
    },
    needsScript:
      'Signing in and asking need JavaScript: allow it for this site in the browser’s settings, or use another browser or device.',
    ask: 'Can’t get in? Ask an administrator',
    whomToCall: 'Whichever administrator is on duty: phone, or ask by the link below.',
    nothingLocked: 'Neither your account nor this session nor this device is locked.',
    signedInAs: (name) => ['You are signed in as ', name, '.'],
    away: 'The server can’t look up how things stand for you just now; its database may be away. What follows holds for everybody. The page tries again by itself.',
    asOf: (time) => `As things stood on ${time}.`,
    reload: 'Load it again',
    stopReloading: 'Stop loading it again by itself',
    goOnReloading: 'Load it again every minute',
    open: 'Open Latchkey',
  },
};
