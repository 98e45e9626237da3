/** Puts notes together from openers and sentences, so that one customer hardly ever hears the same one twice. */
import type { Account } from './customers.ts';
import type { Deal } from './deals.ts';
import { notesOf } from './deals.ts';
import { at, createDecks, type Random } from './random.ts';
import type { BeatName, FollowUpKind, Outcome } from './words/beats.ts';
import { productWords, type ProductKey } from './words/products.ts';
import { themes, type ThemeKey } from './words/themes.ts';

export interface Scene {
  account: Account;
  deal: Deal | null;
  beat: BeatName;
  kind: FollowUpKind;
  outcome: Outcome;
  /** What notes call the person talked to, and a second one there. */
  contact: string;
  contactTitle: string;
  colleague: string | null;
  withNextStep: boolean;
  /** Which trouble, so that its solution fits. */
  caseNumber: number;
}
export interface Written {
  content: string;
  nextStep: string | null;
}

const sourceWords = {
  zh: {
    website: '官网',
    referral: '老客户介绍',
    exhibition: '展会',
    advertisement: '广告投放',
    'cold-call': '陌拜',
    partner: '合作伙伴',
    'social-media': '公众号',
    import: '名单',
    other: '朋友',
  },
  en: {
    website: 'the website',
    referral: 'a referral',
    exhibition: 'the trade show',
    advertisement: 'an advert',
    'cold-call': 'cold calling',
    partner: 'a partner',
    'social-media': 'LinkedIn',
    import: 'a list',
    other: 'a friend',
  },
} as const;
const deadlines = {
  zh: ['月底', '季度末', '年底', '旺季', '春节', '下个月中'],
  en: ['the quarter', 'the month', 'the year'],
} as const;

/** 28.6 万 or $42,600, as one writes it into a note. */
export function moneyText(
  language: 'zh' | 'en',
  { amount, currency }: { amount: string; currency: string },
): string {
  const n = Number(amount);
  if (language === 'zh') {
    const unit = currency === 'CNY' ? '' : currency === 'USD' ? '美元' : ` ${currency}`;
    return n >= 10_000
      ? `${Number((n / 10_000).toFixed(1))} 万${unit}`
      : `${n.toLocaleString('en')} ${unit || '元'}`.trim();
  }
  return currency === 'USD' ? `$${n.toLocaleString('en')}` : `${currency} ${n.toLocaleString('en')}`;
}

function quantityText(language: 'zh' | 'en', key: ProductKey, quantity: number): string {
  const { short, unit } = productWords[key];
  if (language === 'zh') return `${quantity} ${unit} ${short.zh}`;
  return quantity === 1 ? short.en : `${quantity} × ${short.en}`;
}

/** A space between Chinese and Latin letters or figures, as it is set well. */
const spaced = (text: string) =>
  text
    .replace(/([\u4e00-\u9fff])([A-Za-z0-9])/g, '$1 $2')
    .replace(/([A-Za-z0-9])([\u4e00-\u9fff])/g, '$1 $2');

/** Public bodies have no boss and no group above them; a general manager doesn't wait for himself. */
function suit(text: string, scene: Scene): string {
  if (scene.account.customer.language !== 'zh') return text;
  const set = spaced(text);
  if (scene.account.isPublic)
    return set
      .replaceAll('总经理办公会', '办公会')
      .replaceAll('总经理', '主要领导')
      .replaceAll('老板', '领导')
      .replaceAll('集团', '上级单位')
      .replaceAll('车间', '科室')
      .replaceAll('夜班', '晚班');
  return scene.contactTitle === '总经理'
    ? set.replaceAll('总经理办公会', '董事会').replaceAll('总经理', '董事长').replaceAll('老板', '董事长')
    : set;
}

/** What one talks about with this customer when no deal is on: what their trade mostly needs. */
const topic = ({ deal, account }: Scene): ThemeKey => deal?.theme ?? account.topic;

const capital = (s: string) => s.slice(0, 1).toUpperCase() + s.slice(1);
const withoutOpener: ReadonlySet<BeatName> = new Set(['won', 'inside', 'trouble', 'solved']);

export function createWriter(random: Random): (scene: Scene) => Written {
  const draw = createDecks(random);
  const usedBy = new Map<string, Set<string>>();

  const slots = (scene: Scene): Record<string, string | null> => {
    const { account, deal } = scene;
    const { language, source, address } = account.customer;
    const main = deal?.main ?? at(themes[topic(scene)].lines, 0)[0];
    return {
      c: scene.contact,
      c2: scene.colleague,
      p: productWords[main].short[language],
      city: address.city ?? null,
      qty: deal && quantityText(language, main, deal.quantity),
      money: deal && moneyText(language, deal.opportunity.amount),
      rival: deal?.rival ?? null,
      deal: deal && deal.opportunity.name.slice(account.shortName.length).replace(/^[:\s]+/, ''),
      source: sourceWords[language][(source ?? 'other') as keyof typeof sourceWords.en],
      quarter: draw(deadlines[language]),
    };
  };
  /** Puts the slots in; null where one of them has nothing to say. */
  const fill = (template: string, scene: Scene, known: Record<string, string | null>): string | null => {
    const words = themes[topic(scene)][scene.account.customer.language];
    let whole = true;
    const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'pain') return draw<string>(words.pains);
      if (slot === 'want') return draw<string>(words.wants);
      if (slot === 'trial') return draw<string>(words.trials);
      const value = known[slot];
      if (value === null || value === undefined) whole = false;
      return value ?? '';
    });
    return whole ? text : null;
  };
  /** A sentence of the list whose slots are known, if possible one that this customer hasn't had yet. */
  const say = (list: readonly string[], scene: Scene, known: Record<string, string | null>): string => {
    const { ref } = scene.account.customer;
    const used = usedBy.get(ref) ?? new Set();
    usedBy.set(ref, used);
    let best: string | null = null;
    for (let tries = 0; tries < list.length + 2; tries++) {
      const drawn = draw(list);
      if (drawn.startsWith('!') && scene.kind !== 'visit') continue;
      const template = drawn.replace(/^!/, '');
      const text = fill(template, scene, known);
      if (text === null) continue;
      best = text;
      if (!used.has(template)) {
        used.add(template);
        break;
      }
    }
    return best ?? '';
  };
  const opener = (scene: Scene, known: Record<string, string | null>): string => {
    if (
      withoutOpener.has(scene.beat) ||
      (scene.deal?.closedDay !== null && scene.outcome === 'not-interested')
    )
      return '';
    if (random.chance(0.22)) return '';
    const list = notesOf[scene.account.customer.language].openers[scene.kind];
    for (;;) {
      const text = fill(draw(list), scene, known);
      if (text !== null) return text;
    }
  };

  return (scene) => {
    const { language } = scene.account.customer;
    const notes = notesOf[language];
    const known = slots(scene);
    const beat = notes.beats[scene.beat];
    const said: Partial<Record<Outcome, readonly string[]>> = beat.said;
    const next = (list: readonly string[]) =>
      scene.withNextStep ? suit(say(list, scene, known), scene) || null : null;
    if (scene.outcome === 'not-reached')
      return { content: suit(say(notes.missed, scene, known), scene), nextStep: next(notes.missedNext) };
    const isLoss = scene.outcome === 'not-interested' && scene.deal?.opportunity.lossReason;
    const { trouble, solved } = at(notes.cases, scene.caseNumber % notes.cases.length);
    const mishap = { trouble: [trouble], solved: [solved] }[scene.beat as string];
    const list = mishap ?? (isLoss ? notes.lost[isLoss].said : (said[scene.outcome] ?? []));
    const body = say(list, scene, known);
    const start = isLoss ? '' : opener(scene, known);
    const sentence = language === 'en' && !start.endsWith(': ') ? start + capital(body) : start + body;
    const more = !isLoss && beat.more && random.chance(0.3) ? say(beat.more, scene, known) : '';
    const content = language === 'en' && more ? `${sentence} ${more}` : sentence + more;
    return { content: suit(content, scene), nextStep: next(beat.next) };
  };
}
