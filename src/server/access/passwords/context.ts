/**
 * What an attacker knows about somebody: names in every order, their pinyin and initials, the company, the birthday
 * written in any way, the phone and its parts, the mail address. Pure.
 */
import { fold, searchColumns } from '#platform/search-text';

const most = 200;
const han = /\p{Script=Han}/u;

/** What companies are called beside their name. */
const legalForms =
  /(股份有限公司|有限责任公司|有限公司|股份公司|集团|集團|公司|科技|技术|技術|信息|资讯|資訊|贸易|貿易|实业|實業|\b(inc|ltd|llc|co|corp|gmbh|limited|company|group)\b\.?)/giu;

/**
 * The words that make a password personal, folded, most telling first.
 * @param about texts: names, company, phone numbers, mail addresses, birthdays (`1990-03-12`, `1990/3/12`, `19900312`)
 */
export function contextWords(about: readonly string[]): string[] {
  const words = about.flatMap((text) => {
    const tidy = text.trim();
    if (tidy === '') return [];
    const date = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/u.exec(tidy);
    if (date) return dateWords(Number(date[1]), Number(date[2]), Number(date[3]));
    if (tidy.includes('@')) return addressWords(tidy);
    if (/^\+?[\d(][\d\s().\-/]{5,}$/.test(tidy)) return phoneWords(tidy);
    return nameWords(tidy);
  });
  return [...new Set(words)].filter((word) => isTelling(word)).slice(0, most);
}

/** Two letters or digits are in every other password; two 汉字 are a name. */
const isTelling = (word: string) => [...word].length >= (han.test(word) ? 2 : 3);

function nameWords(name: string): string[] {
  const short = name.replace(legalForms, ' ').trim();
  const texts = [name, short, ...brandsIn(short)];
  return [...new Set(texts)].filter((text) => text !== '').flatMap((text) => spelt(text));
}

/** A company's name has its place and trade around it: of 深圳市华信 people say 华信. Which two signs it is, nobody knows. */
function brandsIn(text: string): string[] {
  const signs = [...text].filter((sign) => han.test(sign));
  return signs.length < 4 ? [] : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);
}

function spelt(text: string): string[] {
  const folded = fold(text);
  // Chinese by its pinyin, syllable by syllable; others by their words.
  const { sort_name, search_text } = searchColumns(text);
  const parts = sort_name.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const orders = orderings(parts);
  return [...search_text.split('\n'), folded.replace(/[^\p{L}\p{N}]+/gu, ''), ...orders, ...parts];
}

/** Family name first or last, initials before or after: `chenjing`, `jingchen`, `chenj`, `cj`, `jchen`. */
function orderings(parts: readonly string[]): string[] {
  const [family, ...given] = parts;
  if (family === undefined || given.length === 0) return [];
  const last = given.at(-1) ?? '';
  const initials = given.map((part) => part.slice(0, 1)).join('');
  return [
    parts.join(''),
    given.join('') + family,
    given.join(''),
    family + initials,
    initials + family,
    family.slice(0, 1) + given.join(''),
    last + [family, ...given.slice(0, -1)].map((part) => part.slice(0, 1)).join(''),
  ];
}

function addressWords(address: string): string[] {
  const [local = '', domain = ''] = fold(address).split('@');
  const host = domain.split('.').slice(0, -1);
  const parts = local.split(/[._+-]+/);
  return [fold(address), local, parts.join(''), ...parts, ...orderings(parts), domain, ...host];
}

function phoneWords(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  const local = digits.replace(/^(00)?(86|852|853|886|1)(?=\d{8,})/, '');
  return [
    digits,
    local,
    local.slice(-8),
    local.slice(-7),
    local.slice(-6),
    local.slice(-4),
    local.slice(0, 7),
  ];
}

function dateWords(year: number, month: number, day: number): string[] {
  const long = [String(year), pad(month), pad(day)] as const;
  const short = [String(year).slice(2), String(month), String(day)] as const;
  return [long, short, [short[0], long[1], long[2]] as const, [long[0], short[1], short[2]] as const].flatMap(
    ([y, m, d]) => ['', '-', '.', '/'].flatMap((mark) => joined(mark, y, m, d)),
  );
}

const joined = (mark: string, y: string, m: string, d: string): string[] =>
  [[y, m, d], [d, m, y], [m, d, y], [y, d, m], [m, d], [d, m], [y, m], [y]].map((parts) => parts.join(mark));

const pad = (n: number) => String(n).padStart(2, '0');

/** Three letters can be there by chance: `hua` is in 华信 and in Huawei. The estimate counts them all the same. */
const shortestOwn = 4;

/** How much of a password is made of these words, forwards or backwards: the share of its characters, from 0 to 1. Pure. */
export function personalShare(password: string, words: readonly string[]): number {
  const text = fold(password);
  const taken = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    if (word.length < shortestOwn && !han.test(word)) continue;
    for (const form of [word, [...word].toReversed().join('')]) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
        taken.fill(true, at, at + form.length);
    }
  }
  return text.length === 0 ? 0 : taken.filter(Boolean).length / text.length;
}
