/** The customers: who they are, where, how large, and which of our people looks after them. */
import type { Calendar } from './calendar.ts';
import { chineseLandline, chineseMobile, englishMobile, englishPhone } from './phones.ts';
import type { Random } from './random.ts';
import type { DemoCustomer, Language } from './types.ts';
import { chineseNaming, englishNaming, personName, spell, type Naming } from './naming.ts';
import { industryWords } from './words/industries.ts';
import {
  chineseParks,
  chinesePlaces,
  chineseRoads,
  englishPlaces,
  englishRoads,
  type ChinesePlace,
  type EnglishPlace,
} from './words/places.ts';
import type { ThemeKey } from './words/themes.ts';

/** A customer with what the other parts of the story need to know of it. */
export interface Account {
  customer: DemoCustomer;
  shortName: string;
  domain: string;
  place: ChinesePlace | EnglishPlace;
  themes: readonly ThemeKey[];
  /** The one they talk about most. */
  topic: ThemeKey;
  isPublic: boolean;
  createdDay: number;
  /** 0.5 small, 1 medium, 1.6 large: how much it buys. */
  size: number;
}

const between = (random: Random, [min, max]: readonly [number, number]) =>
  Math.round(min * (max / min) ** (random.next() ** 1.4));
/** As people say figures: two digits and noughts. */
const tidy = (n: number) => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 1);
  return Math.round(n / unit) * unit;
};

function chineseAddress(random: Random, place: ChinesePlace): DemoCustomer['address'] {
  const house = `${random.pick(chineseRoads)} ${random.int(6, 1288)} 号`;
  const inside = random.chance(0.5) ? `${random.pick(chineseParks)} ${random.int(1, 18)} 栋` : '';
  return {
    country: '中国',
    region: place.region,
    city: place.city,
    street: `${random.pick(place.districts)}${house}${inside}`,
    postcode: place.postcode + String(random.int(0, 9) * 100).padStart(3, '0'),
  };
}

const codeDigits = (random: Random, count: number) =>
  String(random.int(0, 10 ** count - 1)).padStart(count, '0');
/** Tax numbers have the right shape and parts that no office gives out: region 000000 and the letters DEMO. */
function billing(
  random: Random,
  naming: Naming,
  place: ChinesePlace | EnglishPlace,
): DemoCustomer['billing'] {
  if (!('country' in place))
    return {
      title: naming.name,
      taxId: `91000000DEMO${codeDigits(random, 6)}`,
      bank: `${random.pick(['中国银行', '招商银行', '建设银行', '工商银行', '浦发银行'])}${place.city}分行`,
      account: `0000 ${codeDigits(random, 4)} ${codeDigits(random, 4)} ${codeDigits(random, 3)}`,
    };
  const taxId = {
    'United States': () => `00-000${codeDigits(random, 4)}`,
    Canada: () => `00000 ${codeDigits(random, 4)} RT0000`,
    'United Kingdom': () => `GB 000 ${codeDigits(random, 4)} 00`,
    Australia: () => `00 000 ${codeDigits(random, 3)} ${codeDigits(random, 3)}`,
  }[place.country]();
  return { title: naming.name, taxId, bank: null, account: null };
}

const sources = {
  website: 22,
  referral: 24,
  exhibition: 16,
  advertisement: 6,
  'cold-call': 15,
  partner: 9,
  'social-media': 7,
  other: 1,
} as const;
/** What bodies without a warehouse of goods buy, and people on their own. */
const publicThemes: readonly ThemeKey[] = ['assets', 'label', 'more'];
const personThemes: readonly ThemeKey[] = ['label', 'more'];
const sourceChoices = Object.entries(sources);

function owner(random: Random, place: ChinesePlace | EnglishPlace): string {
  if (!('country' in place)) return random.chance(0.06) ? 'lead' : place.area;
  return place.country === 'United States' || place.country === 'Canada' ? 'america' : 'abroad';
}

/** One more customer, entered on `createdDay`; `taken` keeps brands from coming twice. */
function createAccount(
  random: Random,
  calendar: Calendar,
  ref: string,
  createdDay: number,
  language: Language,
  currency: string,
  rate: number,
  taken: Set<string>,
): Account {
  const industry = random.weighted(industryWords.map((i) => [i, i.weight]));
  const place =
    language === 'zh'
      ? random.weighted(chinesePlaces.map((p) => [p, p.weight]))
      : random.weighted(englishPlaces.map((p) => [p, p.weight]));
  const employees = tidy(between(random, industry.staff));
  const chinese = !('country' in place);
  const naming = chinese
    ? chineseNaming(random, industry, place.city, employees >= 350, taken)
    : englishNaming(random, industry, place.country, taken);
  const label =
    (chinese ? spell(naming.brand) : naming.brand.toLowerCase().replace(/[^a-z]+/g, '-')) +
    `-${industry.domain}`;
  const domain = `${label}.example`;
  const revenue = tidy(Math.round(employees * industry.revenuePerHead * (0.6 + random.next() * 0.8) * rate));
  const size = employees < 80 ? 0.5 : employees < 350 ? 1 : 1.6;
  const ownerRef = owner(random, place);
  const words = industry[language];
  const about = (naming.isPublic && words.aboutPublic) || words.about;
  const isPublic = naming.isPublic || industry.public === true;
  const themes = isPublic ? publicThemes : industry.themes;
  const at = calendar.instant(createdDay, random);
  const fewFacts = random.chance(0.15);
  return {
    shortName: naming.shortName,
    domain,
    place,
    themes,
    topic: random.pick(themes.filter((t) => t !== 'more')),
    isPublic,
    createdDay,
    size,
    customer: {
      ref,
      language,
      name: naming.name,
      kind: 'company',
      industry: industry.key,
      source: random.weighted(sourceChoices),
      level: random.weighted(
        size === 1.6
          ? [
              ['A', 3],
              ['B', 5],
              ['C', 1],
            ]
          : size === 1
            ? [
                ['A', 1],
                ['B', 5],
                ['C', 4],
              ]
            : [
                ['B', 2],
                ['C', 5],
                ['D', 3],
              ],
      ),
      tags: [],
      phones: chinese
        ? [
            chineseLandline(random, place.code),
            ...(random.chance(0.15) ? [chineseLandline(random, place.code)] : []),
          ]
        : [englishPhone(random, place)],
      emails: [
        `${random.pick(chinese ? ['office', 'contact', 'xs', 'info'] : ['info', 'office', 'hello', 'sales'])}@${domain}`,
      ],
      website: random.chance(0.7) ? `https://www.${domain}` : null,
      employees: fewFacts ? null : employees,
      annualRevenue:
        fewFacts || revenue === 0 || random.chance(0.3) ? null : { amount: `${revenue}.00`, currency },
      foundedYear: fewFacts ? null : random.int(1986, 2021),
      address: chinese
        ? chineseAddress(random, place)
        : {
            country: place.country,
            region: place.region,
            city: place.city,
            street: `${random.int(2, 980)} ${random.pick(englishRoads)}`,
            postcode: place.postcode,
          },
      billing: random.chance(0.6)
        ? billing(random, naming, place)
        : { title: null, taxId: null, bank: null, account: null },
      description: random.chance(0.85) ? `${random.pick(about)}${chinese ? '。' : ''}` : '',
      parentRef: null,
      ownerRef,
      collaboratorRefs: [],
      createdByRef: ownerRef,
      createdAt: at,
      updatedAt: at,
      changes: [],
    },
  };
}

/** A customer that is one person: a shop keeper, somebody trading on their own. */
function asPerson(account: Account, random: Random): Account {
  const { customer, place } = account;
  const name = personName(customer.language, random);
  const chinese = !('country' in place);
  const mail = chinese
    ? `${spell(name.full)}${random.int(71, 99)}`
    : `${name.given}.${name.surname}`.toLowerCase();
  return {
    ...account,
    shortName: name.full,
    domain: 'mailbox.example',
    themes: personThemes,
    topic: 'label',
    isPublic: false,
    size: 0.25,
    customer: {
      ...customer,
      name: name.full,
      kind: 'person',
      industry: random.pick(['retail', 'e-commerce', 'wholesale', 'consulting']),
      level: random.weighted([
        ['C', 2],
        ['D', 3],
      ]),
      phones: [chinese ? chineseMobile(random) : englishMobile(random, place)],
      emails: [`${mail}@mailbox.example`],
      website: null,
      employees: null,
      annualRevenue: null,
      foundedYear: null,
      billing: { title: null, taxId: null, bank: null, account: null },
      description: random.pick(
        chinese
          ? [
              '自己开网店，货放在家附近的小仓库。',
              '在批发市场有两个档口。',
              '做仓储咨询，偶尔帮客户代采设备。',
              '社区小店，想把价签和收银统一起来。',
            ]
          : [
              'Runs a small online shop from a garage.',
              'Independent warehouse consultant.',
              'Two market stalls and a store room.',
            ],
      ),
    },
  };
}

/** A branch of an earlier customer, under its name. */
function asBranch(account: Account, parent: Account): Account {
  if ('country' in account.place) return account;
  const brand = parent.shortName;
  const name = `${brand}（${account.place.city}）有限公司`;
  return {
    ...account,
    shortName: `${brand}${account.place.city}公司`,
    domain: parent.domain,
    themes: parent.themes,
    topic: parent.topic,
    isPublic: false,
    customer: {
      ...account.customer,
      name,
      industry: parent.customer.industry,
      website: parent.customer.website,
      emails: [`${spell(account.place.city)}@${parent.domain}`],
      billing:
        account.customer.billing.title === null
          ? account.customer.billing
          : { ...account.customer.billing, title: name },
      description: `${parent.shortName}在${account.place.city}的分公司，采购由总部统一谈。`,
      parentRef: parent.customer.ref,
    },
  };
}

/** What a customer is worth in the organisation's currency for each yuan, and how many of them write Chinese. */
interface Market {
  currency: string;
  rate: number;
  chineseShare: number;
}
const branches = 6;
/** Fresh inquiries that nobody has taken yet. */
export const unownedCount = 5;

/** Customers in the order in which they were entered: a third at the start, when the company moved its list in. */
export function createAccounts(random: Random, calendar: Calendar, count: number, market: Market): Account[] {
  const taken = new Set<string>();
  const days = Array.from(
    { length: count - unownedCount },
    () => calendar.start + (random.chance(0.33) ? random.int(0, 25) : random.int(26, 700)),
  ).toSorted((a, b) => a - b);
  for (let left = unownedCount; left > 0; left--) days.push(calendar.today - 1 - left * 2);
  const chineseFlags = random.shuffle(days.map((_, i) => i < Math.round(count * market.chineseShare)));
  const accounts: Account[] = [];
  for (const [i, day] of days.entries()) {
    const language = chineseFlags[i] ? 'zh' : 'en';
    const createdDay = Math.min(calendar.workday(day), calendar.today - 1);
    let account = createAccount(
      random,
      calendar,
      `customer-${i + 1}`,
      createdDay,
      language,
      language === 'zh' ? market.currency : 'USD',
      language === 'zh' ? market.rate : 0.14,
      taken,
    );
    const isBranch = i > 40 && i % Math.floor(count / branches) === 7;
    const parent = isBranch
      ? accounts.find(
          (a) =>
            a.size === 1.6 &&
            a.customer.language === 'zh' &&
            !a.isPublic &&
            a.customer.kind === 'company' &&
            !accounts.some((b) => b.customer.parentRef === a.customer.ref),
        )
      : undefined;
    if (parent && language === 'zh') account = asBranch(account, parent);
    else if (random.chance(0.07)) account = asPerson(account, random);
    if (i >= days.length - unownedCount)
      account.customer = {
        ...account.customer,
        ownerRef: null,
        createdByRef: 'care',
        source: 'website',
        level: null,
        tags: [],
      };
    accounts.push(account);
  }
  return accounts;
}
