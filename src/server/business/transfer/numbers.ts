/**
 * Numbers and money as people and programs write them, kept as decimal text so that nothing is rounded on the way.
 * Whether a comma is the decimal mark is decided over the whole column.
 */
export type DecimalMark = '.' | ',';

/** What the numbers of a column have shown about their decimal mark. */
export interface NumberProfile {
  values: number;
  numbers: number;
  point: number;
  comma: number;
}
export const newNumberProfile = (): NumberProfile => ({ values: 0, numbers: 0, point: 0, comma: 0 });

/** Takes one more value into account. `1.234` and `1,234` alone say nothing; `1.234,5`, `3,50` and `1,234,567` do. */
export function seeNumber(profile: NumberProfile, value: string): void {
  profile.values++;
  const bare = split(value);
  if (bare === null) return;
  profile.numbers++;
  const mark = decimalMarkOf(bare.digits);
  if (mark === '.') profile.point++;
  if (mark === ',') profile.comma++;
}

/** The decimal mark of a column; undecided, it is the comma only where the file's delimiter is a semicolon. */
export function decideDecimalMark(profile: NumberProfile, delimiter: string): DecimalMark {
  if (profile.point !== profile.comma) return profile.point > profile.comma ? '.' : ',';
  return delimiter === ';' ? ',' : '.';
}

function decimalMarkOf(digits: string): DecimalMark | null {
  const lastPoint = digits.lastIndexOf('.');
  const lastComma = digits.lastIndexOf(',');
  if (lastPoint !== -1 && lastComma !== -1) return lastPoint > lastComma ? '.' : ',';
  const at = Math.max(lastPoint, lastComma);
  if (at === -1) return null;
  const mark = lastPoint === -1 ? ',' : '.';
  const other = mark === '.' ? ',' : '.';
  if (digits.indexOf(mark) !== at) return other;
  // Three digits behind the only mark may be thousands, unless there is nothing, a zero or too much before it.
  const thousands = digits.length - at === 4 && at >= 1 && at <= 3 && !digits.startsWith('0');
  return thousands ? null : mark;
}

interface Bare {
  negative: boolean;
  digits: string;
  /** Powers of ten that a word behind the number stands for. */
  power: number;
  /** What stands around it: a currency, a unit, a percent sign. */
  around: string;
}

const powers: Record<string, number> = {
  k: 3,
  thousand: 3,
  千: 3,
  万: 4,
  萬: 4,
  m: 6,
  mio: 6,
  mn: 6,
  million: 6,
  百万: 6,
  百萬: 6,
  千万: 7,
  千萬: 7,
  亿: 8,
  億: 8,
  b: 9,
  bn: 9,
  billion: 9,
};

const shape = /^([^\d.,]*?)([+-]?)([^\d.,+-]*?)((?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d{1,2})?)([^\d.,]*)$/i;

function split(value: string): Bare | null {
  let text = value
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace(/[−–—]/g, '-');
  const brackets = /^\((.*)\)$/.exec(text) ?? /^([^-]*)-$/.exec(text);
  if (brackets?.[1] !== undefined) text = brackets[1];
  const m = shape.exec(text);
  if (m === null) return null;
  const [, before = '', sign = '', between = '', digits = '', after = ''] = m;
  if (/[-+]/.test(before + between + after)) return null;
  const unit = /^(百?千?[万萬]|千|[亿億]|k|thousand|mio|mn|million|m|billion|bn|b)?\.?(.*)$/i.exec(after);
  const power = powers[(unit?.[1] ?? '').toLowerCase()] ?? 0;
  return {
    negative: brackets?.[1] !== undefined || sign === '-',
    digits: digits.replace(/[.,]$/, ''),
    power,
    around: before + between + (unit?.[2] ?? ''),
  };
}

export interface ReadNumber {
  /** Plain decimal text: `-1234.5`. */
  decimal: string;
  /** Currency, unit or percent sign that stood around the digits, without spaces. */
  around: string;
}

/** Reads a number with whatever stands around it; null where it is none. */
export function readNumber(value: string, mark: DecimalMark): ReadNumber | null {
  const bare = split(value);
  if (bare === null) return null;
  const [mantissa = '', exponent = '0'] = bare.digits.toLowerCase().split('e');
  // The value's own marks go before the column's habit.
  const own = decimalMarkOf(mantissa) ?? mark;
  const group = own === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...rest] = mantissa.replaceAll(group, '').split(own);
  if (rest.length > 0 || !/^\d*$/.test(whole + fraction)) return null;
  if (mantissa.includes(group) && !grouped(mantissa.split(own)[0] ?? '', group)) return null;
  const decimal = shifted(whole, fraction, bare.power + Number(exponent));
  return { decimal: bare.negative && decimal !== '0' ? `-${decimal}` : decimal, around: bare.around };
}

/** Thousands (or, in India, hundreds above them): a first group of up to three digits, then groups of two or three. */
const grouped = (whole: string, group: string): boolean =>
  new RegExp(`^\\d{1,3}(\\${group}\\d{2,3})*\\${group}\\d{3}$`).test(whole);

function shifted(whole: string, fraction: string, power: number): string {
  let digits = whole + fraction;
  let point = whole.length + power;
  if (point < 0) {
    digits = '0'.repeat(-point) + digits;
    point = 0;
  }
  digits = digits.padEnd(point, '0');
  const integer = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const rest = digits.slice(point).replace(/0+$/, '');
  return rest === '' ? integer : `${integer}.${rest}`;
}

/** Rounds decimal text half away from zero; says whether anything was lost. */
export function toPlaces(decimal: string, places: number): { decimal: string; rounded: boolean } {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  if (fraction.length <= places) return { decimal, rounded: false };
  const kept = BigInt(whole + fraction.slice(0, places)) + (fraction.charAt(places) >= '5' ? 1n : 0n);
  const text = shifted(kept.toString(), '', -places);
  return { decimal: negative && text !== '0' ? `-${text}` : text, rounded: true };
}

const currencyWords: Record<string, string> = {
  元: 'CNY',
  人民币: 'CNY',
  人民幣: 'CNY',
  rmb: 'CNY',
  'cn¥': 'CNY',
  美元: 'USD',
  美金: 'USD',
  us$: 'USD',
  欧元: 'EUR',
  歐元: 'EUR',
  '€': 'EUR',
  '£': 'GBP',
  英镑: 'GBP',
  英鎊: 'GBP',
  港元: 'HKD',
  港币: 'HKD',
  港幣: 'HKD',
  hk$: 'HKD',
  新台币: 'TWD',
  新台幣: 'TWD',
  新臺幣: 'TWD',
  台币: 'TWD',
  台幣: 'TWD',
  nt$: 'TWD',
  ntd: 'TWD',
  日元: 'JPY',
  日圆: 'JPY',
  日圓: 'JPY',
  円: 'JPY',
  '₩': 'KRW',
  韩元: 'KRW',
  '₹': 'INR',
  s$: 'SGD',
  a$: 'AUD',
  c$: 'CAD',
  fr: 'CHF',
};
const dollars = new Set(['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD']);
const known = new Set(Intl.supportedValuesOf('currency'));

/** Currency of what stands around a number, or of a cell that names one. Null: it names none that is known. */
export function currencyOf(text: string, house: string): string | null {
  const word = text
    .normalize('NFKC')
    .replace(/[\s.()（）]/g, '')
    .toLowerCase();
  if (word === '$') return dollars.has(house) ? house : 'USD';
  if (word === '¥' || word === '\\') return house === 'JPY' ? 'JPY' : 'CNY';
  if (word === '元' || word === '块' || word === '塊') return ['TWD', 'HKD'].includes(house) ? house : 'CNY';
  const code = /[a-z]{3}/.exec(word)?.[0].toUpperCase();
  if (currencyWords[word] !== undefined) return currencyWords[word];
  // `CNY-China Yuan`, `US Dollar (USD)`, `USD$`.
  const named = /^([a-z]{3})([^a-z]|$)|[^a-z]([a-z]{3})$/.exec(
    text
      .normalize('NFKC')
      .replace(/[()（）]/g, ' ')
      .trim()
      .toLowerCase(),
  );
  const letters = (named?.[1] ?? named?.[3] ?? (word.length === 3 ? code : undefined))?.toUpperCase();
  return letters !== undefined && known.has(letters) ? letters : null;
}
