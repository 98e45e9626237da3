/**
 * Dates as people and programs write them. A text alone may not say which of its parts is the day: `readDate` takes
 * the order of the column it stands in, which `date-order.ts` decides over the whole column.
 */
import type { dateOrders } from '#contract/business/transfer';

export type DateOrder = (typeof dateOrders)[number];

export interface ReadDate {
  year: number;
  month: number;
  day: number;
  /** Seconds from midnight; null where the text has no time. */
  seconds: number | null;
  /** Minutes east of Greenwich, where the text says so. */
  offsetMinutes: number | null;
}

/** Three numbers whose order is open: the parts as written. */
export interface OpenDate {
  parts: readonly [string, string, string];
  rest: string;
}

/** Month names of the languages of Latin script that CRM exports come in, long and short, without points. */
const monthNames = new Map(
  ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((style) =>
      Array.from({ length: 12 }, (_, month) => {
        const name = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
        return [plainWord(name.format(Date.UTC(2020, month, 15))), month + 1] as const;
      }),
    ),
  ),
);
monthNames.set('sept', 9);

function plainWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?(.*)$/s;
const republic = /^(?:民國|民国)\s*(\d{1,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(.*)$/s;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(.*))?$/s;
const dayMonthName =
  /^(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*(?:de\s+)?(\p{L}{3,})\.?[\s,\-/]*(?:de\s+)?(\d{4}|\d{2})(?!\d)(.*)$/su;
const monthNameDay = /^(\p{L}{3,})\.?[\s\-/]*(\d{1,2})(?:st|nd|rd|th)?[\s,\-/]+(\d{4}|\d{2})(?!\d)(.*)$/su;
const threeNumbers = /^(\d{1,2})\s*([-/.年])\s*(\d{1,2})\s*([-/.月])\s*(\d{4}|\d{1,2})(?!\d)\s*日?(.*)$/s;
const weekday = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|\p{L}{2,10}\.?,\s+)/iu;
const time =
  /^[\sT,]*(上午|下午|早上|晚上|凌晨|中午)?\s*(\d{1,2})[:时時点點](\d{1,2})?[:分]?(\d{1,2})?秒?(?:[.,]\d+)?\s*([ap]\.?m\.?)?\s*(?:\(?(z|utc|gmt)?\s*([+-]\d{1,2}:?\d{2})?\)?)?$/i;
/** Days from Excel's day 0 to 1970-01-01; the numbers below stand for 1954 to 2119. */
const excelEpoch = 25_569;
const excelSerial = /^([2-7]\d{4})(\.\d+)?$/;

/** Reads a date in the given order. Null where the text is none, or no day of the calendar. */
export function readDate(text: string, order: DateOrder, thisYear: number): ReadDate | null {
  const tidy = tidyDate(text);
  const certain = readCertain(tidy, thisYear);
  if (certain !== null) return certain;
  const open = openParts(tidy);
  return open === null ? null : inOrder(open, order, thisYear);
}

function tidyDate(text: string): string {
  const tidy = text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*[(（]?(?:星期|周|週)[一二三四五六日天][)）]?\s*/u, ' ');
  return tidy.replace(weekday, '').trim();
}

/** Reads what says by itself which part is which. */
function readCertain(text: string, thisYear: number): ReadDate | null {
  const serial = excelSerial.exec(text);
  if (serial !== null) {
    const at = new Date(Math.round((Number(text) - excelEpoch) * 86_400) * 1000);
    const seconds = serial[2] === undefined ? null : (at.getTime() / 1000) % 86_400;
    return {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      seconds,
      offsetMinutes: null,
    };
  }
  let m = yearFirst.exec(text);
  if (m !== null) return build(Number(m[1]), Number(m[2]), Number(m[3]), m[4] ?? '');
  m = republic.exec(text);
  if (m !== null) return build(Number(m[1]) + 1911, Number(m[2]), Number(m[3]), m[4] ?? '');
  m = compact.exec(text);
  if (m !== null) {
    const clock = m[4] === undefined ? '' : ` ${m[4]}:${m[5] ?? '00'}:${m[6] ?? '00'}${m[7] ?? ''}`;
    return build(Number(m[1]), Number(m[2]), Number(m[3]), clock);
  }
  m = dayMonthName.exec(text);
  let month = monthNames.get(plainWord(m?.[2] ?? ''));
  if (m !== null && month !== undefined)
    return build(fullYear(m[3] ?? '', thisYear), month, Number(m[1]), m[4] ?? '');
  m = monthNameDay.exec(text);
  month = monthNames.get(plainWord(m?.[1] ?? ''));
  if (m !== null && month !== undefined)
    return build(fullYear(m[3] ?? '', thisYear), month, Number(m[2]), m[4] ?? '');
  return null;
}

/** Three numbers in an order that only the column can tell; null where the text is something else. */
export function openDate(text: string): OpenDate | null {
  const tidy = tidyDate(text);
  return yearFirst.test(tidy) || excelSerial.test(tidy) ? null : openParts(tidy);
}

function openParts(text: string): OpenDate | null {
  const m = threeNumbers.exec(text);
  if (m === null) return null;
  const rest = m[6] ?? '';
  if (rest.trim() !== '' && readTime(rest) === null) return null;
  return { parts: [m[1] ?? '', m[3] ?? '', m[5] ?? ''], rest };
}

/** The date that three numbers make in an order; null where they make none. */
export function inOrder({ parts, rest }: OpenDate, order: DateOrder, thisYear: number): ReadDate | null {
  const [a, b, c] = parts;
  if (order === 'ymd')
    return c.length === 4 ? null : build(fullYear(a, thisYear), Number(b), Number(c), rest);
  const [day, month] = order === 'dmy' ? [a, b] : [b, a];
  return build(fullYear(c, thisYear), Number(month), Number(day), rest);
}

/** A year of two digits is the one that lies between 80 years ago and 19 years ahead. */
function fullYear(digits: string, thisYear: number): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  const century = thisYear - (thisYear % 100);
  if (century + year > thisYear + 19) return century + year - 100;
  return century + year <= thisYear - 81 ? century + year + 100 : century + year;
}

function build(year: number, month: number, day: number, rest: string): ReadDate | null {
  const clock = rest.trim() === '' ? { seconds: null, offsetMinutes: null } : readTime(rest);
  if (clock === null || month < 1 || month > 12 || day < 1 || year < 1900 || year > 2200) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return { year, month, day, ...clock };
}

function readTime(text: string): { seconds: number; offsetMinutes: number | null } | null {
  const m = time.exec(text);
  if (m === null) return null;
  let hour = Number(m[2]);
  const minute = Number(m[3] ?? 0);
  const half = m[5]?.toLowerCase()[0] ?? (m[1] === undefined ? '' : /[上早凌]/.test(m[1]) ? 'a' : 'p');
  if (half !== '' && hour <= 12) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const second = Number(m[4] ?? 0);
  if (hour > 24 || minute > 59 || second > 60) return null;
  const offset = m[7] === undefined ? null : /^([+-])(\d{1,2}):?(\d{2})$/.exec(m[7]);
  const east = offset === null ? null : Number(offset[2]) * 60 + Number(offset[3]);
  const offsetMinutes = east !== null ? (offset?.[1] === '-' ? -east : east) : m[6] === undefined ? null : 0;
  return { seconds: (hour * 60 + minute) * 60 + second, offsetMinutes };
}

/** `YYYY-MM-DD`. Where the text names an offset, the day is the one that it is then in `timeZone`. */
export function dayOf(date: ReadDate, timeZone: string): string {
  if (date.offsetMinutes === null || date.seconds === null) return isoDay(date.year, date.month, date.day);
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instantMs(date, timeZone));
}

/** ISO 8601 in UTC. Without an offset the time is that of `timeZone`; without a time it is noon there. */
export const instantOf = (date: ReadDate, timeZone: string): string =>
  new Date(instantMs(date, timeZone)).toISOString();

function instantMs(date: ReadDate, timeZone: string): number {
  const wall = Date.UTC(date.year, date.month - 1, date.day, 0, 0, date.seconds ?? 43_200);
  if (date.offsetMinutes !== null) return wall - date.offsetMinutes * 60_000;
  // The offset at the instant that the wall clock would be in UTC is right but within hours of a change of clocks; the second look mends that.
  const first = wall - zoneOffsetMs(wall, timeZone);
  return wall - zoneOffsetMs(first, timeZone);
}

function zoneOffsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const m = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find((p) => p.type === 'timeZoneName')?.value ?? '');
  if (m === null) return 0;
  const minutes = Number(m[2]) * 60 + Number(m[3]);
  return (m[1] === '-' ? -minutes : minutes) * 60_000;
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
