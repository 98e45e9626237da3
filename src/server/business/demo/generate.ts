/**
 * A believable company, made up from a seed: eight people who sell and service warehouse equipment, 200 customers in
 * Chinese and English, their 500 contacts, 180 deals and two years of follow-ups. Pure: the same input gives the same
 * company. The demo, the tests and the benchmark all take their data from here.
 */
import { createCalendar } from './calendar.ts';
import { createPartners } from './contacts.ts';
import { createAccounts, type Account } from './customers.ts';
import { createDeals, type Deal } from './deals.ts';
import { createPeople } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { createFollowUps } from './story.ts';
import type { DemoCompany, DemoInput, DemoProduct, Language } from './types.ts';
import { productRef, productWords, type ProductKey } from './words/products.ts';

export const demoCounts = {
  people: 8,
  departments: 3,
  customers: 200,
  contacts: 500,
  opportunities: 180,
} as const;

/** What a yuan is worth, roughly: prices only have to look right. */
const yuanIn: Readonly<Record<string, number>> = {
  CNY: 1,
  USD: 0.14,
  EUR: 0.13,
  GBP: 0.11,
  HKD: 1.1,
  TWD: 4.4,
  JPY: 21,
  SGD: 0.19,
  AUD: 0.21,
  CAD: 0.19,
};

function createProducts(language: Language, currency: string, rate: number): DemoProduct[] {
  return Object.entries(productWords).map(([key, p]) => ({
    ref: productRef(key as ProductKey),
    name: p.name[language],
    code: p.code,
    series: p.series[language],
    price: { amount: `${Math.round(p.priceCny * rate)}.00`, currency },
    active: true,
    description: p.description[language],
  }));
}

const tagWords = {
  zh: {
    bought: '老客户',
    large: '重点客户',
    sites: '多仓',
    cold: '冷链',
    fair: '展会线索',
    tender: '走招标',
    price: '价格敏感',
  },
  en: {
    bought: 'existing customer',
    large: 'key account',
    sites: 'multi-site',
    cold: 'cold chain',
    fair: 'trade show',
    tender: 'tender',
    price: 'price-sensitive',
  },
} as const;

/** What only shows once the deals are known: tags, who helps along, and how the customer rose in level. */
function finishCustomer(random: Random, account: Account, deals: readonly Deal[]): void {
  const { customer } = account;
  if (customer.ownerRef === null) return;
  const words = tagWords[customer.language];
  const won = deals.find((d) => d.opportunity.stage === 'won');
  const tag = (applies: boolean, word: string) => applies && customer.tags.push(word);
  tag(won !== undefined, words.bought);
  tag(customer.level === 'A', words.large);
  tag(account.themes.includes('wms') && account.size > 1 && random.chance(0.5), words.sites);
  tag(account.themes.includes('cold') && random.chance(0.6), words.cold);
  tag(customer.source === 'exhibition' && random.chance(0.6), words.fair);
  tag(account.isPublic, words.tender);
  tag(deals.some((d) => d.opportunity.lossReason === 'price') || random.chance(0.05), words.price);
  if (won) customer.collaboratorRefs.push(random.chance(0.7) ? 'engineer' : 'care');
  if (account.size > 1 && customer.ownerRef !== 'lead' && random.chance(0.15))
    customer.collaboratorRefs.push('lead');
  const raised = won && { B: 'A', C: 'B', D: 'C' }[customer.level ?? ''];
  const signed = won?.opportunity.moves.at(-1)?.at;
  if (raised && signed && random.chance(0.5)) {
    customer.changes.push({
      at: signed,
      byRef: customer.ownerRef,
      field: 'level',
      from: customer.level,
      to: raised,
    });
    customer.level = raised;
    customer.updatedAt = signed;
  }
}

export function generateCompany(input: DemoInput): DemoCompany {
  const random = createRandom(input.seed);
  const calendar = createCalendar(input.now, input.utcOffsetMinutes);
  const language: Language = input.locale === 'en' ? 'en' : 'zh';
  const rate = yuanIn[input.currency] ?? 1;
  const market = { currency: input.currency, rate, chineseShare: language === 'zh' ? 0.7 : 0.35 };
  const accounts = createAccounts(random.fork('customers'), calendar, demoCounts.customers, market);
  const partners = createPartners(random.fork('contacts'), calendar, accounts, demoCounts.contacts);
  const deals = createDeals(random.fork('deals'), calendar, accounts, demoCounts.opportunities, market);
  const finish = random.fork('finish');
  for (const account of accounts)
    finishCustomer(
      finish,
      account,
      deals.filter((d) => d.account === account),
    );
  return {
    ...createPeople(language, random.fork('people')),
    products: createProducts(language, input.currency, rate),
    customers: accounts.map((a) => a.customer),
    contacts: [...partners.values()].flat().map((p) => p.contact),
    opportunities: deals.map((d) => d.opportunity),
    followUps: createFollowUps(random.fork('story'), calendar, accounts, partners, deals),
  };
}
