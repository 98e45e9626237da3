import { defineMessages } from '#kit';

/** What the meter says: the rule, how good it is, what is wrong, what would help. */
export const passwordWords = defineMessages({
  'zh-Hans': {
    rule: (least: number, withSecondFactor: number) =>
      least === withSecondFactor
        ? `至少 ${least} 个字符，任何文字、空格和符号都可以，也可以粘贴。`
        : `至少 ${least} 个字符（启用两步验证后至少 ${withSecondFactor} 个），任何文字、空格和符号都可以，也可以粘贴。`,
    ruleClasses: '须同时包含：',
    kinds: { letters: '字母或汉字', digits: '数字', specials: '符号' },
    and: '、',
    meter: '密码强度',
    levels: { none: '还不能用', nearly: '还差一点', good: '可以使用', strong: '很强' },
    online: (time: string) => `在登录页上猜出它：${time}。`,
    stolen: (time: string) => `数据库被盗后猜出它：${time}。`,
    times: {
      at_once: '一分钟内',
      minutes: '几分钟',
      hours: '几小时',
      days: '几天',
      months: '几个月',
      years: '几年',
      centuries: '几百年以上',
    },
    advice: {
      more_words: '再加两三个互不相关的词，比换符号有用得多。',
      not_about_you: '去掉姓名、公司、生日、电话和邮箱：猜的人最先试这些。',
      no_years_or_dates: '年份和日期只有几百种，几乎不增加难度。',
      no_repeats: '重复的部分只算一次。',
      no_sequences: '123、abc 这样的顺序很容易被猜到。',
      no_keyboard_walks: '键盘上相邻的键（如 qwerty、1qaz）是最常见的猜法。',
      swapped_signs_help_little: '用 @ 代替 a、0 代替 o，猜的人都知道。',
      use_a_manager: '密码管理器可以替您想一个并记住，粘贴进来就行。',
    },
    rough: '服务器正忙，这里只是粗略而偏严的估计。',
    reminder: (day: string) => `请在 ${day} 之前换一个新密码。`,
    grace: (n: number) => `您的密码该换了。还可以照常登录 ${n} 次，之后登录时会先请您换密码。`,
    due: '您的密码该换了，请现在换一个。您不会被锁在门外。',
    byAge: '这个密码已经用得够久了',
    byRules: '密码规则更新了，您现在的密码不再符合',
  },
  'zh-Hant': {
    rule: (least, withSecondFactor) =>
      least === withSecondFactor
        ? `至少 ${least} 個字元，任何文字、空格與符號都可以，也可以貼上。`
        : `至少 ${least} 個字元（啟用兩步驟驗證後至少 ${withSecondFactor} 個），任何文字、空格與符號都可以，也可以貼上。`,
    ruleClasses: '須同時包含：',
    kinds: { letters: '字母或漢字', digits: '數字', specials: '符號' },
    and: '、',
    meter: '密碼強度',
    levels: { none: '還不能用', nearly: '還差一點', good: '可以使用', strong: '很強' },
    online: (time) => `在登入頁上猜出它：${time}。`,
    stolen: (time) => `資料庫遭竊後猜出它：${time}。`,
    times: {
      at_once: '一分鐘內',
      minutes: '幾分鐘',
      hours: '幾小時',
      days: '幾天',
      months: '幾個月',
      years: '幾年',
      centuries: '幾百年以上',
    },
    advice: {
      more_words: '再加兩三個互不相關的詞，比換符號有用得多。',
      not_about_you: '去掉姓名、公司、生日、電話與電子郵件：猜的人最先試這些。',
      no_years_or_dates: '年份與日期只有幾百種，幾乎不增加難度。',
      no_repeats: '重複的部分只算一次。',
      no_sequences: '123、abc 這樣的順序很容易被猜到。',
      no_keyboard_walks: '鍵盤上相鄰的鍵（如 qwerty、1qaz）是最常見的猜法。',
      swapped_signs_help_little: '用 @ 代替 a、0 代替 o，猜的人都知道。',
      use_a_manager: '密碼管理工具可以替您想一組並記住，貼上就行。',
    },
    rough: '伺服器正忙，這裡只是粗略而偏嚴的估計。',
    reminder: (day) => `請在 ${day} 之前換一組新密碼。`,
    grace: (n) => `您的密碼該換了。還可以照常登入 ${n} 次，之後登入時會先請您換密碼。`,
    due: '您的密碼該換了，請現在換一組。您不會被鎖在門外。',
    byAge: '這組密碼已經用得夠久了',
    byRules: '密碼規則更新了，您目前的密碼不再符合',
  },
  en: {
    rule: (least, withSecondFactor) =>
      least === withSecondFactor
        ? `At least ${least} characters; any letters, spaces and signs will do. Pasting is welcome.`
        : `At least ${least} characters (${withSecondFactor} with a second factor); any letters, spaces and signs will do. Pasting is welcome.`,
    ruleClasses: 'It must have: ',
    kinds: { letters: 'a letter', digits: 'a digit', specials: 'a sign' },
    and: ', ',
    meter: 'Strength',
    levels: { none: 'Not usable yet', nearly: 'Nearly there', good: 'Good to use', strong: 'Strong' },
    online: (time) => `To guess it at the sign-in page: ${time}.`,
    stolen: (time) => `To guess it from a stolen database: ${time}.`,
    times: {
      at_once: 'under a minute',
      minutes: 'minutes',
      hours: 'hours',
      days: 'days',
      months: 'months',
      years: 'years',
      centuries: 'centuries',
    },
    advice: {
      more_words:
        'Add two or three words that have nothing to do with each other: that helps far more than signs.',
      not_about_you: 'Leave out names, company, birthday, phone and e-mail: they are tried first.',
      no_years_or_dates: 'There are only a few hundred likely years and dates: they add next to nothing.',
      no_repeats: 'What is repeated counts once.',
      no_sequences: 'Sequences such as 123 or abc are guessed early.',
      no_keyboard_walks: 'Neighbouring keys (qwerty, 1qaz) are among the first guesses.',
      swapped_signs_help_little: 'Everybody who guesses knows @ for a and 0 for o.',
      use_a_manager: 'A password manager thinks one up and remembers it: paste it here.',
    },
    rough: 'The server is busy: this is a rough and strict guess.',
    reminder: (day) => `Please choose a new one before ${day}.`,
    grace: (n) =>
      n === 1
        ? 'It is time for a new one. You can sign in as usual once more; after that, changing it comes first.'
        : `It is time for a new one. You can sign in as usual ${n} more times; after that, changing it comes first.`,
    due: 'It is time for a new one: please change it now. You are not locked out.',
    byAge: 'This password has served long enough',
    byRules: 'The rules have changed, and your password no longer meets them',
  },
});
