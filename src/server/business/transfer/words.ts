/** The words that closed and open vocabularies go by, ours and other systems': reading knows all, writing takes ours. */
import {
  customerKinds,
  followUpKinds,
  followUpOutcomes,
  industries,
  lossReasons,
  sources,
} from '#contract/business/choices';
import type { Locale } from '#contract/fields';
import { folded } from './folding.ts';

interface Word {
  names: Record<Locale, string>;
  known: readonly string[];
}
type Words<K extends string> = Record<K, string>;

/** Each entry: `en|zh-Hans|zh-Hant`, then other names, folded, apart by spaces. */
function vocabulary<K extends string>(entries: Words<K>): ReadonlyMap<K, Word> {
  return new Map(
    (Object.entries(entries) as [K, string][]).map(([key, said]) => {
      const [ours = '', others = ''] = said.split(' / ');
      const [en = '', hans = '', hant = hans] = ours.split('|');
      const known = [key, en, hans, hant, ...others.split(' ')].filter((w) => w !== '').map(folded);
      return [key, { names: { en, 'zh-Hans': hans, 'zh-Hant': hant }, known }];
    }),
  );
}

// Open vocabularies: only other ways of writing the same word. What is merely near it is a company's own word, and stays.
const industryWords = vocabulary<(typeof industries)[number]>({
  technology: 'Technology|科技|科技 / tech',
  software: 'Software|软件|軟體',
  telecommunications: 'Telecommunications|通信|電信 / telecom',
  electronics: 'Electronics|电子|電子',
  manufacturing: 'Manufacturing|制造|製造 / 制造业 製造業',
  automotive: 'Automotive|汽车|汽車 / 汽车行业',
  energy: 'Energy|能源|能源',
  construction: 'Construction|建筑|建築 / 建筑业',
  'real-estate': 'Real estate|房地产|房地產',
  retail: 'Retail|零售|零售 / 零售业 零售業',
  wholesale: 'Wholesale|批发|批發',
  'e-commerce': 'E-commerce|电子商务|電子商務 / 电商 電商',
  logistics: 'Logistics|物流|物流',
  finance: 'Finance|金融|金融 / 金融业 金融業',
  insurance: 'Insurance|保险|保險',
  medical: 'Medical|医疗|醫療',
  pharmaceutical: 'Pharmaceuticals|医药|醫藥 / pharma',
  education: 'Education|教育|教育',
  government: 'Government|政府|政府',
  media: 'Media|媒体|媒體',
  marketing: 'Marketing|营销|行銷',
  entertainment: 'Entertainment|娱乐|娛樂',
  tourism: 'Tourism|旅游|旅遊 / 旅游业',
  catering: 'Catering|餐饮|餐飲',
  agriculture: 'Agriculture|农业|農業',
  employment: 'Employment|人力资源|人力資源',
  services: 'Services|服务|服務 / 服务业 服務業',
  consulting: 'Consulting|咨询|諮詢',
  other: 'Other|其他|其他 / others 其它',
});

const sourceWords = vocabulary<(typeof sources)[number]>({
  website: 'Website|官网|官網 / web',
  referral:
    'Referral|转介绍|轉介紹 / 客户介绍 朋友介绍 推荐 externalreferral employeereferral referrals 推薦',
  exhibition: 'Exhibition|展会|展會 / tradeshow 展览',
  advertisement: 'Advertisement|广告|廣告',
  'cold-call': 'Cold call|电话开发|電話開發 / coldcalling',
  partner: 'Partner|合作伙伴|合作夥伴',
  'social-media': 'Social media|社交媒体|社群媒體',
  import: 'Import|导入|匯入',
  other: 'Other|其他|其他 / others 其它',
});

const choiceWords = {
  'customer.kind': vocabulary<(typeof customerKinds)[number]>({
    company: 'Company|企业|企業 / business organization organisation b2b 公司 企业客户 单位 法人',
    person: 'Person|个人|個人 / individual private personal b2c 个人客户 自然人',
  }),
  'followUp.kind': vocabulary<(typeof followUpKinds)[number]>({
    call: 'Call|电话|電話 / phone phonecall calls 通话 电话沟通 打电话 电话拜访 去电 来电',
    visit: 'Visit|拜访|拜訪 / meeting meetings event appointment 上门拜访 会议 面谈 上门 見面 会面 登门拜访',
    mail: 'Mail|邮件|郵件 / email emails letter 电子邮件',
    chat: 'Chat|聊天|聊天 / message sms whatsapp linkedin 微信 短信 qq 企业微信 在线沟通',
    note: 'Note|记录|記錄 / notes task other others 其他 其它 备注 任务',
    task: 'To do|待办|待辦 / todo',
  }),
  'followUp.outcome': vocabulary<(typeof followUpOutcomes)[number]>({
    reached: 'Reached|已联系|已聯繫 / connected completed done held 接通 已接通 已完成 完成 联系上',
    'not-reached':
      'Not reached|未联系上|未聯繫上 / noanswer leftvoicemail leftlivemessage busy 未接通 无人接听 未接',
    interested: 'Interested|有意向|有意願 / positive 感兴趣 意向',
    'not-interested': 'Not interested|无意向|無意願 / negative 不感兴趣 无兴趣',
    agreed: 'Agreed|已达成|已達成 / won accepted 同意 达成一致',
    problem: 'Problem|有问题|有問題 / issue complaint 问题 投诉',
    none: 'None|无|無 / notapplicable na 未知',
  }),
  'opportunity.lossReason': vocabulary<(typeof lossReasons)[number]>({
    price: 'Price|价格|價格 / tooexpensive 价格太高 价格高 价格原因 价格因素',
    competitor: 'Competitor|竞争对手|競爭對手 / losttocompetitor competition 竞品 输给竞争对手 选择竞品',
    product: 'Product|产品|產品 / features functionality 产品不符 功能不满足 产品不满足 不符合需求',
    timing: 'Timing|时机|時機 / postponed 时机不合适 项目延期 延期',
    'no-budget': 'No budget|无预算|無預算 / budget lackoffunds 预算不足 没有预算',
    'no-decision': 'No decision|未决策|未決策 / nodecisionmade 无决策 项目取消 取消 cancelled canceled',
    'no-contact': 'No contact|失去联系|失去聯繫 / unresponsive 联系不上 失联',
    other: 'Other|其他|其他 / others 其它',
  }),
} as const;

const regions = (locale: string) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
/** Countries by their name in English; `usa` and the like are how people write them. */
const countryWords: ReadonlyMap<string, Word> = (() => {
  const names = { en: regions('en'), 'zh-Hans': regions('zh-Hans'), 'zh-Hant': regions('zh-Hant') };
  const words = new Map<string, Word>();
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b);
      // QO, EU, EZ, UN and ZZ name no country, XA and XB are for testing.
      const en = names.en.of(code);
      if (en === undefined || ['QO', 'EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB'].includes(code)) continue;
      const word = {
        en,
        'zh-Hans': names['zh-Hans'].of(code) ?? en,
        'zh-Hant': names['zh-Hant'].of(code) ?? en,
      };
      words.set(en, { names: word, known: Object.values(word).map(folded) });
    }
  }
  return words;
})();

/** Words of a field with an open vocabulary, as stored, with the names they go by. */
export function vocabularyOf(field: string): ReadonlyMap<string, Word> {
  if (field === 'industry') return industryWords;
  if (field === 'source') return sourceWords;
  return field === 'address.country' ? countryWords : new Map();
}

/** Choices of a field that takes nothing else, e.g. `followUp.kind`. */
export function choicesOf(object: string, field: string): ReadonlyMap<string, Word> {
  return (choiceWords as Record<string, ReadonlyMap<string, Word>>)[`${object}.${field}`] ?? new Map();
}

/** The key whose name a text is, in any language; undefined where it is none's. */
export function keyOf(words: ReadonlyMap<string, Word>, text: string): string | undefined {
  const wanted = folded(text);
  return indexOf(words).get(wanted);
}

const indices = new WeakMap<ReadonlyMap<string, Word>, Map<string, string>>();
function indexOf(words: ReadonlyMap<string, Word>): Map<string, string> {
  const ready = indices.get(words);
  if (ready !== undefined) return ready;
  const index = new Map<string, string>();
  for (const [key, word] of words) for (const name of word.known) if (!index.has(name)) index.set(name, key);
  indices.set(words, index);
  return index;
}

/** How a stored value is written for a person; a company's own word stays as it is. */
export const nameOf = (words: ReadonlyMap<string, Word>, key: string, locale: Locale): string =>
  words.get(key)?.names[locale] ?? key;
