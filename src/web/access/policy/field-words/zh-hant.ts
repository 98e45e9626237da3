/** The numbers of the policy in Traditional Chinese. */
import type { FieldWords } from './said.ts';

export const zhHant: FieldWords = {
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
    'mail.minutes': ['郵件驗證碼有效期', '越短，偷看到郵件的人越來不及用；太短，郵件來得慢的同事會用不上。'],
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
};
