/** Each number of the policy: what it is called, and one sentence on what it does to an attacker and to the staff. */
import { defineMessages } from '#kit';
import type { FieldGroup, FieldPath, Unit } from './fields.ts';

interface Words {
  groups: Record<FieldGroup, readonly [title: string, hint: string]>;
  fields: Record<FieldPath, readonly [label: string, hint: string]>;
  units: Record<Unit, string>;
  secondFactor: Record<'nobody' | 'administrators' | 'everybody', string>;
  unsafe: Record<'nothing' | 'challenge' | 'limited', string>;
  passwordPreset: Record<'recommended' | 'handbook' | 'strict' | 'custom', string>;
  passwordPresetLabel: string;
  passwordPresetHint: Record<'recommended' | 'handbook' | 'strict' | 'custom', string>;
  never: string;
  on: string;
  off: string;
  none: string;
}

export const fieldWords = defineMessages<Words>({
  'zh-Hans': {
    groups: {
      lanes: ['输错密码', '锁的是一条路，不是整个账号：陌生人用完他的次数，同事在自己的设备上照常登录。'],
      proofs: ['第二重验证', '验证器、恢复码和邮件验证码。'],
      devices: ['设备与登录', '一台设备被信任多久，一次登录有效多久。'],
      networks: ['网络', '从哪里来、来自同一网络的大规模猜测。'],
      passwords: ['密码', '密码要有多难猜，多久换一次。从不因此锁住任何人。'],
      habits: ['反常的用量', '有人突然读取或导出远多于平时的数据。'],
      keys: ['API 密钥', '代替人访问接口的程序。'],
      signOn: ['单点登录', '由公司的身份系统登录。'],
    },
    fields: {
      'lanes.trusted.perHour': [
        '常用设备：每小时',
        '拿到同事设备的人每小时能猜这么多次；同事自己输错这么多次后，这台设备一小时内按陌生设备对待。',
      ],
      'lanes.familiar.perHour': [
        '常用网络：每小时',
        '同一办公网络里的人每小时能猜这么多次；同事在新设备上输错这么多次后，要等一会儿或换一种验证。',
      ],
      'lanes.familiar.perDay': [
        '常用网络：每天',
        '同一网络里的人一天能猜的总数；对同事，这是一天里能输错的次数。',
      ],
      'lanes.unknown.perHour': [
        '陌生来源：每小时',
        '全世界的攻击者合起来，每小时对一个账号只能猜这么多次；同事在自己的设备上不受影响。',
      ],
      'lanes.unknown.perDay': ['陌生来源：每天', '攻击者每天对一个账号最多猜这么多次，不管他有多少台机器。'],
      'lanes.unknown.inARow': [
        '陌生来源：连续',
        '连续猜错这么多次后，陌生来源的密码一律不再检查，直到本人完成一次验证。',
      ],
      secondFactor: [
        '谁必须有第二重验证',
        '知道密码的人仍然进不来；被要求的同事登录后会看到提示，不会被挡在门外。',
      ],
      'proofs.perHour': [
        '验证码：每小时',
        '知道密码的人每小时能猜这么多次验证码；同事输错这么多次后，换一种方式或等一会儿。',
      ],
      'proofs.perDay': ['验证码：每天', '一天内能猜验证码的总数，每种方式各自计算。'],
      'mail.perDay': [
        '验证邮件：每天',
        '想用邮件轰炸同事的人，一天只能触发这么多封；同事一天也只能要这么多次。',
      ],
      'mail.minutes': [
        '邮件验证码有效期',
        '越短，偷看到邮件的人越来不及用；太短，邮件来得慢的同事会用不上。',
      ],
      'devices.trustedDays': [
        '信任设备',
        '设备丢了，别人最多有这么久可以利用这份信任；这么久没用过的设备，同事要重新验证。',
      ],
      'devices.secondProofDays': [
        '再问第二重验证',
        '偷到设备和密码的人，最多过这么久就要交出第二重验证；有第二重验证的同事也按这个间隔被问一次。',
      ],
      'sessions.days': ['登录最长有效', '被盗用的登录最多活这么久；同事至少每隔这么久登录一次。'],
      'sessions.idleHours': [
        '闲置后退出',
        '忘了锁屏的电脑，闲置这么久后自动退出；同事离开更久就要重新登录。',
      ],
      'sessions.freshMinutes': [
        '危险操作前再确认',
        '坐到同事电脑前的人做不了危险的事，除非刚过这么久；同事做这些事前要再确认一次。',
      ],
      dormantDays: [
        '久未使用的账号',
        '没人留意的旧账号更容易被盗用：这么久没登录，下次登录要多一次验证。留空则从不。',
      ],
      travelKmh: [
        '两次登录之间的速度',
        '比这更快地“移动”多半是别人，陌生设备要多一次验证；900 约为客机的速度，再低会误问乘飞机的同事。',
      ],
      allowedNetworks: [
        '只允许从这些网络登录',
        '别处的人即使什么都知道也登录不了；在家和出差的同事同样登录不了。留空表示不限。',
      ],
      'networks.unsafe': [
        '不安全的网络',
        '在开放 Wi-Fi、匿名代理或明文连接上，偷听者拿不到多少；同事在那里只能做有限的事，或要再验证一次。',
      ],
      'networks.officePeople': [
        '多少人算办公室',
        '这么多人常用的网络永远不会被整体关闭，办公室里的一个攻击者连累不了大家；越小越宽松。',
      ],
      'networks.freeAttempts': [
        '免费的失败次数',
        '一个网络每小时失败超过这么多次，每次再试都要先花算力；同事在常用设备上从不用花。',
      ],
      'networks.namesPerHour': [
        '一小时猜多少个账号',
        '一个网络在一小时内猜这么多个账号就被关闭；同网络里的同事用常用设备照常登录。',
      ],
      'networks.closedMinutes': [
        '网络关闭多久',
        '越长，攻击者换网络的代价越高；误关时，新设备上的同事也等得越久。',
      ],
      'networks.sprayAccounts': [
        '同一密码试多少个账号',
        '同一个密码在这么多个账号上失败，就是撒网式猜测，从此陌生设备处处要花算力。',
      ],
      'networks.sprayPercent': ['或占全部账号', '同时也要达到全部账号的这个比例，免得人多的公司误判。'],
      'networks.probesPerHour': [
        '试探请求',
        '扫描漏洞的请求，一小时这么多次就关闭那个网络；同事正常使用不会产生这样的请求。',
      ],
      'passwords.minimumLength': ['最短长度', '越长越难猜；同事要记得住，所以宁要长句子，不要怪符号。'],
      'passwords.minimumLengthWithSecondFactor': [
        '最短长度（有第二重验证）',
        '有第二重验证的同事可以用短一些的密码：光有密码进不来。',
      ],
      'passwords.minimumGuessesLog10': [
        '至少要猜多少次',
        '10 的几次方：8 就是一亿次。比长度更说明问题，“P@ssw0rd1”只值不到两千次。',
      ],
      'passwords.minimumGuessesLog10WithSecondFactor': [
        '要猜多少次（有第二重验证）',
        '同上，适用于有第二重验证的同事。',
      ],
      'passwords.classes.letters': ['必须有字母', '挡不住会猜的人；给同事添麻烦。现行标准不建议。'],
      'passwords.classes.digits': ['必须有数字', '多数人会在末尾加 1，攻击者都知道。现行标准不建议。'],
      'passwords.classes.specials': ['必须有符号', '多数人会在末尾加感叹号。现行标准不建议。'],
      'passwords.rotationDays': [
        '多久更换',
        '对攻击者几乎没有影响：人们只改最后一位；同事会被提醒更换，但不会被锁。留空则从不。',
      ],
      'passwords.reminderDays': ['提前提醒', '到期前这么多天开始提醒同事。'],
      'passwords.graceSignIns': [
        '到期后还能登录',
        '到期后仍可照常登录这么多次，之后登录时先换密码；不会有人被挡在门外。',
      ],
      'passwords.remembered': ['不能重复使用', '最近这么多个密码不能再用，偷到旧密码的人也就白偷了。'],
      'habits.times': [
        '超出平时多少倍',
        '盗用账号大量拷贝数据的人会被拦住；同事一小时内做到平时最忙时的这么多倍才会触发。',
      ],
      'habits.recordsPerHour': ['一小时读取', '低于这个数从不触发，免得平时用得少的同事被误伤。'],
      'habits.exportedPerHour': ['一小时导出', '低于这个数从不触发；导出名单是带走客户最快的办法。'],
      'habits.refusalsPerHour': ['一小时被拒绝', '到处试探自己没有的权限的人；同事偶尔点错不会触发。'],
      'habits.limitedMinutes': ['受限多久', '触发后这么久只能查看自己的记录、写跟进，之后自动恢复。'],
      approveKeys: ['新密钥先批准', '被盗用的账号造不出能用的密钥；不管理密钥的同事新建后要等批准。'],
      ssoOnly: ['只用单点登录', '偷来的密码没有用；同事只在一处登录。管理员保留密码，身份系统坏了也进得来。'],
    },
    units: {
      times: '次',
      minutes: '分钟',
      hours: '小时',
      days: '天',
      people: '人',
      accounts: '个',
      passwords: '个',
      percent: '%',
      kmh: '公里/小时',
      records: '条',
      signs: '个字符',
      power: '次方',
      fold: '倍',
    },
    secondFactor: { nobody: '不要求', administrators: '管理员', everybody: '所有人' },
    unsafe: { nothing: '不处理', challenge: '再次验证', limited: '受限使用' },
    passwordPreset: { recommended: '推荐', handbook: '手册', strict: '严格', custom: '自定' },
    passwordPresetLabel: '密码规则',
    passwordPresetHint: {
      recommended: '长而难猜，不要求字符种类，不定期更换：NIST SP 800-63B-4 和 OWASP ASVS 5.0 的做法。',
      handbook: '8 位，字母、数字、符号都要有，定期更换。后两条是现行标准明确反对的：它们让密码更好猜。',
      strict: '15 位以上，其余同推荐。',
      custom: '下面的数字由你们自己定。',
    },
    never: '从不',
    on: '开',
    off: '关',
    none: '不限',
  },
  'zh-Hant': {
    groups: {
      lanes: ['輸錯密碼', '鎖的是一條路，不是整個帳號：陌生人用完他的次數，同事在自己的裝置上照常登入。'],
      proofs: ['第二重驗證', '驗證器、復原碼和郵件驗證碼。'],
      devices: ['裝置與登入', '一台裝置被信任多久，一次登入有效多久。'],
      networks: ['網路', '從哪裡來、來自同一網路的大規模猜測。'],
      passwords: ['密碼', '密碼要有多難猜，多久換一次。從不因此鎖住任何人。'],
      habits: ['反常的用量', '有人突然讀取或匯出遠多於平時的資料。'],
      keys: ['API 金鑰', '代替人存取介面的程式。'],
      signOn: ['單一登入', '由公司的身分系統登入。'],
    },
    fields: {
      'lanes.trusted.perHour': [
        '常用裝置：每小時',
        '拿到同事裝置的人每小時能猜這麼多次；同事自己輸錯這麼多次後，這台裝置一小時內視為陌生裝置。',
      ],
      'lanes.familiar.perHour': [
        '常用網路：每小時',
        '同一辦公網路裡的人每小時能猜這麼多次；同事在新裝置上輸錯這麼多次後，要等一會兒或換一種驗證。',
      ],
      'lanes.familiar.perDay': [
        '常用網路：每天',
        '同一網路裡的人一天能猜的總數；對同事，這是一天裡能輸錯的次數。',
      ],
      'lanes.unknown.perHour': [
        '陌生來源：每小時',
        '全世界的攻擊者合起來，每小時對一個帳號只能猜這麼多次；同事在自己的裝置上不受影響。',
      ],
      'lanes.unknown.perDay': ['陌生來源：每天', '攻擊者每天對一個帳號最多猜這麼多次，不管他有多少台機器。'],
      'lanes.unknown.inARow': [
        '陌生來源：連續',
        '連續猜錯這麼多次後，陌生來源的密碼一律不再檢查，直到本人完成一次驗證。',
      ],
      secondFactor: [
        '誰必須有第二重驗證',
        '知道密碼的人仍然進不來；被要求的同事登入後會看到提示，不會被擋在門外。',
      ],
      'proofs.perHour': [
        '驗證碼：每小時',
        '知道密碼的人每小時能猜這麼多次驗證碼；同事輸錯這麼多次後，換一種方式或等一會兒。',
      ],
      'proofs.perDay': ['驗證碼：每天', '一天內能猜驗證碼的總數，每種方式各自計算。'],
      'mail.perDay': [
        '驗證郵件：每天',
        '想用郵件轟炸同事的人，一天只能觸發這麼多封；同事一天也只能要這麼多次。',
      ],
      'mail.minutes': [
        '郵件驗證碼有效期',
        '越短，偷看到郵件的人越來不及用；太短，郵件來得慢的同事會用不上。',
      ],
      'devices.trustedDays': [
        '信任裝置',
        '裝置丟了，別人最多有這麼久可以利用這份信任；這麼久沒用過的裝置，同事要重新驗證。',
      ],
      'devices.secondProofDays': [
        '再問第二重驗證',
        '偷到裝置和密碼的人，最多過這麼久就要交出第二重驗證；有第二重驗證的同事也按這個間隔被問一次。',
      ],
      'sessions.days': ['登入最長有效', '被盜用的登入最多活這麼久；同事至少每隔這麼久登入一次。'],
      'sessions.idleHours': [
        '閒置後登出',
        '忘了鎖螢幕的電腦，閒置這麼久後自動登出；同事離開更久就要重新登入。',
      ],
      'sessions.freshMinutes': [
        '危險操作前再確認',
        '坐到同事電腦前的人做不了危險的事，除非剛過這麼久；同事做這些事前要再確認一次。',
      ],
      dormantDays: [
        '久未使用的帳號',
        '沒人留意的舊帳號更容易被盜用：這麼久沒登入，下次登入要多一次驗證。留空則從不。',
      ],
      travelKmh: [
        '兩次登入之間的速度',
        '比這更快地「移動」多半是別人，陌生裝置要多一次驗證；900 約為客機的速度，再低會誤問搭飛機的同事。',
      ],
      allowedNetworks: [
        '只允許從這些網路登入',
        '別處的人即使什麼都知道也登入不了；在家和出差的同事同樣登入不了。留空表示不限。',
      ],
      'networks.unsafe': [
        '不安全的網路',
        '在開放 Wi-Fi、匿名代理或明文連線上，竊聽者拿不到多少；同事在那裡只能做有限的事，或要再驗證一次。',
      ],
      'networks.officePeople': [
        '多少人算辦公室',
        '這麼多人常用的網路永遠不會被整體關閉，辦公室裡的一個攻擊者連累不了大家；越小越寬鬆。',
      ],
      'networks.freeAttempts': [
        '免費的失敗次數',
        '一個網路每小時失敗超過這麼多次，每次再試都要先花算力；同事在常用裝置上從不用花。',
      ],
      'networks.namesPerHour': [
        '一小時猜多少個帳號',
        '一個網路在一小時內猜這麼多個帳號就被關閉；同網路裡的同事用常用裝置照常登入。',
      ],
      'networks.closedMinutes': [
        '網路關閉多久',
        '越長，攻擊者換網路的代價越高；誤關時，新裝置上的同事也等得越久。',
      ],
      'networks.sprayAccounts': [
        '同一密碼試多少個帳號',
        '同一個密碼在這麼多個帳號上失敗，就是撒網式猜測，從此陌生裝置處處要花算力。',
      ],
      'networks.sprayPercent': ['或占全部帳號', '同時也要達到全部帳號的這個比例，免得人多的公司誤判。'],
      'networks.probesPerHour': [
        '試探請求',
        '掃描漏洞的請求，一小時這麼多次就關閉那個網路；同事正常使用不會產生這樣的請求。',
      ],
      'passwords.minimumLength': ['最短長度', '越長越難猜；同事要記得住，所以寧要長句子，不要怪符號。'],
      'passwords.minimumLengthWithSecondFactor': [
        '最短長度（有第二重驗證）',
        '有第二重驗證的同事可以用短一些的密碼：光有密碼進不來。',
      ],
      'passwords.minimumGuessesLog10': [
        '至少要猜多少次',
        '10 的幾次方：8 就是一億次。比長度更說明問題，「P@ssw0rd1」只值不到兩千次。',
      ],
      'passwords.minimumGuessesLog10WithSecondFactor': [
        '要猜多少次（有第二重驗證）',
        '同上，適用於有第二重驗證的同事。',
      ],
      'passwords.classes.letters': ['必須有字母', '擋不住會猜的人；給同事添麻煩。現行標準不建議。'],
      'passwords.classes.digits': ['必須有數字', '多數人會在末尾加 1，攻擊者都知道。現行標準不建議。'],
      'passwords.classes.specials': ['必須有符號', '多數人會在末尾加驚嘆號。現行標準不建議。'],
      'passwords.rotationDays': [
        '多久更換',
        '對攻擊者幾乎沒有影響：人們只改最後一位；同事會被提醒更換，但不會被鎖。留空則從不。',
      ],
      'passwords.reminderDays': ['提前提醒', '到期前這麼多天開始提醒同事。'],
      'passwords.graceSignIns': [
        '到期後還能登入',
        '到期後仍可照常登入這麼多次，之後登入時先換密碼；不會有人被擋在門外。',
      ],
      'passwords.remembered': ['不能重複使用', '最近這麼多個密碼不能再用，偷到舊密碼的人也就白偷了。'],
      'habits.times': [
        '超出平時多少倍',
        '盜用帳號大量拷貝資料的人會被攔住；同事一小時內做到平時最忙時的這麼多倍才會觸發。',
      ],
      'habits.recordsPerHour': ['一小時讀取', '低於這個數從不觸發，免得平時用得少的同事被誤傷。'],
      'habits.exportedPerHour': ['一小時匯出', '低於這個數從不觸發；匯出名單是帶走客戶最快的辦法。'],
      'habits.refusalsPerHour': ['一小時被拒絕', '到處試探自己沒有的權限的人；同事偶爾點錯不會觸發。'],
      'habits.limitedMinutes': ['受限多久', '觸發後這麼久只能檢視自己的記錄、寫跟進，之後自動恢復。'],
      approveKeys: ['新金鑰先核准', '被盜用的帳號造不出能用的金鑰；不管理金鑰的同事新增後要等核准。'],
      ssoOnly: ['只用單一登入', '偷來的密碼沒有用；同事只在一處登入。管理員保留密碼，身分系統壞了也進得來。'],
    },
    units: {
      times: '次',
      minutes: '分鐘',
      hours: '小時',
      days: '天',
      people: '人',
      accounts: '個',
      passwords: '個',
      percent: '%',
      kmh: '公里/小時',
      records: '筆',
      signs: '個字元',
      power: '次方',
      fold: '倍',
    },
    secondFactor: { nobody: '不要求', administrators: '管理員', everybody: '所有人' },
    unsafe: { nothing: '不處理', challenge: '再次驗證', limited: '受限使用' },
    passwordPreset: { recommended: '建議', handbook: '手冊', strict: '嚴格', custom: '自訂' },
    passwordPresetLabel: '密碼規則',
    passwordPresetHint: {
      recommended: '長而難猜，不要求字元種類，不定期更換：NIST SP 800-63B-4 和 OWASP ASVS 5.0 的做法。',
      handbook: '8 位，字母、數字、符號都要有，定期更換。後兩條是現行標準明確反對的：它們讓密碼更好猜。',
      strict: '15 位以上，其餘同建議。',
      custom: '下面的數字由你們自己定。',
    },
    never: '從不',
    on: '開',
    off: '關',
    none: '不限',
  },
  en: {
    groups: {
      lanes: [
        'Wrong passwords',
        'A lane is locked, never a whole account: strangers use up their attempts, and people on their own devices sign in as ever.',
      ],
      proofs: ['Second proofs', 'Authenticator apps, recovery codes, codes by mail.'],
      devices: ['Devices and sessions', 'How long a device is trusted, and how long a sign-in lasts.'],
      networks: ['Networks', 'Where somebody comes from, and guessing at scale from one place.'],
      passwords: ['Passwords', 'How hard to guess, how often changed. Nobody is ever locked for it.'],
      habits: ['Unusual amounts', 'Somebody suddenly reads or exports far more than they usually do.'],
      keys: ['API keys', 'Programs that act as people.'],
      signOn: ['Single sign-on', "Signing in at the company's own provider."],
    },
    fields: {
      'lanes.trusted.perHour': [
        'Own devices, per hour',
        "Whoever holds somebody's device has so many guesses an hour; its owner may mistype as often before the device counts as a stranger for an hour.",
      ],
      'lanes.familiar.perHour': [
        'Familiar networks, per hour',
        'Somebody in the same office has so many guesses an hour; a colleague on a new device may mistype as often, then waits or proves otherwise.',
      ],
      'lanes.familiar.perDay': [
        'Familiar networks, per day',
        'All guesses of a day from the same network; for a colleague, all typing errors of a day.',
      ],
      'lanes.unknown.perHour': [
        'From elsewhere, per hour',
        'All attackers of the world together have so many guesses an hour at one account; people on their own devices notice nothing.',
      ],
      'lanes.unknown.perDay': [
        'From elsewhere, per day',
        'So many guesses a day at one account, however many machines an attacker has.',
      ],
      'lanes.unknown.inARow': [
        'From elsewhere, in a row',
        'After so many wrong ones in a row, passwords from elsewhere are no longer looked at until the owner proves who they are.',
      ],
      secondFactor: [
        'Who must have a second factor',
        'Knowing the password is not enough to come in; people who are asked see it after signing in, nobody is turned away.',
      ],
      'proofs.perHour': [
        'Codes, per hour',
        'Who knows the password may guess so many codes an hour; a colleague may mistype as many, then takes another way or waits.',
      ],
      'proofs.perDay': ['Codes, per day', 'All wrong codes of a day, each way for itself.'],
      'mail.perDay': [
        'Mails with a code, per day',
        'Nobody can flood a mailbox with more than this; nor can its owner ask for more in a day.',
      ],
      'mail.minutes': [
        'A mailed code holds',
        'The shorter, the less time for somebody who reads along; too short, and slow mail arrives in vain.',
      ],
      'devices.trustedDays': [
        'A device is trusted',
        'A lost device helps its finder for so long at most; a colleague proves anew on a device not used for so long.',
      ],
      'devices.secondProofDays': [
        'Second factor asked again',
        'A thief of device and password needs the second factor after so long; colleagues who have one are asked as often.',
      ],
      'sessions.days': [
        'A session lasts',
        'A stolen session lives so long at most; colleagues sign in at least this often.',
      ],
      'sessions.idleHours': [
        'Signed out when idle',
        'A computer left open signs itself out after so long; colleagues who are away for longer sign in again.',
      ],
      'sessions.freshMinutes': [
        'Proof before dangerous acts',
        'Whoever sits down at an open computer can do nothing dangerous after so long; colleagues prove once more before such acts.',
      ],
      dormantDays: [
        'Accounts not used for',
        'Nobody watches an old account: not used for so long, it is asked for a second proof at its next sign-in. Empty: never.',
      ],
      travelKmh: [
        'Speed between sign-ins',
        'Whoever moves faster is likely somebody else and proves once more on an unknown device; 900 is an airliner, lower asks travellers in vain.',
      ],
      allowedNetworks: [
        'Sign-in only from',
        'Elsewhere nobody comes in, whatever they know; neither does a colleague at home or travelling. Empty: from anywhere.',
      ],
      'networks.unsafe': [
        'Unsafe networks',
        'On open Wi-Fi, anonymisers and plain http a listener gets little; colleagues there work with limits, or prove once more.',
      ],
      'networks.officePeople': [
        'People that make an office',
        'A network where so many are at home is never closed as a whole: one attacker inside harms nobody else. Lower is milder.',
      ],
      'networks.freeAttempts': [
        'Failures for free',
        'After so many failures an hour, each further try from a network costs computing; on their own devices colleagues never pay.',
      ],
      'networks.namesPerHour': [
        'Accounts guessed at in an hour',
        'A network that fails on so many accounts is closed; colleagues there go on with their own devices.',
      ],
      'networks.closedMinutes': [
        'A network stays closed',
        'The longer, the dearer for an attacker to move on; and the longer a colleague on a new device waits after a mistake.',
      ],
      'networks.sprayAccounts': [
        'One password on accounts',
        'One password failing on so many accounts is spraying: from then on unknown devices pay with computing everywhere.',
      ],
      'networks.sprayPercent': [
        'And on a share of all',
        'It must be this share of all accounts too, so that a large company is not alarmed in vain.',
      ],
      'networks.probesPerHour': [
        'Probing requests',
        'So many requests of a scanner in an hour close its network; ordinary work makes none.',
      ],
      'passwords.minimumLength': [
        'Shortest',
        'Longer is harder to guess; people must remember it, so rather a long sentence than odd signs.',
      ],
      'passwords.minimumLengthWithSecondFactor': [
        'Shortest with a second factor',
        'May be shorter: the password alone lets nobody in.',
      ],
      'passwords.minimumGuessesLog10': [
        'Worth guesses',
        'As a power of ten: 8 is a hundred million. It says more than length: “P@ssw0rd1” is worth less than two thousand.',
      ],
      'passwords.minimumGuessesLog10WithSecondFactor': [
        'Guesses with a second factor',
        'The same for those who have a second factor.',
      ],
      'passwords.classes.letters': [
        'Must have letters',
        'Stops nobody who guesses well and annoys everybody. Current standards advise against it.',
      ],
      'passwords.classes.digits': [
        'Must have digits',
        'Most people add a 1 at the end, and attackers know. Current standards advise against it.',
      ],
      'passwords.classes.specials': [
        'Must have signs',
        'Most people add an exclamation mark. Current standards advise against it.',
      ],
      'passwords.rotationDays': [
        'Changed every',
        'Hardly hinders attackers, as people change the last sign only; colleagues are reminded and asked, never locked. Empty: never.',
      ],
      'passwords.reminderDays': ['Reminded before', 'Colleagues are reminded so long before it falls due.'],
      'passwords.graceSignIns': [
        'Sign-ins after that',
        'So many sign-ins go on as usual, then the change comes first after signing in; nobody is turned away.',
      ],
      'passwords.remembered': [
        'Not used again',
        'The last so many passwords cannot come back, so a stolen old one stays useless.',
      ],
      'habits.times': [
        'Times the usual',
        "Who copies everything with a stolen account is stopped; a colleague has to do so many times their busiest hour's work.",
      ],
      'habits.recordsPerHour': [
        'Records read in an hour',
        'Never below this, so that people who read little are not stopped for a busy day.',
      ],
      'habits.exportedPerHour': [
        'Records exported in an hour',
        'Never below this; exporting is the fastest way to walk off with customers.',
      ],
      'habits.refusalsPerHour': [
        'Refusals in an hour',
        'Trying all doors that are not one’s own; a wrong click now and then does nothing.',
      ],
      'habits.limitedMinutes': [
        'Limited for',
        'For so long one sees only one’s own records and writes follow-ups; then all is as before, by itself.',
      ],
      approveKeys: [
        'New keys wait for approval',
        'A stolen account makes no key that works; colleagues who do not manage keys wait for somebody who does.',
      ],
      ssoOnly: [
        'Single sign-on only',
        'A stolen password is worth nothing; colleagues sign in at one place. Administrators keep theirs, in case the provider fails.',
      ],
    },
    units: {
      times: 'times',
      minutes: 'minutes',
      hours: 'hours',
      days: 'days',
      people: 'people',
      accounts: 'accounts',
      passwords: 'passwords',
      percent: '%',
      kmh: 'km/h',
      records: 'records',
      signs: 'characters',
      power: 'zeros',
      fold: 'times',
    },
    secondFactor: { nobody: 'Nobody', administrators: 'Administrators', everybody: 'Everybody' },
    unsafe: { nothing: 'Do nothing', challenge: 'Prove again', limited: 'Limited work' },
    passwordPreset: { recommended: 'Recommended', handbook: 'Handbook', strict: 'Strict', custom: 'Custom' },
    passwordPresetLabel: 'Password rules',
    passwordPresetHint: {
      recommended:
        'Long and hard to guess, no classes, no rotation: as NIST SP 800-63B-4 and OWASP ASVS 5.0 have it.',
      handbook:
        'Eight characters of three classes, changed regularly. Current standards forbid the last two: they make passwords easier to guess.',
      strict: 'Fifteen or more, else as recommended.',
      custom: 'The numbers below are your own.',
    },
    never: 'never',
    on: 'on',
    off: 'off',
    none: 'anywhere',
  },
});
