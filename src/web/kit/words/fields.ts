/** What can be wrong with one field, as a person reads it beside that field. */
import type { Locale } from '#contract/fields';
import { defineMessages } from './define.ts';

/** Where a limit is known (the browser's own check knows it), the sentence names it. */
export interface FieldFault {
  code: string;
  detail: string;
  limit?: number | undefined;
  /** What the limit counts. */
  of?: 'text' | 'list' | 'number' | undefined;
}

const words = defineMessages({
  'zh-Hans': {
    required: '请填写',
    longText: (n: number) => `最多 ${n} 个字符`,
    shortText: (n: number) => `至少 ${n} 个字符`,
    longList: (n: number) => `最多 ${n} 项`,
    shortList: (n: number) => `至少 ${n} 项`,
    high: (n: number) => `不能大于 ${n}`,
    low: (n: number) => `不能小于 ${n}`,
    tooBig: '太长或太大',
    tooSmall: '太短或太小',
    email: '请填写完整的邮箱地址，如 name@example.com',
    date: '请填写日期，如 2026-01-31',
    url: '请填写完整的网址，如 https://example.com',
    format: '格式不对',
    type: '类型不对',
    value: '不在可选范围内',
    keys: '有不认识的内容',
    control: '含有不能使用的特殊字符',
    range: '超出可用范围',
    currency: '没有这种货币',
    timeZone: '没有这个时区',
    unknown: '找不到所选的记录，它可能已被删除',
    duplicate: '已被使用',
    weak: '太容易被猜到，请换一个更不常见的',
    common: '太常见：每个猜密码的人都会先试它',
    aboutYou: '主要由您的姓名、公司、生日、电话或邮箱组成',
    guessable: '还太容易被猜到',
    needsLetter: '还需要字母或汉字',
    needsDigit: '还需要数字',
    needsSpecial: '还需要符号（空格也算）',
    nearCopy: '和当前密码太像了',
    usedBefore: '最近用过，请换一个新的',
    network: '这不是一个网络，或者太大了',
    past: '这个时间已经过去了',
    tooFar: '太远了：最多 90 天',
    oneself: '不能对自己这样做，请另一位管理员来做',
    wrong: '不正确',
    other: '不能这样填写',
  },
  'zh-Hant': {
    required: '請填寫',
    longText: (n) => `最多 ${n} 個字元`,
    shortText: (n) => `至少 ${n} 個字元`,
    longList: (n) => `最多 ${n} 項`,
    shortList: (n) => `至少 ${n} 項`,
    high: (n) => `不能大於 ${n}`,
    low: (n) => `不能小於 ${n}`,
    tooBig: '太長或太大',
    tooSmall: '太短或太小',
    email: '請填寫完整的電子郵件地址，如 name@example.com',
    date: '請填寫日期，如 2026-01-31',
    url: '請填寫完整的網址，如 https://example.com',
    format: '格式不正確',
    type: '類型不正確',
    value: '不在可選範圍內',
    keys: '有無法辨識的內容',
    control: '含有無法使用的特殊字元',
    range: '超出可用範圍',
    currency: '沒有這種貨幣',
    timeZone: '沒有這個時區',
    unknown: '找不到所選的記錄，它可能已被刪除',
    duplicate: '已被使用',
    weak: '太容易被猜到，請換一個更不常見的',
    common: '太常見：每個猜密碼的人都會先試它',
    aboutYou: '主要由您的姓名、公司、生日、電話或電子郵件組成',
    guessable: '還太容易被猜到',
    needsLetter: '還需要字母或漢字',
    needsDigit: '還需要數字',
    needsSpecial: '還需要符號（空格也算）',
    nearCopy: '和目前的密碼太像了',
    usedBefore: '最近用過，請換一組新的',
    network: '這不是一個網路，或者太大了',
    past: '這個時間已經過去了',
    tooFar: '太遠了：最多 90 天',
    oneself: '不能對自己這樣做，請另一位管理員來做',
    wrong: '不正確',
    other: '無法這樣填寫',
  },
  en: {
    required: 'Please fill in',
    longText: (n) => `At most ${n} characters`,
    shortText: (n) => `At least ${n} characters`,
    longList: (n) => `At most ${n}`,
    shortList: (n) => `At least ${n}`,
    high: (n) => `Not more than ${n}`,
    low: (n) => `Not less than ${n}`,
    tooBig: 'Too long or too large',
    tooSmall: 'Too short or too small',
    email: 'A whole e-mail address, like name@example.com',
    date: 'A date, like 2026-01-31',
    url: 'A whole web address, like https://example.com',
    format: 'Not in the right form',
    type: 'Not of the right kind',
    value: 'Not one of the choices',
    keys: 'Holds something unknown',
    control: 'Holds characters that cannot be used',
    range: 'Out of range',
    currency: 'There is no such currency',
    timeZone: 'There is no such time zone',
    unknown: 'Not found; it may have been deleted',
    duplicate: 'Already in use',
    weak: 'Too easy to guess; choose a less common one',
    common: 'Too common: everybody who guesses tries it first',
    aboutYou: 'Mostly made of your name, company, birthday, phone or e-mail',
    guessable: 'Still too easy to guess',
    needsLetter: 'It needs a letter',
    needsDigit: 'It needs a digit',
    needsSpecial: 'It needs a sign (a space counts)',
    nearCopy: 'Too much like the present one',
    usedBefore: 'Used not long ago: choose a new one',
    network: 'This is no network, or too wide a one',
    past: 'This time has passed already',
    tooFar: 'Too far off: 90 days at most',
    oneself: 'Nobody does this to themselves: ask another administrator',
    wrong: 'Not right',
    other: 'This cannot be taken',
  },
});

type Word = {
  [K in keyof (typeof words)['en']]: (typeof words)['en'][K] extends string ? K : never;
}[keyof (typeof words)['en']];

/** The API's and zod's codes, each with its word. */
export const fieldCodes: Record<string, Word> = {
  required: 'required',
  too_big: 'tooBig',
  too_long: 'tooBig',
  too_small: 'tooSmall',
  too_short: 'tooSmall',
  invalid_format: 'format',
  invalid_type: 'type',
  invalid_value: 'value',
  invalid_union: 'value',
  not_multiple_of: 'format',
  unrecognized_keys: 'keys',
  control_characters: 'control',
  out_of_range: 'range',
  unknown_currency: 'currency',
  unknown_time_zone: 'timeZone',
  not_a_web_address: 'url',
  unknown: 'unknown',
  not_found: 'unknown',
  duplicate: 'duplicate',
  weak_password: 'weak',
  too_common: 'common',
  about_you: 'aboutYou',
  too_guessable: 'guessable',
  needs_letter: 'needsLetter',
  needs_digit: 'needsDigit',
  needs_special: 'needsSpecial',
  near_copy: 'nearCopy',
  used_before: 'usedBefore',
  invalid_network: 'network',
  past: 'past',
  too_far: 'tooFar',
  oneself: 'oneself',
  wrong_credentials: 'wrong',
  wrong_code: 'wrong',
  wrong_proof: 'wrong',
  email: 'email',
  date: 'date',
};

/** One sentence for one fault of one field. An unknown code falls back to the API's own detail. */
export function fieldSentence({ code, detail, limit, of }: FieldFault, locale: Locale): string {
  const t = words[locale];
  if (limit !== undefined && code === 'too_big') {
    return of === 'number' ? t.high(limit) : of === 'list' ? t.longList(limit) : t.longText(limit);
  }
  if (limit !== undefined && code === 'too_small') {
    return of === 'number' ? t.low(limit) : of === 'list' ? t.shortList(limit) : t.shortText(limit);
  }
  const word = Object.hasOwn(fieldCodes, code) ? fieldCodes[code] : undefined;
  return word ? t[word] : detail || t.other;
}
