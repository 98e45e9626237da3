/**
 * A cell → the value of a field, by the field's kind. What cannot be read is a problem of the row; nothing is guessed
 * without saying so. Limits are those of the contract: the last word has the schema by which the API takes the field.
 */
import type { z } from 'zod';
import { contactFields } from '#contract/business/contacts';
import { customerFields } from '#contract/business/customers';
import { followUpFields } from '#contract/business/follow-ups';
import { opportunityFields, productFields } from '#contract/business/opportunities';
import { Day, Email, Instant, line, note, Phone } from '#contract/fields';
import { type DateOrder, dayOf, instantOf, readDate } from './dates.ts';
import type { Field } from './field.ts';
import type { ImportObject } from './fields.ts';
import { currencyOf, type DecimalMark, readNumber, toPlaces } from './numbers.ts';
import { choicesOf, keyOf, vocabularyOf } from './words.ts';

export interface ReadingHouse {
  currency: string;
  timeZone: string;
  thisYear: number;
}

/** How the values of a column are written. */
export interface ColumnHabit {
  dateOrder: DateOrder;
  decimalMark: DecimalMark;
}

export type Value = string | number | boolean | string[] | { amount: string; currency: string | null };
/** `error` keeps the row out; `notice` only says what was done with the value. */
export interface Fault {
  code: string;
  detail: string;
  weight: 'error' | 'notice';
}
export interface Reading {
  value: Value | null;
  faults: Fault[];
}

const nothing: Reading = { value: null, faults: [] };
const fails = (code: string, detail: string): Reading => ({
  value: null,
  faults: [{ code, detail, weight: 'error' }],
});
const is = (value: Value): Reading => ({ value, faults: [] });

/**
 * Characters that a value of a kind may have before anybody looks what it says: patterns that find numbers in anything
 * take time by the square of its length, and a cell may have a million.
 */
const longest: Partial<Record<Field['kind'], number>> = {
  phones: 2000,
  emails: 5000,
  integer: 200,
  year: 200,
  money: 200,
  currency: 200,
  percent: 200,
  day: 200,
  instant: 200,
};

/** Reads one cell. An empty one is no value, and no fault. */
export function readValue(
  object: ImportObject,
  field: Field,
  text: string,
  habit: ColumnHabit,
  house: ReadingHouse,
): Reading {
  if (text.trim() === '' || isBlankWord(text)) return nothing;
  if (text.trim().length > (longest[field.kind] ?? Infinity))
    return fails('too_big', details['too_big'] ?? '');
  const read = readers[field.kind](text.trim(), { object, field, habit, house });
  return read.value === null ? read : within(object, field, read);
}

/** What databases and spreadsheets write for nothing, or in place of a value that went wrong. */
const isBlankWord = (text: string): boolean => /^(null|\\n|n\/a|#n\/a|#null!|-|—|--)$/i.test(text.trim());

interface Circumstances {
  object: ImportObject;
  field: Field;
  habit: ColumnHabit;
  house: ReadingHouse;
}
type Reader = (text: string, c: Circumstances) => Reading;

const readers: Record<Field['kind'], Reader> = {
  text: (text, { field }) => is(field.field === 'level' ? levelOf(text) : text),
  word: (text, { field }) => is(keyOf(vocabularyOf(field.field), text) ?? text),
  reference: (text) => is(oneLine(text)),
  list: (text) => is(splitList(text)),
  phones: (text, { field }) => readPhones(text, field),
  emails: (text, { field }) => readEmails(text, field),
  website: (text) => is(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`),
  integer: readInteger,
  year: readYear,
  money: readMoney,
  currency(text, { house }) {
    const currency = currencyOf(text, house.currency);
    return currency === null ? fails('unknown_currency', `“${short(text)}” is no currency.`) : is(currency);
  },
  percent: readPercent,
  day: (text, { habit, house }) => {
    const date = readDate(text, habit.dateOrder, house.thisYear);
    return date === null
      ? fails('invalid_date', `“${short(text)}” is no date.`)
      : is(dayOf(date, house.timeZone));
  },
  instant: (text, { habit, house }) => {
    const date = readDate(text, habit.dateOrder, house.thisYear);
    return date === null
      ? fails('invalid_date', `“${short(text)}” is no date.`)
      : is(instantOf(date, house.timeZone));
  },
  flag: (text) => {
    const flag = readFlag(text);
    return flag === null ? fails('invalid_choice', `“${short(text)}” is neither yes nor no.`) : is(flag);
  },
  choice: (text, { object, field }) => {
    const key = keyOf(choicesOf(object, field.field), text);
    return key === undefined ? fails('invalid_choice', `“${short(text)}” is none of the choices.`) : is(key);
  },
};

/** `A级` and `A类客户` are level A. */
const levelOf = (text: string): string =>
  /^([a-d])\s*[级級类類](?:客[户戶])?$/i.exec(text)?.[1]?.toUpperCase() ?? text;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Cuts a cell at semicolons, commas and line breaks; a part in quotes stays whole. */
export function splitList(text: string): string[] {
  const parts = text.match(/\s*"(?:[^"]|"")*"\s*(?=[;,|，；、\n\r]|$)|[^;,|，；、\n\r]+/g) ?? [];
  const clean = parts.map((part) => {
    const tidy = part.trim();
    return tidy.length > 1 && /^".*"$/s.test(tidy) ? tidy.slice(1, -1).replaceAll('""', '"').trim() : tidy;
  });
  return [...new Set(clean.filter((part) => part !== ''))];
}

function readPhones(text: string, field: Field): Reading {
  if (/^\d(\.\d+)?e\+\d+$/i.test(text))
    return fails(
      'invalid_phone',
      'Excel has cut this number. Format the column as text and export it again.',
    );
  const parts = splitList(text.replace(/(\d{7,})\s*\/\s*(?=\+?\d{7,})/g, '$1;'));
  const phones = parts.map((part) =>
    part
      .normalize('NFKC')
      .replace(/^(\p{L}+\.?\s*)?[:：]\s*/u, '')
      .replace(/^(\d{7,})\.0$/, '$1')
      .replace(/[–—]/g, '-'),
  );
  const wrong = phones.find((phone) => !Phone.safeParse(phone).success);
  if (wrong !== undefined) return fails('invalid_phone', `“${short(wrong)}” is no phone number.`);
  const [first] = phones;
  if (first === undefined) return nothing;
  return is(field.field === 'phone' ? first : phones);
}

function readEmails(text: string, field: Field): Reading {
  const parts = text.split(/[;,|，；、\s]+/).filter((part) => part.includes('@') || !text.includes('@'));
  const emails = parts.map((part) =>
    part
      .replace(/^<|>$/g, '')
      .replace(/^mailto:/i, '')
      .normalize('NFKC')
      .toLowerCase(),
  );
  const wrong = emails.find((email) => !Email.safeParse(email).success);
  if (wrong !== undefined) return fails('invalid_email', `“${short(wrong)}” is no e-mail address.`);
  const [first] = emails;
  if (first === undefined) return nothing;
  return is(field.field === 'email' ? first : [...new Set(emails)]);
}

function readInteger(text: string, { habit }: Circumstances): Reading {
  const range = /^\D{0,3}?(\d[\d,.]*)\s*(?:[-–—~～至到]|to)\s*(\d[\d,.]*)/.exec(text.normalize('NFKC'));
  const number = readNumber(range?.[1] ?? text.replace(/[+＋]\s*\D*$/, ''), habit.decimalMark);
  if (number === null) return fails('invalid_number', `“${short(text)}” is no number.`);
  const { decimal, rounded } = toPlaces(number.decimal, 0);
  const reading = is(Number(decimal));
  if (range !== null)
    reading.faults.push({
      code: 'lower_end',
      detail: `“${short(text)}” was read as ${decimal}.`,
      weight: 'notice',
    });
  else if (rounded)
    reading.faults.push({
      code: 'rounded',
      detail: `“${short(text)}” was rounded to ${decimal}.`,
      weight: 'notice',
    });
  return reading;
}

function readYear(text: string, { habit, house }: Circumstances): Reading {
  const year = /^(\d{4})\s*年?$/.exec(text.normalize('NFKC'))?.[1];
  if (year !== undefined) return is(Number(year));
  const date = readDate(text, habit.dateOrder, house.thisYear);
  return date === null ? fails('invalid_number', `“${short(text)}” is no year.`) : is(date.year);
}

function readMoney(text: string, { habit, house }: Circumstances): Reading {
  const number = readNumber(text, habit.decimalMark);
  if (number === null) return fails('invalid_number', `“${short(text)}” is no amount.`);
  const currency = number.around === '' ? null : currencyOf(number.around, house.currency);
  if (number.around !== '' && currency === null)
    return fails('unknown_currency', `“${short(text)}” is no amount in a known currency.`);
  const { decimal, rounded } = toPlaces(number.decimal, 2);
  if (decimal.startsWith('-')) return fails('negative', `“${short(text)}” is less than nothing.`);
  const reading = is({ amount: decimal, currency });
  if (rounded)
    reading.faults.push({
      code: 'rounded',
      detail: `“${short(text)}” was rounded to ${decimal}.`,
      weight: 'notice',
    });
  return reading;
}

function readPercent(text: string, { habit }: Circumstances): Reading {
  const number = readNumber(text, habit.decimalMark);
  if (number === null || !['', '%'].includes(number.around))
    return fails('invalid_number', `“${short(text)}” is no percentage.`);
  const said = Number(number.decimal);
  // 0.35 and 1.0 are how spreadsheets keep 35 % and 100 %.
  const share = number.around === '' && ((said > 0 && said < 1) || /^1[.,]0+$/.test(text));
  return is(Math.round(share ? said * 100 : said));
}

const yes =
  /^(y|yes|true|t|1|on|x|✓|✔|√|active|enabled|是|对|對|有|启用|啟用|上架|在售|已上架|已启用|有效|正常|ja|oui|sí|si|sim|vero|vrai|wahr|verdadero)$/i;
const no =
  /^(n|no|false|f|0|off|✗|✘|×|inactive|disabled|否|不是|无|無|没有|停用|禁用|下架|停售|已下架|已停用|无效|無效|nein|non|não|falso|faux|falsch)$/i;
function readFlag(text: string): boolean | null {
  const word = text.normalize('NFC').trim();
  return yes.test(word) ? true : no.test(word) ? false : null;
}

const addressShape = customerFields.address.shape;
const billingShape = customerFields.billing.shape;
/** Schemas by which the API takes these fields; references and combined fields are checked where they are put together. */
const schemas: Record<ImportObject, Record<string, z.ZodType>> = {
  customer: {
    ...customerFields,
    ...Object.fromEntries(Object.entries(addressShape).map(([k, s]) => [`address.${k}`, s])),
    ...Object.fromEntries(Object.entries(billingShape).map(([k, s]) => [`billing.${k}`, s])),
    parent: line(200),
    owner: line(200),
    collaborators: note(1000),
  },
  contact: {
    ...contactFields,
    firstName: line(100),
    lastName: line(100),
    customer: line(200),
  },
  followUp: {
    ...followUpFields,
    customer: line(200),
    contact: line(100),
    opportunity: line(200),
    owner: line(200),
    at: Instant,
  },
  opportunity: {
    ...opportunityFields,
    externalId: line(100),
    customer: line(200),
    owner: line(200),
    pipeline: line(100),
    stage: line(100),
    closedOn: Day,
    lossNote: note(2000),
    product: line(200),
  },
  product: productFields,
  person: {
    name: line(100),
    email: Email,
    phone: Phone,
    title: line(100),
    department: line(100),
    manager: line(200),
  },
};

/** Checks a value by the contract's own schema, and takes what that makes of it (trimmed, composed). */
function within(object: ImportObject, field: Field, read: Reading): Reading {
  const schema = schemas[object][field.field];
  if (schema === undefined || field.kind === 'money' || field.kind === 'choice') {
    const money = read.value;
    if (
      typeof money === 'object' &&
      money !== null &&
      'amount' in money &&
      !/^\d{1,13}(\.\d+)?$/.test(money.amount)
    )
      return fails('too_big', 'This amount is too large.');
    return read;
  }
  const checked = schema.safeParse(read.value);
  if (checked.success) return { value: checked.data as Value, faults: read.faults };
  const issue = checked.error.issues[0];
  const code = issue?.code === 'custom' ? issue.message : (issue?.code ?? 'invalid');
  return fails(code, details[code] ?? 'This value is not right.');
}

const details: Record<string, string> = {
  too_big: 'This value is too long or too large.',
  too_small: 'This value is too short or too small.',
  control_characters: 'This text holds characters that cannot be shown.',
  not_a_web_address: 'This is no web address.',
  invalid_format: 'This value is not written as it has to be.',
  out_of_range: 'This lies too far in the past or the future.',
};
