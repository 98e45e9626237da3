/** The deals: who buys what, how long it takes, how it ends. */
import { dayText, type Calendar } from './calendar.ts';
import { unownedCount, type Account } from './customers.ts';
import { at, type Random } from './random.ts';
import { demoStages, type DemoOpportunity, type DemoStage, type Language } from './types.ts';
import { notesEn } from './words/notes-en.ts';
import { notesZh } from './words/notes-zh.ts';
import type { LossWord, Notes } from './words/beats.ts';
import { productRef, productWords, type ProductKey } from './words/products.ts';
import { competitors, themes, type ThemeKey } from './words/themes.ts';

export interface Deal {
  opportunity: DemoOpportunity;
  account: Account;
  theme: ThemeKey;
  main: ProductKey;
  quantity: number;
  rival: string;
  /** The day of each move, beside `opportunity.moves`. */
  moveDays: number[];
  closedDay: number | null;
  standsStill: boolean;
}

/** How one deal is to go, before a customer is found for it. */
interface Course {
  end: DemoStage;
  /** When it closed, or for an open one when it came into its stage. */
  endDay: number;
  loss: LossWord | null;
  standsStill: boolean;
}

export const notesOf: Record<Language, Notes> = { zh: notesZh, en: notesEn };

/** Days from first word to signature. */
const usualDays: Record<ThemeKey, number> = {
  scan: 60,
  wms: 105,
  assets: 70,
  gate: 80,
  cold: 45,
  label: 34,
  light: 75,
  robot: 125,
  more: 24,
};
const lossesIn100: readonly (readonly [LossWord, number])[] = [
  ['price', 24],
  ['competitor', 20],
  ['no-budget', 16],
  ['timing', 12],
  ['no-decision', 10],
  ['product', 8],
  ['no-contact', 6],
  ['other', 4],
];
/** How far a deal came before it was lost for this reason. */
const lostAfter: Record<LossWord, readonly DemoStage[]> = {
  price: ['proposal', 'negotiation'],
  competitor: ['proposal', 'negotiation'],
  product: ['needs', 'proposal'],
  timing: ['needs', 'proposal'],
  'no-budget': ['needs', 'proposal'],
  'no-decision': ['proposal', 'negotiation'],
  'no-contact': ['contact', 'needs'],
  other: ['contact', 'needs', 'proposal'],
};
/** How much of a deal's usual time has gone when it comes into a stage. */
const reached: Record<DemoStage, number> = {
  contact: 0,
  needs: 0.3,
  proposal: 0.55,
  negotiation: 0.8,
  won: 1,
  lost: 0.9,
};
const openShares: readonly (readonly [DemoStage, number])[] = [
  ['contact', 0.24],
  ['needs', 0.3],
  ['proposal', 0.28],
  ['negotiation', 0.18],
];

function courses(random: Random, calendar: Calendar, count: number): Course[] {
  const [won, lost] = [Math.round(count * 0.42), Math.round(count * 0.28)];
  const closedDay = () =>
    calendar.workday(
      calendar.start + 45 + Math.floor(random.next() ** 0.8 * (calendar.today - calendar.start - 52)),
    );
  const closed = Array.from({ length: won + lost }, (_, i): Course => ({
    end: i < won ? 'won' : 'lost',
    endDay: closedDay(),
    loss: i < won ? null : random.weighted(lossesIn100),
    standsStill: false,
  }));
  const openCount = count - won - lost;
  const stages = openShares.flatMap(([stage, share]) =>
    Array.from({ length: Math.ceil(openCount * share) }, () => stage),
  );
  const open = stages.slice(0, openCount).map((end, i): Course => {
    const standsStill = i % 6 === 4;
    const quietDays = standsStill ? random.int(48, 95) : random.int(2, 20);
    return { end, endDay: calendar.workday(calendar.today - quietDays - 3), loss: null, standsStill };
  });
  return [...closed.toSorted((a, b) => a.endDay - b.endDay), ...random.shuffle(open)];
}

interface Lines {
  products: DemoOpportunity['products'];
  amount: DemoOpportunity['amount'];
  quantity: number;
}
function lines(random: Random, account: Account, theme: ThemeKey, currency: string, rate: number): Lines {
  const discount = random.pick([1, 1, 0.98, 0.95, 0.92, 0.9, 0.88]);
  const wanted = themes[theme].lines.filter(
    (_, i) => i === 0 || random.chance(account.size < 0.5 ? 0.4 : 0.75),
  );
  const taken = wanted.map(([key, min, max]) => {
    const quantity = max === 1 ? 1 : Math.max(1, Math.round(random.int(min, max) * account.size));
    const exact = productWords[key].priceCny * rate * discount;
    const price = exact >= 1000 ? Math.round(exact / 10) * 10 : Math.round(exact);
    return { key, quantity, price };
  });
  return {
    products: taken.map(({ key, quantity, price }) => ({
      productRef: productRef(key),
      quantity,
      price: { amount: `${price}.00`, currency },
    })),
    amount: { amount: `${taken.reduce((sum, l) => sum + l.quantity * l.price, 0)}.00`, currency },
    quantity: at(taken, 0).quantity,
  };
}

/** The stages passed, with the day of each, ending at the course's end. */
function moves(random: Random, calendar: Calendar, course: Course, openedDay: number, theme: ThemeKey) {
  const last: DemoStage = course.loss
    ? random.pick(lostAfter[course.loss])
    : course.end === 'won'
      ? 'negotiation'
      : course.end;
  const passed: DemoStage[] = demoStages.slice(0, demoStages.indexOf(last) + 1);
  if (theme === 'more' && passed.length > 2) passed.splice(1, 1);
  if (course.end !== last) passed.push(course.end);
  const span = course.endDay - openedDay;
  const days = passed.map((_, i) => {
    if (i === 0) return openedDay;
    if (i === passed.length - 1) return course.endDay;
    return calendar.workday(
      openedDay + Math.round((span * (i + random.next() * 0.4 - 0.2)) / (passed.length - 0.6)),
    );
  });
  return { stages: passed, days: days.map((day) => Math.min(day, course.endDay)) };
}

function expectedClose(random: Random, calendar: Calendar, course: Course): number {
  const { today } = calendar;
  if (course.end === 'won' || course.end === 'lost') return course.endDay + random.int(-18, 25);
  if (course.standsStill) return today + random.int(-35, 12);
  if (random.chance(0.12)) return today - random.int(1, 12);
  const ranges = { contact: [45, 120], needs: [30, 90], proposal: [14, 60], negotiation: [4, 28] } as const;
  const [min, max] = ranges[course.end];
  return today + random.int(min, max);
}

/** What the deals go by: the organisation's currency and what a yuan is in it. */
interface Prices {
  currency: string;
  rate: number;
}

function createDeal(
  random: Random,
  calendar: Calendar,
  ref: string,
  course: Course,
  account: Account,
  theme: ThemeKey,
  title: string,
  openedDay: number,
  prices: Prices,
): Deal {
  const { customer } = account;
  const { language } = customer;
  const home = language === 'zh';
  const { products, amount, quantity } = lines(
    random,
    account,
    theme,
    home ? prices.currency : 'USD',
    home ? prices.rate : 0.14,
  );
  const { stages, days } = moves(random, calendar, course, openedDay, theme);
  const rival = random.pick(competitors[language]);
  const isClosed = course.end === 'won' || course.end === 'lost';
  const words = themes[theme][language];
  const moved = stages
    .map((stage, i) => ({ stage, at: calendar.instant(at(days, i), random) }))
    .map((move, i, all) =>
      i > 0 && move.at <= at(all, i - 1).at ? { ...move, at: calendar.later(at(all, i - 1).at, 45) } : move,
    );
  const first = at(moved, 0);
  const known = course.loss === 'price' || course.loss === 'competitor' || random.chance(0.42);
  return {
    account,
    theme,
    main: at(themes[theme].lines, 0)[0],
    quantity,
    rival,
    moveDays: days,
    closedDay: isClosed ? course.endDay : null,
    standsStill: course.standsStill,
    opportunity: {
      ref,
      customerRef: customer.ref,
      ownerRef: customer.ownerRef ?? 'lead',
      name: home ? `${account.shortName} ${title}` : `${account.shortName}: ${title}`,
      amount,
      probability: isClosed || random.chance(0.82) ? null : random.int(2, 17) * 5,
      expectedClose: dayText(expectedClose(random, calendar, course)),
      openedOn: dayText(openedDay),
      closedOn: isClosed ? dayText(course.endDay) : null,
      competitors: known ? [rival] : [],
      products,
      note: home
        ? `现状：${random.pick(words.pains)}。目标：${random.pick(words.wants)}。`
        : `Today: ${random.pick(words.pains)}. Wanted: ${random.pick(words.wants)}.`,
      stage: course.end,
      moves: moved,
      lossReason: course.loss,
      lossNote: course.loss
        ? random.pick(notesOf[language].lost[course.loss].short).replace('{rival}', rival)
        : '',
      createdAt: first.at,
      updatedAt: at(moved, moved.length - 1).at,
    },
  };
}

/** `count` deals over the accounts that have an owner; larger customers have more of them, four at most. */
export function createDeals(
  random: Random,
  calendar: Calendar,
  accounts: readonly Account[],
  count: number,
  prices: Prices,
): Deal[] {
  const owned = accounts.slice(0, accounts.length - unownedCount);
  const dealsOf = new Map<string, Deal[]>(owned.map((a) => [a.customer.ref, []]));
  const had = (a: Account) => dealsOf.get(a.customer.ref) ?? [];
  const themesLeft = (a: Account, endDay: number): ThemeKey[] => {
    const deals = had(a);
    const bought = deals.some((d) => d.opportunity.stage === 'won' && (d.closedDay ?? endDay) < endDay - 50);
    const fresh = a.themes.filter((t) => t !== 'more' && !deals.some((d) => d.theme === t));
    const again: ThemeKey[] =
      bought && deals.filter((d) => d.theme === 'more').length < 2 ? ['more', 'more'] : [];
    return [...fresh, ...again];
  };
  /** One thing after the other: the next deal opens after the last one closed, and not while one is open. */
  const freeFrom = (a: Account): number => {
    const last = had(a).at(-1);
    return last ? (last.closedDay ?? Infinity) + 6 : a.createdDay + 9;
  };
  return courses(random, calendar, count).map((course, i) => {
    const soonest = course.end === 'contact' ? 0 : 20;
    const fits = owned.filter(
      (a) =>
        freeFrom(a) <= course.endDay - soonest &&
        had(a).length < 4 &&
        themesLeft(a, course.endDay).length > 0,
    );
    const account = random.weighted(fits.map((a) => [a, a.size / (1 + had(a).length * 0.4)] as const));
    const theme = random.pick(themesLeft(account, course.endDay));
    const reach = reached[course.end];
    const wishedDays = Math.round(usualDays[theme] * (0.6 + random.next() * 0.8) * reach);
    const openedDay = Math.min(
      calendar.workday(Math.max(freeFrom(account), course.endDay - wishedDays)),
      course.endDay,
    );
    const titles = themes[theme][account.customer.language].titles;
    const unused = titles.filter((t) => !had(account).some((d) => d.opportunity.name.endsWith(t)));
    const deal = createDeal(
      random,
      calendar,
      `opportunity-${i + 1}`,
      course,
      account,
      theme,
      random.pick(unused.length > 0 ? unused : titles),
      openedDay,
      prices,
    );
    had(account).push(deal);
    return deal;
  });
}
