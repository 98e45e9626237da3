/** What each check is, how it is made, and what helps. One place for the page and the command line. */
import type { Locale } from '../fields.ts';
import type { Check, CheckGroup, CheckResult } from './check-up.ts';

interface CheckWords {
  name: string;
  /** How it is found out. */
  method: string;
  /** What to do where it isn't good. */
  remedy: string;
}

export interface CheckUpWords {
  groups: Record<CheckGroup, string>;
  results: Record<CheckResult, string>;
  checks: Record<Check, CheckWords>;
}

const zhHans: CheckUpWords = {
  groups: { network: '网络', browser: '浏览器', device: '设备' },
  results: { good: '正常', poor: '勉强', bad: '有问题', unknown: '测不到' },
  checks: {
    server: {
      name: '服务器连通',
      method: '向服务器发一个请求，看有没有回答。',
      remedy: '检查网线或 Wi-Fi，关闭 VPN 和代理后再试；别的网站也打不开，就是本地网络的问题。',
    },
    latency: {
      name: '延迟',
      method: '连续 12 次请求，取等待时间的中位数。',
      remedy: '靠近路由器或改用网线；停掉正在下载、同步的程序；换一个网络比一比。',
    },
    jitter: {
      name: '抖动',
      method: '相邻两次等待时间之差的平均值。',
      remedy: '多半是 Wi-Fi 信号弱或有人占用带宽：改用网线，或换到 5 GHz 频段。',
    },
    loss: {
      name: '丢失',
      method: '12 次请求里 4 秒内没有回答的占多少。',
      remedy: '重启路由器；仍有丢失，请网络管理员查线路和防火墙。',
    },
    download: {
      name: '下载速度',
      method: '从服务器取 256 KB 的数据，按用时计算。',
      remedy: '停掉其他下载；用手机热点比一比，快了就是本地网络的问题。',
    },
    upload: {
      name: '上传速度',
      method: '向服务器传 256 KB 的数据，按用时计算。',
      remedy: '停掉云盘、备份等正在上传的程序；大附件可先压缩。',
    },
    encryption: {
      name: '加密连接',
      method: '看地址是否以 https:// 开头（本机除外）。',
      remedy: '改用 https:// 开头的地址；没有的话，请管理员给服务器配上证书。',
    },
    version: {
      name: '浏览器版本',
      method: '逐项检查系统用到的浏览器功能。',
      remedy: '把浏览器更新到最新版；Windows 7 或旧手机请改用其他设备。',
    },
    app: {
      name: '页面版本',
      method: '比较这个页面和服务器的版本号。',
      remedy: '点“修复”，页面会重新载入；草稿不受影响。',
    },
    cookies: {
      name: 'Cookie',
      method: '写入一个再读出来。',
      remedy: '在浏览器设置里允许此网站使用 Cookie，否则无法登录。',
    },
    storage: {
      name: '本地存储',
      method: '写入一条再读出来；草稿就存在这里。',
      remedy: '退出无痕模式，或允许此网站保存数据；否则草稿留不住。',
    },
    worker: {
      name: '后台程序',
      method: '查看此地址下有没有残留的 Service Worker。',
      remedy: '点“修复”清除；它可能来自以前装在同一地址的其他程序。',
    },
    extensions: {
      name: '浏览器扩展',
      method:
        '数一数有多少别人的内容被放进了这个页面，以及页面的功能有没有被改写。只能看到会改动页面的扩展。',
      remedy: '用无痕窗口再试一次；正常了，就逐个停用翻译、广告拦截、语法检查等扩展。',
    },
    passkeys: {
      name: '通行密钥',
      method: '询问浏览器能不能用指纹、面容或屏幕锁登录。',
      remedy: '更新浏览器和系统，并打开屏幕锁；没有它也可以用其他方式登录。',
    },
    cores: {
      name: '处理器核心',
      method: '询问浏览器。',
      remedy: '关掉不用的程序和标签页；经常卡顿就该换机器了。',
    },
    memory: {
      name: '内存',
      method: '询问浏览器（它最多只说到 8 GB；Firefox 和 Safari 不说）。',
      remedy: '关掉不用的程序和标签页，或重启电脑。',
    },
    speed: {
      name: '运算速度',
      method: '做一道固定的算术题，看用了多久。',
      remedy: '接上电源并关闭省电模式；看看任务管理器里谁占满了处理器。',
    },
    graphics: {
      name: '图形加速',
      method: '请浏览器打开 WebGL，看它用的是不是显卡。',
      remedy: '更新显卡驱动，并在浏览器设置里打开“使用硬件加速”。',
    },
    disk: {
      name: '可用空间',
      method: '询问此网站还能存多少数据。',
      remedy: '清理磁盘，或在浏览器设置里清理其他网站的数据。',
    },
    clock: {
      name: '时钟',
      method: '与服务器的时钟比较，扣除网络用时。',
      remedy: '打开系统的“自动设置时间”；差得太多，验证器的 6 位数字会不对。',
    },
  },
};

const zhHant: CheckUpWords = {
  groups: { network: '網路', browser: '瀏覽器', device: '裝置' },
  results: { good: '正常', poor: '勉強', bad: '有問題', unknown: '測不到' },
  checks: {
    server: {
      name: '伺服器連通',
      method: '向伺服器發一個請求，看有沒有回答。',
      remedy: '檢查網路線或 Wi-Fi，關閉 VPN 和代理後再試；別的網站也打不開，就是本地網路的問題。',
    },
    latency: {
      name: '延遲',
      method: '連續 12 次請求，取等待時間的中位數。',
      remedy: '靠近路由器或改用網路線；停掉正在下載、同步的程式；換一個網路比一比。',
    },
    jitter: {
      name: '抖動',
      method: '相鄰兩次等待時間之差的平均值。',
      remedy: '多半是 Wi-Fi 訊號弱或有人佔用頻寬：改用網路線，或換到 5 GHz 頻段。',
    },
    loss: {
      name: '遺失',
      method: '12 次請求裡 4 秒內沒有回答的佔多少。',
      remedy: '重新啟動路由器；仍有遺失，請網路管理員查線路和防火牆。',
    },
    download: {
      name: '下載速度',
      method: '從伺服器取 256 KB 的資料，按用時計算。',
      remedy: '停掉其他下載；用手機熱點比一比，快了就是本地網路的問題。',
    },
    upload: {
      name: '上傳速度',
      method: '向伺服器傳 256 KB 的資料，按用時計算。',
      remedy: '停掉雲端硬碟、備份等正在上傳的程式；大附件可先壓縮。',
    },
    encryption: {
      name: '加密連線',
      method: '看網址是否以 https:// 開頭（本機除外）。',
      remedy: '改用 https:// 開頭的網址；沒有的話，請管理員給伺服器配上憑證。',
    },
    version: {
      name: '瀏覽器版本',
      method: '逐項檢查系統用到的瀏覽器功能。',
      remedy: '把瀏覽器更新到最新版；Windows 7 或舊手機請改用其他裝置。',
    },
    app: {
      name: '頁面版本',
      method: '比較這個頁面和伺服器的版本號。',
      remedy: '點「修復」，頁面會重新載入；草稿不受影響。',
    },
    cookies: {
      name: 'Cookie',
      method: '寫入一個再讀出來。',
      remedy: '在瀏覽器設定裡允許此網站使用 Cookie，否則無法登入。',
    },
    storage: {
      name: '本機儲存',
      method: '寫入一筆再讀出來；草稿就存在這裡。',
      remedy: '離開無痕模式，或允許此網站儲存資料；否則草稿留不住。',
    },
    worker: {
      name: '背景程式',
      method: '查看此網址下有沒有殘留的 Service Worker。',
      remedy: '點「修復」清除；它可能來自以前裝在同一網址的其他程式。',
    },
    extensions: {
      name: '瀏覽器擴充功能',
      method:
        '數一數有多少別人的內容被放進了這個頁面，以及頁面的功能有沒有被改寫。只能看到會改動頁面的擴充功能。',
      remedy: '用無痕視窗再試一次；正常了，就逐個停用翻譯、廣告攔截、文法檢查等擴充功能。',
    },
    passkeys: {
      name: '通行金鑰',
      method: '詢問瀏覽器能不能用指紋、臉部或螢幕鎖登入。',
      remedy: '更新瀏覽器和系統，並打開螢幕鎖；沒有它也可以用其他方式登入。',
    },
    cores: {
      name: '處理器核心',
      method: '詢問瀏覽器。',
      remedy: '關掉不用的程式和分頁；經常卡頓就該換機器了。',
    },
    memory: {
      name: '記憶體',
      method: '詢問瀏覽器（它最多只說到 8 GB；Firefox 和 Safari 不說）。',
      remedy: '關掉不用的程式和分頁，或重新啟動電腦。',
    },
    speed: {
      name: '運算速度',
      method: '做一道固定的算術題，看用了多久。',
      remedy: '接上電源並關閉省電模式；看看工作管理員裡誰佔滿了處理器。',
    },
    graphics: {
      name: '圖形加速',
      method: '請瀏覽器打開 WebGL，看它用的是不是顯示卡。',
      remedy: '更新顯示卡驅動程式，並在瀏覽器設定裡打開「使用硬體加速」。',
    },
    disk: {
      name: '可用空間',
      method: '詢問此網站還能存多少資料。',
      remedy: '清理磁碟，或在瀏覽器設定裡清理其他網站的資料。',
    },
    clock: {
      name: '時鐘',
      method: '與伺服器的時鐘比較，扣除網路用時。',
      remedy: '打開系統的「自動設定時間」；差得太多，驗證器的 6 位數字會不對。',
    },
  },
};

const en: CheckUpWords = {
  groups: { network: 'Network', browser: 'Browser', device: 'Device' },
  results: { good: 'good', poor: 'just enough', bad: 'a problem', unknown: 'can’t be told' },
  checks: {
    server: {
      name: 'Server reached',
      method: 'A request to the server, and whether an answer comes.',
      remedy:
        'Check the cable or Wi-Fi, and try without VPN and proxy. If other sites don’t open either, it is your own network.',
    },
    latency: {
      name: 'Latency',
      method: 'Twelve requests in turn: the median wait.',
      remedy:
        'Go closer to the router or use a cable; stop downloads and syncing; compare with another network.',
    },
    jitter: {
      name: 'Jitter',
      method: 'The mean difference between one wait and the next.',
      remedy: 'Mostly weak Wi-Fi, or somebody fills the line: use a cable, or the 5 GHz band.',
    },
    loss: {
      name: 'Loss',
      method: 'How many of twelve requests got no answer within 4 seconds.',
      remedy: 'Restart the router; if it stays, have the line and the firewall looked at.',
    },
    download: {
      name: 'Download',
      method: '256 KB from the server, by the time they take.',
      remedy: 'Stop other downloads; try a phone’s hotspot: if that is quicker, it is your own network.',
    },
    upload: {
      name: 'Upload',
      method: '256 KB to the server, by the time they take.',
      remedy: 'Stop cloud drives and backups that are uploading; make large attachments smaller first.',
    },
    encryption: {
      name: 'Encrypted',
      method: 'Whether the address begins with https:// (or is this computer itself).',
      remedy:
        'Use the address that begins with https://; where there is none, ask for a certificate on the server.',
    },
    version: {
      name: 'Browser version',
      method: 'Each feature of the browser that the app uses.',
      remedy: 'Update the browser; with Windows 7 or an old phone, use another device.',
    },
    app: {
      name: 'Page version',
      method: 'The version of this page beside the server’s.',
      remedy: 'Press “Mend”: the page is loaded anew, and drafts are kept.',
    },
    cookies: {
      name: 'Cookies',
      method: 'One is written and read back.',
      remedy: 'Allow cookies for this site in the browser’s settings: without them nobody can sign in.',
    },
    storage: {
      name: 'Local storage',
      method: 'An entry is written and read back; drafts are kept there.',
      remedy: 'Leave the private window, or let this site keep data: else no draft stays.',
    },
    worker: {
      name: 'Service workers',
      method: 'Whether one is left over at this address.',
      remedy: 'Press “Mend”: it may be of another program that stood at this address before.',
    },
    extensions: {
      name: 'Extensions',
      method:
        'What others have put into this page, and whether its functions were replaced. Only extensions that touch the page can be seen.',
      remedy:
        'Try a private window; if all is well there, turn off translators, ad blockers and grammar checkers one by one.',
    },
    passkeys: {
      name: 'Passkeys',
      method: 'The browser is asked whether it can sign in by finger, face or screen lock.',
      remedy:
        'Update browser and system, and turn on a screen lock; the other ways of signing in work without.',
    },
    cores: {
      name: 'Processor cores',
      method: 'The browser is asked.',
      remedy: 'Close programs and tabs you don’t need; if it often stalls, it is time for another computer.',
    },
    memory: {
      name: 'Memory',
      method: 'The browser is asked (it says 8 GB at most; Firefox and Safari say nothing).',
      remedy: 'Close programs and tabs you don’t need, or restart the computer.',
    },
    speed: {
      name: 'Processor speed',
      method: 'A sum of fixed size, by the time it takes.',
      remedy: 'Plug it in and turn power saving off; see in the task manager what fills the processor.',
    },
    graphics: {
      name: 'Graphics',
      method: 'The browser opens WebGL and says whether a graphics card draws.',
      remedy: 'Update the graphics driver, and turn on hardware acceleration in the browser’s settings.',
    },
    disk: {
      name: 'Free space',
      method: 'How much this site may still keep.',
      remedy: 'Free some disk space, or remove other sites’ data in the browser’s settings.',
    },
    clock: {
      name: 'Clock',
      method: 'Beside the server’s clock, less what the network took.',
      remedy:
        'Turn on automatic time in the system’s settings; if it is far off, six-digit codes are refused.',
    },
  },
};

export const checkUpWords: Record<Locale, CheckUpWords> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };
