/** Names of companies and people. */
import { pinyin } from 'pinyin-pro';
import type { Random } from './random.ts';
import type { Language } from './types.ts';
import type { Industry } from './words/industries.ts';
import {
  brandEnds,
  brandsTaken,
  brandStarts,
  englishBrands,
  englishGivenNames,
  englishSurnames,
  givenNames,
  surnames,
} from './words/names.ts';
import type { EnglishPlace } from './words/places.ts';

export const spell = (chinese: string): string =>
  pinyin(chinese, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).join('');

export interface Name {
  full: string;
  surname: string;
  given: string;
  male: boolean;
}
export function personName(language: Language, random: Random): Name {
  const male = random.chance(0.58);
  const sex = male ? 'male' : 'female';
  if (language === 'en') {
    const [given, surname] = [random.pick(englishGivenNames[sex]), random.pick(englishSurnames)];
    return { full: `${given} ${surname}`, surname, given, male };
  }
  const [surname, given] = [random.weighted(surnames), random.pick(givenNames[sex])];
  return { full: surname + given, surname, given, male };
}

export interface Naming {
  name: string;
  shortName: string;
  brand: string;
  isPublic: boolean;
}
export function chineseNaming(
  random: Random,
  industry: Industry,
  city: string,
  isLarge: boolean,
  taken: Set<string>,
): Naming {
  let brand;
  do brand = random.pick(brandStarts) + random.pick(brandEnds);
  while (taken.has(brand) || brandsTaken.has(brand));
  taken.add(brand);
  const { names = [], trades } = industry.zh;
  if (names.length > 0 && (trades.length === 0 || random.chance(0.5))) {
    const name = random.pick(names).replace('{city}', city).replace('{brand}', brand);
    return { name, shortName: name.replace(city, ''), brand, isPublic: true };
  }
  const trade = random.pick(trades);
  const name = random.weighted([
    [`${city}${brand}${trade}有限公司`, 8],
    [`${brand}${trade}（${city}）有限公司`, 3],
    [`${city}${brand}${trade}股份有限公司`, isLarge ? 4 : 0.3],
    [`${city}市${brand}${trade}有限责任公司`, 1],
    [`${brand}${trade}集团有限公司`, isLarge ? 4 : 0],
  ]);
  const shortName = brand + (trade.length <= 4 ? trade : trade.slice(0, 2));
  return {
    name: /^(北京|上海|天津|重庆)市/.test(name) ? name.replace('市', '') : name,
    shortName,
    brand,
    isPublic: false,
  };
}
const forms = {
  'United States': ['Inc.', 'LLC', 'Corp.', 'Co.'],
  Canada: ['Inc.', 'Ltd.', 'Corp.'],
  'United Kingdom': ['Ltd', 'Ltd', 'Group plc', 'LLP'],
  Australia: ['Pty Ltd', 'Pty Ltd', 'Group'],
} as const;
export function englishNaming(
  random: Random,
  industry: Industry,
  country: EnglishPlace['country'],
  taken: Set<string>,
): Naming {
  let brand;
  do
    brand = random.chance(0.75)
      ? random.pick(englishBrands)
      : `${random.pick(englishSurnames)} & ${random.pick(englishSurnames)}`;
  while (taken.has(brand));
  taken.add(brand);
  const { names = [], trades } = industry.en;
  if (names.length > 0 && !brand.includes('&') && (trades.length === 0 || random.chance(0.6))) {
    const name = random.pick(names).replace('{brand}', brand);
    return { name, shortName: name, brand, isPublic: true };
  }
  const trade = trades.length > 0 ? random.pick(trades) : 'Services';
  return {
    name: `${brand} ${trade} ${random.pick(forms[country])}`,
    shortName: `${brand} ${trade}`,
    brand,
    isPublic: false,
  };
}
