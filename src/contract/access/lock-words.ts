/** What each trigger says: to the owner of what is locked, to the administrator, to the auditor. One place for all. */
import type { Locale } from '../fields.ts';
import type { TriggerName } from './triggers.ts';

interface TriggerWords {
  name: string;
  /** To the person who stands before it. */
  owner: string;
  /** To whoever looks after locks. */
  administrator: string;
  /** For the record. */
  auditor: string;
}

const zhHans: Record<TriggerName, TriggerWords> = {
  'wrong-passwords': {
    name: '密码多次错误',
    owner: '有人多次用错误的密码登录您的账号。您信任的设备、通行密钥和恢复码不受影响。',
    administrator: '这个账号的一条通道已用完尝试次数，只有这条通道需要另一种证明。',
    auditor: '失败次数达到该通道的上限，通道改为要求第二重证明，随时间自动恢复。',
  },
  'guessing-at-scale': {
    name: '大规模猜测密码',
    owner: '您所在的网络有人在大量猜测密码。请用信任的设备或其他方式登录。',
    administrator: '这个网络在一小时内对许多账号猜测密码，已对未知设备关闭。',
    auditor: '一个网络在一小时内失败的账号数达到上限，该网络对未知设备限时关闭，办公网络除外。',
  },
  'far-off-sign-in': {
    name: '异地登录',
    owner: '这次登录离上一次太远、时间太短，请再证明是您本人。',
    administrator: '两次登录之间的距离无法在这段时间内到达，已要求第二重证明。',
    auditor: '未受信任的设备上的移动速度超过上限，登录被要求第二重证明。',
  },
  'unsafe-network': {
    name: '不安全的网络',
    owner: '您所在的网络不安全，暂时只能查看自己的记录和写跟进。换一个网络重新登录即可恢复。',
    administrator: '这处登录来自不安全的网络，只能查看自己的记录和写跟进。',
    auditor: '会话来自标为不安全、匿名代理、明文或本人声明的公共网络，按策略受限。',
  },
  'stolen-session': {
    name: '登录被盗用',
    owner: '您的一处登录在别的设备上被使用，已经关闭。请证明是您本人。',
    administrator: '一处登录的凭证在别的设备上出现：该登录已关闭，账号需要重新证明。',
    auditor: '会话凭证未与其设备凭证一同出现，会话被关闭，账号被要求证明。',
  },
  'software-fault': {
    name: '软件故障',
    owner: '这项功能出了故障，暂时只读，会自行恢复。',
    administrator: '这项功能连续出错，已改为只读，并会自行重试。',
    auditor: '功能错误率超过上限，功能转为只读。',
  },
  'outdated-client': {
    name: '客户端版本过旧',
    owner: '页面的版本太旧了，刷新后即可继续，草稿会保留。',
    administrator: '浏览器里的页面比服务器接受的版本更旧，刷新即可。',
    auditor: '请求来自服务器不再接受的客户端版本。',
  },
  'hardware-fault': {
    name: '硬件故障',
    owner: '服务器的存储或数据库出了问题，暂时只能查看。',
    administrator: '存储或数据库出了问题，系统转为只读。',
    auditor: '检测到存储或数据库故障，系统转为只读。',
  },
  overload: {
    name: '负载过高',
    owner: '系统繁忙，批量操作请稍候，其他工作不受影响。',
    administrator: '负载过高，批量操作排队等候，人的操作优先。',
    auditor: '负载超过上限，批量操作被推迟。',
  },
  'abuse-of-rights': {
    name: '权限使用异常',
    owner: '您刚才的查看、导出或被拒的次数远超平常，暂时只能查看自己的记录和写跟进。请与管理员联系。',
    administrator: '这个账号的查看、导出或被拒次数远超其平常，已暂时受限，请核实。',
    auditor: '一小时内的查看、导出或被拒次数超过本人近 30 天的习惯与下限，账号限时受限。',
  },
  attack: {
    name: '攻击',
    owner: '您所在的网络有人在攻击系统。请用信任的设备登录，或换一个网络。',
    administrator: '这个网络在探测漏洞或尝试注入，已对未知设备关闭。',
    auditor: '一小时内的探测或注入请求达到上限，该网络对未知设备限时关闭，办公网络除外。',
  },
  tampering: {
    name: '数据或程序被改动',
    owner: '系统发现数据或程序被改动，正在核查。',
    administrator: '审计封印、配置或程序文件与记录不符。',
    auditor: '完整性校验失败。',
  },
  'unapproved-software': {
    name: '未批准的软件',
    owner: '这个 API 密钥还没有批准，批准后即可使用。',
    administrator: '有人新建了 API 密钥，等待您批准。',
    auditor: 'API 密钥由不管理密钥的人新建，批准前不能使用。',
  },
  'administrators-act': {
    name: '管理员锁定',
    owner: '管理员锁定了它，原因和期限见下。',
    administrator: '由管理员锁定，附有原因和期限或复查日期。',
    auditor: '由具名管理员锁定，附有原因和期限或复查日期。',
  },
  maintenance: {
    name: '维护',
    owner: '系统正在维护，很快恢复。',
    administrator: '系统正在维护。',
    auditor: '按公告进行维护。',
  },
  policy: {
    name: '安全策略',
    owner: '账号很久没有使用，请再证明是您本人。',
    administrator: '按安全策略要求一次证明。',
    auditor: '达到策略规定的期限，要求一次证明。',
  },
};

const zhHant: Record<TriggerName, TriggerWords> = {
  'wrong-passwords': {
    name: '密碼多次錯誤',
    owner: '有人多次用錯誤的密碼登入您的帳號。您信任的裝置、通行金鑰和復原碼不受影響。',
    administrator: '這個帳號的一條通道已用完嘗試次數，只有這條通道需要另一種證明。',
    auditor: '失敗次數達到該通道的上限，通道改為要求第二重證明，隨時間自動恢復。',
  },
  'guessing-at-scale': {
    name: '大規模猜測密碼',
    owner: '您所在的網路有人在大量猜測密碼。請用信任的裝置或其他方式登入。',
    administrator: '這個網路在一小時內對許多帳號猜測密碼，已對未知裝置關閉。',
    auditor: '一個網路在一小時內失敗的帳號數達到上限，該網路對未知裝置限時關閉，辦公網路除外。',
  },
  'far-off-sign-in': {
    name: '異地登入',
    owner: '這次登入離上一次太遠、時間太短，請再證明是您本人。',
    administrator: '兩次登入之間的距離無法在這段時間內到達，已要求第二重證明。',
    auditor: '未受信任的裝置上的移動速度超過上限，登入被要求第二重證明。',
  },
  'unsafe-network': {
    name: '不安全的網路',
    owner: '您所在的網路不安全，暫時只能檢視自己的記錄和寫跟進。換一個網路重新登入即可恢復。',
    administrator: '這處登入來自不安全的網路，只能檢視自己的記錄和寫跟進。',
    auditor: '工作階段來自標為不安全、匿名代理、明文或本人聲明的公共網路，按政策受限。',
  },
  'stolen-session': {
    name: '登入遭盜用',
    owner: '您的一處登入在別的裝置上被使用，已經關閉。請證明是您本人。',
    administrator: '一處登入的憑證在別的裝置上出現：該登入已關閉，帳號需要重新證明。',
    auditor: '工作階段憑證未與其裝置憑證一同出現，工作階段被關閉，帳號被要求證明。',
  },
  'software-fault': {
    name: '軟體故障',
    owner: '這項功能出了故障，暫時唯讀，會自行恢復。',
    administrator: '這項功能連續出錯，已改為唯讀，並會自行重試。',
    auditor: '功能錯誤率超過上限，功能轉為唯讀。',
  },
  'outdated-client': {
    name: '用戶端版本過舊',
    owner: '頁面的版本太舊了，重新整理後即可繼續，草稿會保留。',
    administrator: '瀏覽器裡的頁面比伺服器接受的版本更舊，重新整理即可。',
    auditor: '請求來自伺服器不再接受的用戶端版本。',
  },
  'hardware-fault': {
    name: '硬體故障',
    owner: '伺服器的儲存或資料庫出了問題，暫時只能檢視。',
    administrator: '儲存或資料庫出了問題，系統轉為唯讀。',
    auditor: '偵測到儲存或資料庫故障，系統轉為唯讀。',
  },
  overload: {
    name: '負載過高',
    owner: '系統繁忙，批次操作請稍候，其他工作不受影響。',
    administrator: '負載過高，批次操作排隊等候，人的操作優先。',
    auditor: '負載超過上限，批次操作被延後。',
  },
  'abuse-of-rights': {
    name: '權限使用異常',
    owner: '您剛才的檢視、匯出或被拒的次數遠超平常，暫時只能檢視自己的記錄和寫跟進。請與管理員聯絡。',
    administrator: '這個帳號的檢視、匯出或被拒次數遠超其平常，已暫時受限，請核實。',
    auditor: '一小時內的檢視、匯出或被拒次數超過本人近 30 天的習慣與下限，帳號限時受限。',
  },
  attack: {
    name: '攻擊',
    owner: '您所在的網路有人在攻擊系統。請用信任的裝置登入，或換一個網路。',
    administrator: '這個網路在探測漏洞或嘗試注入，已對未知裝置關閉。',
    auditor: '一小時內的探測或注入請求達到上限，該網路對未知裝置限時關閉，辦公網路除外。',
  },
  tampering: {
    name: '資料或程式遭更動',
    owner: '系統發現資料或程式遭更動，正在查核。',
    administrator: '稽核封印、設定或程式檔案與記錄不符。',
    auditor: '完整性檢查失敗。',
  },
  'unapproved-software': {
    name: '未核准的軟體',
    owner: '這個 API 金鑰還沒有核准，核准後即可使用。',
    administrator: '有人新建了 API 金鑰，等待您核准。',
    auditor: 'API 金鑰由不管理金鑰的人新建，核准前不能使用。',
  },
  'administrators-act': {
    name: '管理員鎖定',
    owner: '管理員鎖定了它，原因和期限見下。',
    administrator: '由管理員鎖定，附有原因和期限或複查日期。',
    auditor: '由具名管理員鎖定，附有原因和期限或複查日期。',
  },
  maintenance: {
    name: '維護',
    owner: '系統正在維護，很快恢復。',
    administrator: '系統正在維護。',
    auditor: '按公告進行維護。',
  },
  policy: {
    name: '安全政策',
    owner: '帳號很久沒有使用，請再證明是您本人。',
    administrator: '按安全政策要求一次證明。',
    auditor: '達到政策規定的期限，要求一次證明。',
  },
};

const en: Record<TriggerName, TriggerWords> = {
  'wrong-passwords': {
    name: 'Wrong passwords',
    owner:
      'Somebody tried wrong passwords on your account. Your trusted devices, passkeys and recovery codes go on working.',
    administrator: 'One lane of this account is spent; only that lane asks for another proof.',
    auditor:
      'Failures reached the limit of the lane; it asks for a second proof and refills steadily by itself.',
  },
  'guessing-at-scale': {
    name: 'Guessing at scale',
    owner:
      'Somebody on your network is guessing passwords. Sign in from a trusted device, or prove yourself another way.',
    administrator:
      'This network tried passwords on many accounts within an hour; it is closed to unknown devices.',
    auditor:
      'Accounts failing from one network within an hour reached the limit; it is closed to unknown devices for a time, offices excepted.',
  },
  'far-off-sign-in': {
    name: 'Far-off sign-in',
    owner: 'This sign-in is too far from your last one for the time between. Prove that it is you.',
    administrator: 'Nobody travels that far in that time; a second proof was asked for.',
    auditor:
      'The speed between two sign-ins on an untrusted device exceeded the limit; a second proof was asked for.',
  },
  'unsafe-network': {
    name: 'Unsafe network',
    owner:
      'Your network is not safe: for now you can read your own records and record follow-ups. Sign in again from another network to go on as usual.',
    administrator:
      'This session comes from an unsafe network; it can read own records and record follow-ups.',
    auditor:
      'The session came from a network marked unsafe, an anonymiser, plain http or open Wi-Fi as declared; limited by policy.',
  },
  'stolen-session': {
    name: 'Stolen session',
    owner: 'One of your sessions was used from another device and has been closed. Prove that it is you.',
    administrator:
      'A session’s cookie appeared on another device: it is closed, and the account has to prove itself.',
    auditor: 'A session cookie came without its device; the session was closed and the account challenged.',
  },
  'software-fault': {
    name: 'Software fault',
    owner: 'This feature has a fault and is read-only for now; it tries itself again.',
    administrator: 'This feature kept failing and was made read-only; it tries itself again.',
    auditor: 'The error rate of a feature exceeded the limit; it was made read-only.',
  },
  'outdated-client': {
    name: 'Outdated page',
    owner: 'This page is too old for the server. Reload to go on; your drafts are kept.',
    administrator: 'A page in a browser is older than the server accepts; reloading mends it.',
    auditor: 'A request came from a client generation that the server no longer accepts.',
  },
  'hardware-fault': {
    name: 'Hardware fault',
    owner: 'The server’s storage or database has a problem: you can read, not write.',
    administrator: 'Storage or database has a problem; the system is read-only.',
    auditor: 'A fault of storage or database was detected; the system was made read-only.',
  },
  overload: {
    name: 'Overload',
    owner: 'The system is busy: bulk work waits, everything else goes on.',
    administrator: 'The load is too high; bulk work waits, people go first.',
    auditor: 'The load exceeded the limit; bulk work was postponed.',
  },
  'abuse-of-rights': {
    name: 'Unusual use of rights',
    owner:
      'You just read, exported or were refused far more than usual. For now you can read your own records and record follow-ups; talk to an administrator.',
    administrator:
      'This account read, exported or was refused far more than it usually does; it is limited for a while. Please look into it.',
    auditor:
      'Reads, exported rows or refusals within an hour exceeded the person’s own habit of 30 days and the floor; limited for a time.',
  },
  attack: {
    name: 'Attack',
    owner:
      'Somebody on your network is attacking this system. Sign in from a trusted device or another network.',
    administrator: 'This network probes for holes or tries injections; it is closed to unknown devices.',
    auditor:
      'Probing requests from one network within an hour reached the limit; it is closed to unknown devices for a time, offices excepted.',
  },
  tampering: {
    name: 'Tampering',
    owner: 'Data or program files were changed; this is being looked into.',
    administrator: 'Audit seals, configuration or program files are not as recorded.',
    auditor: 'An integrity check failed.',
  },
  'unapproved-software': {
    name: 'Unapproved software',
    owner: 'This API key has not been approved yet; it works once it is.',
    administrator: 'Somebody made an API key; it waits for your approval.',
    auditor: 'An API key was made by somebody who does not manage keys; it is closed until approved.',
  },
  'administrators-act': {
    name: 'Locked by an administrator',
    owner: 'An administrator locked this; the reason and the end are given below.',
    administrator: 'Locked by an administrator, with a reason and an end or a day to look at it again.',
    auditor: 'Locked by a named administrator, with a reason and an end or a review date.',
  },
  maintenance: {
    name: 'Maintenance',
    owner: 'The system is being looked after and will be back soon.',
    administrator: 'Maintenance is going on.',
    auditor: 'Announced maintenance.',
  },
  policy: {
    name: 'Security policy',
    owner: 'This account has not been used for long. Prove that it is you.',
    administrator: 'The security policy asks for one proof.',
    auditor: 'A term of the policy was reached; one proof was asked for.',
  },
};

export const triggerWords: Record<Locale, Record<TriggerName, TriggerWords>> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
};
