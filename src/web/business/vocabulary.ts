/** The words of the business's vocabularies. Industries, sources and levels are open: a company's own word stays as it is. */
import { defineMessages } from '#kit';
import type {
  customerKinds,
  followUpKinds,
  followUpOutcomes,
  industries,
  lossReasons,
  RecordObject,
  sources,
  stageKinds,
} from '#contract/business/choices';

type Words<V extends readonly string[]> = Record<V[number], string>;

export const industryWords = defineMessages<Words<typeof industries>>({
  'zh-Hans': {
    technology: '科技',
    software: '软件',
    telecommunications: '通信',
    electronics: '电子',
    manufacturing: '制造',
    automotive: '汽车',
    energy: '能源',
    construction: '建筑',
    'real-estate': '房地产',
    retail: '零售',
    wholesale: '批发',
    'e-commerce': '电子商务',
    logistics: '物流',
    finance: '金融',
    insurance: '保险',
    medical: '医疗',
    pharmaceutical: '医药',
    education: '教育',
    government: '政府',
    media: '媒体',
    marketing: '营销',
    entertainment: '文娱',
    tourism: '旅游',
    catering: '餐饮',
    agriculture: '农业',
    employment: '人力资源',
    services: '服务',
    consulting: '咨询',
    other: '其他',
  },
  'zh-Hant': {
    technology: '科技',
    software: '軟體',
    telecommunications: '通訊',
    electronics: '電子',
    manufacturing: '製造',
    automotive: '汽車',
    energy: '能源',
    construction: '營建',
    'real-estate': '不動產',
    retail: '零售',
    wholesale: '批發',
    'e-commerce': '電子商務',
    logistics: '物流',
    finance: '金融',
    insurance: '保險',
    medical: '醫療',
    pharmaceutical: '製藥',
    education: '教育',
    government: '政府',
    media: '媒體',
    marketing: '行銷',
    entertainment: '娛樂',
    tourism: '旅遊',
    catering: '餐飲',
    agriculture: '農業',
    employment: '人力資源',
    services: '服務',
    consulting: '顧問',
    other: '其他',
  },
  en: {
    technology: 'Technology',
    software: 'Software',
    telecommunications: 'Telecommunications',
    electronics: 'Electronics',
    manufacturing: 'Manufacturing',
    automotive: 'Automotive',
    energy: 'Energy',
    construction: 'Construction',
    'real-estate': 'Real estate',
    retail: 'Retail',
    wholesale: 'Wholesale',
    'e-commerce': 'E-commerce',
    logistics: 'Logistics',
    finance: 'Finance',
    insurance: 'Insurance',
    medical: 'Medical',
    pharmaceutical: 'Pharmaceutical',
    education: 'Education',
    government: 'Government',
    media: 'Media',
    marketing: 'Marketing',
    entertainment: 'Entertainment',
    tourism: 'Tourism',
    catering: 'Catering',
    agriculture: 'Agriculture',
    employment: 'Employment',
    services: 'Services',
    consulting: 'Consulting',
    other: 'Other',
  },
});

export const sourceWords = defineMessages<Words<typeof sources>>({
  'zh-Hans': {
    website: '官网',
    referral: '转介绍',
    exhibition: '展会',
    advertisement: '广告',
    'cold-call': '陌生拜访',
    partner: '合作伙伴',
    'social-media': '社交媒体',
    import: '导入',
    other: '其他',
  },
  'zh-Hant': {
    website: '官方網站',
    referral: '轉介紹',
    exhibition: '展覽',
    advertisement: '廣告',
    'cold-call': '陌生開發',
    partner: '合作夥伴',
    'social-media': '社群媒體',
    import: '匯入',
    other: '其他',
  },
  en: {
    website: 'Website',
    referral: 'Referral',
    exhibition: 'Exhibition',
    advertisement: 'Advertisement',
    'cold-call': 'Cold call',
    partner: 'Partner',
    'social-media': 'Social media',
    import: 'Import',
    other: 'Other',
  },
});

export const customerKindWords = defineMessages<Words<typeof customerKinds>>({
  'zh-Hans': { company: '公司', person: '个人' },
  'zh-Hant': { company: '公司', person: '個人' },
  en: { company: 'Company', person: 'Person' },
});

export const followUpKindWords = defineMessages<Words<typeof followUpKinds>>({
  'zh-Hans': { call: '电话', visit: '拜访', mail: '邮件', chat: '聊天', note: '备注', task: '待办' },
  'zh-Hant': { call: '電話', visit: '拜訪', mail: '郵件', chat: '聊天', note: '備註', task: '待辦' },
  en: { call: 'Call', visit: 'Visit', mail: 'E-mail', chat: 'Chat', note: 'Note', task: 'To do' },
});

export const outcomeWords = defineMessages<Words<typeof followUpOutcomes>>({
  'zh-Hans': {
    reached: '已联系上',
    'not-reached': '没联系上',
    interested: '有意向',
    'not-interested': '没有意向',
    agreed: '已达成一致',
    problem: '有问题要解决',
    none: '无结果',
  },
  'zh-Hant': {
    reached: '已聯絡上',
    'not-reached': '未聯絡上',
    interested: '有意願',
    'not-interested': '沒有意願',
    agreed: '已達成共識',
    problem: '有問題待處理',
    none: '無結果',
  },
  en: {
    reached: 'Reached',
    'not-reached': 'Not reached',
    interested: 'Interested',
    'not-interested': 'Not interested',
    agreed: 'Agreed',
    problem: 'Problem to solve',
    none: 'No outcome',
  },
});

export const stageKindWords = defineMessages<Words<typeof stageKinds>>({
  'zh-Hans': { open: '进行中', won: '赢单', lost: '输单' },
  'zh-Hant': { open: '進行中', won: '成交', lost: '失敗' },
  en: { open: 'Open', won: 'Won', lost: 'Lost' },
});

export const lossReasonWords = defineMessages<Words<typeof lossReasons>>({
  'zh-Hans': {
    price: '价格太高',
    competitor: '选择了竞争对手',
    product: '产品不合适',
    timing: '时机不对',
    'no-budget': '没有预算',
    'no-decision': '没有决定',
    'no-contact': '失去联系',
    other: '其他原因',
  },
  'zh-Hant': {
    price: '價格太高',
    competitor: '選擇了競爭對手',
    product: '產品不合適',
    timing: '時機不對',
    'no-budget': '沒有預算',
    'no-decision': '遲未決定',
    'no-contact': '失去聯絡',
    other: '其他原因',
  },
  en: {
    price: 'Price too high',
    competitor: 'Chose a competitor',
    product: 'Product did not fit',
    timing: 'Wrong time',
    'no-budget': 'No budget',
    'no-decision': 'No decision made',
    'no-contact': 'Lost contact',
    other: 'Another reason',
  },
});

export const objectWords = defineMessages<Record<RecordObject, string>>({
  'zh-Hans': {
    customer: '客户',
    contact: '联系人',
    followUp: '跟进',
    opportunity: '商机',
    product: '产品',
    attachment: '附件',
  },
  'zh-Hant': {
    customer: '客戶',
    contact: '聯絡人',
    followUp: '跟進',
    opportunity: '商機',
    product: '產品',
    attachment: '附件',
  },
  en: {
    customer: 'Customer',
    contact: 'Contact',
    followUp: 'Follow-up',
    opportunity: 'Opportunity',
    product: 'Product',
    attachment: 'File',
  },
});

/** What was done to a record. */
export const actionWords = defineMessages<
  Record<'created' | 'changed' | 'moved' | 'deleted' | 'restored', string>
>({
  'zh-Hans': {
    created: '新建',
    changed: '修改',
    moved: '推进阶段',
    deleted: '移入回收站',
    restored: '从回收站恢复',
  },
  'zh-Hant': {
    created: '新增',
    changed: '修改',
    moved: '變更階段',
    deleted: '移至回收桶',
    restored: '從回收桶還原',
  },
  en: {
    created: 'created',
    changed: 'changed',
    moved: 'moved to another stage',
    deleted: 'put into the bin',
    restored: 'restored',
  },
});

const inChinese = (n: number) => n.toLocaleString('zh-CN');
const inEnglish = (n: number, one: string, many: string) =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
/** How many of a kind of record, in words. */
export const countWords = defineMessages({
  'zh-Hans': {
    customer: (n: number) => `${inChinese(n)} 位客户`,
    contact: (n: number) => `${inChinese(n)} 位联系人`,
    followUp: (n: number) => `${inChinese(n)} 次跟进`,
    opportunity: (n: number) => `${inChinese(n)} 个商机`,
    product: (n: number) => `${inChinese(n)} 个产品`,
    attachment: (n: number) => `${inChinese(n)} 个附件`,
  },
  'zh-Hant': {
    customer: (n) => `${inChinese(n)} 位客戶`,
    contact: (n) => `${inChinese(n)} 位聯絡人`,
    followUp: (n) => `${inChinese(n)} 次跟進`,
    opportunity: (n) => `${inChinese(n)} 個商機`,
    product: (n) => `${inChinese(n)} 項產品`,
    attachment: (n) => `${inChinese(n)} 個附件`,
  },
  en: {
    customer: (n) => inEnglish(n, 'customer', 'customers'),
    contact: (n) => inEnglish(n, 'contact', 'contacts'),
    followUp: (n) => inEnglish(n, 'follow-up', 'follow-ups'),
    opportunity: (n) => inEnglish(n, 'deal', 'deals'),
    product: (n) => inEnglish(n, 'product', 'products'),
    attachment: (n) => inEnglish(n, 'file', 'files'),
  },
});
