/** What cures a problem for the whole house: a suggestion for each root cause, and the pages on which it is done. */
import type { Locale } from '../fields.ts';
import type { Permission } from './permissions.ts';
import type { RootCause } from './unlocking.ts';

/** Pages of the app that a cure leads to, each with the right that opens it. */
export const curePages = {
  policy: { to: '/settings/policy', search: {}, right: 'settings.manage' },
  signOn: { to: '/settings/sign-on', search: {}, right: 'settings.manage' },
  people: { to: '/settings/people', search: {}, right: 'people.manage' },
  networks: { to: '/settings/locks', search: { tab: 'networks' }, right: 'locks.manage' },
  board: { to: '/settings/locks', search: { tab: 'board' }, right: 'locks.manage' },
  signIns: { to: '/settings/locks', search: { tab: 'sign-ins' }, right: 'locks.manage' },
  locks: { to: '/settings/locks', search: { tab: 'locks' }, right: 'locks.manage' },
  imports: { to: '/imports', search: {}, right: 'records.import' },
  audit: { to: '/settings/audit', search: {}, right: 'audit.read' },
} as const satisfies Record<string, { to: string; search: Record<string, string>; right: Permission }>;
export type CurePage = keyof typeof curePages;

export const curePagesOf: Record<RootCause, readonly CurePage[]> = {
  'forgotten-password': ['policy', 'signOn'],
  'old-password-kept': ['policy', 'signIns'],
  'typing-slip': ['policy'],
  'new-device': ['people', 'policy'],
  travel: ['networks', 'signIns'],
  'lost-second-factor': ['people'],
  attack: ['board', 'policy'],
  'stolen-session': ['signIns', 'audit'],
  'unusual-work': ['policy', 'imports'],
  'outdated-client': ['signIns'],
  'wrong-data': ['imports'],
  'administrators-act': ['audit', 'people'],
  policy: ['policy'],
  other: ['locks', 'audit'],
};

export const curePageWords: Record<Locale, Record<CurePage, string>> = {
  'zh-Hans': {
    policy: '安全策略',
    signOn: '单点登录',
    people: '人员',
    networks: '网络标记',
    board: '概况：正在被猜测的网络',
    signIns: '登录记录',
    locks: '锁定列表',
    imports: '导入',
    audit: '审计',
  },
  'zh-Hant': {
    policy: '安全政策',
    signOn: '單一登入',
    people: '人員',
    networks: '網路標記',
    board: '概況：正遭猜測的網路',
    signIns: '登入記錄',
    locks: '鎖定清單',
    imports: '匯入',
    audit: '稽核',
  },
  en: {
    policy: 'Security policy',
    signOn: 'Single sign-on',
    people: 'People',
    networks: 'Networks',
    board: 'Board: networks under attack',
    signIns: 'Sign-ins',
    locks: 'Locks',
    imports: 'Imports',
    audit: 'Audit',
  },
};

export const cureWords: Record<Locale, Record<RootCause, string>> = {
  'zh-Hans': {
    'forgotten-password':
      '请大家在“我的账号”里添加通行密钥：登录时不再需要记密码。如果策略要求定期更换密码，考虑取消，或接入公司已有的单点登录。',
    'old-password-kept':
      '改密码之后，手机和其他电脑还在用旧密码。改密码时提醒本人逐台更新；从登录记录可以看出是哪台设备。不要求定期更换，就少有这种事。',
    'typing-slip': '请大家用密码管理器或通行密钥登录。如果常用设备上也锁得太早，在策略里放宽常用设备的次数。',
    'new-device':
      '换设备之前，为本人生成信任设备的链接。请大家至少留两条回来的路：通行密钥、恢复码或恢复联系人。',
    travel:
      '把分公司、公司 VPN 的网络标记为办公网络，从那里登录就不再算陌生。经常出差的人，请带上已受信任的设备或通行密钥。',
    'lost-second-factor':
      '请大家备两种验证方式，并打印恢复码。丢失了的，在人员页里移除旧的，让本人重新添加。',
    attack:
      '在概况里看是从哪些网络猜的，它们会自动付出代价。请被猜的人改用通行密钥；策略里可以收紧陌生网络的次数，熟悉的设备不受影响。',
    'stolen-session':
      '查清凭证从哪里泄露：公用电脑、浏览器扩展、恶意软件。请本人退出其他登录、换密码、换通行密钥，再看审计里那段时间做了什么。',
    'unusual-work':
      '月底盘点、批量导入这类工作是正当的：提前安排在闲时，分批做；或在策略里提高每小时的用量界限。',
    'outdated-client':
      '更新服务器之后，请大家把一直开着的页面刷新一次；下班时关掉浏览器。从登录记录可以看出是哪些设备。',
    'wrong-data':
      '导入之前先看预览里的重复提示，选好按什么认定同一个客户；大的文件分几次导入。已经重复的，两份里留一份。',
    'administrators-act':
      '同样的锁定反复由管理员手动打开，说明规则没有写下来。把它写进策略或权限里，不靠人记着去锁。',
    policy: '规定本身在反复锁人。先在策略页推演：照现在的规定，会锁住谁；再放宽，或给大家更多准备的时间。',
    other: '还没有说清是什么原因。打开这些锁定，看证据和经过，写下真正的原因，再来找对策。',
  },
  'zh-Hant': {
    'forgotten-password':
      '請大家在「我的帳號」裡新增通行金鑰：登入時不再需要記密碼。如果政策要求定期更換密碼，考慮取消，或接上公司已有的單一登入。',
    'old-password-kept':
      '改密碼之後，手機和其他電腦還在用舊密碼。改密碼時提醒本人逐台更新；從登入記錄可以看出是哪台裝置。不要求定期更換，就少有這種事。',
    'typing-slip':
      '請大家用密碼管理程式或通行金鑰登入。如果常用裝置上也鎖得太早，在政策裡放寬常用裝置的次數。',
    'new-device':
      '換裝置之前，為本人產生信任裝置的連結。請大家至少留兩條回來的路：通行金鑰、復原碼或復原聯絡人。',
    travel:
      '把分公司、公司 VPN 的網路標記為辦公網路，從那裡登入就不再算陌生。經常出差的人，請帶上已受信任的裝置或通行金鑰。',
    'lost-second-factor':
      '請大家備兩種驗證方式，並列印復原碼。遺失了的，在人員頁裡移除舊的，讓本人重新新增。',
    attack:
      '在概況裡看是從哪些網路猜的，它們會自動付出代價。請被猜的人改用通行金鑰；政策裡可以收緊陌生網路的次數，熟悉的裝置不受影響。',
    'stolen-session':
      '查清憑證從哪裡外洩：公用電腦、瀏覽器擴充功能、惡意軟體。請本人登出其他登入、換密碼、換通行金鑰，再看稽核裡那段時間做了什麼。',
    'unusual-work':
      '月底盤點、批次匯入這類工作是正當的：提前安排在離峰時段，分批做；或在政策裡提高每小時的用量界限。',
    'outdated-client':
      '更新伺服器之後，請大家把一直開著的頁面重新整理一次；下班時關掉瀏覽器。從登入記錄可以看出是哪些裝置。',
    'wrong-data':
      '匯入之前先看預覽裡的重複提示，選好按什麼認定同一個客戶；大的檔案分幾次匯入。已經重複的，兩份裡留一份。',
    'administrators-act':
      '同樣的鎖定反覆由管理員手動開啟，表示規則沒有寫下來。把它寫進政策或權限裡，不靠人記著去鎖。',
    policy: '規定本身在反覆鎖人。先在政策頁推演：照現在的規定，會鎖住誰；再放寬，或給大家更多準備的時間。',
    other: '還沒有說清是什麼原因。開啟這些鎖定，看證據和經過，寫下真正的原因，再來找對策。',
  },
  en: {
    'forgotten-password':
      'Ask people to add a passkey on their account page: then there is no password to remember. Where the policy makes passwords expire, think of dropping that, or connect the single sign-on you have already.',
    'old-password-kept':
      'After a change, phones and other computers go on sending the old password. Remind whoever changes it to go through their devices; the sign-ins show which one it is. Without forced changes this is rare.',
    'typing-slip':
      'Ask people to use a password manager or a passkey. If familiar devices are stopped too soon as well, allow them more tries in the policy.',
    'new-device':
      'Before somebody gets a new device, hand over a link that makes it trusted. Ask people to keep two ways back at least: a passkey, recovery codes or a recovery contact.',
    travel:
      'Mark the networks of branches and of your VPN as offices: signing in from there is no longer strange. Whoever travels takes a trusted device or a passkey along.',
    'lost-second-factor':
      'Ask people to keep two proofs and to print their recovery codes. Where one is lost, remove it on the person’s page and let them add a new one.',
    attack:
      'The board shows which networks guess; they pay for it by themselves. Ask those who are guessed at to use a passkey. The policy can allow strangers fewer tries; familiar devices have their own.',
    'stolen-session':
      'Find out where the session leaked: a shared computer, a browser extension, malware. Have its owner end their other sessions and change password and passkeys, then read in the audit what was done meanwhile.',
    'unusual-work':
      'Stocktaking and large imports are honest work: plan them for quiet hours and in parts, or raise the hourly limits in the policy.',
    'outdated-client':
      'After an update of the server, ask everybody to reload the pages that stay open, and to close the browser in the evening. The sign-ins show which devices it is.',
    'wrong-data':
      'Before an import, look at what its preview says of duplicates, and choose by what customers are told apart; bring large files in parts. Of what is there twice, keep one.',
    'administrators-act':
      'When administrators lock the same thing by hand again and again, a rule is missing. Put it into the policy or into rights, so that nobody has to remember it.',
    policy:
      'The rule itself locks people. Rehearse it on the policy page: whom would it lock as it stands? Then ease it, or give people more time.',
    other:
      'Nobody has said yet what lies behind it. Open these locks, read evidence and history, and write down the real cause; then look for a cure.',
  },
};
