/**
 * Very many believable customers with their follow-ups, one after the other without keeping any, for the benchmark.
 * Each is made from the seed and its number alone: a range comes out the same whether it is made at once or in parts.
 */
import { spell } from './naming.ts';
import { scramble, stream } from './random.ts';
import { industryWords } from './words/industries.ts';
import { brandEnds, brandStarts, englishBrands, englishSurnames, surnames } from './words/names.ts';
import { notesEn } from './words/notes-en.ts';
import { notesZh } from './words/notes-zh.ts';
import { chinesePlaces, englishPlaces } from './words/places.ts';
import type { FollowUpKind, Notes, Outcome } from './words/beats.ts';

export interface BulkFollowUp {
  kind: FollowUpKind;
  at: Date;
  content: string;
  outcome: Outcome;
  nextStep: string | null;
  /** `YYYY-MM-DD`. */
  nextStepDue: string | null;
}
export interface BulkCustomer {
  name: string;
  industry: string;
  source: string;
  level: string;
  tags: string[];
  phone: string;
  email: string;
  country: string;
  region: string;
  city: string;
  employees: number;
  createdAt: Date;
  /** Whose it is: take it modulo the number of people. */
  ownerNumber: number;
  /** Three on average, one to five, oldest first. */
  followUps: BulkFollowUp[];
}

interface Part {
  text: string;
  spelt: string;
}
const part = (text: string): Part => ({ text, spelt: spell(text) });
const starts = brandStarts.map(part);
const ends = brandEnds.map(part);
const trades = {
  zh: industryWords.flatMap((i) => i.zh.trades.map((text) => ({ text, industry: i.key, domain: i.domain }))),
  en: industryWords.flatMap((i) => i.en.trades.map((text) => ({ text, industry: i.key, domain: i.domain }))),
};
const forms = {
  zh: ['有限公司', '股份有限公司', '有限责任公司', '集团有限公司'],
  en: ['Inc.', 'LLC', 'Ltd', 'Group', 'Corp.', 'Co.'],
};
const firsts = [...englishBrands, ...englishSurnames];
const calls = surnames.flatMap(([s]) => [`${s}经理`, `${s}总`, `${s}主任`]);

/** Sentences that need nothing but a name, with the outcome they tell of. */
const plain = (list: readonly string[]) => list.filter((t) => !t.startsWith('!') && !/\{(?!c\})/.test(t));
const told = ({ beats, missed }: Notes) => {
  const { reached, interested } = beats.nurture.said;
  const said: readonly (readonly [Outcome, readonly string[]])[] = [
    ['reached', reached],
    ['interested', interested],
    ['not-interested', beats.nurture.said['not-interested']],
    ['not-reached', missed],
  ];
  return said.flatMap(([outcome, list]) =>
    plain(list).map((t) => ({ outcome, text: t.slice(0, 1).toUpperCase() + t.slice(1) })),
  );
};
const sentences = { zh: told(notesZh), en: told(notesEn) };
const nextSteps = { zh: plain(notesZh.beats.nurture.next), en: plain(notesEn.beats.nurture.next) };
const kinds: readonly FollowUpKind[] = ['call', 'chat', 'visit', 'mail', 'call'];
const sources = ['website', 'referral', 'exhibition', 'cold-call', 'partner', 'social-media'];
const levels = ['A', 'B', 'B', 'C', 'C', 'D'];
const tagSets: readonly string[][] = [
  [],
  [],
  ['key account'],
  ['老客户'],
  ['冷链', '老客户'],
  ['trade show'],
];

/** Reads off a large number digit by digit, each to the base of a list: another number, another choice. */
function createDigits(value: number): <T>(list: readonly T[]) => T {
  let rest = value;
  return <T>(list: readonly T[]): T => {
    const index = rest % list.length;
    rest = Math.floor(rest / list.length);
    return list[index] as T;
  };
}

const size = (...lists: readonly (readonly unknown[])[]) => lists.reduce((n, list) => n * list.length, 1);
const namesThere = {
  zh: size(starts, ends, chinesePlaces, trades.zh, forms.zh),
  en: size(firsts, englishSurnames, trades.en, forms.en),
};
/** A step through all names that visits each once: a large prime, which shares no factor with their number. */
const step = 15_485_863;

const dayMs = 86_400_000;
const pick = <T>(list: readonly T[], next: () => number): T => list[Math.floor(next() * list.length)] as T;

function createFollowUps(
  next: () => number,
  language: 'zh' | 'en',
  call: string,
  count: number,
  createdMs: number,
  nowMs: number,
): BulkFollowUp[] {
  const followUps: BulkFollowUp[] = [];
  const span = (nowMs - createdMs) / count;
  for (let i = 0; i < count; i++) {
    const at = createdMs + Math.floor(span * (i + next()));
    const { outcome, text } = pick(sentences[language], next);
    const hasNext = next() < 0.4;
    followUps.push({
      kind: pick(kinds, next),
      at: new Date(at),
      content: text.replaceAll('{c}', call),
      outcome,
      nextStep: hasNext ? pick(nextSteps[language], next).replaceAll('{c}', call) : null,
      nextStepDue: hasNext
        ? new Date(at + (2 + Math.floor(next() * 12)) * dayMs).toISOString().slice(0, 10)
        : null,
    });
  }
  return followUps;
}

function createChinese(number: number, seed: number, next: () => number) {
  const digit = createDigits(((number + (seed % 1_000_000)) * step) % namesThere.zh);
  const [start, place, end, trade] = [digit(starts), digit(chinesePlaces), digit(ends), digit(trades.zh)];
  const name = `${place.city}${start.text}${end.text}${trade.text}${digit(forms.zh)}`;
  const line = String(10_000_000 + Math.floor(next() * 5_000_000)).slice(1);
  return {
    name,
    industry: trade.industry,
    phone: `${place.code}-9${line}`,
    email: `info@${start.spelt}${end.spelt}-${trade.domain}.example`,
    country: '中国',
    region: place.region,
    city: place.city,
  };
}

function createEnglish(number: number, seed: number, next: () => number) {
  const digit = createDigits(((number + (seed % 1_000_000)) * step) % namesThere.en);
  const [first, second, trade, form] = [
    digit(firsts),
    digit(englishSurnames),
    digit(trades.en),
    digit(forms.en),
  ];
  const place = pick(englishPlaces, next);
  return {
    name: `${first} & ${second} ${trade.text} ${form}`,
    industry: trade.industry,
    phone: `+1 ${200 + Math.floor(next() * 790)}-555-01${10 + Math.floor(next() * 90)}`,
    email: `office@${first.toLowerCase()}-${second.toLowerCase()}-${trade.domain}.example`,
    country: place.country,
    region: place.region,
    city: place.city,
  };
}

/**
 * The customers numbered `from` to `from + count - 1`, seven in ten with Chinese names. Names don't come twice within
 * the first few million. Everything lies within the two years before `now`.
 */
export function* generateBulkCustomers(
  seed: number,
  from: number,
  count: number,
  now: Date,
): Generator<BulkCustomer, void, undefined> {
  const nowMs = now.getTime();
  for (let n = from; n < from + count; n++) {
    const next = stream(scramble(seed) ^ scramble(n));
    const [block, place] = [Math.floor(n / 10), n % 10];
    const language = place < 7 ? 'zh' : 'en';
    const firm =
      language === 'zh'
        ? createChinese(block * 7 + place, seed, next)
        : createEnglish(block * 3 + place - 7, seed, next);
    const createdMs = nowMs - Math.floor((1 + next() * 728) * dayMs);
    const call = language === 'zh' ? pick(calls, next) : pick(englishSurnames, next);
    yield {
      ...firm,
      source: pick(sources, next),
      level: pick(levels, next),
      tags: pick(tagSets, next),
      employees: Math.floor(5 * 200 ** next()),
      createdAt: new Date(createdMs),
      ownerNumber: Math.floor(next() * 100_000),
      followUps: createFollowUps(next, language, call, 1 + (n % 5), createdMs, nowMs),
    };
  }
}
