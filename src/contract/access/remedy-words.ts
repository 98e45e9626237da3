/** What each remedy is called, and how it was found: for its person, for those who look after locks, in notices alike. */
import type { Locale } from '../fields.ts';
import type { ChosenRemedy, Found, VerifyingRemedy } from './remedies.ts';

interface Say {
  /** An instant as the reader's clock shows it. */
  at: (instant: string) => string;
  /** A number as the reader writes it. */
  number: (n: number) => string;
}

interface RemedyWords {
  /** To be done, as a short sentence. */
  name: string;
  /** How it is done, for the person. */
  how: string;
}
interface FoundWords {
  /** How it was found to be done. */
  done: (found: Found, say: Say) => string;
  /** What was found instead. */
  left: (found: Found, say: Say) => string;
}

export const remedyWords: Record<Locale, Record<ChosenRemedy, RemedyWords>> = {
  'zh-Hans': {
    'password-changed': { name: '换一个新密码', how: '在“我的账号 › 密码”里修改。' },
    'passkey-enrolled': { name: '添加通行密钥', how: '用指纹、面容或屏幕锁登录，就没有密码可忘、可猜。' },
    'second-factor': { name: '设置第二重验证', how: '验证器应用或通行密钥，任选一种。' },
    'recovery-codes': { name: '重新生成恢复码', how: '打印或抄下来，和手机分开保管。' },
    'recovery-contact': { name: '选好恢复联系人', how: '选一位同事，对方同意后才算数。' },
    'sessions-ended': {
      name: '退出以前的登录和设备',
      how: '在“信任的设备”里只信任当前设备；当前这处如果也是以前登录的，请退出再登录一次。',
    },
    'client-updated': { name: '更新到当前版本的页面', how: '把开着的 Latchkey 页面都刷新一次。' },
    'work-slowed': { name: '查看和导出回到平常的量', how: '一周之内，每小时都不超过上限。' },
    'import-slowed': {
      name: '导入和批量修改放慢',
      how: '一周之内，每小时都不超过上限；大的文件请分几次导入。',
    },
    'duplicates-settled': { name: '处理重复的客户', how: '两份里留一份，把另一份放进回收站。' },
    'stored-password': { name: '更新各处保存的旧密码', how: '手机、平板、邮件程序和浏览器里存的都要换。' },
    explained: { name: '已和本人谈过', how: '管理员会联系您。' },
  },
  'zh-Hant': {
    'password-changed': { name: '換一組新密碼', how: '在「我的帳號 › 密碼」裡修改。' },
    'passkey-enrolled': { name: '新增通行金鑰', how: '用指紋、臉部或螢幕鎖登入，就沒有密碼可忘、可猜。' },
    'second-factor': { name: '設定第二重驗證', how: '驗證器應用程式或通行金鑰，任選一種。' },
    'recovery-codes': { name: '重新產生復原碼', how: '列印或抄下來，和手機分開保管。' },
    'recovery-contact': { name: '選好恢復聯絡人', how: '選一位同事，對方同意後才算數。' },
    'sessions-ended': {
      name: '登出以前的登入和裝置',
      how: '在「信任的裝置」裡只信任目前裝置；目前這處如果也是以前登入的，請登出再登入一次。',
    },
    'client-updated': { name: '更新到目前版本的頁面', how: '把開著的 Latchkey 頁面都重新整理一次。' },
    'work-slowed': { name: '檢視和匯出回到平常的量', how: '一週之內，每小時都不超過上限。' },
    'import-slowed': {
      name: '匯入和批次修改放慢',
      how: '一週之內，每小時都不超過上限；大的檔案請分幾次匯入。',
    },
    'duplicates-settled': { name: '處理重複的客戶', how: '兩份裡留一份，把另一份放進回收桶。' },
    'stored-password': { name: '更新各處儲存的舊密碼', how: '手機、平板、郵件程式和瀏覽器裡存的都要換。' },
    explained: { name: '已和本人談過', how: '管理員會聯絡您。' },
  },
  en: {
    'password-changed': { name: 'Choose a new password', how: 'Under My account › Password.' },
    'passkey-enrolled': {
      name: 'Add a passkey',
      how: 'Sign in by finger, face or screen lock: no password to forget or to guess.',
    },
    'second-factor': { name: 'Set up a second factor', how: 'An authenticator app or a passkey.' },
    'recovery-codes': {
      name: 'Make new recovery codes',
      how: 'Print or copy them; keep them away from the phone.',
    },
    'recovery-contact': {
      name: 'Name a recovery contact',
      how: 'Choose a colleague; it counts once they have said yes.',
    },
    'sessions-ended': {
      name: 'Sign out earlier sessions and devices',
      how: 'Under Trusted devices, trust only this one; if you have been signed in here since before, sign out and in again.',
    },
    'client-updated': { name: 'Load the current pages', how: 'Reload every Latchkey page that is open.' },
    'work-slowed': {
      name: 'Read and export as usual again',
      how: 'No hour above the limit for a week.',
    },
    'import-slowed': {
      name: 'Import and change in bulk more slowly',
      how: 'No hour above the limit for a week; bring large files in parts.',
    },
    'duplicates-settled': {
      name: 'Settle duplicate customers',
      how: 'Keep one of each, put the other into the bin.',
    },
    'stored-password': {
      name: 'Replace the old password where it is stored',
      how: 'On phones and tablets, in mail programs and browsers.',
    },
    explained: { name: 'Talked it over with them', how: 'An administrator will talk to you.' },
  },
};

const when = (found: Found, { at }: Say) => (found.at === undefined ? '' : at(found.at));
const n = (value: number | undefined, { number }: Say) => number(value ?? 0);

export const foundWords: Record<Locale, Record<VerifyingRemedy, FoundWords>> = {
  'zh-Hans': {
    'password-changed': {
      done: (found, say) => `密码于 ${when(found, say)} 修改`,
      left: (found, say) => (found.at ? `上次修改是 ${when(found, say)}，在锁定之前` : '还没有修改过密码'),
    },
    'passkey-enrolled': {
      done: (found, say) => `有通行密钥“${found.name ?? ''}”，${when(found, say)} 添加`,
      left: () => '还没有通行密钥',
    },
    'second-factor': {
      done: (found, say) => `第二重验证于 ${when(found, say)} 设置`,
      left: () => '还没有可用的第二重验证',
    },
    'recovery-codes': {
      done: (found, say) => `${when(found, say)} 重新生成，还剩 ${n(found.count, say)} 个`,
      left: () => '锁定之后还没有重新生成',
    },
    'recovery-contact': {
      done: (found, say) => `${found.name ?? ''} 于 ${when(found, say)} 同意`,
      left: (found) => (found.name ? `已请 ${found.name}，等对方同意` : '还没有选恢复联系人'),
    },
    'sessions-ended': {
      done: () => '锁定之前的登录和设备，都已退出或重新证明',
      left: (found, say) => `还有 ${n(found.count, say)} 台锁定之前的设备没有退出`,
    },
    'client-updated': {
      done: (found, say) =>
        `解锁后用过的 ${n(found.count, say)} 处登录都是当前版本（第 ${n(found.limit, say)} 代）`,
      left: (found, say) =>
        found.count ? `还有 ${n(found.count, say)} 处登录开着旧页面` : '解锁之后还没有打开过页面',
    },
    'work-slowed': {
      done: (found, say) => `一周里最忙的一小时是 ${n(found.count, say)}，上限 ${n(found.limit, say)}`,
      left: (found, say) => slowed['zh-Hans'](found, say),
    },
    'import-slowed': {
      done: (found, say) => `一周里最多的一小时是 ${n(found.count, say)} 行，上限 ${n(found.limit, say)} 行`,
      left: (found, say) => slowed['zh-Hans'](found, say),
    },
    'duplicates-settled': {
      done: () => '没有同名或电话相同的客户',
      left: (found, say) => `还有 ${n(found.count, say)} 个客户疑似重复，例如“${found.name ?? ''}”`,
    },
  },
  'zh-Hant': {
    'password-changed': {
      done: (found, say) => `密碼於 ${when(found, say)} 修改`,
      left: (found, say) => (found.at ? `上次修改是 ${when(found, say)}，在鎖定之前` : '還沒有修改過密碼'),
    },
    'passkey-enrolled': {
      done: (found, say) => `有通行金鑰「${found.name ?? ''}」，${when(found, say)} 新增`,
      left: () => '還沒有通行金鑰',
    },
    'second-factor': {
      done: (found, say) => `第二重驗證於 ${when(found, say)} 設定`,
      left: () => '還沒有可用的第二重驗證',
    },
    'recovery-codes': {
      done: (found, say) => `${when(found, say)} 重新產生，還剩 ${n(found.count, say)} 個`,
      left: () => '鎖定之後還沒有重新產生',
    },
    'recovery-contact': {
      done: (found, say) => `${found.name ?? ''} 於 ${when(found, say)} 同意`,
      left: (found) => (found.name ? `已請 ${found.name}，等對方同意` : '還沒有選恢復聯絡人'),
    },
    'sessions-ended': {
      done: () => '鎖定之前的登入和裝置，都已登出或重新證明',
      left: (found, say) => `還有 ${n(found.count, say)} 台鎖定之前的裝置沒有登出`,
    },
    'client-updated': {
      done: (found, say) =>
        `解鎖後用過的 ${n(found.count, say)} 處登入都是目前版本（第 ${n(found.limit, say)} 代）`,
      left: (found, say) =>
        found.count ? `還有 ${n(found.count, say)} 處登入開著舊頁面` : '解鎖之後還沒有開啟過頁面',
    },
    'work-slowed': {
      done: (found, say) => `一週裡最忙的一小時是 ${n(found.count, say)}，上限 ${n(found.limit, say)}`,
      left: (found, say) => slowed['zh-Hant'](found, say),
    },
    'import-slowed': {
      done: (found, say) => `一週裡最多的一小時是 ${n(found.count, say)} 列，上限 ${n(found.limit, say)} 列`,
      left: (found, say) => slowed['zh-Hant'](found, say),
    },
    'duplicates-settled': {
      done: () => '沒有同名或電話相同的客戶',
      left: (found, say) => `還有 ${n(found.count, say)} 個客戶疑似重複，例如「${found.name ?? ''}」`,
    },
  },
  en: {
    'password-changed': {
      done: (found, say) => `The password was changed on ${when(found, say)}`,
      left: (found, say) =>
        found.at ? `Last changed on ${when(found, say)}, before the lock` : 'The password was never changed',
    },
    'passkey-enrolled': {
      done: (found, say) => `There is the passkey “${found.name ?? ''}”, added on ${when(found, say)}`,
      left: () => 'There is no passkey yet',
    },
    'second-factor': {
      done: (found, say) => `A second factor was set up on ${when(found, say)}`,
      left: () => 'There is no second factor to rely on yet',
    },
    'recovery-codes': {
      done: (found, say) => `Made anew on ${when(found, say)}; ${n(found.count, say)} are left`,
      left: () => 'Not made anew since the lock',
    },
    'recovery-contact': {
      done: (found, say) => `${found.name ?? ''} said yes on ${when(found, say)}`,
      left: (found) =>
        found.name ? `${found.name} was asked and hasn’t said yes yet` : 'Nobody is named yet',
    },
    'sessions-ended': {
      done: () => 'All sessions and devices from before the lock are signed out or proved anew',
      left: (found, say) => `Devices from before the lock not signed out: ${n(found.count, say)}`,
    },
    'client-updated': {
      done: (found, say) =>
        `All sessions used since the lock (${n(found.count, say)}) run the current pages (generation ${n(found.limit, say)})`,
      left: (found, say) =>
        found.count ? `Sessions with old pages: ${n(found.count, say)}` : 'No page was opened since the lock',
    },
    'work-slowed': {
      done: (found, say) =>
        `The busiest hour of the week had ${n(found.count, say)}; the limit is ${n(found.limit, say)}`,
      left: (found, say) => slowed.en(found, say),
    },
    'import-slowed': {
      done: (found, say) =>
        `The fullest hour of the week had ${n(found.count, say)} rows; the limit is ${n(found.limit, say)}`,
      left: (found, say) => slowed.en(found, say),
    },
    'duplicates-settled': {
      done: () => 'No customers with the same name or phone',
      left: (found, say) =>
        `Customers that may be duplicates: ${n(found.count, say)}, such as “${found.name ?? ''}”`,
    },
  },
};

/** Above the limit, or within it and not long enough yet. */
const slowed: Record<Locale, (found: Found, say: Say) => string> = {
  'zh-Hans': (found, say) =>
    isAbove(found)
      ? `有一小时达到 ${n(found.count, say)}，超过上限 ${n(found.limit, say)}`
      : `到现在最多的一小时是 ${n(found.count, say)}，上限 ${n(found.limit, say)}；看到 ${until(found, say)}`,
  'zh-Hant': (found, say) =>
    isAbove(found)
      ? `有一小時達到 ${n(found.count, say)}，超過上限 ${n(found.limit, say)}`
      : `到現在最多的一小時是 ${n(found.count, say)}，上限 ${n(found.limit, say)}；看到 ${until(found, say)}`,
  en: (found, say) =>
    isAbove(found)
      ? `One hour had ${n(found.count, say)}, above the limit of ${n(found.limit, say)}`
      : `The most so far is ${n(found.count, say)} an hour, within ${n(found.limit, say)}; watched until ${until(found, say)}`,
};
const isAbove = ({ count = 0, limit = 0 }: Found) => count > limit;
const until = (found: Found, { at }: Say) => (found.until === undefined ? '' : at(found.until));
