/** The numbers of the policy in Simplified Chinese. */
import type { FieldWords } from './said.ts';

export const zhHans: FieldWords = {
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
    'mail.minutes': ['邮件验证码有效期', '越短，偷看到邮件的人越来不及用；太短，邮件来得慢的同事会用不上。'],
    'devices.trustedDays': [
      '信任设备',
      '设备丢了，别人最多有这么久可以利用这份信任；这么久没用过的设备，同事要重新验证。',
    ],
    'devices.secondProofDays': [
      '再问第二重验证',
      '偷到设备和密码的人，最多过这么久就要交出第二重验证；有第二重验证的同事也按这个间隔被问一次。',
    ],
    'sessions.days': ['登录最长有效', '被盗用的登录最多活这么久；同事至少每隔这么久登录一次。'],
    'sessions.idleHours': ['闲置后退出', '忘了锁屏的电脑，闲置这么久后自动退出；同事离开更久就要重新登录。'],
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
};
