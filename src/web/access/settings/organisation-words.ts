import { defineMessages } from '#kit';

export const organisationWords = defineMessages({
  'zh-Hans': {
    name: '公司或组织名称',
    language: '语言',
    languageHint: '用于新同事和系统发出的邮件；每个人可以各自选择界面语言。',
    currency: '默认货币',
    timeZone: '时区',
    timeZoneHint: '“今天”从哪里算起，以及时间怎样显示。',
    demo: '演示数据',
    demoHint: '虚构的公司：同事、客户、联系人、跟进和商机，供您四处看看。',
    fill: '填入演示数据',
    filled: (customers: number, opportunities: number) =>
      `已填入 ${customers} 个客户和 ${opportunities} 个商机`,
    there: '系统中有演示数据。',
  },
  'zh-Hant': {
    name: '公司或組織名稱',
    language: '語言',
    languageHint: '用於新同事與系統寄出的郵件；每個人可以各自選擇介面語言。',
    currency: '預設貨幣',
    timeZone: '時區',
    timeZoneHint: '「今天」從哪裡算起，以及時間如何顯示。',
    demo: '示範資料',
    demoHint: '虛構的公司：同事、客戶、聯絡人、跟進與商機，供您四處看看。',
    fill: '填入示範資料',
    filled: (customers, opportunities) => `已填入 ${customers} 個客戶與 ${opportunities} 個商機`,
    there: '系統中有示範資料。',
  },
  en: {
    name: 'Company or organisation',
    language: 'Language',
    languageHint: 'For new colleagues and the mails we send; everybody chooses their own for the pages.',
    currency: 'Usual currency',
    timeZone: 'Time zone',
    timeZoneHint: 'Where “today” begins, and how times are shown.',
    demo: 'Demo data',
    demoHint:
      'A made-up company with colleagues, customers, contacts, follow-ups and deals, to look around in.',
    fill: 'Fill in the demo company',
    filled: (customers, opportunities) => `${customers} customers and ${opportunities} opportunities came in`,
    there: 'There is demo data in here.',
  },
});
