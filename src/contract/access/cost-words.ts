/** What the report on the cost of locks says, on its page and as a PDF. */
import type { Locale } from '../fields.ts';

interface CostReportWords {
  title: string;
  hint: string;
  people: string;
  time: string;
  money: string;
  noRate: string;
  hours: (hours: number, minutes: number) => string;
  locks: string;
  person: string;
  why: string;
  when: string;
  goesOn: string;
  none: string;
  noneHint: string;
  records: string;
  noRecords: string;
  dueOn: (day: string) => string;
  madeBy: (who: string, when: string) => string;
}

export const costReportWords: Record<Locale, CostReportWords> = {
  'zh-Hans': {
    title: '锁定的代价',
    records: '数字背后的记录',
    madeBy: (who, when) => `${who} 于 ${when} 制作`,
    hint: '没有估算：每个数字都是数得出来的记录，点开可见；时间只算组织的工作时间，节假日不算。按记录现在的样子计算。',
    people: '受影响的人',
    time: '工作时间',
    money: '费用',
    noRate: '没有设置费率，不显示费用。',
    hours: (hours, minutes) => (hours > 0 ? `${hours} 小时 ${minutes} 分` : `${minutes} 分`),
    locks: '锁定',
    person: '谁',
    why: '原因',
    when: '从何时到何时',
    goesOn: '至今',
    none: '这个月没有人的账号被锁定。',
    noneHint: '只有账号的锁定计入；一条通道用完不影响工作，不计。',
    noRecords: '没有记录受影响。',
    dueOn: (day) => `${day} 到期`,
  },
  'zh-Hant': {
    title: '鎖定的代價',
    records: '數字背後的記錄',
    madeBy: (who, when) => `${who} 於 ${when} 製作`,
    hint: '沒有估算：每個數字都是數得出來的記錄，點開可見；時間只算組織的工作時間，節假日不算。按記錄現在的樣子計算。',
    people: '受影響的人',
    time: '工作時間',
    money: '費用',
    noRate: '沒有設定費率，不顯示費用。',
    hours: (hours, minutes) => (hours > 0 ? `${hours} 小時 ${minutes} 分` : `${minutes} 分`),
    locks: '鎖定',
    person: '誰',
    why: '原因',
    when: '從何時到何時',
    goesOn: '至今',
    none: '這個月沒有人的帳號被鎖定。',
    noneHint: '只有帳號的鎖定計入；一條通道用完不影響工作，不計。',
    noRecords: '沒有記錄受影響。',
    dueOn: (day) => `${day} 到期`,
  },
  en: {
    title: 'What locks cost',
    records: 'The records behind the figures',
    madeBy: (who, when) => `Made by ${who}, ${when}`,
    hint: 'Nothing is estimated: each figure is a count of records that can be opened; time counts within the organisation’s working hours, holidays left out. As records stand now.',
    people: 'People concerned',
    time: 'Working time',
    money: 'Money',
    noRate: 'No rate is set, so no money is shown.',
    hours: (hours, minutes) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`),
    locks: 'Locks',
    person: 'Who',
    why: 'Why',
    when: 'From and until',
    goesOn: 'now',
    none: 'Nobody’s account was locked in this month.',
    noneHint: 'Only locks of accounts count: a lane that is spent keeps nobody from working.',
    noRecords: 'No record suffered.',
    dueOn: (day) => `due ${day}`,
  },
};
